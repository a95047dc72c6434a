/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing an article's tree out again. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-writer.h"

#include <string.h>

#include "coranto-page-picture.h"
#include "coranto-page-text.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MOST_CAPTION 600 /* ink */

typedef struct
{
  const CorantoPageMap *map;
  const CorantoArticleBody *body;
  const char *base;
  GString *out;
  GHashTable *pictures; /* addresses already shown */
} Writer;

static void
write_attribute (Writer *writer, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (!value)
    return;
  escaped = coranto_text_escape_html (value);
  g_string_append_printf (writer->out, " %s=\"%s\"", name, escaped);
}

/* A line that says what the picture before it is called. */
static gboolean
repeats_picture (const CorantoPageMap *map, const CorantoPageNode *entry)
{
  const xmlNode *before = xmlPreviousElementSibling (entry->node);
  guint index = coranto_page_map_index (map, before);
  g_autofree char *text = NULL;

  if (index == 0 || entry->tag != CORANTO_TAG_P || entry->ink > MOST_CAPTION / 4
      || map->nodes[index].pictures == 0)
    return FALSE;
  text = coranto_page_map_text (map, entry->node, NULL, 0);
  for (guint i = index; i < map->nodes[index].end; i++)
    if (map->nodes[i].tag == CORANTO_TAG_IMG
        && coranto_text_same_words (text, coranto_html_attribute (map->nodes[i].node, "alt")))
      return TRUE;
  return FALSE;
}

/* What describes a picture, not the matter. */
static gboolean
is_caption (const CorantoPageMap *map, const CorantoPageNode *entry)
{
  return repeats_picture (map, entry) || entry->tag == CORANTO_TAG_FIGCAPTION
         || ((entry->roles & CORANTO_ROLE_CAPTION) && entry->tag != CORANTO_TAG_FIGURE
             && entry->ink < MOST_CAPTION);
}

static void
write_picture (Writer *writer, const xmlNode *node)
{
  char *address = coranto_picture_address (node, writer->base);

  if (!address || coranto_picture_is_tiny (node)
      || g_hash_table_contains (writer->pictures, address))
    {
      g_free (address);
      return;
    }
  g_hash_table_add (writer->pictures, address);
  g_string_append (writer->out, "<img");
  write_attribute (writer, "src", address);
  write_attribute (writer, "alt", coranto_html_attribute (node, "alt"));
  write_attribute (writer, "title", coranto_html_attribute (node, "title"));
  g_string_append_c (writer->out, '>');
}

/* Elements whose tags are written; the rest leaves its content. */
static const char *
name_to_write (const CorantoPageNode *entry)
{
  static const char *const inlines[]
      = { "abbr", "b", "cite",  "code",   "del", "em",  "i",  "ins", "kbd", "mark",
          "q",    "s", "small", "strong", "sub", "sup", "tt", "u",   NULL };
  const char *name = (const char *) entry->node->name;

  switch (entry->tag)
    {
    case CORANTO_TAG_INLINE:
      return g_strv_contains (inlines, name) ? name : NULL;
    case CORANTO_TAG_BLOCKQUOTE:
    case CORANTO_TAG_DD:
    case CORANTO_TAG_DIV:
    case CORANTO_TAG_DL:
    case CORANTO_TAG_DT:
    case CORANTO_TAG_FIGCAPTION:
    case CORANTO_TAG_FIGURE:
    case CORANTO_TAG_HEADING:
    case CORANTO_TAG_LI:
    case CORANTO_TAG_LIST:
    case CORANTO_TAG_P:
    case CORANTO_TAG_PRE:
    case CORANTO_TAG_TABLE:
    case CORANTO_TAG_TD:
    case CORANTO_TAG_TR:
    case CORANTO_TAG_TROWS:
      return name;
    case CORANTO_TAG_ARTICLE:
    case CORANTO_TAG_ASIDE:
    case CORANTO_TAG_HEADER:
    case CORANTO_TAG_MAIN:
    case CORANTO_TAG_SECTION:
      return "div";
    default:
      return NULL;
    }
}

/* Two and more line breaks in a row part paragraphs: the first of them opens one, which ends by
 * itself where the next begins. */
static void
write_break (Writer *writer, const CorantoPageNode *entry)
{
  const xmlNode *before = entry->node->prev;
  const xmlNode *after = entry->node->next;
  const CorantoPageNode *parent = &writer->map->nodes[entry->parent];

  while (before && xmlIsBlankNode (before))
    before = before->prev;
  while (after && xmlIsBlankNode (after))
    after = after->next;
  if (!(parent->flags & CORANTO_PAGE_BLOCK) || parent->tag == CORANTO_TAG_LI
      || (!coranto_html_is (after, "br") && !coranto_html_is (before, "br")))
    g_string_append (writer->out, "<br>");
  else if (!coranto_html_is (before, "br"))
    g_string_append (writer->out, "<p>");
}

/* The pictures that a page shows to readers without scripts. */
static void
write_noscript (Writer *writer, const xmlNode *node)
{
  g_autofree char *html = coranto_html_text ((xmlNode *) node);
  g_autoptr (CorantoHtmlDocument) document = NULL;
  xmlNode *root = (xmlNode *) node;

  if (strstr (html, "<img"))
    {
      document = coranto_html_document_parse_fragment (html, -1, writer->base,
                                                       coranto_limits_default (), NULL);
      root = document ? coranto_html_document_get_root (document) : NULL;
    }
  for (xmlNode *walk = root; walk; walk = coranto_html_next (root, walk, FALSE))
    if (coranto_html_is (walk, "img"))
      write_picture (writer, walk);
}

static void
write_start (Writer *writer, const CorantoPageNode *entry)
{
  const char *name;

  if (entry->tag == CORANTO_TAG_BR)
    {
      write_break (writer, entry);
      return;
    }
  if (entry->tag == CORANTO_TAG_HR)
    {
      g_string_append (writer->out, "<hr>");
      return;
    }
  if (entry->tag == CORANTO_TAG_IMG)
    {
      write_picture (writer, entry->node);
      return;
    }
  if (entry->tag == CORANTO_TAG_A)
    {
      const char *href = coranto_html_attribute (entry->node, "href");
      g_autofree char *address = href ? coranto_url_resolve_link (writer->base, href) : NULL;

      g_string_append (writer->out, "<a");
      write_attribute (writer, "href", address);
      g_string_append_c (writer->out, '>');
      return;
    }
  name = name_to_write (entry);
  if (!name)
    return;
  g_string_append_printf (writer->out, "<%s", name);
  if (entry->tag == CORANTO_TAG_TD)
    {
      write_attribute (writer, "colspan", coranto_html_attribute (entry->node, "colspan"));
      write_attribute (writer, "rowspan", coranto_html_attribute (entry->node, "rowspan"));
    }
  g_string_append_c (writer->out, '>');
}

static void
write_end (Writer *writer, const CorantoPageNode *entry)
{
  const char *name = entry->tag == CORANTO_TAG_A ? "a" : name_to_write (entry);

  if (name)
    g_string_append_printf (writer->out, "</%s>", name);
}

static void
write_text (Writer *writer, const xmlNode *node)
{
  g_autofree char *escaped = NULL;

  if (!node->content)
    return;
  escaped = coranto_text_escape_html ((const char *) node->content);
  g_string_append (writer->out, escaped);
}

char *
coranto_article_write (const CorantoPageMap *map,
                       const CorantoArticleBody *body,
                       gboolean with_captions)
{
  Writer writer
      = { map, body, coranto_html_document_get_base_url (map->page), g_string_new (NULL), NULL };
  xmlNode *root = map->nodes[body->root].node;
  xmlNode *node = root;

  writer.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (node)
    {
      gboolean descend = FALSE;

      if (node->type == XML_ELEMENT_NODE)
        {
          guint index = coranto_page_map_index (map, node);

          descend
              = !body->dropped[index] && (with_captions || !is_caption (map, &map->nodes[index]));
          if (map->nodes[index].tag == CORANTO_TAG_NOSCRIPT)
            {
              write_noscript (&writer, node);
              descend = FALSE;
            }
          if (descend)
            write_start (&writer, &map->nodes[index]);
          if (descend && !node->children)
            write_end (&writer, &map->nodes[index]);
        }
      else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        write_text (&writer, node);
      if (descend && node->children)
        {
          node = node->children;
          continue;
        }
      while (node != root && !node->next)
        {
          node = node->parent;
          write_end (&writer, &map->nodes[coranto_page_map_index (map, node)]);
        }
      node = node == root ? NULL : node->next;
    }
  g_hash_table_unref (writer.pictures);
  return g_string_free (writer.out, FALSE);
}
