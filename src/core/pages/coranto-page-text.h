/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small judgements about pieces of text that readers of pages share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether all of `text` is a link to the rest of something: 【详细】, [详情], 查看全文, "Read
 * more". */
gboolean coranto_text_is_more_word (const char *text);
/* Whether `text` says "next page": 下一页, "Next ›", "»". */
gboolean coranto_text_is_next_word (const char *text);
/* Whether `text` ends in … or kin. */
gboolean coranto_text_is_cut (const char *text);
/* Whether `text` names a price. */
gboolean coranto_text_has_price (const char *text);
/* `text` without a bullet before it.  (transfer none) */
const char *coranto_text_skip_bullet (const char *text);
/* Cuts a "more" link's words off the end of `text`, in place. */
void coranto_text_cut_more (char *text);
/* Whether one of `words` (NULL-terminated) stands in `text`, at its start, at its end. */
gboolean coranto_text_has_any (const char *text, const char *const *words);
gboolean coranto_text_begins_with_any (const char *text, const char *const *words);
gboolean coranto_text_ends_with_any (const char *text, const char *const *words);
/* Whether both have the same letters and digits in the same order. */
gboolean coranto_text_same_words (const char *one, const char *two);
/* `text` reduced to its letters and digits, lower case.  (transfer full) */
char *coranto_text_bare (const char *text);
/* The fuller of a text and what an attribute says in its place: the attribute when the text is its
 * cut beginning.  (transfer none) */
const char *coranto_text_fuller (const char *text, const char *attribute);

/* Whether the date at `start` to `end` in `text` has its year: four digits, or numbers in the three
 * places of a day, "26.10.13". */
gboolean coranto_text_has_year (const char *text, gsize start, gsize end);

G_END_DECLS
