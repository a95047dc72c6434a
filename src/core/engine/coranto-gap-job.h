/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories between what a channel's page shows and what the channel knows, after a long time
 * without a refresh. */
#pragma once

#include "coranto-engine-private.h"

G_BEGIN_DECLS

/* Whether `page` names a next one and shows none of the stories that were known: some between may
 * have been missed. */
gboolean coranto_gap_is_open (const CorantoParsedFeed *page, const CorantoKnownStories *known);

/* Reads on from `page` until a known story is met, two pages at most. */
void coranto_gap_read_async (CorantoEngine *engine,
                             CorantoChannel *channel,
                             CorantoParsedFeed *page,
                             CorantoKnownStories *known,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* What the further pages said, in their order (element-type CorantoParsedItem): what could be had,
 * never NULL.  (transfer full) */
GPtrArray *coranto_gap_read_finish (CorantoEngine *engine, GAsyncResult *result);

G_END_DECLS
