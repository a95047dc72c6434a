/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for channels that are pages: their lists, known stories, notices, older
 * stories. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-private.h"

void
coranto_store_read_known_async (CorantoStore *self,
                                gint64 channel_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_known,
                                    .free_request = (GDestroyNotify) coranto_request_free,
                                    .free_result = (GDestroyNotify) coranto_known_stories_unref,
                                    .priority = CORANTO_PRIORITY_REFRESH,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (channel_id, NULL), cancellable,
                     callback, user_data);
}

CorantoKnownStories *
coranto_store_read_known_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_choose_list_async (CorantoStore *self,
                                 gint64 channel_id,
                                 const char *list_signature,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_choose_list,
                                    .free_request = (GDestroyNotify) coranto_request_free,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (channel_id, list_signature),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_choose_list_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_dismiss_notice_async (CorantoStore *self,
                                    gint64 channel_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_dismiss_notice,
                                    .free_request = (GDestroyNotify) coranto_request_free,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (channel_id, NULL), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_dismiss_notice_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_merge_older_async (CorantoStore *self,
                                 gint64 channel_id,
                                 CorantoParsedFeed *feed,
                                 const char *next_url,
                                 CorantoOlderState state,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_merge_older,
                                    .free_request = (GDestroyNotify) coranto_older_request_free,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call,
                     coranto_older_request_new (channel_id, feed, next_url, state), cancellable,
                     callback, user_data);
}

int
coranto_store_merge_older_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (coranto_store_answer (self, result, error)) - 1;
}
