/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text around the first hit. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-snippet-private.h"

#include <string.h>

#include "coranto-text.h"

/* Characters: a row has room for two lines, and the hit is to stand in the first. */
#define BEFORE 24
#define LENGTH 200
/* What is looked at: most of it may be white space. */
#define MAX_BYTES_BEFORE 400
#define MAX_BYTES_AFTER 1600

/* The beginning of a character at or behind `p`. */
static const char *
to_char (const char *p)
{
  while ((*p & 0xC0) == 0x80)
    p++;
  return p;
}

/* The last `n` characters of a line; words of letters are not cut. */
static const char *
last_chars (const char *line, long n)
{
  long length = g_utf8_strlen (line, -1);
  const char *from = length > n ? g_utf8_offset_to_pointer (line, length - n) : line;
  const char *word = from;

  while (word > line && *word && (guchar) *word < 0x80 && g_ascii_isalnum (word[-1])
         && word > from - 16)
    word--;
  return word;
}

char *
coranto_snippet_make (const CorantoSearch *search, const char *text)
{
  g_autoptr (GArray) found = coranto_search_find_words (search, CORANTO_SEARCH_TEXT, text, 1);
  const char *hit, *start;
  g_autofree char *raw = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *shown;

  if (found->len == 0)
    return NULL;
  hit = text + g_array_index (found, CorantoTextRange, 0).start;
  start = hit - text > MAX_BYTES_BEFORE ? to_char (hit - MAX_BYTES_BEFORE) : text;
  raw = g_strndup (start, (gsize) (hit - start));
  before = coranto_text_line (raw, 0);
  shown = last_chars (before, BEFORE);
  g_free (raw);
  raw = g_strndup (hit, strnlen (hit, MAX_BYTES_AFTER));
  after = coranto_text_line (raw, LENGTH);
  return g_strconcat (start > text || shown > before ? "…" : "", shown,
                      hit > text && g_ascii_isspace (hit[-1]) && *shown ? " " : "", after, NULL);
}
