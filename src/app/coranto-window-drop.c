/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is dropped on the window: a list of subscriptions, or the address of what is to be followed.
 */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-window-private.h"

static gboolean
drop_cb (CorantoWindow *self, const GValue *value)
{
  GFile *file = g_value_get_object (value);
  g_autofree char *uri = NULL;

  if (!file)
    return FALSE;
  if (g_file_is_native (file))
    {
      coranto_window_import (self, file);
      return TRUE;
    }
  uri = g_file_get_uri (file);
  coranto_window_add (self, uri);
  return TRUE;
}

void
coranto_window_accept_drops (CorantoWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
