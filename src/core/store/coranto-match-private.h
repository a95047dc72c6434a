/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which article an entry of a list is. */
#pragma once

#include "coranto-db-private.h"
#include "coranto-entries-private.h"

G_BEGIN_DECLS

/* The list that entries come from. */
typedef struct
{
  CorantoDb *db;
  gint64 channel_id;
  CorantoEntryScope scope;
  CorantoEntries *entries;
} CorantoMatchList;

/* The article that an entry was found to be. */
typedef struct
{
  gint64 id; /* 0: new */
  gboolean is_linked;
  gint64 linked_hash;
  char *item_id; /* by which the channel lists it; nullable */
} CorantoMatch;

void coranto_match_clear (CorantoMatch *match);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CorantoMatch, coranto_match_clear)

/* Keys of `entry` that turn out to tell nothing are taken from it.  `match` is empty before. */
gboolean coranto_match_find (const CorantoMatchList *list,
                             CorantoEntry *entry,
                             CorantoMatch *match,
                             GError **error);

G_END_DECLS
