/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the followed channels live: what content names there may be fetched though it be a private
 * host. */
#pragma once

#include <gio/gio.h>

#include "coranto-store.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_CHANNEL_HOSTS (coranto_channel_hosts_get_type ())
G_DECLARE_FINAL_TYPE (CorantoChannelHosts, coranto_channel_hosts, CORANTO, CHANNEL_HOSTS, GObject)

CorantoChannelHosts *coranto_channel_hosts_new (CorantoStore *store);

/* The address of a followed channel on the host of `url`; NULL without an error: there is none.
 * (transfer full) (nullable) */
void coranto_channel_hosts_find_async (CorantoChannelHosts *self,
                                       const char *url,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
char *coranto_channel_hosts_find_finish (CorantoChannelHosts *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
