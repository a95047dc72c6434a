/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import, export. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"

#include <stdio.h>

static int
import_with (CorantoEngine *engine, GBytes *opml)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  CorantoImportReport report;
  CliWait wait = { NULL };

  coranto_engine_import_opml_async (engine, opml, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  if (!coranto_engine_import_opml_finish (engine, result, &report, &error))
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
  CorantoEngine *engine;
  int status;

  if (!cli_parse (call, NULL, 1, 1))
    return CLI_USAGE;
  input = cli_input_read (call->argv[1], NULL, NULL, &error);
  if (!input)
    return cli_fail (error);
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  status = import_with (engine, input->bytes);
  cli_close (engine);
  return status;
}

static int
export_with (CorantoEngine *engine)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) opml = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CliWait wait = { NULL };
  gsize size;
  const char *data;

  coranto_engine_export_opml_async (engine, NULL, cli_done_cb, &wait);
  result = cli_wait (&wait);
  opml = coranto_engine_export_opml_finish (engine, result, &error);
  if (!opml)
    return cli_fail (error);
  data = g_bytes_get_data (opml, &size);
  text = g_strndup (data, size);
  return cli_print (text);
}

int
cli_export (CliCall *call)
{
  CorantoEngine *engine;
  int status;

  if (!cli_parse (call, NULL, 0, 0))
    return CLI_USAGE;
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  status = export_with (engine);
  cli_close (engine);
  return status;
}
