/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into the terms that are indexed and searched.
 *
 * Scripts that write words without spaces (Han, kana, Hangul, Thai, …): each run as overlapping
 * pairs of characters, and its last character alone, so that a word of two characters is one term
 * and a single character is found as the beginning of terms.  Other scripts: words of letters and
 * digits.  Case, width, diacritics, and traditional and simplified Chinese are folded.  The index
 * depends on every detail here: raise the version when one changes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CORANTO_TOKENIZER_VERSION 2

typedef enum
{
  CORANTO_TOKENIZE_DOCUMENT,
  CORANTO_TOKENIZE_QUERY,    /* pairs only; the character itself for a run of one */
  CORANTO_TOKENIZE_ELEMENTS, /* each character of a run alone: what phrases are compared by */
} CorantoTokenizeMode;

typedef enum
{
  CORANTO_TOKEN_NONE = 0,
  CORANTO_TOKEN_SINGLE = 1 << 0, /* a character of a run, alone: found as a beginning of terms */
  CORANTO_TOKEN_JOINED = 1 << 1, /* ELEMENTS: the character before it in the text is in its run */
} CorantoTokenFlags;

/* Return FALSE to stop.  `start`/`end`: bytes of the text the term was made from. */
typedef gboolean (*CorantoTokenFunc) (const char *term,
                                      gsize length,
                                      gsize start,
                                      gsize end,
                                      CorantoTokenFlags flags,
                                      gpointer user_data);

/* `text` need not be valid UTF-8.  FALSE when it was stopped. */
gboolean coranto_tokenize (const char *text,
                           gsize length,
                           CorantoTokenizeMode mode,
                           CorantoTokenFunc func,
                           gpointer user_data);

G_END_DECLS
