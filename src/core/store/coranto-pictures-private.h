/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as files of our naming, within a bound.  Used by one thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CorantoPictures CorantoPictures;

#define CORANTO_PICTURES_MAX_BYTES (G_GINT64_CONSTANT (200) * 1024 * 1024)

/* Nothing is made or read before the first picture. */
CorantoPictures *coranto_pictures_new (const char *directory, gint64 max_bytes);
void coranto_pictures_free (CorantoPictures *self);

/* CORANTO_ERROR_NOT_FOUND when it is not kept.  (transfer full) */
GBytes *coranto_pictures_read (CorantoPictures *self, const char *url, GError **error);
/* CORANTO_ERROR_TOO_LARGE, _DISK_FULL, _PROFILE_UNWRITABLE. */
gboolean coranto_pictures_save (CorantoPictures *self,
                                const char *url,
                                GBytes *bytes,
                                GError **error);

/* Puts the picture where the bound does not count it; `bytes` are written where it was not kept at
 * all.  Errors as above. */
gboolean coranto_pictures_pin (CorantoPictures *self,
                               const char *url,
                               GBytes *bytes,
                               GError **error);
/* Gives a pinned picture back to those within the bound; does nothing where it is not pinned. */
gboolean coranto_pictures_unpin (CorantoPictures *self, const char *url, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoPictures, coranto_pictures_free)

G_END_DECLS
