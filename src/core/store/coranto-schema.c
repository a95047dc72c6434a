/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered schema versions on user_version. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-schema-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "coranto-schema-resource.h"

/* The copy before the last upgrade, and the one before that. */
#define COPIES_KEPT 2

GBytes *
coranto_schema_get_builtin (int version)
{
  g_autofree char *path = g_strdup_printf ("/io/github/coranto/schema/%03d.sql", version);

  return g_resource_lookup_data (coranto_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

static gboolean
read_version (CorantoDb *db, gint64 *version, GError **error)
{
  return coranto_db_read_int (db, error, version, "PRAGMA user_version", "");
}

/* A file of version 0 with tables in it, or with another program's mark, is not ours to change. */
static gboolean
check_owner (CorantoDb *db, gint64 version, GError **error)
{
  gint64 application = 0, tables = 0;

  if (!coranto_db_read_int (db, error, &application, "PRAGMA application_id", "")
      || !coranto_db_read_int (db, error, &tables, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;
  if (version == 0 ? tables == 0 && application == 0 : application == CORANTO_DB_APPLICATION_ID)
    return TRUE;
  coranto_error_set (error, CORANTO_ERROR_PROFILE_DAMAGED, "the database is not one of Coranto");
  return FALSE;
}

/* Of the file before it was brought to `version`.  (transfer full) */
static char *
copy_name (const char *path, gint64 version)
{
  return g_strdup_printf ("%s.before-%" G_GINT64_FORMAT, path, version);
}

/* VACUUM INTO gives a whole file from one consistent view, the log included; a plain copy would
 * not. */
static gboolean
copy_before (CorantoDb *db, const char *path, gint64 version, GError **error)
{
  g_autofree char *copy = copy_name (path, version + 1);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);

  g_unlink (part);
  if (!coranto_db_run (db, error, "VACUUM INTO ?1", "s", part))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, copy) != 0)
    {
      coranto_error_set (error, CORANTO_ERROR_PROFILE_UNWRITABLE, g_strerror (errno));
      g_unlink (part);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_script (CorantoDb *db, GBytes *script, GError **error)
{
  g_autofree char *sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  int code = sqlite3_exec (coranto_db_get_handle (db), sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  coranto_db_set_error (error, coranto_db_get_handle (db), code);
  return FALSE;
}

/* Another program may have done the same step meanwhile: the version is read again inside of the
 * transaction.  A script sets user_version itself. */
static gboolean
run_step (CorantoDb *db, gint64 from, GBytes *script, GError **error)
{
  gint64 version = 0;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version > from)
    return TRUE;
  if (!run_script (db, script, error) || !read_version (db, &version, error))
    return FALSE;
  if (version == from + 1)
    return TRUE;
  coranto_error_set (error, CORANTO_ERROR_FAILED, "a schema script states the wrong version");
  return FALSE;
}

static gboolean
migrate_step (CorantoDb *db, gint64 from, CorantoSchemaSource source, GError **error)
{
  g_autoptr (GBytes) script = source ((int) from + 1);

  if (!script)
    {
      coranto_error_set (error, CORANTO_ERROR_FAILED, "a schema version is missing");
      return FALSE;
    }
  if (!coranto_db_begin (db, error))
    return FALSE;
  if (run_step (db, from, script, error) && coranto_db_commit (db, error))
    return TRUE;
  coranto_db_rollback (db);
  return FALSE;
}

/* Copies of long ago are of no use any more. */
static void
drop_old_copies (const char *path, gint64 version)
{
  guint n = 0;

  for (gint64 of = version; of > 1; of--)
    {
      g_autofree char *copy = copy_name (path, of);

      if (g_file_test (copy, G_FILE_TEST_EXISTS) && ++n > COPIES_KEPT)
        g_unlink (copy);
    }
}

gboolean
coranto_schema_make (CorantoDb *db, GError **error)
{
  for (gint64 version = 0; version < CORANTO_SCHEMA_VERSION; version++)
    if (!migrate_step (db, version, coranto_schema_get_builtin, error))
      return FALSE;
  return TRUE;
}

gboolean
coranto_schema_prepare (CorantoDb *db,
                        const char *path,
                        int target,
                        CorantoSchemaSource source,
                        GError **error)
{
  gint64 version = 0;

  if (!read_version (db, &version, error) || !check_owner (db, version, error))
    return FALSE;
  if (version > target)
    {
      coranto_error_set (error, CORANTO_ERROR_PROFILE_NEWER, "");
      return FALSE;
    }
  if (!coranto_db_use_wal (db, error))
    return FALSE;
  if (version == target)
    return TRUE;
  /* One copy, of what there was before the first step; a new file holds nothing. */
  if (version > 0 && !copy_before (db, path, version, error))
    return FALSE;
  while (version < target)
    if (!migrate_step (db, version, source, error) || !read_version (db, &version, error))
      return FALSE;
  drop_old_copies (path, version);
  return TRUE;
}
