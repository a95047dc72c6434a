/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for what goes from and to files. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-private.h"

#define FREE_SUBSCRIPTIONS ((GDestroyNotify) coranto_subscriptions_unref)

void
coranto_store_read_subscriptions_async (CorantoStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_subscriptions,
                                    .free_request = (GDestroyNotify) coranto_request_free,
                                    .free_result = FREE_SUBSCRIPTIONS,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (0, NULL), cancellable,
                     callback, user_data);
}

CorantoSubscriptions *
coranto_store_read_subscriptions_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_import_async (CorantoStore *self,
                            CorantoSubscriptions *subscriptions,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_import,
                                    .free_request = FREE_SUBSCRIPTIONS,
                                    .free_result = g_free,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_subscriptions_ref (subscriptions),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_import_finish (CorantoStore *self,
                             GAsyncResult *result,
                             CorantoImportCounts *counts,
                             GError **error)
{
  g_autofree CorantoImportCounts *added = coranto_store_answer (self, result, error);

  if (added && counts)
    *counts = *added;
  return added != NULL;
}
