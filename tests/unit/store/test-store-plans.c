/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How SQLite goes about every statement of lists, rows, counts, marks, merging and retention: none
 * may read through a table that grows with the stories, nor sort what it found.
 *
 * The pieces of work are run on a session of the test's own; the connection keeps the statements
 * that it prepared, and each of them is explained. */
#include <string.h>

#include "coranto-search-index-private.h"
#include "coranto-work-lists-private.h"
#include "coranto-work-retention-private.h"
#include "coranto-work-stories-private.h"
#include "store-fixture.h"

/* Tables that have rows by the story. */
static const char *const big_tables[]
    = { "articles", "bodies",         "status",        "identities", "channel_articles",
        "checks",   "topic_articles", "list_articles", "revisions",  "listings" };

/* What is right all the same, and why. */
static const struct
{
  const char *statement; /* part of it */
  const char *step;      /* part of the plan's line */
  const char *reason;
} exceptions[] = {
  { "hidden <> 0", "SCAN status USING COVERING INDEX status_hidden", "few stories are hidden" },
  { "hidden <> 0", "SCAN status USING INDEX status_hidden", "few stories are hidden" },
  { "FROM channels c", "USE TEMP B-TREE", "channels are hundreds, and in the user's order" },
  { "FROM categories g", "USE TEMP B-TREE", "categories are few" },
  { "FROM rules", "USE TEMP B-TREE", "rules are few" },
  { "FROM topics", "USE TEMP B-TREE", "topics are few" },
  { "FROM lists l", "USE TEMP B-TREE", "lists of favourites are few" },
};

static gboolean
is_allowed (const char *sql, const char *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (strstr (sql, exceptions[i].statement) && strstr (step, exceptions[i].step))
      return TRUE;
  return FALSE;
}

/* "SCAN status USING …", "SCAN s": the table behind an alias is looked up in the statement. */
static gboolean
scans (const char *sql, const char *step, const char *table)
{
  const char *name = step + strlen ("SCAN ");
  gsize length = strcspn (name, " ");
  g_autofree char *word = g_strndup (name, length);
  g_autofree char *aliased = g_strdup_printf ("%s %s", table, word);

  if (!g_str_has_prefix (step, "SCAN "))
    return FALSE;
  return g_str_equal (word, table) || (length <= 2 && strstr (sql, aliased) != NULL);
}

static void
check_step (const char *sql, const char *step)
{
  gboolean is_bad = strstr (step, "USE TEMP B-TREE") || strstr (step, "AUTOMATIC");

  for (guint i = 0; i < G_N_ELEMENTS (big_tables); i++)
    is_bad |= scans (sql, step, big_tables[i]);
  if (is_bad && !is_allowed (sql, step))
    g_error ("“%s” in:\n%s", step, sql);
}

static void
explain (sqlite3 *handle, const char *sql)
{
  g_autofree char *text = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, text, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    check_step (sql, (const char *) sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);
}

/* Collected first: explaining prepares more of them. */
static guint
explain_all (sqlite3 *handle)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);

  for (sqlite3_stmt *at = sqlite3_next_stmt (handle, NULL); at; at = sqlite3_next_stmt (handle, at))
    {
      const char *sql = sqlite3_sql (at);

      /* FTS5 has some of its own. */
      if (sql && !strstr (sql, "'main'.'search") && !g_str_has_prefix (sql, "PRAGMA"))
        g_ptr_array_add (statements, g_strdup (sql));
    }
  for (guint i = 0; i < statements->len; i++)
    explain (handle, g_ptr_array_index (statements, i));
  return statements->len;
}

/* The work --------------------------------------------------------------------------------------
 */

typedef struct
{
  CorantoSession session;
  CorantoChangeSet *changes;
  gint64 channel;
  GArray *ids;
} Bench;

/* (transfer full) of request */
static void
run (Bench *bench, CorantoWorkFunc work, CorantoRequest *request, GDestroyNotify free_result)
{
  g_autoptr (GError) error = NULL;
  gpointer result = work (&bench->session, request, &error);

  g_assert_no_error (error);
  if (free_result)
    free_result (result);
  coranto_request_free (request);
}

static void
run_query (Bench *bench, CorantoScope scope, gint64 id, gboolean unread_only, const char *search)
{
  CorantoRequest *request = coranto_request_new (0, NULL);

  request->query = coranto_query_new (scope, id);
  request->query->unread_only = unread_only;
  request->query->search = g_strdup (search);
  run (bench, coranto_work_query, request, (GDestroyNotify) g_array_unref);
}

static void
run_lists (Bench *bench)
{
  for (int scope = CORANTO_SCOPE_ALL; scope <= CORANTO_SCOPE_CATEGORY; scope++)
    for (int variant = 0; variant < 4; variant++)
      run_query (bench, (CorantoScope) scope, bench->channel, variant & 1,
                 variant & 2 ? "words" : NULL);
}

static CorantoRequest *
new_request_of_ids (Bench *bench)
{
  return coranto_request_new_ids ((const gint64 *) (gpointer) bench->ids->data, bench->ids->len);
}

static void
run_marks (Bench *bench)
{
  static const CorantoMark marks[]
      = { CORANTO_MARK_READ,        CORANTO_MARK_UNREAD,  CORANTO_MARK_FAVOURITE,
          CORANTO_MARK_UNFAVOURITE, CORANTO_MARK_DELETED, CORANTO_MARK_UNDELETED };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      CorantoRequest *request = new_request_of_ids (bench);

      request->mark = marks[i];
      run (bench, coranto_work_mark, request, (GDestroyNotify) g_array_unref);
    }
}

static void
run_merge (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  CorantoCheck check = store_good_check ();
  CorantoParsedFeed *feed
      = store_feed (store_item ("1", "https://example.org/1", "One, anew", FIXTURE_NOW - 1),
                    store_item ("9", "https://example.org/9", "Nine", FIXTURE_NOW - 9),
                    store_item (NULL, NULL, "Bare", 0), NULL);
  CorantoMergeRequest *request = coranto_merge_request_new (bench->channel, feed, &check);

  g_assert_nonnull (coranto_work_merge_feed (&bench->session, request, &error));
  g_assert_no_error (error);
  coranto_merge_request_free (request);
  coranto_parsed_feed_unref (feed);
}

static void
run_retention (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  CorantoKeepRequest request = { .rule = { 1, 1, TRUE }, .has_rule = TRUE };
  CorantoExpiry *expiry;

  g_assert_nonnull (coranto_work_count_expired (&bench->session, &request, &error));
  g_assert_nonnull (coranto_work_set_keep_rule (&bench->session, &request, &error));
  request.deleted_before = G_MAXINT64;
  expiry = coranto_work_expire (&bench->session, &request, &error);
  g_assert_no_error (error);
  g_free (expiry);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

static void
run_all (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  run (bench, coranto_work_list_channels, coranto_request_new (0, NULL),
       (GDestroyNotify) coranto_channel_table_free);
  run_lists (bench);
  run (bench, coranto_work_read_rows, new_request_of_ids (bench),
       (GDestroyNotify) g_ptr_array_unref);
  run (bench, coranto_work_read_article,
       coranto_request_new (g_array_index (bench->ids, gint64, 0), NULL),
       (GDestroyNotify) coranto_article_unref);
  run (bench, coranto_work_read_latest,
       coranto_request_new (g_array_index (bench->ids, gint64, 0), NULL),
       (GDestroyNotify) g_ptr_array_unref);
  run (bench, coranto_work_read_known, coranto_request_new (bench->channel, NULL),
       (GDestroyNotify) coranto_known_stories_unref);
  run_marks (bench);
  run_merge (bench);
  g_assert_cmpint (coranto_search_index_work (bench->session.db, never, NULL, &error), >=, 0);
  run_retention (bench);
  g_assert_cmpint (coranto_search_index_work (bench->session.db, never, NULL, &error), >=, 0);
  run (bench, coranto_work_unsubscribe, coranto_request_new (bench->channel, NULL), NULL);
  g_assert_no_error (error);
}

static void
test_plans (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = store_fixture_path (f, "news.db");
  g_autoptr (GError) error = NULL;
  Bench bench = { .changes = coranto_change_set_new () };

  store_fixture_open (f);
  bench.channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  store_merge (
      f->store, bench.channel,
      store_feed (store_item ("1", "https://example.org/1", "One of words", FIXTURE_NOW - 1),
                  store_item ("2", "https://example.org/2", "Two", FIXTURE_NOW - 2), NULL));
  bench.ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  store_fixture_close (f);

  bench.session.db = coranto_db_open (path, CORANTO_DB_WRITER, &error);
  g_assert_no_error (error);
  bench.session.clock = f->clock;
  bench.session.changes = bench.changes;
  run_all (&bench);
  g_assert_cmpuint (explain_all (coranto_db_get_handle (bench.session.db)), >, 60);
  coranto_db_close (bench.session.db);
  coranto_change_set_unref (bench.changes);
  g_array_unref (bench.ids);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/plans", StoreFixture, NULL, store_fixture_set_up, test_plans,
              store_fixture_tear_down);
  return g_test_run ();
}
