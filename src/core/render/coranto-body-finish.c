/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finishing of an article's cleaned content.  What is worked on here is the sanitiser's
 * output: strict markup in which each tag stands as our own serialiser writes it, so that looking
 * for "<p" finds paragraphs and nothing else. */
#define G_LOG_DOMAIN "coranto-render"

#include "coranto-body-finish.h"

#include <string.h>

/* The bytes of white space at `text`: ASCII, "&nbsp;" and the full-width space that Chinese pages
 * indent with by hand. */
static gsize
blank_length (const char *text, const char *end)
{
  const char *at = text;

  while (at < end)
    {
      if (strchr (" \t\n", *at))
        at++;
      else if (end - at >= 6 && memcmp (at, "&nbsp;", 6) == 0)
        at += 6;
      else if (end - at >= 3 && memcmp (at, "\xE3\x80\x80", 3) == 0)
        at += 3;
      else
        break;
    }
  return (gsize) (at - text);
}

/* What a paragraph's inside amounts to. */
typedef enum
{
  PARAGRAPH_TEXT,
  PARAGRAPH_PICTURES, /* nothing but pictures */
  PARAGRAPH_EMPTY,
} ParagraphKind;

static ParagraphKind
judge_paragraph (const char *inside, const char *end)
{
  gboolean has_picture = FALSE;
  const char *at = inside;

  while (at < end)
    {
      at += blank_length (at, end);
      if (at >= end)
        break;
      if (*at != '<')
        return PARAGRAPH_TEXT;
      if (g_str_has_prefix (at, "<img"))
        has_picture = TRUE;
      else if (g_str_has_prefix (at, "<video") || g_str_has_prefix (at, "<audio"))
        return PARAGRAPH_TEXT;
      at = memchr (at, '>', (gsize) (end - at));
      if (!at)
        return PARAGRAPH_TEXT;
      at++;
    }
  return has_picture ? PARAGRAPH_PICTURES : PARAGRAPH_EMPTY;
}

/* At "<p>" or "<p …>".  Returns where to go on. */
static const char *
write_paragraph (GString *out, const char *start, const char *end)
{
  const char *inside = memchr (start, '>', (gsize) (end - start));
  const char *close = inside ? g_strstr_len (inside, end - inside, "</p>") : NULL;

  if (!close)
    {
      g_string_append_len (out, start, 2);
      return start + 2;
    }
  inside++;
  switch (judge_paragraph (inside, close))
    {
    case PARAGRAPH_EMPTY:
      return close + strlen ("</p>");
    case PARAGRAPH_PICTURES:
      g_string_append (out, "<p class=\"picture\">");
      break;
    case PARAGRAPH_TEXT:
    default:
      g_string_append_len (out, start, inside - start);
      break;
    }
  return inside + blank_length (inside, close);
}

static gboolean
is_tag (const char *at, const char *end, const char *tag)
{
  gsize length = strlen (tag);

  return (gsize) (end - at) > length && memcmp (at, tag, length) == 0
         && (at[length] == '>' || at[length] == ' ');
}

char *
coranto_body_finish (const char *html)
{
  const char *end = html + strlen (html);
  GString *out = g_string_sized_new ((gsize) (end - html) + 64);
  const char *at = html;

  while (at < end)
    {
      const char *open = memchr (at, '<', (gsize) (end - at));

      if (!open)
        open = end;
      g_string_append_len (out, at, open - at);
      at = open;
      if (at == end)
        break;
      if (is_tag (at, end, "<p"))
        at = write_paragraph (out, at, end);
      else if (is_tag (at, end, "<table"))
        {
          g_string_append (out, "<div class=\"table\"><table");
          at += strlen ("<table");
        }
      else if (is_tag (at, end, "</table"))
        {
          g_string_append (out, "</table></div>");
          at += strlen ("</table>");
        }
      else
        g_string_append_c (out, *at++);
    }
  return g_string_free (out, FALSE);
}
