/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following candidates: stored in one transaction, then refreshed. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"

#include "coranto-refresher.h"
#include "coranto-url.h"

static CorantoChannel *
channel_for (const CorantoCandidate *candidate)
{
  CorantoChannel *channel = coranto_channel_new ();

  channel->url = coranto_url_resolve (NULL, candidate->url);
  channel->title = g_strdup (candidate->title);
  channel->home_url = g_strdup (candidate->home_url);
  channel->kind = candidate->kind;
  if (candidate->preview)
    {
      const CorantoParsedFeed *preview = candidate->preview;

      channel->list_signature = g_strdup (preview->list_signature);
      channel->icon_url = g_strdup (preview->favicon ? preview->favicon : preview->icon);
    }
  return channel;
}

/* NULL with an error when an address is none. */
static GPtrArray *
channels_for (GPtrArray *candidates, GError **error)
{
  g_autoptr (GPtrArray) channels
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);

  for (guint i = 0; i < candidates->len; i++)
    {
      const CorantoCandidate *candidate = g_ptr_array_index (candidates, i);
      CorantoChannel *channel = channel_for (candidate);

      g_ptr_array_add (channels, channel);
      if (!channel->url)
        {
          coranto_error_set (error, CORANTO_ERROR_INVALID_ADDRESS, candidate->url);
          return NULL;
        }
    }
  return g_steal_pointer (&channels);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  GArray *ids = coranto_store_subscribe_finish (CORANTO_STORE (source), result, &error);

  if (!ids)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A run of its own, or joined to the one there is; nobody waits for it here. */
  if (!g_cancellable_is_cancelled (self->closing))
    coranto_refresher_run (
        self->refresher, ids, CORANTO_REFRESH_FORCED,
        coranto_engine_new_task (self, NULL, NULL, NULL, coranto_engine_subscribe_async));
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

void
coranto_engine_subscribe_async (CorantoEngine *self,
                                const char *category_title,
                                GPtrArray *candidates,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  GError *error = NULL;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_subscribe_async);
  channels = channels_for (candidates, &error);
  if (!channels)
    {
      g_task_return_error (task, error);
      return;
    }
  if (category_title && !*category_title)
    category_title = NULL;
  coranto_store_subscribe_async (self->store, category_title, channels,
                                 g_task_get_cancellable (task), subscribed_cb, task);
  g_steal_pointer (&task);
}

GArray *
coranto_engine_subscribe_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
