/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the lists of a page, told by its first headlines: one of a group of which one is chosen.
 */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_LIST_ROW (coranto_list_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoListRow, coranto_list_row, CORANTO, LIST_ROW, GtkListBoxRow)

/* Signal "chosen".  The candidate stays the discovery's, which must outlive the row. */
/* `group`: another row of the same group; NULL for its first. */
GtkWidget *coranto_list_row_new (CorantoCandidate *candidate, CorantoListRow *group);
CorantoCandidate *coranto_list_row_get_candidate (CorantoListRow *self);
void coranto_list_row_choose (CorantoListRow *self);

G_END_DECLS
