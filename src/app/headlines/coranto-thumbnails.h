/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures for rows: loaded through the engine, decoded away from the main thread, the last
 * ones kept. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_THUMBNAILS (coranto_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (CorantoThumbnails, coranto_thumbnails, CORANTO, THUMBNAILS, GObject)

/* `size` in device pixels: pictures fill a square of it. */
CorantoThumbnails *coranto_thumbnails_new (CorantoEngine *engine, int size);

/* A kept one, at once.  (transfer none) (nullable) */
GdkTexture *coranto_thumbnails_get (CorantoThumbnails *self, const char *url);
/* Loads one; the finish gives NULL and an error when there is no such picture. */
void coranto_thumbnails_load_async (CorantoThumbnails *self,
                                    const char *url,
                                    const char *article_url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GdkTexture *coranto_thumbnails_load_finish (CorantoThumbnails *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
