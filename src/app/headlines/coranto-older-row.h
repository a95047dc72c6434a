/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last row of a list of headlines: Load Older Stories. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-older.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_OLDER_ROW (coranto_older_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoOlderRow, coranto_older_row, CORANTO, OLDER_ROW, GtkWidget)

GtkWidget *coranto_older_row_new (CorantoOlder *older);

G_END_DECLS
