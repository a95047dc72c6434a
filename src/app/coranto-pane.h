/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pane of the window: a child with a width of its own choice (which a folded leaflet may
 * overrule), and at its near edge a handle that drags the width of the pane before it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CORANTO_TYPE_PANE (coranto_pane_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPane, coranto_pane, CORANTO, PANE, GtkWidget)

/* Properties: "child" (GtkWidget), "width" (int, wished, 0: as the child wants), "before"
 * (CorantoPane: the one whose width the handle drags; NULL: no handle). */

G_END_DECLS
