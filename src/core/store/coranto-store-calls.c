/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls: each copies what it is asked with and names the work. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-private.h"

#define FREE_REQUEST ((GDestroyNotify) coranto_request_free)
#define FREE_ARRAY ((GDestroyNotify) g_array_unref)
#define FREE_PTR_ARRAY ((GDestroyNotify) g_ptr_array_unref)

/* Channels and categories -------------------------------------------------------------------------
 */

void
coranto_store_list_channels_async (CorantoStore *self,
                                   gint64 today,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_list_channels,
                                    .free_request = FREE_REQUEST,
                                    .free_result = (GDestroyNotify) coranto_channel_table_free,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };
  CorantoRequest *request = coranto_request_new (0, NULL);

  request->time = today;
  coranto_store_ask (self, self->reader, &call, request, cancellable, callback, user_data);
}

CorantoChannelTable *
coranto_store_list_channels_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_subscribe_async (CorantoStore *self,
                               const char *category_title,
                               GPtrArray *channels,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_subscribe,
                                    .free_request = (GDestroyNotify) coranto_subscribe_request_free,
                                    .free_result = FREE_ARRAY,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call,
                     coranto_subscribe_request_new (category_title, channels), cancellable,
                     callback, user_data);
}

GArray *
coranto_store_subscribe_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_unsubscribe_async (CorantoStore *self,
                                 gint64 channel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_unsubscribe,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (channel_id, NULL), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_unsubscribe_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_rename_channel_async (CorantoStore *self,
                                    gint64 channel_id,
                                    const char *title,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_rename_channel,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (channel_id, title),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_rename_channel_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_set_address_async (CorantoStore *self,
                                 gint64 channel_id,
                                 const char *url,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_set_address,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (channel_id, url), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_set_address_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_read_checks_async (CorantoStore *self,
                                 gint64 channel_id,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_checks,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_PTR_ARRAY,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };
  CorantoRequest *request = coranto_request_new (channel_id, NULL);

  request->limit = limit;
  coranto_store_ask (self, self->reader, &call, request, cancellable, callback, user_data);
}

GPtrArray *
coranto_store_read_checks_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

/* What came
 * ----------------------------------------------------------------------------------------- */

void
coranto_store_merge_feed_async (CorantoStore *self,
                                gint64 channel_id,
                                CorantoParsedFeed *feed,
                                const CorantoCheck *check,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_merge_feed,
                                    .free_request = (GDestroyNotify) coranto_merge_request_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call, coranto_merge_request_new (channel_id, feed, check),
                     cancellable, callback, user_data);
}

int
coranto_store_merge_feed_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (coranto_store_answer (self, result, error)) - 1;
}

void
coranto_store_note_check_async (CorantoStore *self,
                                gint64 channel_id,
                                const CorantoCheck *check,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_note_check,
                                    .free_request = (GDestroyNotify) coranto_merge_request_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call, coranto_merge_request_new (channel_id, NULL, check),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_note_check_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_save_page_async (CorantoStore *self,
                               gint64 article_id,
                               CorantoParsedItem *item,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_save_page,
                                    .free_request = (GDestroyNotify) coranto_page_request_free,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_page_request_new (article_id, item),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_save_page_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

/* Reading
 * --------------------------------------------------------------------------------------------- */

static CorantoRequest *
query_request (const CorantoQuery *query)
{
  CorantoRequest *request = coranto_request_new (0, NULL);

  request->query = coranto_query_copy (query);
  return request;
}

void
coranto_store_query_async (CorantoStore *self,
                           const CorantoQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_query,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_ARRAY,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, query_request (query), cancellable, callback,
                     user_data);
}

GArray *
coranto_store_query_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_read_rows_async (CorantoStore *self,
                               const gint64 *ids,
                               guint n_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_rows,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_PTR_ARRAY,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new_ids (ids, n_ids), cancellable,
                     callback, user_data);
}

GPtrArray *
coranto_store_read_rows_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_read_article_async (CorantoStore *self,
                                  gint64 article_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_article,
                                    .free_request = FREE_REQUEST,
                                    .free_result = (GDestroyNotify) coranto_article_unref,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (article_id, NULL), cancellable,
                     callback, user_data);
}

CorantoArticle *
coranto_store_read_article_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_read_latest_async (CorantoStore *self,
                                 gint64 article_id,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_latest,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_PTR_ARRAY,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };
  CorantoRequest *request = coranto_request_new (article_id, NULL);

  request->limit = limit;
  coranto_store_ask (self, self->reader, &call, request, cancellable, callback, user_data);
}

GPtrArray *
coranto_store_read_latest_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_find_topic_async (CorantoStore *self,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_find_topic,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (0, name), cancellable,
                     callback, user_data);
}

gint64
coranto_store_find_topic_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  gsize id = GPOINTER_TO_SIZE (coranto_store_answer (self, result, error));

  return id ? (gint64) id : -1;
}

/* Marks
 * ------------------------------------------------------------------------------------------------
 */

void
coranto_store_mark_async (CorantoStore *self,
                          const gint64 *ids,
                          guint n_ids,
                          CorantoMark mark,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_mark,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_ARRAY,
                                    .priority = CORANTO_PRIORITY_USER };
  CorantoRequest *request = coranto_request_new_ids (ids, n_ids);

  request->mark = mark;
  coranto_store_ask (self, self->writer, &call, request, cancellable, callback, user_data);
}

void
coranto_store_mark_query_async (CorantoStore *self,
                                const CorantoQuery *query,
                                CorantoMark mark,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_mark_query,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_ARRAY,
                                    .priority = CORANTO_PRIORITY_USER };
  CorantoRequest *request = query_request (query);

  request->mark = mark;
  coranto_store_ask (self, self->writer, &call, request, cancellable, callback, user_data);
}

GArray *
coranto_store_mark_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

/* Pictures
 * -----------------------------------------------------------------------------------------------
 */

void
coranto_store_read_picture_async (CorantoStore *self,
                                  const char *url,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_picture,
                                    .free_request = (GDestroyNotify) coranto_picture_request_free,
                                    .free_result = (GDestroyNotify) g_bytes_unref,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->files, &call, coranto_picture_request_new (url, NULL), cancellable,
                     callback, user_data);
}

GBytes *
coranto_store_read_picture_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_save_picture_async (CorantoStore *self,
                                  const char *url,
                                  GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_save_picture,
                                    .free_request = (GDestroyNotify) coranto_picture_request_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->files, &call, coranto_picture_request_new (url, bytes),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_save_picture_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}
