/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new database out of what can be read of damaged ones.
 *
 * I1: the files that are read are not changed.
 * I2: a row is what the first file that has it says. */
#pragma once

#include "coranto-db-private.h"
#include "coranto-recovery.h"

G_BEGIN_DECLS

/* Makes a database at `path` (what lies there is replaced) of what `sources` (paths, the best
 * first) give, brings it to the disk, and counts what is in it into `counts`.  A source that is not
 * there gives nothing.  Takes seconds for a large profile. */
gboolean coranto_salvage_make (const char *path,
                               const char *const *sources,
                               CorantoRecovery *counts,
                               GError **error);

/* Notes in the database at `path` that it was made so: to be told once. */
gboolean coranto_salvage_note (const char *path, const CorantoRecovery *recovery, GError **error);
/* NULL without `error`: nothing is to be told. */
CorantoRecovery *coranto_salvage_read_note (CorantoDb *db, GError **error);
gboolean coranto_salvage_forget_note (CorantoDb *db, GError **error);

G_END_DECLS
