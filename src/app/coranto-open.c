/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening addresses elsewhere. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-open.h"

#include "coranto-messages.h"
#include "coranto-url.h"

#include <glib/gi18n.h>
#include <string.h>

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !coranto_message_is_cancelled (error))
    coranto_toast (origin, _ ("No program could be started to open the address."));
}

/* mailto: has fields that attach files; only the address goes on. */
static char *
clean_link (const char *url)
{
  g_autofree char *link = url ? coranto_url_resolve_link (NULL, url) : NULL;

  if (!link)
    return NULL;
  if (g_str_has_prefix (link, "mailto:"))
    return g_strndup (link, strcspn (link, "?"));
  return coranto_url_clean (link);
}

void
coranto_open_address (GtkWidget *origin, const char *url)
{
  g_autofree char *link = clean_link (url);
  GtkRoot *root = gtk_widget_get_root (origin);

  if (!link || !GTK_IS_WINDOW (root))
    return;
  gtk_show_uri_full (GTK_WINDOW (root), link, GDK_CURRENT_TIME, NULL, shown_cb,
                     g_object_ref (origin));
}
