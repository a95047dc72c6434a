/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The single keys for the current story.  They belong to panes, never to the window: a text field
 * takes them first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys work wherever the focus is in widgets of the class. */
void coranto_story_keys_install (GtkWidgetClass *klass);
/* The same, caught on the way down to a child that would take every key (a web view). */
void coranto_story_keys_capture (GtkWidget *widget);

G_END_DECLS
