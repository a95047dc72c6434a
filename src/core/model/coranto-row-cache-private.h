/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects and rows behind a list of ids: one object for an id as long as somebody holds it,
 * rows read from the store in batches when they are wanted, and anew when they changed. */
#pragma once

#include "coranto-headline.h"
#include "coranto-store.h"

G_BEGIN_DECLS

typedef struct _CorantoRowCache CorantoRowCache;

/* An article whose row was asked for is no longer there. */
typedef void (*CorantoRowGoneFunc) (GObject *owner, gint64 id);

/* `store` and `owner` are borrowed: the owner frees the cache when it is disposed of, before it
 * lets go of the store. */
CorantoRowCache *coranto_row_cache_new (CorantoStore *store,
                                        CorantoRowGoneFunc gone,
                                        GObject *owner);
void coranto_row_cache_free (CorantoRowCache *self);

/* The object of `id`, with its row when that is known.  (transfer full) */
CorantoHeadline *coranto_row_cache_dup_object (CorantoRowCache *self, gint64 id);
gboolean coranto_row_cache_knows (CorantoRowCache *self, gint64 id);
/* Reads the rows of `ids` that are neither known nor on their way. */
void coranto_row_cache_want (CorantoRowCache *self, const gint64 *ids, guint n_ids);

/* For who reads rows by himself: takes the answer to `ids`, which was asked for when the serial was
 * `serial`.  Where something changed in between they are read again. */
guint64 coranto_row_cache_get_serial (CorantoRowCache *self);
void coranto_row_cache_take (CorantoRowCache *self, GArray *ids, GPtrArray *rows, guint64 serial);
/* The words that the rows are found by (nullable): with others they are read anew. */
void coranto_row_cache_set_words (CorantoRowCache *self, const char *words);
const char *coranto_row_cache_get_words (CorantoRowCache *self);
/* Forgets rows that changed; those that somebody looks at are read anew. */
void coranto_row_cache_refresh (CorantoRowCache *self, const CorantoChangeSet *changes);

/* For tests: objects alive, rows held without an object. */
guint coranto_row_cache_get_n_objects (CorantoRowCache *self);
guint coranto_row_cache_get_n_rows (CorantoRowCache *self);

G_END_DECLS
