/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for what is kept and for how long.
 *
 * A story whose content is thrown away leaves its status and what it is recognised by: it does not
 * come back unread, nor twice.  One that its list shows again comes back as it was marked, unless
 * the user had deleted it. */
#pragma once

#include "coranto-retention.h"
#include "coranto-store.h"

G_BEGIN_DECLS

/* (transfer full); g_free() */
void coranto_store_read_storage_async (CorantoStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CorantoStorage *coranto_store_read_storage_finish (CorantoStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);

/* The rule of the channel (0: of the profile) from now on; nothing is thrown away yet.
 * CORANTO_ERROR_NOT_FOUND. */
void coranto_store_set_keep_rule_async (CorantoStore *self,
                                        gint64 channel_id,
                                        const CorantoKeepRule *rule,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean coranto_store_set_keep_rule_finish (CorantoStore *self,
                                             GAsyncResult *result,
                                             GError **error);

/* How many stories would be thrown away were `rule` (NULL: the one that holds) the rule of the
 * channel (0: of the profile).  -1 on error. */
void coranto_store_count_expired_async (CorantoStore *self,
                                        gint64 channel_id,
                                        const CorantoKeepRule *rule,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
int coranto_store_count_expired_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Where throwing away goes on; all 0 at first. */
typedef struct
{
  gint64 channel_id;
  gint64 article_id;
  guint n_gone; /* stories, so far */
  gboolean is_over;
} CorantoExpiry;

/* Throws away a bounded number of what has expired, and of what was deleted before
 * `deleted_before`; `expiry` says where it goes on.  Content is taken apart in pauses, its place in
 * the file is used again. */
void coranto_store_expire_async (CorantoStore *self,
                                 const CorantoExpiry *expiry,
                                 gint64 deleted_before,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean coranto_store_expire_finish (CorantoStore *self,
                                      GAsyncResult *result,
                                      CorantoExpiry *expiry,
                                      GError **error);

G_END_DECLS
