/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article's content as it is stored: read, merged with what came, written. */
#pragma once

#include "coranto-db-private.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_MERGE_FILL,   /* another channel lists it for the first time: fills what is missing */
  CORANTO_MERGE_UPDATE, /* a channel changed its entry: what the page did not state is replaced */
  CORANTO_MERGE_PAGE,   /* the article's own page: what it states stays from now on */
} CorantoMergeMode;

typedef enum
{
  CORANTO_CHANGED_NOTHING = 0,
  CORANTO_CHANGED_HEADLINE = 1 << 0, /* the row of the articles table */
  CORANTO_CHANGED_BODY = 1 << 1,     /* the row of the bodies table */
  CORANTO_CHANGED_TEXT = 1 << 2,     /* words of the index */
} CorantoChanged;

typedef struct
{
  gint64 id;
  CorantoParsedItem *item; /* owned, not shared: changed in place; but see ..._new_from() */
  gint64 first_seen;
  gint64 sort_time;
  guint page_facts;
  gboolean is_full;
} CorantoStoredItem;

CorantoStoredItem *coranto_stored_item_new (gint64 id, gint64 first_seen);
/* Of a new article, as a list gave it: to be inserted, `item` being shared with the list. */
CorantoStoredItem *coranto_stored_item_new_from (gint64 id,
                                                 gint64 first_seen,
                                                 const CorantoParsedItem *item);
void coranto_stored_item_free (CorantoStoredItem *self);

/* CORANTO_ERROR_NOT_FOUND when there is no such content. */
CorantoStoredItem *coranto_stored_item_load (CorantoDb *db, gint64 id, GError **error);
CorantoChanged coranto_stored_item_merge (CorantoStoredItem *self,
                                          const CorantoParsedItem *incoming,
                                          CorantoMergeMode mode);
/* Writes both rows of a new article. */
gboolean coranto_stored_item_insert (CorantoDb *db, const CorantoStoredItem *self, GError **error);
/* Writes what `changed` names, keeping the index in step. */
gboolean coranto_stored_item_update (CorantoDb *db,
                                     const CorantoStoredItem *self,
                                     CorantoChanged changed,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoStoredItem, coranto_stored_item_free)

G_END_DECLS
