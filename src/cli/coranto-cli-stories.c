/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-stories.h"

#include "coranto-cli-input.h"
#include "coranto-stories-job.h"

#include <string.h>

/* More than the first line of most files. */
#define BEGINNING_BYTES (256 * 1024)
#define LONG_SETTLING_USEC (4 * G_USEC_PER_SEC)

GInputStream *
cli_open_stories (const char *argument)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *beginning = g_malloc (BEGINNING_BYTES);
  gsize length = 0;

  if (cli_input_is_address (argument) || strcmp (argument, "-") == 0)
    return NULL;
  stream = g_file_read (file, NULL, NULL);
  /* A pipe's beginning could not be read a second time. */
  if (!stream || !g_seekable_can_seek (G_SEEKABLE (stream))
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), beginning, BEGINNING_BYTES, &length,
                                   NULL, NULL)
      || !coranto_engine_is_story_file (beginning, length)
      || !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

static int
print_report (const CorantoFileReport *report)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, _ ("%u stories added, %u there already"), report->stories.added,
                          report->stories.known);
  g_string_append_c (out, '\n');
  if (report->bad_lines > 0)
    {
      g_string_append_printf (out,
                              ngettext ("%u line is no story and was left out (line %u)",
                                        "%u lines are no stories and were left out (the first: "
                                        "line %u)",
                                        report->bad_lines),
                              report->bad_lines, report->first_bad_line);
      g_string_append_c (out, '\n');
    }
  return cli_print (out->str);
}

/* A file can be a year's news: all of it is to be found at once afterwards, and no window is to be
 * busy with it at its next start. */
static void
settle_all (CliCall *call)
{
  gint64 began;

  do
    {
      began = g_get_monotonic_time ();
      cli_settle (call);
    }
  /* Where nothing is left it is over sooner. */
  while (g_get_monotonic_time () - began > LONG_SETTLING_USEC
         && !g_cancellable_is_cancelled (call->cancellable));
}

int
cli_import_stories (CliCall *call, gconstpointer asked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoFileReport report;
  CliWait wait = { NULL };
  int status;

  coranto_engine_add_stories_async (call->engine, (GInputStream *) asked, call->cancellable,
                                    cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  if (!coranto_engine_add_stories_finish (call->engine, result, &report, &error))
    return cli_fail (error);
  status = print_report (&report);
  settle_all (call);
  return status;
}
