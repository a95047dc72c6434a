/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases in the making. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-new-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "coranto-schema-private.h"

gboolean
coranto_new_file_fail (GError **error)
{
  coranto_error_set (error,
                     errno == ENOSPC ? CORANTO_ERROR_DISK_FULL : CORANTO_ERROR_PROFILE_UNWRITABLE,
                     g_strerror (errno));
  return FALSE;
}

CorantoDb *
coranto_new_file_open (const char *path, GError **error)
{
  static const char settings[] = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                                 "PRAGMA foreign_keys = OFF;";
  g_autoptr (CorantoDb) db = NULL;

  g_unlink (path);
  db = coranto_db_open (path, CORANTO_DB_WRITER, error);
  if (!db)
    return NULL;
  sqlite3_exec (coranto_db_get_handle (db), settings, NULL, NULL, NULL);
  return coranto_schema_make (db, error) ? g_steal_pointer (&db) : NULL;
}

gboolean
coranto_new_file_sync (const char *path, GError **error)
{
  int file = open (path, O_RDWR | O_CLOEXEC);
  gboolean is_done = file >= 0 && fsync (file) == 0;

  if (!is_done)
    coranto_new_file_fail (error);
  if (file >= 0)
    close (file);
  return is_done;
}
