/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside made fit for a label: plain, bounded, valid. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes `text` one line of plain text: valid UTF-8, white space runs to one space, C0/C1 controls
 * and unbalanced bidi overrides removed, trimmed, at most `max_chars` characters (0: no limit; a
 * cut ends in "…").  Full-width spaces count as white space.  (transfer full) */
char *coranto_text_line (const char *text, gsize max_chars);

/* As coranto_text_line(), but line breaks and paragraphs stay (at most two in a row). */
char *coranto_text_block (const char *text, gsize max_chars);

/* Whether `text` has a Han, kana or Hangul character. */
gboolean coranto_text_is_cjk (const char *text);
gboolean coranto_char_is_cjk (gunichar c);

/* Whether `text` is NULL or only white space (full-width and no-break spaces count). */
gboolean coranto_text_is_blank (const char *text);

/* What two texts are compared by: no white space, invisible characters gone, one form for letters
 * and signs of another width (NFKC); `fold_case`: one for capital and small letters too.
 * (transfer full) */
char *coranto_text_fold (const char *text, gboolean fold_case);

/* Escapes & < > " ' for HTML text and attribute values.  (transfer full) */
char *coranto_text_escape_html (const char *text);

G_END_DECLS
