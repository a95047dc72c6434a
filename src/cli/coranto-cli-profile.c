/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile behind a command: opened, waited for, closed. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"
#include "coranto-url.h"

void
cli_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CliWait *wait = user_data;

  wait->result = g_object_ref (result);
}

GAsyncResult *
cli_wait (CliWait *wait)
{
  while (!wait->result)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&wait->result);
}

CorantoEngine *
cli_open (CliCall *call)
{
  CliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoEngine *engine;

  coranto_engine_open_async (call->profile, NULL, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  engine = coranto_engine_open_finish (result, &error);
  if (!engine)
    cli_fail (error);
  return engine;
}

void
cli_close (CorantoEngine *engine)
{
  coranto_engine_close (engine);
  /* What was cancelled by that hears of it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (engine);
}

CorantoChannelTree *
cli_load_channels (CorantoEngine *engine)
{
  CorantoChannelTree *tree = coranto_engine_get_channel_tree (engine);
  gboolean is_loading;

  for (;;)
    {
      g_object_get (tree, "loading", &is_loading, NULL);
      if (!is_loading)
        return tree;
      g_main_context_iteration (NULL, TRUE);
    }
}

const CorantoChannel *
cli_find_channel (CorantoEngine *engine, const char *address)
{
  CorantoChannelTree *tree = cli_load_channels (engine);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tree));
  g_autoptr (GError) error = NULL;
  g_autofree char *url = coranto_url_from_user (address, &error);
  g_autofree char *wanted = url ? coranto_url_canonical (url) : NULL;

  for (guint i = 0; wanted && i < n; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (G_LIST_MODEL (tree), i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);
      g_autofree char *canonical = channel ? coranto_url_canonical (channel->url) : NULL;

      if (g_strcmp0 (canonical, wanted) == 0)
        return channel;
    }
  if (!error)
    coranto_error_set (&error, CORANTO_ERROR_NOT_FOUND, url);
  cli_fail (error);
  return NULL;
}
