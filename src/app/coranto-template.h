/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a widget's template together and taking it apart. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_widget_init_template(), and accessible names for the buttons in it whose child is a label:
 * GTK 4.8 names a button from its own label alone, with the underscore of the mnemonic and twice.
 */
void coranto_template_init (GtkWidget *widget);

/* Gives `button`, whose child is a label, the label's text as accessible name. */
void coranto_template_name_button (GtkButton *button);

/* What `revealer` does not reveal is not there for accessibility either: GTK 4.8 goes on showing
 * it. */
void coranto_template_hide_unrevealed (GtkRevealer *revealer);

/* gtk_widget_dispose_template() lets go of the children that are bound to fields; a plain GtkWidget
 * must part with the others too before it is finalised. */
void coranto_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
