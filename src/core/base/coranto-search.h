/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a user typed into a search field, understood.
 *
 *   光谱 market        both words.  A word is what stands between spaces: the signs in it stand
 *                      together in the text in the same order (光谱仪, GC-MS)
 *   "mass spectrum"    words that follow each other; Chinese characters just so
 *   spectro*           words that begin so
 *   GC OR 气相色谱      either; also | and 或.  Binds tighter than the space: a b OR c is a (b OR
 * c) -used  -"for sale" without; -(…) and -title:… too (a b) OR c         brackets title: text:
 * author: source: channel:           in that part alone; 标题 正文 作者 来源 频道 is:unread is:read
 * is:favourite                  是:未读 是:已读 是:收藏 before:2024-03 after:2024-03-01
 * after:2024年3月1日  by day; `after` from its beginning on, `before` up to its beginning; 之前
 * 之后
 *
 * Full-width signs count as the others do.  Words are looked for in title, text, author and source.
 * Whatever else stands there is text: nothing is a syntax error.  Immutable; on any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoSearch CorantoSearch;

typedef enum
{
  CORANTO_SEARCH_TITLE,
  CORANTO_SEARCH_TEXT,
  CORANTO_SEARCH_AUTHOR,
  CORANTO_SEARCH_SOURCE,
  CORANTO_SEARCH_CHANNEL,
  CORANTO_SEARCH_ANYWHERE, /* all but the channel */
} CorantoSearchField;

/* NULL when `words` has nothing to search for (no letter, digit or character).  (transfer full) */
CorantoSearch *coranto_search_parse (const char *words);
CorantoSearch *coranto_search_ref (CorantoSearch *self);
void coranto_search_free (CorantoSearch *self);

/* Whether it is of words: one of is: and before: alone marks nothing. */
gboolean coranto_search_has_words (const CorantoSearch *self);
/* Whether some word may stand in that part of a story. */
gboolean coranto_search_asks_for (const CorantoSearch *self, CorantoSearchField field);

/* Whether it asks for marks (is:unread, is:favourite), which change under a story. */
gboolean coranto_search_asks_marks (const CorantoSearch *self);

/* The same search with its words asked for in the title (`all`), or one of several there and the
 * others anywhere.  NULL: it has no such words.  (transfer full) (nullable) */
CorantoSearch *coranto_search_in_title (const CorantoSearch *self, gboolean all);

/* What a search may ask of a story; every text is plain and nullable. */
typedef struct
{
  const char *title;
  const char *text;
  const char *author;
  const char *source;
  const char *const *channels; /* titles, NULL-terminated; nullable */
  gint64 time;                 /* where lists have it, seconds since 1970; of a new one sort_time */
  gboolean is_read;
  gboolean is_favourite;
} CorantoSearchStory;

/* Whether `story` answers it: the same verdict as a search of the store gives. */
gboolean coranto_search_matches_story (const CorantoSearch *self, const CorantoSearchStory *story);

/* Bytes of a text that a word stands at. */
typedef struct
{
  gsize start;
  gsize end;
} CorantoTextRange;

/* Where words of `self` (those that are not to be absent) stand in a part of a story, in order and
 * without overlaps, at most `limit`.  (transfer full) (element-type CorantoTextRange) */
GArray *coranto_search_find_words (const CorantoSearch *self,
                                   CorantoSearchField field,
                                   const char *text,
                                   guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSearch, coranto_search_free)

G_END_DECLS
