/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a profile's database is opened: as it should be, after it was repaired, or only to be read.
 */
#pragma once

#include "coranto-db-private.h"
#include "coranto-profile-lock-private.h"
#include "coranto-recovery.h"

G_BEGIN_DECLS

typedef struct
{
  CorantoProfileLock *lock;
  CorantoDb *writer; /* NULL: see write_problem */
  CorantoDb *reader;
  GError *write_problem;     /* why it can only be read */
  CorantoRecovery *recovery; /* to be told; NULL: nothing */
} CorantoOpened;

/* Takes what `opened` has. */
void coranto_opened_clear (CorantoOpened *opened);

/* Opens the database at `path`, makes it where there is none, repairs it where it is damaged.
 * Errors as coranto_store_open_async(). */
gboolean coranto_opening_run (const char *path, gint64 now, CorantoOpened *opened, GError **error);

/* Puts a database that holds what the one at `from` holds in the place of that at `path`, which is
 * kept under the name in `recovery`; its counts are set.  Nobody may have the profile open. */
gboolean coranto_opening_restore (const char *path,
                                  const char *from,
                                  CorantoRecovery *recovery,
                                  GError **error);

G_END_DECLS
