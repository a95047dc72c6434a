/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read from the store as it stands: an article, its neighbours, the rows of a query, the
 * last checks of a channel. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"

#include "coranto-store-search.h"

static void
article_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CorantoArticle *article
      = coranto_store_read_article_finish (CORANTO_STORE (source), result, &error);

  if (article)
    g_task_return_pointer (task, article, (GDestroyNotify) coranto_article_unref);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_read_article_async (CorantoEngine *self,
                                   gint64 article_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_read_article_async);
  coranto_store_read_article_async (self->store, article_id, g_task_get_cancellable (task),
                                    article_read_cb, task);
}

CorantoArticle *
coranto_engine_read_article_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
return_rows (GTask *task, GPtrArray *rows, GError *error)
{
  if (rows)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
latest_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *rows = coranto_store_read_latest_finish (CORANTO_STORE (source), result, &error);

  return_rows (task, rows, error);
}

void
coranto_engine_read_latest_async (CorantoEngine *self,
                                  gint64 article_id,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_read_latest_async);
  coranto_store_read_latest_async (self->store, article_id, limit, g_task_get_cancellable (task),
                                   latest_read_cb, task);
}

GPtrArray *
coranto_engine_read_latest_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *rows = coranto_store_read_rows_finish (CORANTO_STORE (source), result, &error);

  /* Articles that went between the two reads. */
  for (guint i = rows ? rows->len : 0; i > 0; i--)
    if (!g_ptr_array_index (rows, i - 1))
      g_ptr_array_remove_index (rows, i - 1);
  return_rows (task, rows, error);
}

static void
query_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GArray) ids = coranto_store_query_finish (CORANTO_STORE (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!ids)
    {
      g_task_return_error (task, error);
      return;
    }
  coranto_store_read_found_rows_async (CORANTO_STORE (source), g_task_get_task_data (task),
                                       (const gint64 *) (gpointer) ids->data, ids->len, cancellable,
                                       rows_read_cb, g_object_ref (task));
}

void
coranto_engine_query_async (CorantoEngine *self,
                            const CorantoQuery *query,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_query_async);
  /* The words that the rows are found by. */
  g_task_set_task_data (task, query->with_snippets ? g_strdup (query->search) : NULL, g_free);
  coranto_store_query_async (self->store, query, g_task_get_cancellable (task), query_done_cb,
                             task);
}

GPtrArray *
coranto_engine_query_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
topic_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 id = coranto_store_find_topic_finish (CORANTO_STORE (source), result, &error);

  if (id >= 0)
    g_task_return_pointer (task, g_memdup2 (&id, sizeof id), g_free);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_find_topic_async (CorantoEngine *self,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_find_topic_async);
  coranto_store_find_topic_async (self->store, name, g_task_get_cancellable (task), topic_found_cb,
                                  task);
}

gint64
coranto_engine_find_topic_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  id = g_task_propagate_pointer (G_TASK (result), error);
  return id ? *id : -1;
}

static void
checks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *records = coranto_store_read_checks_finish (CORANTO_STORE (source), result, &error);

  return_rows (task, records, error);
}

void
coranto_engine_read_checks_async (CorantoEngine *self,
                                  gint64 channel_id,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_read_checks_async);
  coranto_store_read_checks_async (self->store, channel_id, limit, g_task_get_cancellable (task),
                                   checks_read_cb, task);
}

GPtrArray *
coranto_engine_read_checks_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_settle_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_settle_async (CorantoEngine *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_settle_async);
  coranto_store_settle_async (self->store, g_task_get_cancellable (task), settled_cb, task);
}

gboolean
coranto_engine_settle_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
