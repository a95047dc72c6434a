/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a story is recognised by, and the number that it gets.
 *
 * Keys are 63 bits of SHA-256: of the canonical address without its scheme (all channels), of the
 * feed's own id within its channel, or of its words there: title and date.  An article's is the
 * second it is dated to, counted from 1990, or the next free one: numbers grow with time, which is
 * what every list relies on. */
#pragma once

#include "coranto-db-private.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Keys; 0: none. */
gint64 coranto_identity_of_url (const char *url);
gint64 coranto_identity_of_item_id (gint64 scope_key, const char *item_id);
/* Of title and date, or of as much as there is; `with_text`: where that is not enough. */
gint64 coranto_identity_of_content (gint64 scope_key,
                                    const CorantoParsedItem *item,
                                    gboolean with_text);

/* What a key names that several stories have: none of them.  Stored. */
#define CORANTO_IDENTITY_SHARED G_GINT64_CONSTANT (-2)

/* 0: unknown; -1: error; CORANTO_IDENTITY_SHARED. */
gint64 coranto_identity_find (CorantoDb *db, gint64 key, GError **error);
/* Names the article by `key` too, unless the key names another one already; 0 is ignored. */
gboolean coranto_identity_add (CorantoDb *db, gint64 key, gint64 article_id, GError **error);
/* From now on the key names nothing. */
gboolean coranto_identity_share (CorantoDb *db, gint64 key, GError **error);

/* What a row shows: `published` clamped to [1990, first_seen + 1 day], else first_seen. */
gint64 coranto_identity_sort_time (const CorantoDate *published, gint64 first_seen);
/* The least number an article of that time can have. */
gint64 coranto_identity_floor (gint64 sort_time);
/* The time that the number of an article stands for. */
gint64 coranto_identity_order_time (gint64 id);
/* A free number for an article of that time; 0: error.  `after`: not below this one (0: any). */
gint64 coranto_identity_allocate (CorantoDb *db, gint64 sort_time, gint64 after, GError **error);

/* A fast hash of everything an entry states, to see that nothing changed.  Not for identity. */
gint64 coranto_identity_hash_entry (const CorantoParsedItem *item);

G_END_DECLS
