/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for what the user keeps. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-keeping.h"

#include "coranto-store-private.h"
#include "coranto-work-keeping-private.h"

#define FREE_REQUEST ((GDestroyNotify) coranto_request_free)
#define FREE_PTR_ARRAY ((GDestroyNotify) g_ptr_array_unref)

/* Keeping whole
 * ----------------------------------------------------------------------------------------- */

void
coranto_store_list_to_keep_async (CorantoStore *self,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_list_to_keep,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_PTR_ARRAY,
                                    .priority = CORANTO_PRIORITY_REFRESH,
                                    .is_read = TRUE };
  CorantoRequest *request = coranto_request_new (0, NULL);

  request->limit = limit;
  coranto_store_ask (self, self->reader, &call, request, cancellable, callback, user_data);
}

GPtrArray *
coranto_store_list_to_keep_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_set_kept_pictures_async (CorantoStore *self,
                                       gint64 article_id,
                                       GPtrArray *urls,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  static const CorantoCall call
      = { .run = coranto_work_set_kept_pictures,
          .free_request = (GDestroyNotify) coranto_kept_pictures_request_free,
          .free_result = FREE_PTR_ARRAY,
          .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call,
                     coranto_kept_pictures_request_new (article_id, urls), cancellable, callback,
                     user_data);
}

GPtrArray *
coranto_store_set_kept_pictures_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_note_kept_picture_async (CorantoStore *self,
                                       gint64 article_id,
                                       const char *url,
                                       CorantoKeptPicture state,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_note_kept_picture,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_REFRESH };
  CorantoRequest *request = coranto_request_new (article_id, url);

  request->limit = state;
  coranto_store_ask (self, self->writer, &call, request, cancellable, callback, user_data);
}

gboolean
coranto_store_note_kept_picture_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_note_keeping_async (CorantoStore *self,
                                  gint64 article_id,
                                  const CorantoKeeping *keeping,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_note_keeping,
                                    .free_request = (GDestroyNotify) coranto_keeping_request_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call, coranto_keeping_request_new (article_id, keeping),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_note_keeping_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_list_released_async (CorantoStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_list_released,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_PTR_ARRAY,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (0, NULL), cancellable,
                     callback, user_data);
}

GPtrArray *
coranto_store_list_released_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_forget_released_async (CorantoStore *self,
                                     const char *url,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_forget_released,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (0, url), cancellable, callback,
                     user_data);
}

gboolean
coranto_store_forget_released_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_keep_picture_async (CorantoStore *self,
                                  const char *url,
                                  GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_keep_picture,
                                    .free_request = (GDestroyNotify) coranto_picture_request_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->files, &call, coranto_picture_request_new (url, bytes),
                     cancellable, callback, user_data);
}

gboolean
coranto_store_keep_picture_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_release_picture_async (CorantoStore *self,
                                     const char *url,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_release_picture,
                                    .free_request = (GDestroyNotify) coranto_picture_request_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->files, &call, coranto_picture_request_new (url, NULL), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_release_picture_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

/* Lists
 * ------------------------------------------------------------------------------------------------
 */

void
coranto_store_add_list_async (CorantoStore *self,
                              const char *title,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_add_list,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (0, title), cancellable,
                     callback, user_data);
}

gint64
coranto_store_add_list_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return (gint64) GPOINTER_TO_SIZE (coranto_store_answer (self, result, error));
}

void
coranto_store_find_list_async (CorantoStore *self,
                               const char *title,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_find_list,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (0, title), cancellable,
                     callback, user_data);
}

gint64
coranto_store_find_list_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return (gint64) GPOINTER_TO_SIZE (coranto_store_answer (self, result, error));
}

void
coranto_store_rename_list_async (CorantoStore *self,
                                 gint64 list_id,
                                 const char *title,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_rename_list,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (list_id, title), cancellable,
                     callback, user_data);
}

void
coranto_store_delete_list_async (CorantoStore *self,
                                 gint64 list_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_delete_list,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (list_id, NULL), cancellable,
                     callback, user_data);
}

void
coranto_store_move_list_async (CorantoStore *self,
                               gint64 list_id,
                               int step,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_move_list,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };
  CorantoRequest *request = coranto_request_new (list_id, NULL);

  request->time = step;
  coranto_store_ask (self, self->writer, &call, request, cancellable, callback, user_data);
}

void
coranto_store_set_listed_async (CorantoStore *self,
                                gint64 list_id,
                                const gint64 *ids,
                                guint n_ids,
                                gboolean is_listed,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_set_listed,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_USER };
  CorantoRequest *request = coranto_request_new_ids (ids, n_ids);

  request->id = list_id;
  request->limit = is_listed;
  coranto_store_ask (self, self->writer, &call, request, cancellable, callback, user_data);
}

gboolean
coranto_store_edit_list_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}
