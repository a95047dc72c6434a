/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the sidebar: icon, title, count, mark of a failed check. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-place.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_SIDEBAR_ROW (coranto_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoSidebarRow, coranto_sidebar_row, CORANTO, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *coranto_sidebar_row_new (CorantoPlace *place);
CorantoPlace *coranto_sidebar_row_get_place (CorantoSidebarRow *self); /* (transfer none) */

G_END_DECLS
