/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: new profiles, migrations, and files that must be left as they are. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "coranto-schema-private.h"
#include "coranto-store-health.h"
#include "store-fixture.h"

static char *
database (StoreFixture *f)
{
  return store_fixture_path (f, "news.db");
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static char *
read_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return text;
}

static void
assert_refused (const char *directory, CorantoClock *clock, CorantoErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_open_at (directory, clock, &error));
  g_assert_error (error, CORANTO_ERROR, (int) code);
}

static void
assert_file (const char *path, const char *content, gsize length)
{
  g_autofree char *now = NULL;
  gsize now_length = 0;

  g_assert_true (g_file_get_contents (path, &now, &now_length, NULL));
  g_assert_cmpmem (now, now_length, content, length);
}

static void
test_new_and_again (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *mode = NULL;
  g_autofree char *check = NULL;
  g_autofree char *copy = store_fixture_path (f, "news.db.before-2");
  g_autoptr (GArray) ids = NULL;
  gint64 channel;

  store_fixture_open (f);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", "https://example.org/1", "One", 0), NULL));
  store_fixture_reopen (f);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  store_fixture_close (f);
  mode = read_sql (path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
  check = read_sql (path, "PRAGMA user_version");
  g_assert_cmpstr (check, ==, G_STRINGIFY (CORANTO_SCHEMA_VERSION));
}

static void
test_directory_is_made (StoreFixture *f, gconstpointer data)
{
  g_autofree char *directory = store_fixture_path (f, "a/b/c");
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoStore) store = store_open_at (directory, f->clock, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (directory, G_FILE_TEST_IS_DIR));
}

static void
test_newer_is_refused (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *content = NULL;
  gsize length;

  store_fixture_open (f);
  store_fixture_close (f);
  run_sql (path, "PRAGMA user_version = 1000");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  assert_refused (f->directory, f->clock, CORANTO_ERROR_PROFILE_NEWER);
  assert_file (path, content, length);
}

/* What is no database at all is kept, and an empty profile begun. */
static void
test_no_database_is_kept (StoreFixture *f, gconstpointer data)
{
  static const char text[] = "This is no database, and it is somebody's only copy of something. "
                             "It is also longer than the header of a database would have to be.";
  g_autofree char *path = database (f);
  g_autofree char *kept = NULL;
  const CorantoRecovery *recovery;

  g_assert_true (g_file_set_contents (path, text, sizeof text, NULL));
  store_fixture_open (f);
  recovery = coranto_store_get_recovery (f->store);
  g_assert_nonnull (recovery);
  g_assert_cmpuint (recovery->channels, ==, 0);
  kept = store_fixture_path (f, recovery->kept_as);
  assert_file (kept, text, sizeof text);
}

static void
test_cut_is_kept (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  gsize length;

  store_fixture_open (f);
  store_fixture_close (f);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, 1000, NULL));
  store_fixture_open (f);
  kept = store_fixture_path (f, coranto_store_get_recovery (f->store)->kept_as);
  assert_file (kept, content, 1000);
}

static void
test_foreign_is_refused (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *content = NULL;
  gsize length;

  run_sql (path, "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1);");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  assert_refused (f->directory, f->clock, CORANTO_ERROR_PROFILE_DAMAGED);
  assert_file (path, content, length);
}

/* Below a regular file nothing can be made, not even by root. */
static void
test_unwritable (StoreFixture *f, gconstpointer data)
{
  g_autofree char *file = store_fixture_path (f, "file");
  g_autofree char *below = g_build_filename (file, "profile", NULL);
  g_autofree char *taken = database (f);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  assert_refused (below, f->clock, CORANTO_ERROR_PROFILE_UNWRITABLE);
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  assert_refused (f->directory, f->clock, CORANTO_ERROR_PROFILE_UNWRITABLE);
  g_rmdir (taken);
}

static void
test_cancelled (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StoreWait wait = { NULL };

  g_cancellable_cancel (cancellable);
  coranto_store_open_async (f->directory, f->clock, cancellable, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_null (coranto_store_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Migrations ------------------------------------------------------------------------------------
 */

static GBytes *
made_up_schema (int version)
{
  static const char *const scripts[] = {
    "CREATE TABLE a (x); INSERT INTO a VALUES (1); PRAGMA user_version = 1;"
    "PRAGMA application_id = 1131377249;",
    "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = 2; PRAGMA user_version = 2;",
    "INSERT INTO a VALUES (3, 3); INSERT INTO nowhere VALUES (1); PRAGMA user_version = 3;",
  };

  return version <= (int) G_N_ELEMENTS (scripts)
             ? g_bytes_new_static (scripts[version - 1], strlen (scripts[version - 1]))
             : NULL;
}

static gboolean
migrate (const char *path, int target, GError **error)
{
  g_autoptr (CorantoDb) db = coranto_db_open (path, CORANTO_DB_WRITER, error);

  return db && coranto_schema_prepare (db, path, target, made_up_schema, error);
}

static void
test_migrations (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *copy = store_fixture_path (f, "news.db.before-2");
  g_autofree char *copy_of_first = store_fixture_path (f, "news.db.before-1");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *count = NULL;
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (migrate (path, 1, &error));
  g_assert_no_error (error);
  g_assert_true (migrate (path, 2, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy_of_first, G_FILE_TEST_EXISTS));
  before = read_sql (copy, "SELECT group_concat(name) FROM pragma_table_info('a')");
  after = read_sql (path, "SELECT group_concat(name) FROM pragma_table_info('a')");
  g_assert_cmpstr (before, ==, "x");
  g_assert_cmpstr (after, ==, "x,y");

  /* One that fails leaves the version and every row as they were. */
  g_assert_false (migrate (path, 3, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_FAILED);
  count = read_sql (path, "SELECT count(*) FROM a");
  version = read_sql (path, "PRAGMA user_version");
  g_assert_cmpstr (count, ==, "1");
  g_assert_cmpstr (version, ==, "2");
}

static void
test_missing_migration (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autoptr (GError) error = NULL;

  g_assert_null (coranto_schema_get_builtin (CORANTO_SCHEMA_VERSION + 1));
  run_sql (path, "CREATE TABLE a (x); PRAGMA user_version = 3; PRAGMA application_id = 1131377249");
  g_assert_false (migrate (path, 4, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_FAILED);
}

/* Closing
 * ------------------------------------------------------------------------------------------ */

static void
test_closing_finishes_what_was_asked (StoreFixture *f, gconstpointer data)
{
  StoreWait waits[20] = { { NULL } };
  StoreWait late = { NULL };
  CorantoCheck check = store_good_check ();
  g_autoptr (GError) error = NULL;
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (CorantoParsedFeed) feed = store_feed (store_item (id, NULL, id, 0), NULL);

      coranto_store_merge_feed_async (f->store, channel, feed, &check, NULL, store_wait_cb,
                                      &waits[i]);
    }
  coranto_store_close (f->store);
  coranto_store_close (f->store);
  coranto_store_note_check_async (f->store, channel, &check, NULL, store_wait_cb, &late);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GAsyncResult) result = store_wait (&waits[i]);

      g_assert_cmpint (coranto_store_merge_feed_finish (f->store, result, &error), ==, 1);
      g_assert_no_error (error);
    }
  {
    g_autoptr (GAsyncResult) result = store_wait (&late);

    g_assert_false (coranto_store_note_check_finish (f->store, result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/open/" path, StoreFixture, NULL, store_fixture_set_up, func,                 \
              store_fixture_tear_down)
  ADD ("new-and-again", test_new_and_again);
  ADD ("directory-is-made", test_directory_is_made);
  ADD ("newer-is-refused", test_newer_is_refused);
  ADD ("no-database-is-kept", test_no_database_is_kept);
  ADD ("cut-is-kept", test_cut_is_kept);
  ADD ("foreign-is-refused", test_foreign_is_refused);
  ADD ("unwritable", test_unwritable);
  ADD ("cancelled", test_cancelled);
  ADD ("migrations", test_migrations);
  ADD ("missing-migration", test_missing_migration);
  ADD ("closing-finishes-what-was-asked", test_closing_finishes_what_was_asked);
  return g_test_run ();
}
