/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long stories are kept: the rules, what they would throw away, throwing away. */
#pragma once

#include "coranto-engine.h"
#include "coranto-retention.h"

G_BEGIN_DECLS

/* The profile's rule and size.  (transfer full); g_free() */
void coranto_engine_read_storage_async (CorantoEngine *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
CorantoStorage *coranto_engine_read_storage_finish (CorantoEngine *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/* Makes `rule` that of the channel (0: of the profile).  Nothing goes before the next run.
 * CORANTO_ERROR_NOT_FOUND. */
void coranto_engine_set_keep_rule_async (CorantoEngine *self,
                                         gint64 channel_id,
                                         const CorantoKeepRule *rule,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean coranto_engine_set_keep_rule_finish (CorantoEngine *self,
                                              GAsyncResult *result,
                                              GError **error);

/* How many stories would go under `rule` (NULL: the one that holds) of the channel (0: of the
 * profile); -1 on error. */
void coranto_engine_count_expired_async (CorantoEngine *self,
                                         gint64 channel_id,
                                         const CorantoKeepRule *rule,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
int coranto_engine_count_expired_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

/* Throws away what has expired, and what was deleted before this session and more than a day ago,
 * in small batches between which marks go first.  Gives how many stories went; -1 on error. */
void coranto_engine_expire_async (CorantoEngine *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
int coranto_engine_expire_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

/* Does that by itself from now on: some minutes after the start, then once a day. */
void coranto_engine_expire_daily (CorantoEngine *self);

/* In no list any more, never coming back; undone as long as the session lasts.  Answered by
 * coranto_engine_mark_finish(). */
void coranto_engine_set_deleted_async (CorantoEngine *self,
                                       const gint64 *ids,
                                       guint n_ids,
                                       gboolean is_deleted,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

G_END_DECLS
