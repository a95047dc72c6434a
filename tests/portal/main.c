/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * coranto-portal: serves the sample portal until it is told to end.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "coranto-portal.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char *data_dir;
  char *site;
  char *url_file;
  gint64 now;
  int port;
  int publish_every_s;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir, "Folder of the stories", "DIR" },
    { "site", 0, 0, G_OPTION_ARG_STRING, &options->site, "main or second", "SITE" },
    { "now", 0, 0, G_OPTION_ARG_INT64, &options->now, "Count all dates from this time", "UNIX" },
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port, 0 for a free one", "PORT" },
    { "url-file", 0, 0, G_OPTION_ARG_FILENAME, &options->url_file, "Write the address", "FILE" },
    { "publish-every", 0, 0, G_OPTION_ARG_INT, &options->publish_every_s,
      "Publish one of the prepared stories every so often", "SECONDS" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the sample portal");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->port < 0 || options->port > 65535
      || (options->site && !g_str_equal (options->site, "main")
          && !g_str_equal (options->site, "second")))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "no such --port or --site");
      return FALSE;
    }
  return TRUE;
}

static gboolean
announce (const Options *options, CorantoPortal *portal, GError **error)
{
  g_autofree char *line = g_strconcat (coranto_portal_get_uri (portal), "/\n", NULL);

  if (options->url_file && !g_file_set_contents (options->url_file, line, -1, error))
    return FALSE;
  fputs (line, stdout);
  fflush (stdout);
  return TRUE;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
publish_cb (gpointer user_data)
{
  coranto_portal_publish (user_data, NULL, 1);
  return G_SOURCE_CONTINUE;
}

static void
run_until_told (const Options *options, CorantoPortal *portal)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint term = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);
  guint publish = 0;

  if (options->publish_every_s > 0)
    publish = g_timeout_add_seconds ((guint) options->publish_every_s, publish_cb, portal);
  g_main_loop_run (loop);
  g_source_remove (term);
  g_source_remove (interrupt);
  g_clear_handle_id (&publish, g_source_remove);
}

static CorantoPortal *
open_portal (const Options *options, GError **error)
{
  gboolean is_second = g_strcmp0 (options->site, "second") == 0;
  g_autoptr (CorantoPortal) portal
      = coranto_portal_new_site (is_second ? CORANTO_PORTAL_SITE_SECOND : CORANTO_PORTAL_SITE_MAIN,
                                 options->data_dir, options->now, (guint) options->port, error);

  return portal && announce (options, portal, error) ? g_steal_pointer (&portal) : NULL;
}

int
main (int argc, char **argv)
{
  Options options = { 0 };
  g_autoptr (CorantoPortal) portal = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_usage_wrong;

  setlocale (LC_ALL, "");
  is_usage_wrong = !parse_options (&options, &argc, &argv, &error);
  if (!is_usage_wrong)
    portal = open_portal (&options, &error);
  if (portal)
    run_until_told (&options, portal);
  else
    fprintf (stderr, "coranto-portal: %s\n", error->message);

  g_free (options.data_dir);
  g_free (options.site);
  g_free (options.url_file);
  return portal ? 0 : is_usage_wrong ? 2 : 1;
}
