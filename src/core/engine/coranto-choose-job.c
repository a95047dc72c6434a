/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another list of its page for a channel: stored, then refreshed. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"

/* The steps, in order. */
static void choice_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void choice_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

void
coranto_engine_choose_list_async (CorantoEngine *self,
                                  gint64 channel_id,
                                  const char *list_signature,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_choose_list_async);
  g_task_set_task_data (task, g_memdup2 (&channel_id, sizeof channel_id), g_free);
  coranto_store_choose_list_async (self->store, channel_id, list_signature,
                                   g_task_get_cancellable (task), choice_stored_cb, task);
}

static void
choice_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  const gint64 *channel_id = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (coranto_store_choose_list_finish (CORANTO_STORE (source), result, &error))
    coranto_engine_refresh_async (self, *channel_id, TRUE, cancellable, choice_refreshed_cb,
                                  g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
choice_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

gboolean
coranto_engine_choose_list_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
