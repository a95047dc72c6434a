/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection: its settings, its errors, the numbers of articles. */
#include "coranto-db-private.h"
#include "coranto-identity-private.h"
#include "coranto-schema-private.h"
#include "store-fixture.h"

static CorantoDb *
open_db (StoreFixture *f, CorantoDbRole role)
{
  g_autofree char *path = store_fixture_path (f, "news.db");
  g_autoptr (GError) error = NULL;
  CorantoDb *db = coranto_db_open (path, role, &error);

  g_assert_no_error (error);
  if (role == CORANTO_DB_WRITER)
    {
      coranto_schema_prepare (db, path, CORANTO_SCHEMA_VERSION, coranto_schema_get_builtin, &error);
      g_assert_no_error (error);
    }
  return db;
}

static void
test_settings (StoreFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *pragma;
    gint64 value;
  } settings[] = { { "PRAGMA synchronous", 2 },      { "PRAGMA foreign_keys", 1 },
                   { "PRAGMA busy_timeout", 10000 }, { "PRAGMA trusted_schema", 0 },
                   { "PRAGMA cell_size_check", 1 },  { "PRAGMA mmap_size", 0 } };
  g_autoptr (CorantoDb) writer = open_db (f, CORANTO_DB_WRITER);
  g_autoptr (CorantoDb) reader = open_db (f, CORANTO_DB_READER);
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      gint64 value = -1;

      g_assert_true (coranto_db_read_int (writer, NULL, &value, settings[i].pragma, ""));
      g_assert_cmpint (value, ==, settings[i].value);
      g_assert_true (coranto_db_read_int (reader, NULL, &value, settings[i].pragma, ""));
      g_assert_cmpint (value, ==, settings[i].value);
    }
  sqlite3_db_config (coranto_db_get_handle (writer), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_cmpint (sqlite3_limit (coranto_db_get_handle (writer), SQLITE_LIMIT_LENGTH, -1), ==,
                   64 * 1024 * 1024);
}

static void
test_reader_cannot_write (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) writer = open_db (f, CORANTO_DB_WRITER);
  g_autoptr (CorantoDb) reader = open_db (f, CORANTO_DB_READER);
  g_autoptr (GError) error = NULL;

  g_assert_false (coranto_db_run (reader, &error, "DELETE FROM status", ""));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_PROFILE_UNWRITABLE);
}

/* The largest size that a database may have stands for the disk. */
static void
test_disk_full (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) db = open_db (f, CORANTO_DB_WRITER);
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  g_assert_cmpint (
      sqlite3_exec (coranto_db_get_handle (db), "PRAGMA max_page_count = 1", NULL, NULL, NULL), ==,
      SQLITE_OK);
  g_assert_true (coranto_db_begin (db, &error));
  g_assert_false (coranto_db_run (db, &error, "INSERT INTO meta (name, value) VALUES ('x', ?1)",
                                  "s", long_text));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_DISK_FULL);
  coranto_db_rollback (db);
  g_assert_false (coranto_db_in_transaction (db));
  /* Reading goes on. */
  g_assert_true (
      coranto_db_read_int (db, NULL, &count, "SELECT count(*) FROM meta WHERE name = 'x'", ""));
  g_assert_cmpint (count, ==, 0);
}

static void
test_busy (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) first = open_db (f, CORANTO_DB_WRITER);
  g_autoptr (CorantoDb) second = open_db (f, CORANTO_DB_WRITER);
  g_autoptr (GError) error = NULL;

  sqlite3_busy_timeout (coranto_db_get_handle (second), 20);
  g_assert_true (coranto_db_begin (first, &error));
  g_assert_false (coranto_db_begin (second, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_BUSY);
  coranto_db_rollback (first);
  g_assert_true (coranto_db_begin (second, NULL));
  coranto_db_rollback (second);
}

static void
take (CorantoDb *db, gint64 id)
{
  g_assert_true (coranto_db_run (
      db, NULL, "INSERT INTO status (article_id, first_seen) VALUES (?1, 0)", "i", id));
}

static void
test_numbers (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) db = open_db (f, CORANTO_DB_WRITER);
  gint64 previous = 0;

  for (int i = 0; i < 3000; i++)
    {
      gint64 id = coranto_identity_allocate (db, FIXTURE_NOW, previous, NULL);

      g_assert_cmpint (id, >, previous);
      take (db, id);
      previous = id;
    }
  g_assert_cmpint (previous, ==, coranto_identity_floor (FIXTURE_NOW) + 2999);
  /* Without a hint: behind the run. */
  g_assert_cmpint (coranto_identity_allocate (db, FIXTURE_NOW + 100, 0, NULL), ==, previous + 1);
  g_assert_cmpint (coranto_identity_allocate (db, FIXTURE_NOW - 100, 0, NULL), ==,
                   coranto_identity_floor (FIXTURE_NOW - 100));
  g_assert_cmpint (coranto_identity_allocate (db, G_MININT64 / 2, 0, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/db/" path, StoreFixture, NULL, store_fixture_set_up, func,                   \
              store_fixture_tear_down)
  ADD ("settings", test_settings);
  ADD ("reader-cannot-write", test_reader_cannot_write);
  ADD ("disk-full", test_disk_full);
  ADD ("busy", test_busy);
  ADD ("numbers", test_numbers);
  return g_test_run ();
}
