/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own files with faults that a test asks for: writes that fail, files that can't be
 * written, and a record of what came after what.  The default VFS of the process from
 * fault_vfs_register() on; counts are atomic, as the store has threads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_NONE,
  FAULT_DISK_FULL, /* writes that make a file longer or anew: SQLITE_FULL */
  FAULT_IO_ERROR,  /* SQLITE_IOERR_WRITE */
  FAULT_READ_ONLY, /* nothing can be opened for writing, as on a disk that is mounted so */
} FaultKind;

void fault_vfs_register (void);
/* From the write after the next `after` ones on. */
void fault_vfs_set (FaultKind kind, int after);
/* How many writes, and how many syncs, there were. */
int fault_vfs_get_writes (void);
int fault_vfs_get_syncs (void);
/* Whether something was written to a log and not brought to the disk since. */
gboolean fault_vfs_log_is_unsynced (void);
/* How long each sync takes from now on. */
void fault_vfs_set_sync_delay (int usec);

G_END_DECLS
