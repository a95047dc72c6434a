/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs that share a transaction: each has its own fate. */
#include "coranto-group-private.h"
#include "coranto-schema-private.h"
#include "store-fixture.h"

typedef struct
{
  const char *name; /* what it writes; NULL: nothing */
  gboolean fails;
  int n_runs;
} Work;

static gpointer
run_work (CorantoSession *session, gpointer data, GError **error)
{
  Work *work = data;

  work->n_runs++;
  if (work->name
      && !coranto_db_run (session->db, error, "INSERT INTO meta (name, value) VALUES (?1, 1)", "s",
                          work->name))
    return NULL;
  coranto_session_note (session->changes->added, work->n_runs);
  if (!work->fails)
    return work;
  coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
  return NULL;
}

static const CorantoCall call = { .run = run_work };

static CorantoDb *
open_db (StoreFixture *f)
{
  g_autofree char *path = store_fixture_path (f, "news.db");
  g_autoptr (GError) error = NULL;
  CorantoDb *db = coranto_db_open (path, CORANTO_DB_WRITER, &error);

  g_assert_no_error (error);
  coranto_schema_prepare (db, path, CORANTO_SCHEMA_VERSION, coranto_schema_get_builtin, &error);
  g_assert_no_error (error);
  return db;
}

static CorantoJob *
new_job (Work *work)
{
  CorantoJob *job = g_new0 (CorantoJob, 1);

  job->call = &call;
  job->request = work;
  job->task = g_task_new (NULL, NULL, NULL, NULL);
  job->changes = coranto_change_set_new ();
  return job;
}

/* (transfer full): the jobs of a group of `works`, ended. */
static GPtrArray *
run_group (CorantoDb *db, Work *works, guint n_works)
{
  CorantoSession session = { .db = db };
  CorantoGroup *group = coranto_group_new (&session);

  for (guint i = 0; i < n_works; i++)
    if (!coranto_group_run (group, new_job (&works[i])))
      break;
  return coranto_group_end (group);
}

static gint64
count_written (CorantoDb *db)
{
  gint64 n = -1;

  g_assert_false (coranto_db_in_transaction (db));
  g_assert_true (
      coranto_db_read_int (db, NULL, &n, "SELECT count(*) FROM meta WHERE name LIKE 'w%'", ""));
  return n;
}

/* What a failing job left is undone, and that alone; what the others tell of is told once. */
static void
test_one_fails (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) db = open_db (f);
  Work works[] = { { "w1" }, { "w2", TRUE }, { "w3" }, { "w4", TRUE }, { "w5" } };
  g_autoptr (GPtrArray) jobs = run_group (db, works, G_N_ELEMENTS (works));

  g_assert_cmpuint (jobs->len, ==, G_N_ELEMENTS (works));
  for (guint i = 0; i < jobs->len; i++)
    {
      const CorantoJob *job = g_ptr_array_index (jobs, i);

      if (works[i].fails)
        g_assert_error (job->error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
      else
        g_assert_no_error (job->error);
      g_assert_true ((job->result != NULL) == !works[i].fails);
      g_assert_cmpuint (job->changes->added->len, ==, 1);
    }
  g_assert_cmpint (count_written (db), ==, 3);
}

static void
test_fails_empty_handed (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) db = open_db (f);
  Work works[] = { { "w1" }, { NULL, TRUE }, { "w3" } };
  g_autoptr (GPtrArray) jobs = run_group (db, works, G_N_ELEMENTS (works));

  for (guint i = 0; i < jobs->len; i++)
    g_assert_cmpint (works[i].n_runs, ==, 1);
  g_assert_cmpint (count_written (db), ==, 2);
}

/* The largest size that a database may have stands for the disk. */
static void
test_disk_full (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoDb) db = open_db (f);
  g_autofree char *long_name = g_strnfill (100000, 'w');
  Work works[] = { { "w1" }, { long_name }, { "w3" } };
  g_autoptr (GPtrArray) jobs = NULL;

  g_assert_cmpint (
      sqlite3_exec (coranto_db_get_handle (db), "PRAGMA max_page_count = 1", NULL, NULL, NULL), ==,
      SQLITE_OK);
  jobs = run_group (db, works, G_N_ELEMENTS (works));
  for (guint i = 0; i < jobs->len; i++)
    {
      const CorantoJob *job = g_ptr_array_index (jobs, i);

      g_assert_true ((job->result == NULL) == (job->error != NULL));
      g_assert_true (i != 1
                     || g_error_matches (job->error, CORANTO_ERROR, CORANTO_ERROR_DISK_FULL));
    }
  g_assert_cmpint (count_written (db), <=, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/group/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("one-fails", test_one_fails);
  ADD ("fails-empty-handed", test_fails_empty_handed);
  ADD ("disk-full", test_disk_full);
  return g_test_run ();
}
