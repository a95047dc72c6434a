/* SPDX-License-Identifier: GPL-3.0-or-later */
/* subscribe, unsubscribe, channels. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-json.h"

/* The suggested ones of `candidates`, borrowed. */
static void
take_suggested (GPtrArray *taken, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const CorantoCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->is_suggested)
        g_ptr_array_add (taken, g_ptr_array_index (candidates, i));
    }
}

/* Its headlines too, before the command ends: joins the refresh that following it began. */
static int
wait_for_refresh (CorantoEngine *engine, gint64 channel_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_refresh_async (engine, channel_id, FALSE, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  return coranto_engine_refresh_finish (engine, result, NULL, &error) ? CLI_OK : cli_fail (error);
}

static int
follow (CorantoEngine *engine, const CorantoDiscovery *discovery)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  const CorantoCandidate *first;
  CliWait wait = { NULL };
  int status;

  take_suggested (taken, discovery->feeds);
  take_suggested (taken, discovery->lists);
  first = g_ptr_array_index (taken, 0);
  if (first->is_followed)
    {
      coranto_error_set (&error, CORANTO_ERROR_ALREADY_FOLLOWED, first->url);
      return cli_fail (error);
    }
  /* A channel of a portal stands with its siblings, a feed for itself. */
  coranto_engine_subscribe_async (
      engine, first->kind == CORANTO_FEED_KIND_PAGE ? discovery->portal_title : NULL, taken, NULL,
      cli_done_cb, &wait);
  result = cli_wait (&wait);
  ids = coranto_engine_subscribe_finish (engine, result, &error);
  if (!ids)
    return cli_fail (error);
  line = g_strdup_printf ("%s  %s\n", first->url, first->title ? first->title : "");
  status = cli_print (line);
  return status == CLI_OK ? wait_for_refresh (engine, g_array_index (ids, gint64, 0)) : status;
}

static int
subscribe_with (CorantoEngine *engine, const char *address)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoDiscovery) discovery = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_discover_async (engine, address, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  discovery = coranto_engine_discover_finish (engine, result, &error);
  return discovery ? follow (engine, discovery) : cli_fail (error);
}

int
cli_subscribe (CliCall *call)
{
  CorantoEngine *engine;
  int status;

  if (!cli_parse (call, NULL, 1, 1))
    return CLI_USAGE;
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  status = subscribe_with (engine, call->argv[1]);
  cli_close (engine);
  return status;
}

static int
unsubscribe_with (CorantoEngine *engine, const char *address)
{
  const CorantoChannel *channel = cli_find_channel (engine, address);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  if (!channel)
    return CLI_FAILED;
  coranto_engine_unsubscribe_async (engine, channel->id, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  return coranto_engine_unsubscribe_finish (engine, result, &error) ? CLI_OK : cli_fail (error);
}

int
cli_unsubscribe (CliCall *call)
{
  CorantoEngine *engine;
  int status;

  if (!cli_parse (call, NULL, 1, 1))
    return CLI_USAGE;
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  status = unsubscribe_with (engine, call->argv[1]);
  cli_close (engine);
  return status;
}

static char *
write_channels (CorantoChannelTree *tree)
{
  GString *out = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (G_LIST_MODEL (tree), i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);

      if (!channel)
        {
          g_string_append_printf (out, "%s\n", coranto_channel_node_get_title (node));
          continue;
        }
      g_string_append_printf (out, "  %5u  %s  %s\n", channel->unread,
                              channel->title ? channel->title : channel->url, channel->url);
      if (channel->error_code != CORANTO_ERROR_NONE)
        {
          g_autofree char *sentence
              = cli_describe_code (channel->error_code, channel->error_detail);

          g_string_append_printf (out, "         %s\n", sentence);
        }
    }
  return g_string_free (out, FALSE);
}

int
cli_channels (CliCall *call)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *text = NULL;
  CorantoEngine *engine;
  CorantoChannelTree *tree;

  if (!cli_parse (call, options, 0, 0))
    return CLI_USAGE;
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  tree = cli_load_channels (engine);
  text = as_json ? cli_json_channels (tree) : write_channels (tree);
  cli_close (engine);
  return cli_print (text);
}
