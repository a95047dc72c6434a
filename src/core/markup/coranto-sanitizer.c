/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign HTML to HTML that is safe to show.  The tree is walked once and written anew:
 * I1: every name in the output comes from our own tables; input bytes appear only through
 *     coranto_sanitizer_append_escaped().
 * I2: the output, parsed by the same parser, is the tree that was written: so what was checked is
 *     what will be shown, and sanitising again changes nothing. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-sanitizer.h"

#include <string.h>

#include "coranto-html-document.h"
#include "coranto-sanitizer-private.h"
#include "coranto-sanitizer-tables.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_DEPTH 200
#define MAX_NODES 100000
#define MAX_TITLE_BYTES 200
#define RESERVE_BYTES 16384 /* for one start tag and for closing what is open at the end */

typedef struct
{
  GString *out;
  const CorantoSanitizeOptions *options;
  const CorantoLimits *limits;
  CorantoTag open[MAX_DEPTH + 4]; /* what was written for each ancestor; UNKNOWN: nothing */
  guint depth;
  guint formula; /* the depth inside the outermost <math>, of which only text is written; 0: none */
} Writer;

static gboolean
is_heading (CorantoTag tag)
{
  return tag >= CORANTO_TAG_H1 && tag <= CORANTO_TAG_H6;
}

static gboolean
is_list_item (CorantoTag tag)
{
  return tag == CORANTO_TAG_LI || tag == CORANTO_TAG_DD || tag == CORANTO_TAG_DT;
}

/* Whether the parser ends the element `open` when `tag` starts right in it. */
static gboolean
ends_parent (CorantoTag open, CorantoTag tag)
{
  if (is_heading (open))
    return is_heading (tag);
  return (open == CORANTO_TAG_RT || open == CORANTO_TAG_RP)
         && (tag == CORANTO_TAG_RT || tag == CORANTO_TAG_RP);
}

/* Whether the parser ends the element `open` when `tag` starts somewhere in it. */
static gboolean
ends_ancestor (CorantoTag open, CorantoTag tag)
{
  if (open == CORANTO_TAG_P)
    return is_list_item (tag) || (coranto_tag_flags (tag) & CORANTO_TAG_CLOSES_P);
  return open == CORANTO_TAG_A && tag == CORANTO_TAG_A;
}

static gboolean
ends_list_item (CorantoTag open, CorantoTag tag)
{
  return tag == CORANTO_TAG_LI ? open == CORANTO_TAG_LI
                               : open == CORANTO_TAG_DD || open == CORANTO_TAG_DT;
}

/* Whether the start tag of `tag` would end something that is open in the output (I2).  Trees can
 * hold what no sequence of tags can say: contents of broken tables, links that ended in blocks. */
static gboolean
is_unwritable (const Writer *writer, CorantoTag tag)
{
  gboolean is_parent = TRUE;
  gboolean may_end_item = is_list_item (tag);

  for (guint i = writer->depth; i > 0; i--)
    {
      CorantoTag open = writer->open[i - 1];
      CorantoTagFlags flags = coranto_tag_flags (open);

      if (open == CORANTO_TAG_UNKNOWN)
        continue;
      if ((is_parent && ends_parent (open, tag)) || ends_ancestor (open, tag)
          || (may_end_item && ends_list_item (open, tag)))
        return TRUE;
      if (flags & CORANTO_TAG_SCOPE)
        return FALSE;
      if ((flags & CORANTO_TAG_SPECIAL) && open != CORANTO_TAG_ADDRESS && open != CORANTO_TAG_DIV
          && open != CORANTO_TAG_P)
        may_end_item = FALSE;
      is_parent = FALSE;
    }
  return FALSE;
}

static gboolean
is_dot (const xmlNode *node, const char *name)
{
  const char *value = coranto_html_attribute (node, name);

  return value && (strcmp (value, "0") == 0 || strcmp (value, "1") == 0);
}

/* Without scripts nobody puts the real address in the place of an embedded placeholder. */
static void
reveal_picture (xmlNode *node)
{
  static const char *const lazy[] = { "data-src", "data-original", "data-lazy-src" };
  const char *source = coranto_html_attribute (node, "src");

  if (source && *source && g_ascii_strncasecmp (source, "data:", 5) != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lazy); i++)
    {
      const char *address = coranto_html_attribute (node, lazy[i]);

      if (address && *address)
        {
          xmlSetProp (node, (const xmlChar *) "src", (const xmlChar *) address);
          return;
        }
    }
}

/* HTML, 4.8.4.4: a picture without a source is its description, if that is more than white space
 * as it was `written`. */
static gboolean
is_described (const xmlNode *node, const char *written)
{
  const char *description = strstr (written, " alt=\"");

  if (!description || coranto_html_attribute (node, "src")
      || coranto_html_attribute (node, "srcset"))
    return FALSE;
  description += strlen (" alt=\"");
  return description[strspn (description, " \t\n")] != '"';
}

static void
write_picture (Writer *writer, xmlNode *node)
{
  gsize start = writer->out->len;

  if (is_dot (node, "width") || is_dot (node, "height"))
    return; /* it counts readers */
  reveal_picture (node);
  g_string_append (writer->out, "<img");
  coranto_sanitizer_append_attributes (writer->out, node, CORANTO_TAG_IMG, writer->options,
                                       writer->limits);
  if (!is_described (node, writer->out->str + start)
      && !g_strstr_len (writer->out->str + start, -1, " src=\"")
      && !g_strstr_len (writer->out->str + start, -1, " srcset=\""))
    g_string_truncate (writer->out, start);
  else
    g_string_append_c (writer->out, '>');
}

static void
write_start (Writer *writer, const xmlNode *node, CorantoTag tag)
{
  g_string_append_c (writer->out, '<');
  g_string_append (writer->out, coranto_tag_name (tag));
  if (node->properties)
    coranto_sanitizer_append_attributes (writer->out, node, tag, writer->options, writer->limits);
  g_string_append_c (writer->out, '>');
  /* The parser drops a line feed here: without this one it might drop one of the text's. */
  if (tag == CORANTO_TAG_PRE)
    g_string_append_c (writer->out, '\n');
}

static const char *
media_address (const xmlNode *node)
{
  const char *address = coranto_html_attribute (node, "src");

  for (const xmlNode *child = node->children; !address && child; child = child->next)
    if (coranto_html_is (child, "source"))
      address = coranto_html_attribute (child, "src");
  return address;
}

/* A link with the film's picture, or the file's name, in place of a player. */
static void
write_media_link (Writer *writer, const xmlNode *node)
{
  const char *poster = coranto_html_attribute (node, "poster");
  g_autofree char *address = coranto_url_resolve (writer->options->base_url, media_address (node));
  g_autofree char *shown = NULL;
  const char *name;

  if (!address || is_unwritable (writer, CORANTO_TAG_A))
    return;
  name = strrchr (address, '/') + 1;
  g_string_append (writer->out, "<a href=\"");
  coranto_sanitizer_append_escaped (writer->out, address, strlen (address));
  g_string_append (writer->out, "\">");
  if (poster)
    shown = coranto_sanitizer_map_picture (poster, writer->options);
  if (shown)
    {
      g_string_append (writer->out, "<img src=\"");
      coranto_sanitizer_append_escaped (writer->out, shown, strlen (shown));
      g_string_append (writer->out, "\" alt=\"\"><br>");
    }
  g_string_append (writer->out, "▶ ");
  coranto_sanitizer_append_escaped (writer->out, name, strcspn (name, "?#"));
  g_string_append (writer->out, "</a>");
}

/* What a formula's text is beside: its source in other notations (MathML 3, 5.2). */
static gboolean
is_annotation (const xmlNode *node)
{
  return coranto_html_is (node, "annotation") || coranto_html_is (node, "annotation-xml");
}

/* Foreign elements may have the names of others (<td> outside of a table): none of them can be
 * written (I2). */
static void
enter_formula (Writer *writer)
{
  writer->open[writer->depth++] = CORANTO_TAG_UNKNOWN;
  if (writer->formula == 0)
    writer->formula = writer->depth;
}

/* A link to what a frame would show: most frames in articles are films on other sites. */
static void
write_frame_link (Writer *writer, const xmlNode *node)
{
  g_autofree char *address = coranto_url_resolve (writer->options->base_url, media_address (node));
  const char *title = coranto_html_attribute (node, "title");
  gsize length = title ? strlen (title) : 0;
  const char *host;

  if (!address || is_dot (node, "width") || is_dot (node, "height")
      || is_unwritable (writer, CORANTO_TAG_A))
    return;
  host = strstr (address, "://") + 3;
  g_string_append (writer->out, "<a href=\"");
  coranto_sanitizer_append_escaped (writer->out, address, strlen (address));
  g_string_append (writer->out, "\">▶ ");
  if (length > 0 && length <= MAX_TITLE_BYTES && !coranto_text_is_blank (title))
    coranto_sanitizer_append_escaped (writer->out, title, length);
  else
    coranto_sanitizer_append_escaped (writer->out, host, strcspn (host, "/?#"));
  g_string_append (writer->out, "</a>");
}

/* Writes what stands for `node`; TRUE when its children are wanted. */
static gboolean
enter (Writer *writer, xmlNode *node)
{
  CorantoTag tag = coranto_tag_of (node);
  CorantoTag written;

  if (tag == CORANTO_TAG_UNKNOWN && is_annotation (node))
    return FALSE;
  if (writer->options->media_as_links && tag == CORANTO_TAG_IFRAME)
    write_frame_link (writer, node);
  if (coranto_sanitizer_action (tag) == CORANTO_SANITIZE_DROP)
    return FALSE;
  if (writer->formula || tag == CORANTO_TAG_MATH)
    {
      enter_formula (writer);
      return TRUE;
    }
  if (tag == CORANTO_TAG_IMG)
    {
      write_picture (writer, node);
      return FALSE;
    }
  if (writer->options->media_as_links && (tag == CORANTO_TAG_VIDEO || tag == CORANTO_TAG_AUDIO))
    {
      write_media_link (writer, node);
      return FALSE;
    }
  /* Empty by its making: in a table it would not stay where it is. */
  if (tag == CORANTO_TAG_FORM && !node->children)
    return FALSE;
  written = coranto_sanitizer_action (tag) == CORANTO_SANITIZE_KEEP
                ? coranto_sanitizer_output_tag (tag)
                : CORANTO_TAG_UNKNOWN;
  if (written != CORANTO_TAG_UNKNOWN && is_unwritable (writer, written))
    {
      if (coranto_tag_flags (written) & CORANTO_TAG_CLOSES_P)
        g_string_append (writer->out, "<br>");
      written = CORANTO_TAG_UNKNOWN;
    }
  if (written != CORANTO_TAG_UNKNOWN)
    write_start (writer, node, written);
  if (coranto_tag_flags (tag) & CORANTO_TAG_IS_VOID)
    return FALSE;
  writer->open[writer->depth++] = written;
  return TRUE;
}

static void
leave (Writer *writer)
{
  CorantoTag tag = writer->open[--writer->depth];

  if (writer->depth < writer->formula)
    writer->formula = 0;
  if (tag == CORANTO_TAG_UNKNOWN)
    return;
  g_string_append_len (writer->out, "</", 2);
  g_string_append (writer->out, coranto_tag_name (tag));
  g_string_append_c (writer->out, '>');
}

/* The size that the output may have so that it is read whole the next time. */
static gboolean
is_full (const Writer *writer)
{
  return writer->out->len + RESERVE_BYTES > writer->limits->content_bytes;
}

static void
write_text (Writer *writer, const xmlNode *node)
{
  const char *text = (const char *) node->content;
  gsize length = strlen (text);

  /* Escaped, a byte takes six at most; what does not fit any more ends the text. */
  if (writer->out->len + length * 6 + RESERVE_BYTES > writer->limits->content_bytes)
    {
      gsize room = (writer->limits->content_bytes - RESERVE_BYTES - writer->out->len) / 6;

      length = MIN (length, room);
      while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
        length--;
    }
  coranto_sanitizer_append_escaped (writer->out, text, length);
}

static void
write_tree (Writer *writer, xmlNode *body)
{
  xmlNode *node = body->children;

  while (node && node != body && !is_full (writer))
    {
      if (node->type == XML_TEXT_NODE)
        write_text (writer, node);
      else if (node->type == XML_ELEMENT_NODE && enter (writer, node))
        {
          if (node->children)
            {
              node = node->children;
              continue;
            }
          leave (writer);
        }
      while (node != body && !node->next)
        {
          node = node->parent;
          if (node != body)
            leave (writer);
        }
      if (node != body)
        node = node->next;
    }
  while (writer->depth > 0)
    leave (writer);
}

/* The limits of shown content are lower than those of pages. */
static CorantoLimits
lower_limits (const CorantoLimits *limits)
{
  CorantoLimits lower = *limits;

  lower.html_depth = MIN (limits->html_depth, MAX_DEPTH);
  lower.nodes = MIN (limits->nodes, MAX_NODES);
  lower.page_bytes = G_MAXSIZE; /* cut before */
  return lower;
}

static gsize
cut_content (const char *html, gssize length, const CorantoLimits *limits)
{
  gsize size = length < 0 ? strlen (html) : (gsize) length;

  if (size <= limits->content_bytes)
    return size;
  size = limits->content_bytes;
  while (size > 0 && ((guchar) html[size] & 0xC0) == 0x80)
    size--;
  return size;
}

char *
coranto_sanitize_html (const char *html,
                       gssize length,
                       const CorantoSanitizeOptions *options,
                       const CorantoLimits *limits)
{
  static const CorantoSanitizeOptions no_options = { NULL };
  CorantoLimits lower = lower_limits (limits);
  Writer writer = { .options = options ? options : &no_options, .limits = &lower };
  g_autoptr (CorantoHtmlDocument) document = NULL;
  gsize size;

  if (!html)
    return g_strdup ("");
  size = cut_content (html, length, limits);
  document = coranto_html_document_parse_fragment (html, (gssize) size, NULL, &lower, NULL);
  writer.out = g_string_sized_new (size + size / 8 + 16);
  if (document)
    write_tree (&writer, coranto_html_document_get_body (document));
  return g_string_free (writer.out, FALSE);
}
