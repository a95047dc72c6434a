/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One refresh of one channel. */
#pragma once

#include "coranto-engine-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_failed; /* the channel failed: it stands with it */
  gboolean is_unchanged;
  guint new_articles;
} CorantoRefreshOutcome;

/* An error is the profile's (or cancellation), never the channel's. */
void coranto_refresh_channel_async (CorantoEngine *engine,
                                    CorantoChannel *channel,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean coranto_refresh_channel_finish (CorantoEngine *engine,
                                         GAsyncResult *result,
                                         CorantoRefreshOutcome *outcome,
                                         GError **error);

G_END_DECLS
