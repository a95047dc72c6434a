/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions from and to OPML files, chosen by the user. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

/* Each asks for a file and tells the outcome by a toast in the window of `origin`.  An import shows
 * first what it would do. */
void coranto_opml_files_import (GtkWidget *origin, CorantoEngine *engine);
void coranto_opml_files_export (GtkWidget *origin, CorantoEngine *engine);
/* Imports `file` without asking for one. */
void coranto_opml_files_import_file (GtkWidget *origin, CorantoEngine *engine, GFile *file);

G_END_DECLS
