/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first headlines of something that could be followed, with their times. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_PREVIEW (coranto_preview_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPreview, coranto_preview, CORANTO, PREVIEW, GtkWidget)

/* Below this the user had better look whether a list is the wanted one. */
#define CORANTO_PREVIEW_SURE 0.6

/* At most `max` headlines; NULL: none. */
void coranto_preview_set (CorantoPreview *self, const CorantoParsedFeed *feed, guint max);

/* What a headline says: its title, else its summary.  "" for none.  Borrowed. */
const char *coranto_preview_title (const CorantoParsedItem *item);
/* "15 headlines · 2 hours ago": how many there are, when the newest came.  (transfer full) */
char *coranto_preview_describe (const CorantoParsedFeed *feed);

G_END_DECLS
