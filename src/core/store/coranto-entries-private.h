/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of one list, and what each of them can be recognised by.
 *
 * A list is looked at as a whole first: an address or an id that several of its stories have tells
 * nothing, and a story that it states twice is one. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef struct
{
  const CorantoParsedItem *item;
  gint64 url_key;
  gint64 item_key;
  gint64 content_key; /* only where there is no address */
  gint64 hash;
  gboolean is_repeated; /* another entry states the same story, not older: this one is left out */
} CorantoEntry;

typedef struct
{
  CorantoEntry *entries; /* in the order of the list */
  guint n_entries;
  GHashTable *by_key;  /* key (gint64 *) -> its entry */
  GArray *shared_keys; /* (element-type gint64) of ids that several stories have */
} CorantoEntries;

/* What is known of the list's channel.  An entry that has one of its addresses for its own has
 * none. */
typedef struct
{
  gint64 scope_key;
  char *url;
  char *home_url; /* nullable */
} CorantoEntryScope;

/* Of the first `n_items` of `items` (element-type CorantoParsedItem), which stay the caller's. */
CorantoEntries *coranto_entries_new (GPtrArray *items,
                                     guint n_items,
                                     const CorantoEntryScope *scope);
void coranto_entries_free (CorantoEntries *self);
gboolean coranto_entries_have (const CorantoEntries *self, gint64 key);

/* Whether two titles are one: white space, width and capitals aside, or one cut short. */
gboolean coranto_entries_same_title (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoEntries, coranto_entries_free)

G_END_DECLS
