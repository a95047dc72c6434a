/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of widgets. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-template.h"

void
coranto_template_name_button (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (GTK_IS_LABEL (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (child)), -1);
}

/* The widget after `widget` in a walk through all that is inside of `root`. */
static GtkWidget *
next_inside (GtkWidget *widget, GtkWidget *root)
{
  GtkWidget *next = gtk_widget_get_first_child (widget);

  while (!next && widget != root)
    {
      next = gtk_widget_get_next_sibling (widget);
      widget = gtk_widget_get_parent (widget);
    }
  return next;
}

void
coranto_template_init (GtkWidget *widget)
{
  gtk_widget_init_template (widget);
  for (GtkWidget *inside = next_inside (widget, widget); inside;
       inside = next_inside (inside, widget))
    if (GTK_IS_BUTTON (inside) && !gtk_button_get_label (GTK_BUTTON (inside)))
      coranto_template_name_button (GTK_BUTTON (inside));
}

static void
revealed_cb (GtkRevealer *revealer)
{
  gtk_widget_set_visible (gtk_revealer_get_child (revealer),
                          gtk_revealer_get_reveal_child (revealer)
                              || gtk_revealer_get_child_revealed (revealer));
}

void
coranto_template_hide_unrevealed (GtkRevealer *revealer)
{
  g_signal_connect (revealer, "notify::reveal-child", G_CALLBACK (revealed_cb), NULL);
  g_signal_connect (revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), NULL);
  revealed_cb (revealer);
}

void
coranto_template_dispose (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)))
    gtk_widget_unparent (child);
}
