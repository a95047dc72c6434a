/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a widget's template apart. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_widget_dispose_template() lets go of the children that are bound to fields; a plain GtkWidget
 * must part with the others too before it is finalised. */
static inline void
coranto_template_dispose (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)))
    gtk_widget_unparent (child);
}

G_END_DECLS
