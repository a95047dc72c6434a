/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside made fit for a label. */
#include "coranto-text.h"

#include <string.h>

/* Bidi embeddings, overrides and isolates, tag characters, and the rest that has no place in a
 * label: it would let a title rewrite what stands around it. */
static gboolean
is_unwanted (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
         || (c >= 0xE0000 && c <= 0xE007F) || c == 0xFEFF || c == 0x00AD || (c < 0x20)
         || (c >= 0x7F && c <= 0x9F) || c == 0x200B || c == 0x2060 || (c >= 0xFFF9 && c <= 0xFFFB)
         || (c & 0xFFFE) == 0xFFFE;
}

static gboolean
is_space (gunichar c)
{
  return c == 0x3000 || c == 0x00A0 || c == 0x2028 || c == 0x2029 || c == 0x0085
         || g_unichar_isspace (c);
}

/* Neither: what nearly all text is made of, seen from the first byte of a character.  ASCII's
 * visible characters, and what begins like Han, kana and Hangul do; U+3000, the one blank there,
 * does not count as plain. */
static gboolean
is_plain (const char *p)
{
  guchar first = (guchar) *p;

  if (first < 0x80)
    return first > 0x20 && first != 0x7F;
  return first >= 0xE4 && first <= 0xED;
}

static gboolean
is_break (gunichar c)
{
  return c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x0085;
}

/* What a run of white space becomes. */
static void
append_gap (GString *out, guint breaks, gboolean keep_breaks)
{
  if (out->len == 0)
    return;
  if (keep_breaks && breaks > 0)
    g_string_append (out, breaks > 1 ? "\n\n" : "\n");
  else
    g_string_append_c (out, ' ');
}

/* Drops the last `surplus` characters and the white space before them, so that the ellipsis fits.
 */
static void
end_in_ellipsis (GString *out, gsize surplus)
{
  const char *end = out->str + out->len;

  for (; surplus > 0 && end > out->str; surplus--)
    end = g_utf8_prev_char (end);
  g_string_truncate (out, end - out->str);
  while (out->len > 0 && g_ascii_isspace (out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  g_string_append (out, "…");
}

/* The end of the character at `p` and of at most `max_chars` - 1 plain ones behind it. */
static const char *
find_run_end (const char *p, gsize max_chars, gsize *n_chars)
{
  const char *end = g_utf8_next_char (p);
  gsize n = 1;

  for (; n < max_chars && *end && is_plain (end); n++)
    end = g_utf8_next_char (end);
  *n_chars = n;
  return end;
}

static char *
flatten (const char *text, gsize max_chars, gboolean keep_breaks)
{
  g_autofree char *valid = NULL;
  GString *out;
  gsize chars = 0;
  guint breaks = 0;
  gboolean gap = FALSE;

  if (!text)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  out = g_string_sized_new (MIN (strlen (text), 4096));
  for (const char *p = text, *end; *p; p = end)
    {
      gsize n_chars;

      end = g_utf8_next_char (p);
      if (!is_plain (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (is_space (c))
            {
              breaks += is_break (c);
              gap = TRUE;
              continue;
            }
          if (is_unwanted (c))
            continue;
        }
      if (gap)
        append_gap (out, breaks, keep_breaks);
      chars += gap && out->len > 0;
      gap = FALSE;
      breaks = 0;
      if (max_chars && chars >= max_chars)
        {
          end_in_ellipsis (out, chars - max_chars + 1);
          break;
        }
      end = find_run_end (p, max_chars ? max_chars - chars : G_MAXSIZE, &n_chars);
      g_string_append_len (out, p, end - p);
      chars += n_chars;
    }
  return g_string_free (out, FALSE);
}

char *
coranto_text_line (const char *text, gsize max_chars)
{
  return flatten (text, max_chars, FALSE);
}

char *
coranto_text_block (const char *text, gsize max_chars)
{
  return flatten (text, max_chars, TRUE);
}

char *
coranto_text_fold (const char *text, gboolean fold_case)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_sized_new (strlen (normal));
  g_autofree char *ink = NULL;

  for (const char *p = normal; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_space (c) && !is_unwanted (c))
        g_string_append_unichar (out, c);
    }
  ink = g_string_free (out, FALSE);
  return fold_case ? g_utf8_casefold (ink, -1) : g_steal_pointer (&ink);
}

gboolean
coranto_char_is_cjk (gunichar c)
{
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)
         || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF)
         || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF)
         || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x1100 && c <= 0x11FF) || c == 0x3005
         || c == 0x3007;
}

gboolean
coranto_text_is_cjk (const char *text)
{
  if (!text)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if ((guchar) *p >= 0xE1 && coranto_char_is_cjk (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

gboolean
coranto_text_is_blank (const char *text)
{
  if (!text)
    return TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_space (c) && c != 0x200B && c != 0xFEFF)
        return FALSE;
    }
  return TRUE;
}

char *
coranto_text_escape_html (const char *text)
{
  GString *out = g_string_sized_new (text ? strlen (text) + 16 : 16);

  for (const char *p = text ? text : ""; *p; p++)
    {
      switch (*p)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\'':
          g_string_append (out, "&#39;");
          break;
        default:
          g_string_append_c (out, *p);
        }
    }
  return g_string_free (out, FALSE);
}
