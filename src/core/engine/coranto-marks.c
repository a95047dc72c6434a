/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's marks and edits on their way to the store.  They are not cancelled when the engine
 * closes: what was asked is finished. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"
#include "coranto-retention-job.h"

static GTask *
new_edit (CorantoEngine *self,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* Once it is stored it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *ids = coranto_store_mark_finish (CORANTO_STORE (source), result, &error);

  if (ids)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_set_read_async (CorantoEngine *self,
                               const gint64 *ids,
                               guint n_ids,
                               gboolean is_read,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_mark_async (
      self->store, ids, n_ids, is_read ? CORANTO_MARK_READ : CORANTO_MARK_UNREAD, cancellable,
      marked_cb, new_edit (self, cancellable, callback, user_data, coranto_engine_set_read_async));
}

void
coranto_engine_set_favourite_async (CorantoEngine *self,
                                    const gint64 *ids,
                                    guint n_ids,
                                    gboolean is_favourite,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_mark_async (
      self->store, ids, n_ids, is_favourite ? CORANTO_MARK_FAVOURITE : CORANTO_MARK_UNFAVOURITE,
      cancellable, marked_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_set_favourite_async));
}

void
coranto_engine_mark_all_read_async (CorantoEngine *self,
                                    const CorantoQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_mark_query_async (
      self->store, query, CORANTO_MARK_READ, cancellable, marked_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_mark_all_read_async));
}

void
coranto_engine_set_deleted_async (CorantoEngine *self,
                                  const gint64 *ids,
                                  guint n_ids,
                                  gboolean is_deleted,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_mark_async (
      self->store, ids, n_ids, is_deleted ? CORANTO_MARK_DELETED : CORANTO_MARK_UNDELETED,
      cancellable, marked_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_set_deleted_async));
}

GArray *
coranto_engine_mark_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
unsubscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_unsubscribe_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_unsubscribe_async (CorantoEngine *self,
                                  gint64 channel_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_unsubscribe_async (
      self->store, channel_id, cancellable, unsubscribed_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_unsubscribe_async));
}

gboolean
coranto_engine_unsubscribe_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_rename_channel_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_rename_channel_async (CorantoEngine *self,
                                     gint64 channel_id,
                                     const char *title,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_rename_channel_async (
      self->store, channel_id, title, cancellable, renamed_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_rename_channel_async));
}

gboolean
coranto_engine_rename_channel_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
notice_dismissed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_dismiss_notice_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_dismiss_notice_async (CorantoEngine *self,
                                     gint64 channel_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_dismiss_notice_async (
      self->store, channel_id, cancellable, notice_dismissed_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_dismiss_notice_async));
}

gboolean
coranto_engine_dismiss_notice_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
