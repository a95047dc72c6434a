/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts about a story on the clipboard. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"
#include "coranto-share-text.h"

G_BEGIN_DECLS

/* Copies it and says so by a toast once it is on the clipboard. */
void coranto_share_copy (GtkWidget *origin,
                         CorantoEngine *engine,
                         gint64 article_id,
                         CorantoShareKind kind);
/* Opens the story's page in the user's browser. */
void coranto_share_open (GtkWidget *origin, CorantoEngine *engine, gint64 article_id);

G_END_DECLS
