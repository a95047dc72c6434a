/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weekly backup. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-backup-private.h"

#include <glib/gstdio.h>

#include "coranto-new-file-private.h"

#define FOLDER "backups"
#define PREFIX "news-"
#define SUFFIX ".db"
#define PART ".part"
#define DAY (24 * 60 * 60)
/* A clock that was wrong once must not put it off for ever. */
#define MAX_SKEW DAY

/* Files ----------------------------------------------------------------------------------------*/

static char *
folder_of (const char *database_path)
{
  g_autofree char *directory = g_path_get_dirname (database_path);

  return g_build_filename (directory, FOLDER, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) b, *(char *const *) a);
}

char **
coranto_backup_list (const char *database_path)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *folder = folder_of (database_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX) && g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

static char *
new_name (const char *folder, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp
      = time ? g_date_time_format (time, "%Y-%m-%d-%H%M%S") : g_strdup ("0000-00-00-000000");
  g_autofree char *name = g_strconcat (PREFIX, stamp, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

/* By their names, which are their times. */
gboolean
coranto_backup_is_due (const char *database_path, gint64 now)
{
  g_auto (GStrv) paths = coranto_backup_list (database_path);
  g_autofree char *folder = folder_of (database_path);
  g_autofree char *oldest = new_name (folder, now - CORANTO_BACKUP_DAYS * DAY);
  g_autofree char *newest = new_name (folder, now + MAX_SKEW);

  return !paths[0] || g_strcmp0 (paths[0], oldest) <= 0 || g_strcmp0 (paths[0], newest) > 0;
}

/* What a crash left behind. */
static void
drop_parts (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_suffix (name, PART) && g_stat (path, &info) == 0 && now - info.st_mtime > DAY)
        g_unlink (path);
    }
}

static void
drop_oldest (const char *database_path)
{
  g_auto (GStrv) paths = coranto_backup_list (database_path);

  for (guint i = 0; paths[i]; i++)
    if (i >= CORANTO_BACKUPS_KEPT)
      g_unlink (paths[i]);
}

/* Writing --------------------------------------------------------------------------------------*/

/* Of stories only what somebody did with them, and what they are recognised by. */
static gboolean
copy_rows (CorantoDb *db, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO main.meta SELECT * FROM profile.meta WHERE name GLOB 'keep_*'",
    "INSERT INTO main.categories SELECT * FROM profile.categories",
    "INSERT INTO main.channels SELECT * FROM profile.channels",
    "INSERT INTO main.topics SELECT * FROM profile.topics",
    "INSERT INTO main.rules SELECT * FROM profile.rules",
    "INSERT INTO main.lists SELECT * FROM profile.lists",
    "INSERT INTO main.list_articles SELECT * FROM profile.list_articles",
    "INSERT INTO main.status SELECT * FROM profile.status"
    " WHERE is_read <> 0 OR is_favourite <> 0 OR hidden <> 0 OR position <> 0",
    "INSERT INTO main.identities SELECT * FROM profile.identities"
    " WHERE article_id IN (SELECT article_id FROM main.status)",
    "INSERT INTO main.articles SELECT * FROM profile.articles"
    " WHERE id IN (SELECT article_id FROM main.status WHERE is_favourite <> 0)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!coranto_db_run (db, error, statements[i], ""))
      return FALSE;
  return TRUE;
}

static gboolean
fill (const char *path, const char *database_path, GError **error)
{
  g_autoptr (CorantoDb) db = coranto_new_file_open (path, error);

  return db && coranto_db_run (db, error, "ATTACH ?1 AS profile", "s", database_path)
         && coranto_db_run (db, error, "BEGIN", "") && copy_rows (db, error)
         && coranto_db_commit (db, error);
}

gboolean
coranto_backup_write (const char *database_path, gint64 now, GError **error)
{
  g_autofree char *folder = folder_of (database_path);
  g_autofree char *path = new_name (folder, now);
  g_autofree char *part = g_strconcat (path, PART, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return coranto_new_file_fail (error);
  drop_parts (folder, now);
  if (!fill (part, database_path, error) || !coranto_new_file_sync (part, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) != 0)
    {
      g_unlink (part);
      return coranto_new_file_fail (error);
    }
  drop_oldest (database_path);
  return TRUE;
}
