/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a database, whatever became of it.
 *
 * I1: a file is only replaced while nobody else has the profile, and is kept. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-opening-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "coranto-backup-private.h"
#include "coranto-health-private.h"
#include "coranto-salvage-private.h"
#include "coranto-schema-private.h"
#include "coranto-search-index-private.h"
#include "coranto-set-aside-private.h"

#define PART ".part"

void
coranto_opened_clear (CorantoOpened *opened)
{
  g_clear_pointer (&opened->reader, coranto_db_close);
  g_clear_pointer (&opened->writer, coranto_db_close);
  g_clear_pointer (&opened->lock, coranto_profile_lock_free);
  g_clear_pointer (&opened->recovery, coranto_recovery_free);
  g_clear_error (&opened->write_problem);
}

static gboolean
is_code (const GError *error, CorantoErrorCode code)
{
  return g_error_matches (error, CORANTO_ERROR, (int) code);
}

/* To be written ----------------------------------------------------------------------------------
 */

static gboolean
make_directory (const char *database_path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (database_path);

  if (g_mkdir_with_parents (directory, 0700) == 0)
    return TRUE;
  coranto_error_set (error,
                     errno == ENOSPC ? CORANTO_ERROR_DISK_FULL : CORANTO_ERROR_PROFILE_UNWRITABLE,
                     directory);
  return FALSE;
}

static gboolean
prepare_index (CorantoDb *db, GError **error)
{
  if (!coranto_db_begin (db, error))
    return FALSE;
  if (coranto_search_index_check_version (db, error) && coranto_db_commit (db, error))
    return TRUE;
  coranto_db_rollback (db);
  return FALSE;
}

/* Damage was met and every page is sound: so it is in the index, or the whole check does not see
 * it.  The index is made anew; when that did not help last time, the database is. */
static gboolean
look_into (CorantoDb *db, const char *path, GError **error)
{
  gint64 is_again = 0;

  if (!coranto_health_is_suspect (path))
    return TRUE;
  if (!coranto_db_read_int (db, error, &is_again,
                            "SELECT count(*) FROM meta WHERE name = 'suspected'", "")
      || !coranto_health_check_all (db, NULL, NULL, error))
    return FALSE;
  if (is_again)
    {
      coranto_error_set (error, CORANTO_ERROR_PROFILE_DAMAGED, "");
      return FALSE;
    }
  if (!coranto_db_run (db, error, "DELETE FROM meta WHERE name = 'tokenizer'", "")
      || !coranto_db_run (db, error, "INSERT INTO meta (name, value) VALUES ('suspected', 1)", ""))
    return FALSE;
  coranto_health_clear (path);
  return TRUE;
}

static gboolean
open_to_write (const char *path, CorantoOpened *opened, GError **error)
{
  g_autoptr (CorantoDb) writer = coranto_db_open (path, CORANTO_DB_WRITER, error);
  g_autoptr (CorantoDb) reader = NULL;
  g_autoptr (CorantoRecovery) recovery = NULL;
  g_autoptr (GError) failure = NULL;

  if (!writer
      || !coranto_schema_prepare (writer, path, CORANTO_SCHEMA_VERSION, coranto_schema_get_builtin,
                                  error)
      || !coranto_health_look (writer, error) || !look_into (writer, path, error)
      || !prepare_index (writer, error))
    return FALSE;
  reader = coranto_db_open (path, CORANTO_DB_READER, error);
  if (!reader)
    return FALSE;
  recovery = coranto_salvage_read_note (writer, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  opened->writer = g_steal_pointer (&writer);
  opened->reader = g_steal_pointer (&reader);
  opened->recovery = g_steal_pointer (&recovery);
  return TRUE;
}

/* To be read -------------------------------------------------------------------------------------
 */

static gboolean
look_only (CorantoDb *db, GError **error)
{
  gint64 version = 0;

  if (!coranto_db_read_int (db, error, &version, "PRAGMA user_version", ""))
    return FALSE;
  if (version == CORANTO_SCHEMA_VERSION)
    return coranto_health_look (db, error);
  coranto_error_set (error,
                     version > CORANTO_SCHEMA_VERSION ? CORANTO_ERROR_PROFILE_NEWER
                                                      : CORANTO_ERROR_PROFILE_UNWRITABLE,
                     "");
  return FALSE;
}

/* Beside a program that writes, the log is shared with it; alone, on a disk that can't be written,
 * it can't even be looked at. */
static gboolean
open_to_read (const char *path, CorantoOpened *opened)
{
  static const CorantoDbRole roles[] = { CORANTO_DB_VIEWER, CORANTO_DB_FROZEN };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (CorantoDb) db = coranto_db_open (path, roles[i], NULL);

      if (db && look_only (db, NULL))
        {
          opened->reader = g_steal_pointer (&db);
          return TRUE;
        }
    }
  return FALSE;
}

/* Repairing --------------------------------------------------------------------------------------
 */

static guint64
get_inode (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_ino : 0;
}

static gboolean
holds_something (const CorantoRecovery *counts, GError **error)
{
  if (counts->channels > 0 || counts->favourites > 0 || counts->stories > 0)
    return TRUE;
  coranto_error_set (error, CORANTO_ERROR_PROFILE_DAMAGED, "");
  return FALSE;
}

static gboolean
replace_with (const char *path,
              const char *const *sources,
              CorantoRecovery *recovery,
              gboolean is_told,
              GError **error)
{
  g_autofree char *part = g_strconcat (path, PART, NULL);

  if (coranto_salvage_make (part, sources, recovery, error)
      && (is_told || holds_something (recovery, error))
      && (!is_told || coranto_salvage_note (part, recovery, error))
      && coranto_set_aside_replace (path, part, recovery->kept_as, error))
    {
      coranto_health_clear (path);
      return TRUE;
    }
  g_unlink (part);
  return FALSE;
}

/* The profile is held alone. */
static gboolean
repair_alone (const char *path, guint64 inode, gint64 now, GError **error)
{
  g_auto (GStrv) backups = coranto_backup_list (path);
  const char *const sources[] = { path, backups[0], NULL };
  g_autoptr (CorantoRecovery) recovery = NULL;
  g_autofree char *kept_as = NULL;

  /* Another program has done it meanwhile. */
  if (get_inode (path) != inode)
    return TRUE;
  kept_as = coranto_set_aside_name (path, "damaged", now);
  recovery = coranto_recovery_new (now, kept_as);
  return replace_with (path, sources, recovery, TRUE, error);
}

static gboolean
repair (const char *path, gint64 now, CorantoProfileLock *lock, GError **error)
{
  guint64 inode = get_inode (path);
  gboolean is_done
      = coranto_profile_lock_take_alone (lock, error) && repair_alone (path, inode, now, error);

  coranto_profile_lock_share (lock);
  return is_done;
}

static gboolean
end_replacement (const char *path, gint64 now, CorantoProfileLock *lock, GError **error)
{
  gboolean is_done;

  if (!coranto_set_aside_is_open (path))
    return TRUE;
  is_done
      = coranto_profile_lock_take_alone (lock, error) && coranto_set_aside_end (path, now, error);
  coranto_profile_lock_share (lock);
  return is_done;
}

/* All of it --------------------------------------------------------------------------------------
 */

/* Which folder it is says more than SQLite does.  (transfer full) */
static GError *
name_problem (const char *path, const GError *problem)
{
  g_autofree char *directory = g_path_get_dirname (path);

  return is_code (problem, CORANTO_ERROR_PROFILE_UNWRITABLE)
             ? g_error_new_literal (CORANTO_ERROR, problem->code, directory)
             : g_error_copy (problem);
}

static gboolean
open_somehow (const char *path, gint64 now, CorantoOpened *opened, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (open_to_write (path, opened, &failure))
    return TRUE;
  if (is_code (failure, CORANTO_ERROR_PROFILE_DAMAGED) && !coranto_health_is_foreign (path))
    {
      g_autoptr (GError) second = NULL;

      if (repair (path, now, opened->lock, &second) && open_to_write (path, opened, &second))
        {
          if (opened->recovery)
            opened->recovery->is_fresh = TRUE;
          return TRUE;
        }
      /* Why it could not be repaired says more than that it is damaged. */
      g_clear_error (&failure);
      failure = g_steal_pointer (&second);
    }
  else if ((is_code (failure, CORANTO_ERROR_PROFILE_UNWRITABLE)
            || is_code (failure, CORANTO_ERROR_DISK_FULL)
            || is_code (failure, CORANTO_ERROR_FAILED))
           && open_to_read (path, opened))
    {
      opened->write_problem = name_problem (path, failure);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
coranto_opening_run (const char *path, gint64 now, CorantoOpened *opened, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);

  if (make_directory (path, error)
      && (opened->lock = coranto_profile_lock_new (directory, error)) != NULL
      && end_replacement (path, now, opened->lock, error)
      && open_somehow (path, now, opened, error))
    return TRUE;
  coranto_opened_clear (opened);
  return FALSE;
}

gboolean
coranto_opening_restore (const char *path,
                         const char *from,
                         CorantoRecovery *recovery,
                         GError **error)
{
  const char *const sources[] = { from, NULL };
  g_autofree char *directory = g_path_get_dirname (path);
  g_autoptr (CorantoProfileLock) lock = NULL;

  if (!g_file_test (from, G_FILE_TEST_IS_REGULAR))
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, from);
      return FALSE;
    }
  return make_directory (path, error)
         && (lock = coranto_profile_lock_new (directory, error)) != NULL
         && coranto_profile_lock_take_alone (lock, error)
         && replace_with (path, sources, recovery, FALSE, error);
}
