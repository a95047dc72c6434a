/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One further page of a channel's list: fetched and read, nothing stored. */
#pragma once

#include "coranto-engine-private.h"

G_BEGIN_DECLS

/* Reads `url`, which the channel's page named, as a page of the list of `list_signature`
 * (nullable). Errors: those of fetching and of coranto_inspect_feed(), CORANTO_ERROR_NOT_A_FEED
 * where it is something else than the channel is. */
void coranto_list_page_read_async (CorantoEngine *engine,
                                   CorantoChannel *channel,
                                   const char *url,
                                   const char *list_signature,
                                   int priority,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) */
CorantoParsedFeed *coranto_list_page_read_finish (CorantoEngine *engine,
                                                  GAsyncResult *result,
                                                  GError **error);

/* Whether an error of reading says that there is no such page, rather than that it could not be
 * had now. */
gboolean coranto_list_page_is_missing (const GError *error);

G_END_DECLS
