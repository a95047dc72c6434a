/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting marks from the window: the engine is asked, failures are told by a toast, marking all
 * read and deleting can be undone.  What is shown changes when the store says so. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

void coranto_marking_set_read (GtkWidget *origin,
                               CorantoEngine *engine,
                               gint64 id,
                               gboolean is_read);
void coranto_marking_set_favourite (GtkWidget *origin,
                                    CorantoEngine *engine,
                                    gint64 id,
                                    gboolean is_favourite);
/* Out of every list, for good; can be undone. */
void coranto_marking_delete (GtkWidget *origin, CorantoEngine *engine, gint64 id);
void coranto_marking_all_read (GtkWidget *origin, CorantoEngine *engine, const CorantoQuery *query);

G_END_DECLS
