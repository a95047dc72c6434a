/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The About window. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <webkit/webkit.h>

/* What a report of a fault needs: articles are drawn by WebKit, the largest part of all. */
static char *
debug_info (void)
{
  return g_strdup_printf (
      "Coranto %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nWebKitGTK %u.%u.%u\n"
      "GLib %u.%u.%u\n",
      CORANTO_VERSION, gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
      adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
      webkit_get_major_version (), webkit_get_minor_version (), webkit_get_micro_version (),
      glib_major_version, glib_minor_version, glib_micro_version);
}

void
coranto_about_present (GtkWindow *parent)
{
  static const char *const developers[] = { "The Coranto contributors", NULL };
  g_autofree char *info = debug_info ();
  g_autofree char *comments = NULL;

  /* Translators: %u.%u.%u is a version, as in “WebKitGTK 2.50.6” */
  comments = g_strdup_printf (
      _ ("A calm news client that follows portals as they are: with a feed, or without one.\n\n"
         "Articles are shown by WebKitGTK %u.%u.%u, with scripts switched off."),
      webkit_get_major_version (), webkit_get_minor_version (), webkit_get_micro_version ());
  adw_show_about_window (
      parent, "application-name", _ ("Coranto"), "application-icon", CORANTO_APP_ID, "version",
      CORANTO_VERSION, "comments", comments, "developer-name", _ ("The Coranto contributors"),
      "developers", developers, "license-type", GTK_LICENSE_GPL_3_0, "translator-credits",
      _ ("translator-credits"), "debug-info", info, "debug-info-filename", "coranto.txt", NULL);
}
