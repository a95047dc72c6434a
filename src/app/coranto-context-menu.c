/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus that open on a widget. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-context-menu.h"

static void
unparent_idle_cb (gpointer popover)
{
  g_autoptr (GtkWidget) owned = popover;

  if (gtk_widget_get_parent (owned))
    gtk_widget_unparent (owned);
}

/* The action that was chosen is activated after "closed": the popover must still have its place in
 * the window then. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_once (unparent_idle_cb, g_object_ref (popover));
}

/* A parent that goes must not leave its popover behind. */
static void
parent_destroyed_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover))
    gtk_widget_unparent (popover);
}

static void
popup_at (GtkWidget *widget, CorantoMenuFunc create, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = create (widget);
  GtkWidget *popover;

  if (!menu)
    return;
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (parent_destroyed_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
coranto_context_menu_popup (GtkWidget *widget, CorantoMenuFunc create)
{
  popup_at (widget, create,
            &(GdkRectangle){ 24, MIN (24, gtk_widget_get_height (widget) / 2), 1, 1 });
}

static CorantoMenuFunc
get_create (gpointer user_data)
{
  return (CorantoMenuFunc) user_data;
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (widget, get_create (user_data), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, gpointer user_data)
{
  pressed_cb (gesture, 1, x, y, user_data);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  coranto_context_menu_popup (widget, get_create (user_data));
  return GDK_EVENT_STOP;
}

void
coranto_context_menu_attach (GtkWidget *widget, CorantoMenuFunc create)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), create);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), create);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (long_press));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (key_cb, create, NULL)));
  gtk_widget_add_controller (widget, keys);
}
