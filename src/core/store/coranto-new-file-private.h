/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database that is made beside the profile's and that nobody has seen yet: what a crash leaves of
 * it is thrown away, so that it is brought to the disk once, when it is whole. */
#pragma once

#include "coranto-db-private.h"

G_BEGIN_DECLS

/* Makes one with today's tables at `path`, in the place of whatever is there.  (transfer full) */
CorantoDb *coranto_new_file_open (const char *path, GError **error);
/* Brings the closed file to the disk. */
gboolean coranto_new_file_sync (const char *path, GError **error);
/* Sets `error` from errno.  Returns FALSE. */
gboolean coranto_new_file_fail (GError **error);

G_END_DECLS
