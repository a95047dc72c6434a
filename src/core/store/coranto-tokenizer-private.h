/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into the terms that are indexed and searched.
 *
 * Scripts that write words without spaces (Han, kana, Hangul, Thai, …): each run as overlapping
 * pairs of characters, and its last character alone, so that a word of two characters is one term
 * and a single character is found as the beginning of terms.  Other scripts: words of letters and
 * digits.  Case, width and diacritics are folded.  The index depends on every detail here: raise
 * the version when one changes. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define CORANTO_TOKENIZER_VERSION 1

typedef enum
{
  CORANTO_TOKENIZE_DOCUMENT,
  CORANTO_TOKENIZE_QUERY, /* pairs only; the character itself for a run of one */
} CorantoTokenizeMode;

/* Return FALSE to stop.  `start`/`end`: bytes of the text the term was made from. */
typedef gboolean (*CorantoTokenFunc) (const char *term,
                                      gsize length,
                                      gsize start,
                                      gsize end,
                                      gboolean is_single,
                                      gpointer user_data);

/* `text` need not be valid UTF-8.  FALSE when it was stopped. */
gboolean coranto_tokenize (const char *text,
                           gsize length,
                           CorantoTokenizeMode mode,
                           CorantoTokenFunc func,
                           gpointer user_data);

/* Makes it known to a connection as the FTS5 tokenizer "coranto"; an SQLite result code. */
int coranto_tokenizer_register (sqlite3 *handle);

G_END_DECLS
