/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: what each scope holds, how it is found, how long it takes. */
#include <sqlite3.h>

#include "coranto-tokenizer-private.h"
#include "coranto-work-lists-private.h"
#include "store-fixture.h"

static void
assert_titles (StoreFixture *f, const CorantoQuery *query, const char *expected)
{
  g_autoptr (GArray) ids = store_run_query (f->store, query);
  g_autoptr (GPtrArray) rows = store_rows (f->store, ids);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append (titles, ((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

/* a to f, newest first; c is read, d a favourite; channel 1 has all, channel 2 has b and e. */
static void
set_up_letters (StoreFixture *f, gint64 *first, gint64 *second)
{
  CorantoParsedFeed *all = store_feed (NULL, NULL);
  CorantoParsedFeed *some = store_feed (NULL, NULL);
  g_autoptr (GArray) ids = NULL;

  store_fixture_open (f);
  *first = store_subscribe (f->store, "C", "https://example.org/1", "First");
  *second = store_subscribe (f->store, NULL, "https://example.org/2", "Second");
  for (char c = 'a'; c <= 'f'; c++)
    {
      char title[] = { c, '\0' };
      g_autofree char *url = g_strdup_printf ("https://example.org/story/%c", c);

      g_ptr_array_add (all->items, store_item (NULL, url, title, FIXTURE_NOW - (c - 'a') * 30000));
      if (c == 'b' || c == 'e')
        g_ptr_array_add (some->items, store_item (NULL, url, title, 0));
    }
  store_merge (f->store, *first, all);
  store_merge (f->store, *second, some);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 2), CORANTO_MARK_READ));
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 3), CORANTO_MARK_FAVOURITE));
}

static void
test_scopes (StoreFixture *f, gconstpointer data)
{
  gint64 first, second;
  const struct
  {
    CorantoScope scope;
    int which;
    const char *all;
    const char *unread;
  } cases[] = {
    { CORANTO_SCOPE_ALL, 0, "abcdef", "abdef" }, { CORANTO_SCOPE_UNREAD, 0, "abdef", "abdef" },
    { CORANTO_SCOPE_FAVOURITES, 0, "d", "d" },   { CORANTO_SCOPE_CHANNEL, 1, "abcdef", "abdef" },
    { CORANTO_SCOPE_CHANNEL, 2, "be", "be" },    { CORANTO_SCOPE_CATEGORY, 3, "abcdef", "abdef" },
    { CORANTO_SCOPE_CATEGORY, 0, "be", "be" },   { CORANTO_SCOPE_TODAY, 0, "ab", "ab" },
  };

  set_up_letters (f, &first, &second);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 ids[] = { 0, first, second, 1 };
      g_autoptr (CorantoQuery) query = coranto_query_new (cases[i].scope, ids[cases[i].which]);

      query->since_time = FIXTURE_NOW - 30000;
      assert_titles (f, query, cases[i].all);
      query->unread_only = TRUE;
      assert_titles (f, query, cases[i].unread);
      query->unread_only = FALSE;
      query->limit = 1;
      {
        const char shortened[] = { cases[i].all[0], '\0' };

        assert_titles (f, query, shortened);
      }
    }
}

static void
test_rows_of_what_is_gone (StoreFixture *f, gconstpointer data)
{
  gint64 first, second;
  g_autoptr (CorantoHeadlineRow) row = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StoreWait wait = { NULL };

  set_up_letters (f, &first, &second);
  g_assert_null (store_row (f->store, 4711));
  coranto_store_read_article_async (f->store, 4711, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_null (coranto_store_read_article_finish (f->store, result, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
}

static void
test_latest (StoreFixture *f, gconstpointer data)
{
  gint64 first, second;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  StoreWait wait = { NULL };

  set_up_letters (f, &first, &second);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  coranto_store_read_latest_async (f->store, g_array_index (ids, gint64, 1), 3, NULL, store_wait_cb,
                                   &wait);
  result = store_wait (&wait);
  rows = coranto_store_read_latest_finish (f->store, result, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((CorantoHeadlineRow *) g_ptr_array_index (rows, 0))->title, ==, "a");
  g_assert_cmpstr (((CorantoHeadlineRow *) g_ptr_array_index (rows, 1))->title, ==, "c");
}

static void
test_topics (StoreFixture *f, gconstpointer data)
{
  gint64 first, second;
  g_autofree char *path = store_fixture_path (f, "news.db");
  g_autoptr (GAsyncResult) none = NULL, found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoQuery) query = NULL;
  StoreWait wait = { NULL };
  sqlite3 *handle = NULL;
  gint64 id;

  set_up_letters (f, &first, &second);
  coranto_store_find_topic_async (f->store, "Letters", NULL, store_wait_cb, &wait);
  none = store_wait (&wait);
  g_assert_cmpint (coranto_store_find_topic_finish (f->store, none, &error), ==, -1);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "INSERT INTO topics (name, query) VALUES ('Letters', 'b OR d')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  coranto_store_find_topic_async (f->store, "Letters", NULL, store_wait_cb, &wait);
  found = store_wait (&wait);
  id = coranto_store_find_topic_finish (f->store, found, NULL);
  g_assert_cmpint (id, >, 0);
  query = coranto_query_new (CORANTO_SCOPE_TOPIC, id);
  assert_titles (f, query, "bd");
}

/* Each list walks an index: no table of articles is scanned, nothing is sorted. */
static void
assert_plan (sqlite3 *handle, CorantoScope scope, gboolean unread_only, gboolean is_search)
{
  const char *sql = coranto_lists_get_sql (scope, unread_only, is_search);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, explain, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (statement, 3);

      g_test_message ("%d %d %d: %s", scope, unread_only, is_search, step);
      g_assert_null (strstr (step, "SCAN articles"));
      g_assert_null (strstr (step, "SCAN channel_articles"));
      g_assert_null (strstr (step, "AUTOMATIC"));
      g_assert_null (strstr (step, "TEMP B-TREE"));
    }
  sqlite3_finalize (statement);
}

static void
test_plans (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = store_fixture_path (f, "news.db");
  sqlite3 *handle = NULL;

  store_fixture_open (f);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (coranto_tokenizer_register (handle), ==, SQLITE_OK);
  for (int scope = CORANTO_SCOPE_ALL; scope <= CORANTO_SCOPE_TOPIC; scope++)
    {
      for (int variant = 0; variant < 4; variant++)
        assert_plan (handle, (CorantoScope) scope, variant & 1, variant >> 1);
    }
  sqlite3_close (handle);
}

/* Times of a profile of 10,000 articles, for the reader of the log. */
static void
fill (StoreFixture *f, gint64 channel)
{
  static const char *const words[]
      = { "光谱仪", "气相色谱", "质谱", "实验室", "detector", "market", "quokka", "仪器行业" };
  gint64 start = g_get_monotonic_time ();

  for (int feed_index = 0; feed_index < 200; feed_index++)
    {
      CorantoParsedFeed *feed = store_feed (NULL, NULL);

      for (int i = 0; i < 50; i++)
        {
          int n = feed_index * 50 + i;
          g_autofree char *url = g_strdup_printf ("https://example.org/news/%d.html", n);
          g_autofree char *title = g_strdup_printf ("%s %s %d", words[n % 8], words[n % 7], n);
          CorantoParsedItem *item = store_item (NULL, url, title, FIXTURE_NOW - n * 700);
          GString *text = g_string_new (NULL);

          for (int k = 0; k < 60; k++)
            g_string_append_printf (text, "%s%d的第%d个，", words[(n + k * k) % 8], n % 97, k);
          item->content_html = g_strdup_printf ("<p>%s</p>", text->str);
          item->content_text = g_string_free (text, FALSE);
          g_ptr_array_add (feed->items, item);
        }
      store_merge (f->store, channel, feed);
    }
  g_test_message ("merging 10,000 articles: %.0f ms", (g_get_monotonic_time () - start) / 1000.0);
}

static void
time_query (StoreFixture *f,
            const char *name,
            CorantoScope scope,
            gint64 id,
            const char *search,
            guint limit)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (scope, id);
  gint64 best = G_MAXINT64;
  guint n_ids = 0;

  query->search = g_strdup (search);
  query->limit = limit;
  for (int run = 0; run < 5; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = store_run_query (f->store, query);

      best = MIN (best, g_get_monotonic_time () - start);
      n_ids = ids->len;
    }
  g_test_message ("%s: %u ids, %.2f ms", name, n_ids, best / 1000.0);
}

static void
test_times (StoreFixture *f, gconstpointer data)
{
  gint64 channel, start;
  g_autoptr (CorantoChannelTable) table = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  fill (f, channel);
  time_query (f, "all", CORANTO_SCOPE_ALL, 0, NULL, 0);
  time_query (f, "unread", CORANTO_SCOPE_UNREAD, 0, NULL, 0);
  time_query (f, "channel", CORANTO_SCOPE_CHANNEL, channel, NULL, 0);
  time_query (f, "category", CORANTO_SCOPE_CATEGORY, 1, NULL, 0);
  start = g_get_monotonic_time ();
  table = store_table (f->store);
  g_test_message ("channel table: %.2f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (table->unread, ==, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/lists/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("scopes", test_scopes);
  ADD ("rows-of-what-is-gone", test_rows_of_what_is_gone);
  ADD ("latest", test_latest);
  ADD ("topics", test_topics);
  ADD ("plans", test_plans);
  ADD ("times", test_times);
  return g_test_run ();
}
