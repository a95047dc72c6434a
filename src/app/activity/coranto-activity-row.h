/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A channel in the activity view: its name, how it is, when it is asked next. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_ACTIVITY_ROW (coranto_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoActivityRow, coranto_activity_row, CORANTO, ACTIVITY_ROW, GtkWidget)

GtkWidget *coranto_activity_row_new (CorantoEngine *engine);
/* Shows `node` and what becomes of it; NULL: none. */
void coranto_activity_row_set_node (CorantoActivityRow *self, CorantoChannelNode *node);

G_END_DECLS
