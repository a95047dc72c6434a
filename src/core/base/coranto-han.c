/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs as an array over the two blocks: a text is folded character by character. */
#include "coranto-han.h"

#define FIRST 0x3400
#define LAST 0x9FFF

static guint16 folded[LAST - FIRST + 1]; /* 0: itself */

static gpointer
fill_cb (gpointer data)
{
  for (const char *p = coranto_han_pairs; *p;)
    {
      gunichar from = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      folded[from - FIRST] = (guint16) g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
  return folded;
}

gunichar
coranto_han_fold (gunichar c)
{
  static GOnce once = G_ONCE_INIT;
  guint16 simple;

  if (c < FIRST || c > LAST)
    return c;
  g_once (&once, fill_cb, NULL);
  simple = folded[c - FIRST];
  return simple ? simple : c;
}
