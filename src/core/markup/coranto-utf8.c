/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, counted.  Every feed goes through here, so that what most of it is made of, ASCII and the
 * sequences of three bytes that Chinese has, is taken in steps; g_utf8_get_char_validated() says
 * what the rest is. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-utf8-private.h"

#include <string.h>

#include "coranto-spool.h"

#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS G_GUINT64_CONSTANT (0x0101010101010101)

/* Past the eight-byte words that are ASCII; a NUL in them is noted. */
static const char *
skip_ascii (const char *p, const char *end, CorantoUtf8Census *census)
{
  guint64 word;

  for (; end - p >= (gssize) sizeof word; p += sizeof word)
    {
      memcpy (&word, p, sizeof word);
      if (word & HIGH_BITS)
        return p;
      if ((word - LOW_BITS) & ~word & HIGH_BITS)
        census->is_plain = FALSE;
    }
  return p;
}

static gboolean
is_continuation (char c)
{
  return ((guchar) c & 0xC0) == 0x80;
}

/* A whole sequence of three bytes that can neither be overlong nor a surrogate. */
static gboolean
is_common_triple (const char *p, const char *end)
{
  guchar c = (guchar) *p;

  return c > 0xE0 && c < 0xF0 && c != 0xED && end - p >= 3 && is_continuation (p[1])
         && is_continuation (p[2]);
}

/* Half of a UTF-16 pair, each encoded by itself. */
static gboolean
is_half_pair (const char *p, const char *end)
{
  return end - p > 2 && (guchar) p[0] == 0xED && ((guchar) p[1] & 0xE0) == 0xA0
         && is_continuation (p[2]);
}

/* One sequence that is not ASCII.  `end`: it is cut there, which truncated bodies are. */
static const char *
count_one (const char *p, const char *end, CorantoUtf8Census *census)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  if (c < 0x110000)
    {
      census->pairs += c < 0x800;
      census->longer += c >= 0x800;
      return g_utf8_next_char (p);
    }
  census->is_plain = FALSE;
  if (c == (gunichar) -2)
    return end;
  if (is_half_pair (p, end))
    {
      census->longer++;
      return p + 3;
    }
  census->invalid++;
  return p + 1;
}

CorantoUtf8Census
coranto_utf8_count (const char *data, gsize size)
{
  CorantoUtf8Census census = { .is_plain = TRUE };
  const char *end = data + size;
  const char *done = data;

  for (const char *p = data; p < end;)
    {
      coranto_spool_pass (&done, p);
      if (is_common_triple (p, end))
        {
          census.longer++;
          p += 3;
        }
      else if ((guchar) *p >= 0x80)
        p = count_one (p, end, &census);
      else
        {
          census.is_plain = census.is_plain && *p != '\0';
          p = skip_ascii (p + 1, end, &census);
        }
    }
  return census;
}
