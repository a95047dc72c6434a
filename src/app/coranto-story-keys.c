/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single keys. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-story-keys.h"

static const struct
{
  guint key;
  const char *action;
} keys[] = {
  { GDK_KEY_j, "win.next" },
  { GDK_KEY_n, "win.next" },
  { GDK_KEY_k, "win.previous" },
  { GDK_KEY_p, "win.previous" },
  { GDK_KEY_s, "win.toggle-favourite" },
  { GDK_KEY_m, "win.toggle-read" },
  { GDK_KEY_o, "win.open-in-browser" },
  { GDK_KEY_c, "win.copy-link" },
  { GDK_KEY_slash, "win.search" },
  { GDK_KEY_Escape, "win.back" },
};

void
coranto_story_keys_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, 0, keys[i].action, NULL);
}

void
coranto_story_keys_capture (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}
