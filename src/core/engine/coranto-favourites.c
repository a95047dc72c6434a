/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourites: keeping them whole, and a person's edits of their lists on the way to the store.
 * Those are not cancelled when the engine closes: what was asked is finished. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-favourites.h"

#include "coranto-keep-job.h"
#include "coranto-keeper.h"
#include "coranto-schedule.h"
#include "coranto-store-keeping.h"

/* Keeping whole -------------------------------------------------------------------------------- */

void
coranto_engine_set_keeping (CorantoEngine *self, gboolean is_keeping)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_schedule_set_ticking (self->schedule, is_keeping);
  coranto_keeper_set_active (self->keeper, is_keeping);
}

static void
said (CorantoEngine *engine, gint64 article_id)
{
  g_signal_emit_by_name (engine, "keeping-changed", article_id);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_keep_article_finish (CORANTO_ENGINE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_keep_async (CorantoEngine *self,
                           gint64 article_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task
      = coranto_engine_new_task (self, cancellable, callback, user_data, coranto_engine_keep_async);
  if (article_id)
    coranto_keep_article_async (self, article_id, said, g_task_get_cancellable (task), kept_cb,
                                task);
  else
    coranto_keeper_run (self->keeper, task);
}

gboolean
coranto_engine_keep_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Lists ---------------------------------------------------------------------------------------- */

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
return_id (GTask *task, gint64 id, GError *error)
{
  if (id)
    g_task_return_pointer (task, g_memdup2 (&id, sizeof id), g_free);
  else
    g_task_return_error (task, error);
}

static void
list_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 id = coranto_store_add_list_finish (CORANTO_STORE (source), result, &error);

  return_id (task, id, error);
}

void
coranto_engine_add_list_async (CorantoEngine *self,
                               const char *title,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_add_list_async (
      self->store, title, cancellable, list_added_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_add_list_async));
}

static void
list_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 id = coranto_store_find_list_finish (CORANTO_STORE (source), result, &error);

  return_id (task, id, error);
}

void
coranto_engine_find_list_async (CorantoEngine *self,
                                const char *title,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_find_list_async);
  coranto_store_find_list_async (self->store, title, g_task_get_cancellable (task), list_found_cb,
                                 task);
}

gint64
coranto_engine_list_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  id = g_task_propagate_pointer (G_TASK (result), error);
  return id ? *id : 0;
}

static void
list_edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_edit_list_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_rename_list_async (CorantoEngine *self,
                                  gint64 list_id,
                                  const char *title,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_rename_list_async (
      self->store, list_id, title, cancellable, list_edited_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_rename_list_async));
}

void
coranto_engine_delete_list_async (CorantoEngine *self,
                                  gint64 list_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_delete_list_async (
      self->store, list_id, cancellable, list_edited_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_delete_list_async));
}

void
coranto_engine_move_list_async (CorantoEngine *self,
                                gint64 list_id,
                                int step,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_move_list_async (
      self->store, list_id, step, cancellable, list_edited_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_move_list_async));
}

void
coranto_engine_set_listed_async (CorantoEngine *self,
                                 gint64 list_id,
                                 const gint64 *ids,
                                 guint n_ids,
                                 gboolean is_listed,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_set_listed_async (
      self->store, list_id, ids, n_ids, is_listed, cancellable, list_edited_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_set_listed_async));
}

gboolean
coranto_engine_edit_list_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
