/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left pane: lists over everything, categories, channels. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"
#include "coranto-place.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_SIDEBAR (coranto_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CorantoSidebar, coranto_sidebar, CORANTO, SIDEBAR, GtkWidget)

/* Property "show-window-controls" (boolean).
 * Signal "place-selected" (CorantoPlace *place, gboolean is_activated): shown from now on; with
 * is_activated the user wants to see its headlines (a folded window goes there). */

void coranto_sidebar_set_engine (CorantoSidebar *self, CorantoEngine *engine);
CorantoEngine *coranto_sidebar_get_engine (CorantoSidebar *self); /* (transfer none) (nullable) */
/* FALSE when there is no such row (yet). */
gboolean coranto_sidebar_select (CorantoSidebar *self, CorantoScope scope, gint64 id);
/* The row after (step 1) or before (-1) the selected one that has unread stories. */
gboolean coranto_sidebar_select_next_unread (CorantoSidebar *self, int step);

G_END_DECLS
