/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-retention.h"

#include "coranto-store-private.h"
#include "coranto-work-retention-private.h"

static CorantoKeepRequest *
new_request (gint64 channel_id, const CorantoKeepRule *rule)
{
  CorantoKeepRequest *request = g_new0 (CorantoKeepRequest, 1);

  request->channel_id = channel_id;
  request->has_rule = rule != NULL;
  if (rule)
    request->rule = *rule;
  return request;
}

void
coranto_store_read_storage_async (CorantoStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_storage,
                                    .free_request = g_free,
                                    .free_result = g_free,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, new_request (0, NULL), cancellable, callback,
                     user_data);
}

CorantoStorage *
coranto_store_read_storage_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_set_keep_rule_async (CorantoStore *self,
                                   gint64 channel_id,
                                   const CorantoKeepRule *rule,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_set_keep_rule,
                                    .free_request = g_free,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, new_request (channel_id, rule), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_set_keep_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_count_expired_async (CorantoStore *self,
                                   gint64 channel_id,
                                   const CorantoKeepRule *rule,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_count_expired,
                                    .free_request = g_free,
                                    .priority = CORANTO_PRIORITY_COMMAND,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, new_request (channel_id, rule), cancellable,
                     callback, user_data);
}

int
coranto_store_count_expired_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (coranto_store_answer (self, result, error)) - 1;
}

void
coranto_store_expire_async (CorantoStore *self,
                            const CorantoExpiry *expiry,
                            gint64 deleted_before,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_expire,
                                    .free_request = g_free,
                                    .free_result = g_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };
  CorantoKeepRequest *request = new_request (0, NULL);

  request->expiry = *expiry;
  request->deleted_before = deleted_before;
  coranto_store_ask (self, self->writer, &call, request, cancellable, callback, user_data);
}

gboolean
coranto_store_expire_finish (CorantoStore *self,
                             GAsyncResult *result,
                             CorantoExpiry *expiry,
                             GError **error)
{
  g_autofree CorantoExpiry *got = coranto_store_answer (self, result, error);

  if (got)
    *expiry = *got;
  return got != NULL;
}
