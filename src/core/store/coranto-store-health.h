/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a profile: that it can only be read, that it was repaired, that it is damaged. */
#pragma once

#include "coranto-recovery.h"
#include "coranto-store.h"

G_BEGIN_DECLS

/* Signal "damaged" of CorantoStore: damage was met; it is repaired when the profile is opened next.
 * Once. */

/* Why nothing can be written: every such call fails with it.  NULL: all is well.
 * (transfer none) (nullable) */
const GError *coranto_store_get_write_problem (CorantoStore *self);

/* What is to be told of a repair until somebody has seen it.  (transfer none) (nullable) */
const CorantoRecovery *coranto_store_get_recovery (CorantoStore *self);
void coranto_store_dismiss_recovery_async (CorantoStore *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean coranto_store_dismiss_recovery_finish (CorantoStore *self,
                                                GAsyncResult *result,
                                                GError **error);

gboolean coranto_store_is_damaged (CorantoStore *self);

/* Makes the profile in `directory` what `file` holds (a backup, or a database that was kept); what
 * was there is kept beside it, as the answer says.  Errors: CORANTO_ERROR_NOT_FOUND (no such
 * file), _PROFILE_DAMAGED (nothing of a profile is in it), _BUSY (the profile is open), and those
 * of writing. */
void coranto_store_restore_async (const char *directory,
                                  const char *file,
                                  CorantoClock *clock,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full) */
CorantoRecovery *coranto_store_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
