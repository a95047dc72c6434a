/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered schema versions on user_version. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-schema-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "coranto-schema-resource.h"

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

/* VACUUM INTO gives a whole file from one consistent view, the log included; a plain copy would
 * not. */
static gboolean
copy_before (CorantoDb *db, const char *path, gint64 version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%" G_GINT64_FORMAT, path, version + 1);
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

gboolean
coranto_schema_prepare (CorantoDb *db,
                        const char *path,
                        int target,
                        CorantoSchemaSource source,
                        GError **error)
{
  gint64 version = 0;
  gboolean is_new;

  if (!read_version (db, &version, error) || !check_owner (db, version, error))
    return FALSE;
  is_new = version == 0;
  if (version > target)
    {
      coranto_error_set (error, CORANTO_ERROR_PROFILE_NEWER, "");
      return FALSE;
    }
  if (!coranto_db_use_wal (db, error))
    return FALSE;
  while (version < target)
    {
      /* What is made in several steps holds nothing between them. */
      if (!is_new && !copy_before (db, path, version, error))
        return FALSE;
      if (!migrate_step (db, version, source, error) || !read_version (db, &version, error))
        return FALSE;
    }
  return TRUE;
}
