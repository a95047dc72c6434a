/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refresh: what is due, or everything; a line for each channel that failed. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"
#include "coranto-text.h"

#include <stdio.h>

/* Channels that failed since `start`. */
static void
print_failures (CorantoEngine *engine, gint64 start)
{
  CorantoChannelTree *tree = cli_load_channels (engine);
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

static int
print_summary (const CorantoRefreshReport *report)
{
  g_autofree char *line
      = g_strdup_printf (_ ("%u checked, %u unchanged, %u failed, %u new articles"),
                         report->checked, report->unchanged, report->failed, report->new_articles);
  g_autofree char *text = g_strconcat (line, "\n", NULL);

  return cli_print (text);
}

static int
refresh_with (CorantoEngine *engine, gboolean force)
{
  gint64 start = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoRefreshReport report;
  CliWait wait = { NULL };
  int status;

  coranto_engine_refresh_async (engine, 0, force, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  if (!coranto_engine_refresh_finish (engine, result, &report, &error))
    return cli_fail (error);
  if (report.failed > 0)
    print_failures (engine, start);
  status = print_summary (&report);
  /* One dead channel among many is no reason to stop a script; nothing but dead ones is. */
  return status == CLI_OK && report.failed > 0 && report.failed == report.checked ? CLI_FAILED
                                                                                  : status;
}

int
cli_refresh (CliCall *call)
{
  gboolean force = FALSE;
  const GOptionEntry options[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  CorantoEngine *engine;
  int status;

  if (!cli_parse (call, options, 0, 0))
    return CLI_USAGE;
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  status = refresh_with (engine, force);
  cli_close (engine);
  return status;
}
