/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made of stories outside of the writer, which all of them wait for. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-excerpt-private.h"
#include "coranto-identity-private.h"
#include "coranto-store.h"

void
coranto_store_prepare_feed (CorantoParsedFeed *feed)
{
  for (guint i = 0; i < feed->items->len; i++)
    {
      CorantoParsedItem *item = g_ptr_array_index (feed->items, i);

      if (!item->excerpt)
        item->excerpt = coranto_excerpt_make (item);
      item->entry_hash = coranto_identity_hash_entry (item);
      item->url_key = coranto_identity_of_url (item->url);
    }
}
