/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML to plain text as it would be read aloud: blocks apart, white space as shown. */
#define G_LOG_DOMAIN "coranto-markup"

#include <string.h>

#include "coranto-html-document.h"
#include "coranto-sanitizer-tables.h"
#include "coranto-sanitizer.h"
#include "coranto-text.h"

/* What stands between the last character and the next one; the stronger border wins. */
typedef enum
{
  BORDER_NONE,
  BORDER_WRAP, /* white space with a line end in it: nothing between CJK characters */
  BORDER_SPACE,
  BORDER_CELL,
  BORDER_LINE,
  BORDER_PARAGRAPH,
} Border;

typedef struct
{
  GString *out;
  Border border;
  gunichar last;
  guint pre_depth;
} TextWriter;

static Border
border_of (CorantoTag tag)
{
  switch ((int) tag)
    {
    case CORANTO_TAG_P:
    case CORANTO_TAG_H1:
    case CORANTO_TAG_H2:
    case CORANTO_TAG_H3:
    case CORANTO_TAG_H4:
    case CORANTO_TAG_H5:
    case CORANTO_TAG_H6:
    case CORANTO_TAG_BLOCKQUOTE:
    case CORANTO_TAG_UL:
    case CORANTO_TAG_OL:
    case CORANTO_TAG_DL:
    case CORANTO_TAG_PRE:
    case CORANTO_TAG_LISTING:
    case CORANTO_TAG_TABLE:
    case CORANTO_TAG_FIGURE:
    case CORANTO_TAG_HR:
    case CORANTO_TAG_DETAILS:
      return BORDER_PARAGRAPH;
    case CORANTO_TAG_BR:
    case CORANTO_TAG_LI:
    case CORANTO_TAG_DT:
    case CORANTO_TAG_DD:
    case CORANTO_TAG_TR:
    case CORANTO_TAG_OPTION:
    case CORANTO_TAG_LEGEND:
      return BORDER_LINE;
    case CORANTO_TAG_TD:
    case CORANTO_TAG_TH:
      return BORDER_CELL;
    default:
      return coranto_tag_flags (tag) & CORANTO_TAG_CLOSES_P ? BORDER_LINE : BORDER_NONE;
    }
}

static void
set_border (TextWriter *writer, Border border)
{
  writer->border = MAX (writer->border, border);
}

static void
write_border (TextWriter *writer, gunichar next)
{
  Border border = writer->out->len == 0 ? BORDER_NONE : writer->border;

  writer->border = BORDER_NONE;
  switch (border)
    {
    case BORDER_WRAP:
      if (!coranto_char_is_cjk (writer->last) || !coranto_char_is_cjk (next))
        g_string_append_c (writer->out, ' ');
      break;
    case BORDER_SPACE:
      g_string_append_c (writer->out, ' ');
      break;
    case BORDER_CELL:
      g_string_append_c (writer->out, '\t');
      break;
    case BORDER_LINE:
      g_string_append_c (writer->out, '\n');
      break;
    case BORDER_PARAGRAPH:
      g_string_append (writer->out, "\n\n");
      break;
    case BORDER_NONE:
    default:
      break;
    }
}

/* White space that HTML collapses, and the wide and no-break spaces that Chinese pages indent and
 * pad with. */
static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0 || c == 0x3000;
}

static void
write_text (TextWriter *writer, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (writer->pre_depth > 0 && c == '\n')
        set_border (writer, BORDER_LINE);
      else if (writer->pre_depth > 0 && (c == ' ' || c == '\t'))
        {
          write_border (writer, c);
          g_string_append_c (writer->out, (char) c);
        }
      else if (is_space (c))
        set_border (writer, c == '\n' || c == '\r' ? BORDER_WRAP : BORDER_SPACE);
      else if (c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0x200B && c != 0xFEFF && c != 0xAD)
        {
          write_border (writer, c);
          g_string_append_len (writer->out, p, g_utf8_next_char (p) - p);
          writer->last = c;
        }
    }
}

static gboolean
is_pre (const xmlNode *node)
{
  return coranto_tag_of (node) == CORANTO_TAG_PRE || coranto_tag_of (node) == CORANTO_TAG_LISTING;
}

static gboolean
enter (TextWriter *writer, const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE)
    write_text (writer, (const char *) node->content);
  if (node->type != XML_ELEMENT_NODE
      || coranto_sanitizer_action (coranto_tag_of (node)) == CORANTO_SANITIZE_DROP)
    return FALSE;
  set_border (writer, border_of (coranto_tag_of (node)));
  writer->pre_depth += is_pre (node);
  return node->children != NULL;
}

static void
leave (TextWriter *writer, const xmlNode *node)
{
  set_border (writer, border_of (coranto_tag_of (node)));
  writer->pre_depth -= is_pre (node);
}

char *
coranto_html_to_text (const char *html, gssize length, const CorantoLimits *limits)
{
  TextWriter writer = { .border = BORDER_NONE };
  g_autoptr (CorantoHtmlDocument) document = NULL;
  xmlNode *body, *node;

  document = html ? coranto_html_document_parse_fragment (html, length, NULL, limits, NULL) : NULL;
  if (!document)
    return g_strdup ("");
  writer.out = g_string_new (NULL);
  body = coranto_html_document_get_body (document);
  node = body->children;
  while (node && node != body)
    {
      if (enter (&writer, node))
        {
          node = node->children;
          continue;
        }
      if (node->type == XML_ELEMENT_NODE && !node->children && is_pre (node))
        writer.pre_depth--;
      while (node != body && !node->next)
        {
          node = node->parent;
          if (node != body)
            leave (&writer, node);
        }
      if (node != body)
        node = node->next;
    }
  return g_string_free (writer.out, FALSE);
}
