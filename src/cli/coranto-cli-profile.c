/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile behind a command: opened, asked for its channels, closed. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"
#include "coranto-engine-health.h"
#include "coranto-text.h"
#include "coranto-url.h"

#include <stdio.h>

/* A repair is told by whoever it happened to. */
static void
tell_repair (CliCall *call)
{
  const CorantoRecovery *recovery = coranto_engine_get_recovery (call->engine);

  if (recovery && recovery->is_fresh)
    {
      g_autofree char *sentence = cli_describe_recovery (recovery);

      cli_note (sentence);
    }
}

/* Opens, works, closes.  `is_damaged` gets whether damage was met. */
static int
work_once (CliCall *call, CliWork work, gconstpointer asked, gboolean *is_damaged)
{
  CliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  coranto_engine_open_async (call->profile, NULL, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  call->engine = coranto_engine_open_finish (result, &error);
  if (!call->engine)
    return cli_fail (error);
  tell_repair (call);
  status = work (call, asked);
  *is_damaged = coranto_engine_is_damaged (call->engine);
  coranto_engine_close (call->engine);
  /* What was cancelled by that hears of it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&call->engine);
  return status;
}

/* A profile that turned out to be damaged is repaired when it is opened again: so that is done, and
 * the work once more. */
int
cli_with_profile (CliCall *call, CliWork work, gconstpointer asked)
{
  gboolean is_damaged = FALSE;
  int status, printed;

  cli_hold_output ();
  status = work_once (call, work, asked, &is_damaged);
  is_damaged &= !g_cancellable_is_cancelled (call->cancellable);
  printed = cli_release_output (!is_damaged);
  if (is_damaged)
    return work_once (call, work, asked, &is_damaged);
  return status == CLI_OK ? printed : status;
}

void
cli_settle (CliCall *call)
{
  CliWait wait = { NULL };

  /* What damage the answer met it met before.  Who pipes the answer has it now, and who interrupts
   * ends the program: nothing is lost. */
  cli_release_output (!coranto_engine_is_damaged (call->engine));
  fflush (stdout);
  coranto_engine_settle_async (call->engine, NULL, cli_done_cb, &wait);
  while (!wait.result)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (wait.result);
}

CorantoChannelTree *
cli_load_channels (CliCall *call)
{
  CorantoChannelTree *tree = coranto_engine_get_channel_tree (call->engine);
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
cli_find_channel (CliCall *call, const char *address)
{
  CorantoChannelTree *tree = cli_load_channels (call);
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

/* As many as tell why a channel is as it is. */
#define CHECKS 10

GPtrArray *
cli_read_checks (CliCall *call, gint64 channel_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  coranto_engine_read_checks_async (call->engine, channel_id, CHECKS, call->cancellable,
                                    cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_read_checks_finish (call->engine, result, error);
}

void
cli_report_failures (CliCall *call, gint64 start)
{
  CorantoChannelTree *tree = cli_load_channels (call);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (G_LIST_MODEL (tree), i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);
      g_autofree char *sentence = NULL;
      g_autofree char *title = NULL;

      if (!channel || channel->error_code == CORANTO_ERROR_NONE || channel->last_check < start)
        continue;
      sentence = cli_describe_code (channel->error_code, channel->error_detail);
      title = coranto_text_line (channel->title ? channel->title : channel->url, 0);
      fprintf (stderr, "coranto-cli: %s: %s\n", title, sentence);
    }
}
