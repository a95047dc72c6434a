/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import, export. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"

static int
import (CliCall *call, gconstpointer asked)
{
  const CliInput *input = asked;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  CorantoImportReport report;
  CliWait wait = { NULL };

  coranto_engine_import_opml_async (call->engine, input->bytes, call->cancellable, cli_done_cb,
                                    &wait);
  result = cli_wait (call, &wait);
  if (!coranto_engine_import_opml_finish (call->engine, result, &report, &error))
    return cli_fail (error);
  line = g_strdup_printf (_ ("%u added, %u followed already, %u skipped"), report.added,
                          report.already_followed, report.skipped);
  text = g_strconcat (line, "\n", NULL);
  return cli_print (text);
}

int
cli_import (CliCall *call)
{
  g_autoptr (CliInput) input = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (call, NULL, 1, 1))
    return CLI_USAGE;
  input = cli_input_read (call, call->argv[1], NULL, NULL, &error);
  return input ? cli_with_profile (call, import, input) : cli_fail (error);
}

static int export(CliCall *call, gconstpointer asked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) opml = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CliWait wait = { NULL };
  gsize size;
  const char *data;

  coranto_engine_export_opml_async (call->engine, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  opml = coranto_engine_export_opml_finish (call->engine, result, &error);
  if (!opml)
    return cli_fail (error);
  data = g_bytes_get_data (opml, &size);
  text = g_strndup (data, size);
  return cli_print (text);
}

int
cli_export (CliCall *call)
{
  return cli_parse (call, NULL, 0, 0) ? cli_with_profile (call, export, NULL) : CLI_USAGE;
}
