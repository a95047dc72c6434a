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

/* What a search may ask of a story; every text is plain and nullable. */
typedef struct
{
  const char *title;
  const char *text;
  const char *author;
  const char *source;
  const char *const *channels; /* titles, NULL-terminated; nullable */
  gint64 time;                 /* sort_time, seconds since 1970 */
  gboolean is_read;
  gboolean is_favourite;
} CorantoSearchStory;

/* Whether `story` answers it: the same verdict as a search of the store gives.  On any thread. */
gboolean coranto_search_matches_story (const CorantoSearch *self, const CorantoSearchStory *story);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSearch, coranto_search_free)

G_END_DECLS
