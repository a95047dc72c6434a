/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-text index: kept up to date behind the writes, in batches when there is time.
 *
 * I1: a stored article is in the index or in index_queue, never both, never neither.
 * I2: FTS5 without content needs the exact old text to forget an article, so
 *     coranto_search_index_forget() comes before its text changes. */
#pragma once

#include "coranto-search-private.h"
#include "coranto-session-private.h"

G_BEGIN_DECLS

/* A new article: to be indexed when there is time. */
gboolean coranto_search_index_add (CorantoDb *db, gint64 article_id, GError **error);
/* Its text is about to change: takes it out of the index; it is indexed anew when there is time. */
gboolean coranto_search_index_forget (CorantoDb *db, gint64 article_id, GError **error);
/* Its content is about to be deleted. */
gboolean coranto_search_index_remove (CorantoDb *db, gint64 article_id, GError **error);

/* Throws the index away and queues everything when it was made by another tokenizer. */
gboolean coranto_search_index_check_version (CorantoDb *db, GError **error);

/* Should the batch end here?  Asked after each article. */
typedef gboolean (*CorantoBatchEnd) (gpointer user_data);
/* Indexes or purges some.  1: there is more, 0: all done, -1: error. */
int coranto_search_index_work (CorantoDb *db,
                               CorantoBatchEnd is_over,
                               gpointer user_data,
                               GError **error);

G_END_DECLS
