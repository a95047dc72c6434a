/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of several pages.
 *
 * Both pages are seen as rows of blocks, each with a key that tells what it says.  Repeated blocks
 * are looked for at the ends of a page alone: in its midst a sentence may well stand twice. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-join.h"

#include <string.h>

#include "coranto-html-document.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_REPEATED 8 /* blocks at either end of a page */
#define PICTURE "\001" /* begins the key of a picture */

/* The blocks that one page adds: from `first` on, without the pictures that stood before; the page
 * before it ends with its block `end`. */
typedef struct
{
  guint first;
  guint end;
} Seam;

/* Seams -----------------------------------------------------------------------------------------
 */

static const char *
key_at (const GPtrArray *keys, guint index)
{
  return g_ptr_array_index (keys, index);
}

static gboolean
is_repeated (const GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < MAX_REPEATED && i < keys->len; i++)
    if (g_str_equal (key_at (keys, i), key))
      return TRUE;
  return FALSE;
}

/* The title, also with the number of the page behind it. */
static gboolean
is_title (const char *key, const char *title)
{
  return *title && g_str_has_prefix (key, title)
         && strspn (key + strlen (title), "0123456789") == strlen (key + strlen (title));
}

static Seam
find_seam (const GPtrArray *before, const GPtrArray *after, const char *title)
{
  Seam seam = { 0, before->len };
  guint last = after->len;

  while (seam.first < MIN (after->len, MAX_REPEATED)
         && (is_title (key_at (after, seam.first), title)
             || is_repeated (before, key_at (after, seam.first))))
    seam.first++;
  while (before->len - seam.end < MAX_REPEATED && seam.end > 0 && last > seam.first
         && g_str_equal (key_at (before, seam.end - 1), key_at (after, last - 1)))
    {
      seam.end--;
      last--;
    }
  if (last == seam.first) /* nothing between: it is the same page again */
    seam = (Seam){ after->len, before->len };
  return seam;
}

/* HTML -------------------------------------------------------------------------------------------
 */

typedef struct
{
  CorantoHtmlDocument *document;
  GPtrArray *nodes; /* (element-type xmlNode) of the blocks */
  GPtrArray *keys;  /* (element-type utf8) */
  GHashTable *dropped;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->dropped, g_hash_table_unref);
  g_clear_pointer (&page->keys, g_ptr_array_unref);
  g_clear_pointer (&page->nodes, g_ptr_array_unref);
  g_clear_pointer (&page->document, coranto_html_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static const char *
first_picture (xmlNode *node)
{
  for (xmlNode *walk = node; walk; walk = coranto_html_next (node, walk, FALSE))
    if (coranto_html_is (walk, "img"))
      return coranto_html_attribute (walk, "src");
  return NULL;
}

/* (transfer full) (nullable) */
static char *
key_of (xmlNode *node)
{
  const char *picture = first_picture (node);
  g_autofree char *text = NULL;
  char *bare;

  if (picture && (coranto_html_is (node, "figure") || coranto_html_is (node, "img")))
    return g_strconcat (PICTURE, picture, NULL);
  text = node->type == XML_ELEMENT_NODE ? coranto_html_text (node)
                                        : g_strdup ((const char *) node->content);
  bare = coranto_text_bare (text ? text : "");
  if (*bare)
    return bare;
  g_free (bare);
  return picture ? g_strconcat (PICTURE, picture, NULL) : NULL;
}

static gboolean
is_container (const xmlNode *node)
{
  return coranto_html_is (node, "div") || coranto_html_is (node, "section")
         || coranto_html_is (node, "article");
}

static gboolean
page_read (Page *page, const char *html, const CorantoLimits *limits)
{
  xmlNode *root, *node;

  page->document = coranto_html_document_parse_fragment (html, -1, NULL, limits, NULL);
  root = page->document ? coranto_html_document_get_body (page->document) : NULL;
  if (!root)
    return FALSE;
  page->nodes = g_ptr_array_new ();
  page->keys = g_ptr_array_new_with_free_func (g_free);
  page->dropped = g_hash_table_new (NULL, NULL);
  node = coranto_html_next (root, root, FALSE);
  while (node)
    {
      gboolean descend = is_container (node);
      char *key = descend ? NULL : key_of (node);

      if (key)
        {
          g_ptr_array_add (page->nodes, node);
          g_ptr_array_add (page->keys, key);
        }
      node = coranto_html_next (root, node, !descend);
    }
  return TRUE;
}

static void
drop (Page *page, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    g_hash_table_add (page->dropped, g_ptr_array_index (page->nodes, i));
}

static void
drop_pictures (Page *page, const Page *before)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->keys->len; i++)
    g_hash_table_add (known, g_ptr_array_index (before->keys, i));
  for (guint i = 0; i < page->keys->len; i++)
    if (g_str_has_prefix (key_at (page->keys, i), PICTURE)
        && g_hash_table_contains (known, key_at (page->keys, i)))
      drop (page, i, i + 1);
}

static gboolean
is_void (const xmlNode *node)
{
  return coranto_html_is (node, "br") || coranto_html_is (node, "img")
         || coranto_html_is (node, "hr") || coranto_html_is (node, "wbr");
}

static void
write_start (GString *out, const xmlNode *node)
{
  g_string_append_printf (out, "<%s", (const char *) node->name);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      const char *value = coranto_html_attribute (node, name);
      g_autofree char *escaped = coranto_text_escape_html (value ? value : "");

      g_string_append_printf (out, " %s=\"%s\"", name, escaped);
    }
  g_string_append_c (out, '>');
}

static void
write_node (GString *out, const xmlNode *node)
{
  g_autofree char *escaped = NULL;

  if (node->type == XML_ELEMENT_NODE)
    write_start (out, node);
  else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content)
    {
      escaped = coranto_text_escape_html ((const char *) node->content);
      g_string_append (out, escaped);
    }
}

static void
write_end (GString *out, const xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && !is_void (node))
    g_string_append_printf (out, "</%s>", (const char *) node->name);
}

/* What is left of the page. */
static void
page_write (const Page *page, GString *out)
{
  xmlNode *root = coranto_html_document_get_body (page->document);
  xmlNode *node = root->children;

  while (node)
    {
      gboolean is_dropped = g_hash_table_contains (page->dropped, node);

      if (!is_dropped)
        write_node (out, node);
      if (!is_dropped && node->type == XML_ELEMENT_NODE && node->children)
        {
          node = node->children;
          continue;
        }
      if (!is_dropped)
        write_end (out, node);
      while (node != root && !node->next)
        {
          node = node->parent;
          if (node != root)
            write_end (out, node);
        }
      node = node == root ? NULL : node->next;
    }
}

/* NULL: `next` adds nothing.  (transfer full) */
static char *
join_html (const CorantoParsedItem *item,
           const CorantoParsedItem *next,
           const char *title,
           const CorantoLimits *limits)
{
  g_auto (Page) before = { NULL };
  g_auto (Page) after = { NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  Seam seam;

  if (!page_read (&before, item->content_html, limits)
      || !page_read (&after, next->content_html, limits))
    return NULL;
  seam = find_seam (before.keys, after.keys, title);
  if (seam.first == after.keys->len)
    return NULL;
  drop (&before, seam.end, before.keys->len);
  drop (&after, 0, seam.first);
  drop_pictures (&after, &before);
  page_write (&before, out);
  g_string_append_c (out, '\n');
  page_write (&after, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Plain text --------------------------------------------------------------------------------------
 */

/* Paragraphs are apart by an empty line. */
static GPtrArray *
keys_of_paragraphs (char **paragraphs)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paragraphs[i]; i++)
    g_ptr_array_add (keys, coranto_text_bare (paragraphs[i]));
  return keys;
}

/* (transfer full) */
static char *
join_text (const char *one, const char *two, const char *title)
{
  g_auto (GStrv) before = g_strsplit (one ? one : "", "\n\n", -1);
  g_auto (GStrv) after = g_strsplit (two ? two : "", "\n\n", -1);
  g_autoptr (GPtrArray) keys_before = keys_of_paragraphs (before);
  g_autoptr (GPtrArray) keys_after = keys_of_paragraphs (after);
  Seam seam = find_seam (keys_before, keys_after, title);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < seam.end; i++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n\n" : "", before[i]);
  for (guint i = seam.first; i < keys_after->len; i++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n\n" : "", after[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Facts ------------------------------------------------------------------------------------------
 */

static void
take_text (char **fact, const char *other)
{
  if (coranto_text_is_blank (*fact) && !coranto_text_is_blank (other))
    {
      g_free (*fact);
      *fact = g_strdup (other);
    }
}

/* Some pages name their editor, or whose the article is, on the last of them alone. */
static void
take_facts (CorantoParsedItem *item, const CorantoParsedItem *next)
{
  take_text (&item->source, next->source);
  take_text (&item->editor, next->editor);
  take_text (&item->copyright, next->copyright);
  take_text (&item->image, next->image);
  if (item->authors->len == 0)
    for (guint i = 0; i < next->authors->len; i++)
      {
        const CorantoPerson *author = g_ptr_array_index (next->authors, i);

        g_ptr_array_add (item->authors, coranto_person_new (author->name, author->url));
      }
}

static void
set_next (CorantoParsedItem *item, const char *next_page_url)
{
  g_free (item->next_page_url);
  item->next_page_url = g_strdup (next_page_url);
}

gboolean
coranto_article_append_page (CorantoParsedItem *item,
                             const CorantoParsedItem *next,
                             const CorantoLimits *limits)
{
  g_autofree char *title = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (item->content_html && next->content_html, FALSE);
  if (strlen (item->content_html) + strlen (next->content_html) > limits->content_bytes)
    return FALSE;
  title = coranto_text_bare (item->title ? item->title : "");
  html = join_html (item, next, title, limits);
  if (!html)
    {
      set_next (item, NULL);
      return FALSE;
    }
  text = join_text (item->content_text, next->content_text, title);
  g_free (item->content_html);
  g_free (item->content_text);
  item->content_html = g_steal_pointer (&html);
  item->content_text = g_steal_pointer (&text);
  take_facts (item, next);
  set_next (item, next->next_page_url);
  return TRUE;
}
