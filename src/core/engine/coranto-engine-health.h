/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the profile: that it can only be read, that it was repaired, that it is damaged.
 * Main thread. */
#pragma once

#include "coranto-engine.h"
#include "coranto-recovery.h"

G_BEGIN_DECLS

/* Signal "damaged" of CorantoEngine: damage was met while working; the profile is repaired when it
 * is opened next.  Once. */

/* Why nothing can be written: every such call fails with it.  NULL: all is well.
 * (transfer none) (nullable) */
const GError *coranto_engine_get_write_problem (CorantoEngine *self);

/* What is to be told of a repair until somebody has seen it.  (transfer none) (nullable) */
const CorantoRecovery *coranto_engine_get_recovery (CorantoEngine *self);
/* Somebody has seen it: it is not told again. */
void coranto_engine_dismiss_recovery_async (CorantoEngine *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean coranto_engine_dismiss_recovery_finish (CorantoEngine *self,
                                                 GAsyncResult *result,
                                                 GError **error);

gboolean coranto_engine_is_damaged (CorantoEngine *self);

/* Makes the profile in `directory` (NULL: the default) what `file` holds: a backup, or a database
 * that was kept.  Nobody may have it open.  Errors: CORANTO_ERROR_NOT_FOUND, _PROFILE_DAMAGED
 * (nothing of a profile is in the file), _BUSY, and those of writing. */
void coranto_engine_restore_async (const char *directory,
                                   const char *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) */
CorantoRecovery *coranto_engine_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
