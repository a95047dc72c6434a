/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching a profile: before and after the index is built, and while texts change. */
#include <sqlite3.h>

#include "store-fixture.h"

static guint
count (StoreFixture *f, const char *words)
{
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, words);

  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i - 1), >, g_array_index (ids, gint64, i));
  return ids->len;
}

static gint64
query_number (StoreFixture *f, const char *sql)
{
  g_autofree char *path = store_fixture_path (f, "news.db");
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return number;
}

static void
wait_for_index (StoreFixture *f)
{
  while (query_number (f, "SELECT EXISTS (SELECT 1 FROM index_queue)") != 0)
    store_spin (10);
}

static CorantoParsedItem *
story (const char *id, const char *title, const char *text)
{
  CorantoParsedItem *item = store_item (id, NULL, title, FIXTURE_NOW - 100 * (id[0] - '0'));

  item->content_text = g_strdup (text);
  item->content_html = g_strdup_printf ("<p>%s</p>", text);
  return item;
}

static void
assert_found (StoreFixture *f)
{
  g_assert_cmpuint (count (f, "光谱"), ==, 2);
  g_assert_cmpuint (count (f, "光谱仪器行业"), ==, 1);
  g_assert_cmpuint (count (f, "谱"), ==, 3);
  g_assert_cmpuint (count (f, "市场 -光谱"), ==, 1);
  g_assert_cmpuint (count (f, "QUOKKA"), ==, 1);
  g_assert_cmpuint (count (f, "quokka OR 质谱"), ==, 2);
  g_assert_cmpuint (count (f, "新华社"), ==, 1);
  g_assert_cmpuint (count (f, "nothing"), ==, 0);
  g_assert_cmpuint (count (f, "\"' ) ( * : ^ { } NEAR/2 AND NOT"), ==, 0);
  g_assert_cmpuint (count (f, "??"), ==, 0);
  g_assert_cmpuint (count (f, "  "), ==, 4);
}

static void
add_stories (StoreFixture *f)
{
  CorantoParsedItem *sourced = story ("1", "光谱仪器行业回顾", "市场稳定");
  gint64 channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");

  sourced->source = g_strdup ("新华社");
  store_merge (f->store, channel,
               store_feed (sourced, story ("2", "质谱", "市场与仪器"),
                           story ("3", "The Quokka", "small"), story ("4", "新品", "光谱发布"),
                           NULL));
}

static void
test_found_before_and_after_indexing (StoreFixture *f, gconstpointer data)
{
  store_fixture_open (f);
  add_stories (f);
  assert_found (f); /* from the queue, the index, or some of both */
  wait_for_index (f);
  assert_found (f);
  store_fixture_reopen (f);
  assert_found (f);
}

static void
test_texts_change (StoreFixture *f, gconstpointer data)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  for (int round = 0; round < 3; round++)
    {
      store_merge (f->store, channel, store_feed (story ("1", "Old title", "alpha"), NULL));
      g_assert_cmpuint (count (f, "alpha"), ==, 1);
      g_assert_cmpuint (count (f, "beta"), ==, 0);
      wait_for_index (f);
      store_merge (f->store, channel, store_feed (story ("1", "New title", "beta"), NULL));
      g_assert_cmpuint (count (f, "alpha"), ==, 0);
      g_assert_cmpuint (count (f, "beta new"), ==, 1);
      wait_for_index (f);
      g_assert_cmpuint (count (f, "alpha OR old"), ==, 0);
      g_assert_cmpuint (count (f, "beta new"), ==, 1);
    }
}

/* An index made by another tokenizer is built anew. */
static void
test_index_of_another_version (StoreFixture *f, gconstpointer data)
{
  store_fixture_open (f);
  add_stories (f);
  wait_for_index (f);
  store_fixture_close (f);
  g_assert_cmpint (query_number (f, "UPDATE meta SET value = 0 WHERE name = 'tokenizer'"), ==, -1);
  store_fixture_open (f);
  assert_found (f);
  wait_for_index (f);
  assert_found (f);
}

/* Times of a big profile, for the reader of the log. */
static void
fill (StoreFixture *f, gint64 channel, int from, GRand *rand)
{
  CorantoParsedFeed *feed = store_feed (NULL, NULL);

  for (int n = from; n < from + 100; n++)
    {
      g_autofree char *id = g_strdup_printf ("%d", n);
      GString *text = g_string_new (NULL);
      CorantoParsedItem *item = store_item (id, NULL, id, FIXTURE_NOW - n * 700);

      for (int k = 0; k < 700; k++)
        g_string_append_unichar (
            text, k % 40 == 39
                      ? ' '
                      : 0x4E00 + (gunichar) (3000 * g_rand_double (rand) * g_rand_double (rand)));
      for (int k = 0; k < 60; k++)
        g_string_append_printf (text, " w%d",
                                (int) (9000 * g_rand_double (rand) * g_rand_double (rand)));
      g_string_append (text, n % 2 ? " 经济 market" : "");
      g_string_append (text, n % 1000 == 7 ? " 麋鹿 rareword" : "");
      item->content_text = g_string_free (text, FALSE);
      g_ptr_array_add (feed->items, item);
    }
  store_merge (f->store, channel, feed);
}

static void
time_search (StoreFixture *f, const char *words)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  gint64 best[2] = { G_MAXINT64, G_MAXINT64 };
  guint n_ids = 0;

  query->search = g_strdup (words);
  for (int run = 0; run < 10; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = NULL;

      query->limit = run % 2 ? 200 : 0;
      ids = store_run_query (f->store, query);
      best[run % 2] = MIN (best[run % 2], g_get_monotonic_time () - start);
      n_ids = MAX (n_ids, ids->len);
    }
  g_test_message ("%s: %u hits, 200 newest in %.2f ms, all in %.2f ms", words, n_ids,
                  best[1] / 1000.0, best[0] / 1000.0);
}

static void
test_times (StoreFixture *f, gconstpointer data)
{
  static const char *const words[]
      = { "麋鹿", "经济", "market", "rareword", "经", "mark*", "经济 market", "经济 OR 麋鹿" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  int n_articles = g_test_slow () ? 100000 : 400;
  gint64 start = g_get_monotonic_time ();
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  for (int n = 0; n < n_articles; n += 100)
    fill (f, channel, n, rand);
  g_test_message ("merged %d articles in %.1f s", n_articles,
                  (g_get_monotonic_time () - start) / 1e6);
  start = g_get_monotonic_time ();
  wait_for_index (f);
  g_test_message (
      "indexed in %.1f s; index %.0f bytes, text %.0f bytes",
      (g_get_monotonic_time () - start) / 1e6,
      (double) query_number (f, "SELECT sum(length(block)) FROM search_data"),
      (double) query_number (f, "SELECT sum(length(CAST(content_text AS BLOB))) FROM bodies"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    time_search (f, words[i]);
}

/* What a program without pauses leaves behind is done when it asks for that. */
static void
test_settled (StoreFixture *f, gconstpointer data)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, "A", "https://a.example/feed", "A");
  store_merge (f->store, channel,
               store_feed (store_item ("1", "https://a.example/1", "Lighthouse", FIXTURE_NOW),
                           store_item ("2", "https://a.example/2", "Harbour", FIXTURE_NOW), NULL));
  coranto_store_settle_async (f->store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_settle_finish (f->store, result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query_number (f, "SELECT count(*) FROM index_queue"), ==, 0);
  found = store_query (f->store, CORANTO_SCOPE_ALL, 0, "lighthouse");
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/search/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("found-before-and-after-indexing", test_found_before_and_after_indexing);
  ADD ("texts-change", test_texts_change);
  ADD ("index-of-another-version", test_index_of_another_version);
  ADD ("settled", test_settled);
  ADD ("times", test_times);
  return g_test_run ();
}
