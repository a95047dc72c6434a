/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer over the system's VFS. */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  gboolean is_log;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *system_vfs;
static sqlite3_vfs fault_vfs;
static int fault_kind;
static int writes_left;
static int n_writes;
static int n_syncs;
static int is_unsynced;
static int sync_delay_usec;

static int
write_fault (void)
{
  FaultKind kind = (FaultKind) g_atomic_int_get (&fault_kind);

  g_atomic_int_inc (&n_writes);
  if (kind == FAULT_NONE || g_atomic_int_add (&writes_left, -1) > 0)
    return SQLITE_OK;
  return kind == FAULT_DISK_FULL  ? SQLITE_FULL
         : kind == FAULT_IO_ERROR ? SQLITE_IOERR_WRITE
                                  : SQLITE_READONLY;
}

#define REAL(file) (((FaultFile *) (file))->real)

static int
fault_close (sqlite3_file *file)
{
  int code = REAL (file)->pMethods->xClose (REAL (file));

  g_free (REAL (file));
  return code;
}

static int
fault_read (sqlite3_file *file, void *into, int n, sqlite3_int64 at)
{
  return REAL (file)->pMethods->xRead (REAL (file), into, n, at);
}

static int
fault_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  int code = write_fault ();

  if (code != SQLITE_OK)
    return code;
  if (((FaultFile *) file)->is_log)
    g_atomic_int_set (&is_unsynced, TRUE);
  return REAL (file)->pMethods->xWrite (REAL (file), from, n, at);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int code;

  g_usleep ((gulong) g_atomic_int_get (&sync_delay_usec));
  code = REAL (file)->pMethods->xSync (REAL (file), flags);
  g_atomic_int_inc (&n_syncs);
  if (((FaultFile *) file)->is_log)
    g_atomic_int_set (&is_unsynced, FALSE);
  return code;
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int kind)
{
  return REAL (file)->pMethods->xLock (REAL (file), kind);
}

static int
fault_unlock (sqlite3_file *file, int kind)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), kind);
}

static int
fault_check_reserved (sqlite3_file *file, int *out)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), out);
}

static int
fault_control (sqlite3_file *file, int op, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  if (g_atomic_int_get (&fault_kind) == FAULT_READ_ONLY && extend)
    return SQLITE_READONLY_CANTINIT;
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, out);
}

static int
fault_shm_lock (sqlite3_file *file, int at, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), at, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  memset (self, 0, sizeof *self);
  if (g_atomic_int_get (&fault_kind) == FAULT_READ_ONLY && (flags & SQLITE_OPEN_READWRITE))
    return SQLITE_CANTOPEN;
  self->real = g_malloc0 ((gsize) system_vfs->szOsFile);
  code = system_vfs->xOpen (system_vfs, name, self->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_free (self->real);
      return code;
    }
  self->is_log = (flags & SQLITE_OPEN_WAL) != 0;
  self->base.pMethods = &fault_methods;
  return SQLITE_OK;
}

void
fault_vfs_register (void)
{
  system_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *system_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = sizeof (FaultFile);
  fault_vfs.xOpen = fault_open;
  sqlite3_vfs_register (&fault_vfs, TRUE);
}

void
fault_vfs_set (FaultKind kind, int after)
{
  g_atomic_int_set (&writes_left, after);
  g_atomic_int_set (&fault_kind, (int) kind);
}

int
fault_vfs_get_writes (void)
{
  return g_atomic_int_get (&n_writes);
}

int
fault_vfs_get_syncs (void)
{
  return g_atomic_int_get (&n_syncs);
}

gboolean
fault_vfs_log_is_unsynced (void)
{
  return g_atomic_int_get (&is_unsynced);
}

void
fault_vfs_set_sync_delay (int usec)
{
  g_atomic_int_set (&sync_delay_usec, usec);
}
