/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GTK program's entry. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (CorantoApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CORANTO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* The name by which window systems find the desktop entry. */
  g_set_prgname (CORANTO_APP_ID);
  g_set_application_name (_ ("Coranto"));
  application = coranto_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
