/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one selected headline of a list, kept by its id: it survives whatever the list does and never
 * makes the list produce rows, as GtkSingleSelection does when it looks for its item again.  Behind
 * the headlines there may be one item more, a tail that is never selected. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-headline-list.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_HEADLINE_SELECTION (coranto_headline_selection_get_type ())
G_DECLARE_FINAL_TYPE (CorantoHeadlineSelection,
                      coranto_headline_selection,
                      CORANTO,
                      HEADLINE_SELECTION,
                      GObject)

/* Signal "selected" (gint64 id): the user or the program chose another one (0: none).  Not emitted
 * when the list loses or regains the selected one. */

CorantoHeadlineSelection *coranto_headline_selection_new (CorantoHeadlineList *list);
gint64 coranto_headline_selection_get (CorantoHeadlineSelection *self);
/* Where the selected one stands; GTK_INVALID_LIST_POSITION when the list does not have it. */
guint coranto_headline_selection_get_position (CorantoHeadlineSelection *self);
void coranto_headline_selection_set (CorantoHeadlineSelection *self, gint64 id);

/* NULL: no tail. */
void coranto_headline_selection_set_tail (CorantoHeadlineSelection *self, GObject *tail);

G_END_DECLS
