/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refresh: everything that may be asked; a line for each channel that failed. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

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
refresh (CliCall *call, gconstpointer asked)
{
  const CorantoRefreshUrgency *urgency = asked;
  gint64 start = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoRefreshReport report;
  CliWait wait = { NULL };
  int status;

  coranto_engine_refresh_async (call->engine, 0, *urgency, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  if (!coranto_engine_refresh_finish (call->engine, result, &report, &error))
    return cli_fail (error);
  if (report.failed > 0)
    cli_report_failures (call, start);
  status = print_summary (&report);
  /* One dead channel among many is no reason to stop a script; nothing but dead ones is. */
  return status == CLI_OK && report.failed > 0 && report.failed == report.checked ? CLI_FAILED
                                                                                  : status;
}

int
cli_refresh (CliCall *call)
{
  gboolean force = FALSE;
  gboolean due = FALSE;
  CorantoRefreshUrgency urgency;
  const GOptionEntry options[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_NONE, &due, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (call, options, 0, 0))
    return CLI_USAGE;
  if (force && due)
    return cli_fail_usage ("%s", _ ("--force and --due exclude each other."));
  urgency = force ? CORANTO_REFRESH_FORCED : due ? CORANTO_REFRESH_DUE : CORANTO_REFRESH_ASKED;
  return cli_with_profile (call, refresh, &urgency);
}
