/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of an HTML text. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-plain-text-private.h"

#include <string.h>

#define MAX_ENTITY_LENGTH 10

/* The end tag of an element whose content is no text: behind it.  The end of the text when there is
 * none. */
static const char *
skip_raw_element (const char *p, const char *name)
{
  gsize length = strlen (name);

  while ((p = strchr (p, '<')))
    {
      if (p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0)
        {
          const char *end = strchr (p, '>');

          return end ? end + 1 : p + strlen (p);
        }
      p++;
    }
  return NULL;
}

/* Behind the tag or comment at `p`, which is a '<'; NULL: the rest of the text belongs to it. */
static const char *
skip_tag (const char *p)
{
  static const char *const raw[] = { "script", "style", "template", "noscript" };
  const char *end;

  if (strncmp (p, "<!--", 4) == 0)
    {
      end = strstr (p + 4, "-->");
      return end ? end + 3 : NULL;
    }
  end = strchr (p, '>');
  if (!end)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    {
      gsize length = strlen (raw[i]);

      if (g_ascii_strncasecmp (p + 1, raw[i], length) == 0 && !g_ascii_isalnum (p[1 + length]))
        return skip_raw_element (end, raw[i]);
    }
  return end + 1;
}

static gunichar
decode_number (const char *digits, const char *end)
{
  gboolean is_hex = *digits == 'x' || *digits == 'X';
  char *stop = NULL;
  guint64 value = g_ascii_strtoull (digits + is_hex, &stop, is_hex ? 16 : 10);

  if (stop != end || value > 0x10FFFF || !g_unichar_validate ((gunichar) value) || value < 0x20)
    return ' ';
  return (gunichar) value;
}

/* The character of the entity at `p`, which is a '&', and what is behind it; 0: no entity. */
static gunichar
decode_entity (const char *p, const char **behind)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } named[] = { { "amp", '&' },  { "lt", '<' },    { "gt", '>' },
                { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' } };
  const char *end = memchr (p, ';', strnlen (p, MAX_ENTITY_LENGTH));

  if (!end)
    return 0;
  *behind = end + 1;
  if (p[1] == '#')
    return decode_number (p + 2, end);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      if (strlen (named[i].name) == (gsize) (end - p - 1)
          && strncmp (named[i].name, p + 1, (gsize) (end - p - 1)) == 0)
        return named[i].c;
    }
  return 0;
}

/* Whether the tag at `p` stands within words: a space in its place would part them. */
static gboolean
is_inline_tag (const char *p)
{
  static const char *const names[]
      = { "a",     "b",   "i",   "u",   "em",   "strong", "span", "font",
          "small", "big", "sub", "sup", "mark", "wbr",    "abbr", "code" };
  const char *name = p + 1 + (p[1] == '/');
  gsize length = 0;

  while (g_ascii_isalnum (name[length]))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Ends behind the piece with which the text has `max_bytes`. */
static char *
strip (const char *html, gsize max_bytes)
{
  GString *out = g_string_sized_new (MIN (strnlen (html, max_bytes) / 2 + 16, max_bytes));
  const char *p = html;

  while (p && *p && out->len < max_bytes)
    {
      const char *behind = NULL;
      gunichar c;

      if (*p == '<')
        {
          if (!is_inline_tag (p))
            g_string_append_c (out, ' ');
          p = skip_tag (p);
        }
      else if (*p == '&' && (c = decode_entity (p, &behind)) != 0)
        {
          g_string_append_unichar (out, c);
          p = behind;
        }
      else
        {
          gsize run = 1 + strcspn (p + 1, "<&");

          g_string_append_len (out, p, (gssize) run);
          p += run;
        }
    }
  return g_string_free (out, FALSE);
}

char *
coranto_plain_text_from_html (const char *html)
{
  return strip (html, G_MAXSIZE);
}

char *
coranto_plain_text_beginning (const char *html, gsize max_bytes)
{
  return strip (html, max_bytes);
}
