/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a user typed into a search field, understood: every word must occur, `OR` between words asks
 * for either, `-word` for its absence, "…" keeps words together as one, `word*` for beginnings.
 * Whatever else stands there is text: nothing is a syntax error. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoSearch CorantoSearch;

/* NULL when `words` has nothing to search for (no letter, digit or character).  (transfer full) */
CorantoSearch *coranto_search_parse (const char *words);
void coranto_search_free (CorantoSearch *self);

/* The same as an FTS5 expression.  (transfer full) */
char *coranto_search_to_fts5 (const CorantoSearch *self);

/* Whether `text` answers it: the same verdict as the index gives. */
gboolean coranto_search_matches (const CorantoSearch *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSearch, coranto_search_free)

G_END_DECLS
