/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for damage. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-health-private.h"

#include <glib/gstdio.h>

#define SUSPECT ".suspect"
/* Steps of SQLite's machine between two questions. */
#define STEPS 20000

/* The first and the last row: each by itself, or SQLite reads all that are between. */
#define ENDS(table, key)                                                                           \
  "SELECT (SELECT min(" key ") FROM " table "), (SELECT max(" key ") FROM " table ")"

/* What cannot be missing in a database of ours is as bad as what cannot be read. */
static gboolean
read_all (CorantoDb *db, const char *sql, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;
  int state = -1;

  statement = coranto_db_query (db, &failure, sql, "");
  while (statement && (state = coranto_db_next (statement, &failure)) > 0)
    ;
  if (statement && state == 0)
    return TRUE;
  if (sqlite3_errcode (coranto_db_get_handle (db)) == SQLITE_ERROR)
    coranto_error_set (error, CORANTO_ERROR_PROFILE_DAMAGED, failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
coranto_health_look (CorantoDb *db, GError **error)
{
  static const char *const looks[] = {
    "SELECT name, value FROM meta",
    "SELECT id, title, position FROM categories NOT INDEXED",
    "SELECT id, url, title, category_id FROM channels NOT INDEXED",
    "SELECT id, name, query FROM topics NOT INDEXED",
    "SELECT id, name, query FROM rules NOT INDEXED",
    "SELECT id, title FROM lists NOT INDEXED",
    ENDS ("status", "article_id"),
    ENDS ("articles", "id"),
    ENDS ("bodies", "id"),
    ENDS ("identities", "key"),
    "SELECT channel_id, article_id FROM channel_articles LIMIT 1",
    "SELECT article_id FROM index_queue LIMIT 1",
    "SELECT article_id FROM purge_queue LIMIT 1",
    "SELECT article_id FROM revisions LIMIT 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (!read_all (db, looks[i], error))
      return FALSE;
  return TRUE;
}

/* The whole check ------------------------------------------------------------------------------*/

typedef struct
{
  CorantoHealthIsOver is_over;
  gpointer data;
} Watch;

static int
progress_cb (void *user_data)
{
  const Watch *watch = user_data;

  return watch->is_over && watch->is_over (watch->data);
}

static gboolean
quick_check (CorantoDb *db, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autofree char *answer = NULL;

  statement = coranto_db_query (db, error, "PRAGMA quick_check(1)", "");
  if (!statement || coranto_db_next (statement, error) < 0)
    return FALSE;
  answer = coranto_statement_dup_text (statement, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  coranto_error_set (error, CORANTO_ERROR_PROFILE_DAMAGED, answer);
  return FALSE;
}

gboolean
coranto_health_check_all (CorantoDb *db, CorantoHealthIsOver is_over, gpointer data, GError **error)
{
  sqlite3 *handle = coranto_db_get_handle (db);
  Watch watch = { is_over, data };
  gboolean is_sound;

  sqlite3_progress_handler (handle, STEPS, progress_cb, &watch);
  is_sound = quick_check (db, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  if (!is_sound && sqlite3_errcode (handle) == SQLITE_INTERRUPT)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
    }
  return is_sound;
}

/* Whose it is ----------------------------------------------------------------------------------*/

gboolean
coranto_health_is_foreign (const char *path)
{
  g_autoptr (CorantoDb) db = coranto_db_open (path, CORANTO_DB_READER, NULL);
  gint64 tables = 0, ours = 0;

  return db && coranto_db_read_int (db, NULL, &tables, "SELECT count(*) FROM sqlite_schema", "")
         && tables > 0
         && coranto_db_read_int (db, NULL, &ours,
                                 "SELECT count(*) FROM sqlite_schema"
                                 " WHERE name IN ('channels', 'status', 'articles', 'identities')",
                                 "")
         && ours == 0;
}

/* Suspicion ------------------------------------------------------------------------------------*/

void
coranto_health_suspect (const char *path)
{
  g_autofree char *mark = g_strconcat (path, SUSPECT, NULL);

  g_file_set_contents (mark, "", 0, NULL);
}

gboolean
coranto_health_is_suspect (const char *path)
{
  g_autofree char *mark = g_strconcat (path, SUSPECT, NULL);

  return g_file_test (mark, G_FILE_TEST_EXISTS);
}

void
coranto_health_clear (const char *path)
{
  g_autofree char *mark = g_strconcat (path, SUSPECT, NULL);

  g_unlink (mark);
}
