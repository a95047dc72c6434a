/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done last and can be taken back: a toast offers it, and "win.undo" does as long as the
 * window is there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes one thing back; failures are told at `origin`. */
typedef void (*CorantoUndoFunc) (GtkWidget *origin, gpointer data);

/* Tells `title` with an Undo button.  (transfer full) of `data` */
void coranto_undo_offer (GtkWidget *origin,
                         const char *title,
                         CorantoUndoFunc undo,
                         gpointer data,
                         GDestroyNotify free_data);
/* Takes back the last that was not yet.  FALSE: there is none. */
gboolean coranto_undo_last (void);
/* The window is closed. */
void coranto_undo_forget (void);

G_END_DECLS
