/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sequences have in common, in order. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks in `kept_a` and `kept_b` (n_a and n_b bytes, zero before) the longest common subsequence of
 * `a` and `b`: the n-th that is kept in one is the n-th that is kept in the other.  E. Myers, "An
 * O(ND) Difference Algorithm and Its Variations", 1986.  FALSE where more than `max_edits` elements
 * would have to go or come: then only what is common at both ends is marked.  Time
 * O((n_a + n_b) * max_edits), memory O(max_edits ^ 2). */
gboolean coranto_sequence_match (const guint *a,
                                 guint n_a,
                                 const guint *b,
                                 guint n_b,
                                 guint max_edits,
                                 guint8 *kept_a,
                                 guint8 *kept_b);

G_END_DECLS
