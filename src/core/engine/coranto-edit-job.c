/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits after which a channel is read anew: another list of its page, another address.  Stored
 * first, then refreshed; what comes of that stands with the channel. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"
#include "coranto-url.h"

/* The steps, in order; each edit has its own finish function, and waits for its channel. */
static void list_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void address_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void edit_refresh (GTask *task, gboolean is_stored, GError *error);
static void edit_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static GTask *
new_edit (CorantoEngine *self,
          gint64 channel_id,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer source_tag)
{
  GTask *task = coranto_engine_new_task (self, cancellable, callback, user_data, source_tag);

  g_task_set_task_data (task, g_memdup2 (&channel_id, sizeof channel_id), g_free);
  return task;
}

/* (transfer full) of `task` and `error` */
static void
edit_refresh (GTask *task, gboolean is_stored, GError *error)
{
  g_autoptr (GTask) owned = task;
  const gint64 *channel_id = g_task_get_task_data (task);

  if (is_stored)
    coranto_engine_refresh_async (g_task_get_source_object (task), *channel_id,
                                  CORANTO_REFRESH_FORCED, g_task_get_cancellable (task),
                                  edit_refreshed_cb, g_steal_pointer (&owned));
  else
    g_task_return_error (task, error);
}

static void
edit_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Another list of its page ----------------------------------------------------------------------*/

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
  task = new_edit (self, channel_id, cancellable, callback, user_data,
                   coranto_engine_choose_list_async);
  coranto_store_choose_list_async (self->store, channel_id, list_signature,
                                   g_task_get_cancellable (task), list_stored_cb, task);
}

static void
list_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_stored = coranto_store_choose_list_finish (CORANTO_STORE (source), result, &error);

  edit_refresh (user_data, is_stored, error);
}

gboolean
coranto_engine_choose_list_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Another address -------------------------------------------------------------------------------*/

void
coranto_engine_set_address_async (CorantoEngine *self,
                                  gint64 channel_id,
                                  const char *address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *url = NULL;
  GError *error = NULL;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = new_edit (self, channel_id, cancellable, callback, user_data,
                   coranto_engine_set_address_async);
  url = coranto_url_from_user (address, &error);
  if (!url)
    {
      g_task_return_error (task, error);
      return;
    }
  cancellable = g_task_get_cancellable (task);
  coranto_store_set_address_async (self->store, channel_id, url, cancellable, address_stored_cb,
                                   g_steal_pointer (&task));
}

static void
address_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_stored = coranto_store_set_address_finish (CORANTO_STORE (source), result, &error);

  edit_refresh (user_data, is_stored, error);
}

gboolean
coranto_engine_set_address_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
