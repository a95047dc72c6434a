/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following, leaving, checks and counts. */
#include "store-fixture.h"

static void
note_check (StoreFixture *f, gint64 channel, const CorantoCheck *check)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_note_check_async (f->store, channel, check, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_note_check_finish (f->store, result, &error));
  g_assert_no_error (error);
}

static void
test_following (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoChannelTable) table = NULL;
  gint64 a, loose;

  store_fixture_open (f);
  loose = store_subscribe (f->store, NULL, "https://example.org/loose", "");
  a = store_subscribe (f->store, "化工仪器网", "https://example.org/a", "A");
  store_subscribe (f->store, "化工仪器网", "https://example.org/b", "B");
  /* The same address, whichever scheme and category: followed already, left as it is. */
  g_assert_cmpint (store_subscribe (f->store, "Other", "http://example.org/a", "Other"), ==, a);
  table = store_table (f->store);
  g_assert_cmpuint (table->categories->len, ==, 1);
  g_assert_cmpuint (table->channels->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const titles[] = { "A", "B", "https://example.org/loose" };
      CorantoChannel *channel = g_ptr_array_index (table->channels, i);

      g_assert_cmpstr (channel->title, ==, titles[i]);
      g_assert_true ((channel->id == loose) == (channel->category_id == 0));
    }
}

static void
test_bad_address (StoreFixture *f, gconstpointer data)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) channels
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);
  g_autoptr (CorantoChannelTable) table = NULL;

  store_fixture_open (f);
  g_ptr_array_add (channels, store_channel ("https://example.org/good", "Good"));
  g_ptr_array_add (channels, store_channel ("no address", "Bad"));
  coranto_store_subscribe_async (f->store, "C", channels, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_null (coranto_store_subscribe_finish (f->store, result, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_INVALID_ADDRESS);
  /* All or nothing. */
  table = store_table (f->store);
  g_assert_cmpuint (table->channels->len, ==, 0);
  g_assert_cmpuint (table->categories->len, ==, 0);
  g_assert_cmpuint (f->changes->len, ==, 0);
}

static void
test_checks (StoreFixture *f, gconstpointer data)
{
  CorantoCheck check = {
    .time = 100, .error_code = CORANTO_ERROR_HTTP_STATUS, .error_detail = "503", .next_check = 200
  };
  g_autoptr (CorantoChannel) failing = NULL, offline = NULL, unchanged = NULL, gone = NULL;
  gint64 id;

  store_fixture_open (f);
  id = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, id, store_feed (NULL, NULL));
  note_check (f, id, &check);
  note_check (f, id, &check);
  failing = store_find_channel (f->store, id);
  g_assert_cmpint (failing->state, ==, CORANTO_CHANNEL_STATE_FAILING);
  g_assert_cmpuint (failing->failures, ==, 2);
  g_assert_cmpstr (failing->error_detail, ==, "503");
  g_assert_cmpint (failing->last_success, ==, FIXTURE_NOW);
  g_assert_cmpint (failing->next_check, ==, 200);
  g_assert_cmpstr (failing->etag, ==, "W/\"1\"");

  check.error_code = CORANTO_ERROR_OFFLINE;
  note_check (f, id, &check);
  offline = store_find_channel (f->store, id);
  g_assert_cmpuint (offline->failures, ==, 2);
  g_assert_cmpint (offline->error_code, ==, CORANTO_ERROR_OFFLINE);

  check
      = (CorantoCheck){ .time = 300, .is_unchanged = TRUE, .new_url = "https://example.org/moved" };
  note_check (f, id, &check);
  unchanged = store_find_channel (f->store, id);
  g_assert_cmpint (unchanged->state, ==, CORANTO_CHANNEL_STATE_OK);
  g_assert_cmpuint (unchanged->failures, ==, 0);
  g_assert_cmpstr (unchanged->etag, ==, "W/\"1\"");
  g_assert_cmpstr (unchanged->url, ==, "https://example.org/moved");

  check = (CorantoCheck){ .time = 400, .error_code = CORANTO_ERROR_GONE };
  note_check (f, id, &check);
  gone = store_find_channel (f->store, id);
  g_assert_cmpint (gone->state, ==, CORANTO_CHANNEL_STATE_GONE);
}

static void
test_unknown_channel (StoreFixture *f, gconstpointer data)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) feed = store_feed (store_item ("1", NULL, "One", 0), NULL);
  g_autoptr (GArray) ids = NULL;
  CorantoCheck check = store_good_check ();

  store_fixture_open (f);
  coranto_store_merge_feed_async (f->store, 77, feed, &check, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_cmpint (coranto_store_merge_feed_finish (f->store, result, &error), ==, -1);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (ids->len, ==, 0);
}

static void
merge_three (StoreFixture *f, gint64 channel)
{
  store_merge (f->store, channel,
               store_feed (store_item ("1", "https://example.org/1", "kept", 0),
                           store_item ("2", "https://example.org/2", "read", 0),
                           store_item ("3", "https://example.org/3", "shared", 0), NULL));
}

static gint64
find_title (StoreFixture *f, const char *title)
{
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_autoptr (GPtrArray) rows = store_rows (f->store, ids);

  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->title, title) == 0)
        return row->id;
    }
  return 0;
}

/* Leaving takes what only this channel had and nobody keeps; coming back brings it back as it was.
 */
static void
test_leaving_and_coming_back (StoreFixture *f, gconstpointer data)
{
  gint64 a, b, read_id;
  g_autoptr (CorantoHeadlineRow) row = NULL;
  g_autoptr (CorantoChannel) channel = NULL;
  g_autoptr (GArray) found = NULL, left = NULL;

  store_fixture_open (f);
  a = store_subscribe (f->store, "C", "https://example.org/a", "A");
  b = store_subscribe (f->store, "C", "https://example.org/b", "B");
  merge_three (f, a);
  store_merge (f->store, b,
               store_feed (store_item (NULL, "https://example.org/3", "shared", 0), NULL));
  g_array_unref (store_mark (f->store, find_title (f, "kept"), CORANTO_MARK_FAVOURITE));
  read_id = find_title (f, "read");
  g_array_unref (store_mark (f->store, read_id, CORANTO_MARK_READ));
  store_spin (400); /* the index is built meanwhile */

  g_ptr_array_set_size (f->changes, 0);
  store_unsubscribe (f->store, a);
  left = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_cmpint (find_title (f, "kept"), !=, 0);
  g_assert_cmpint (find_title (f, "shared"), !=, 0);
  found = store_query (f->store, CORANTO_SCOPE_ALL, 0, "read");
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (((CorantoChangeSet *) g_ptr_array_index (f->changes, 0))->removed->len, ==, 1);

  for (int round = 0; round < 2; round++)
    {
      if (round == 1)
        store_fixture_reopen (f);
      store_spin (400); /* purged meanwhile */
      a = store_subscribe (f->store, "C", "https://example.org/a", "A");
      merge_three (f, a);
      row = store_row (f->store, read_id);
      g_assert_true (row->is_read);
      g_clear_pointer (&row, coranto_headline_row_unref);
      channel = store_find_channel (f->store, a);
      g_assert_cmpuint (channel->total, ==, 3);
      g_assert_cmpuint (channel->unread, ==, 2);
      g_clear_pointer (&channel, coranto_channel_unref);
      store_unsubscribe (f->store, a);
    }
}

static void
test_last_channel_takes_its_category (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoChannelTable) table = NULL;
  gint64 a;

  store_fixture_open (f);
  a = store_subscribe (f->store, "C", "https://example.org/a", "A");
  store_unsubscribe (f->store, a);
  table = store_table (f->store);
  g_assert_cmpuint (table->categories->len, ==, 0);
  g_assert_cmpuint (table->channels->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/channels/" path, StoreFixture, NULL, store_fixture_set_up, func,             \
              store_fixture_tear_down)
  ADD ("following", test_following);
  ADD ("bad-address", test_bad_address);
  ADD ("checks", test_checks);
  ADD ("unknown-channel", test_unknown_channel);
  ADD ("leaving-and-coming-back", test_leaving_and_coming_back);
  ADD ("last-channel-takes-its-category", test_last_channel_takes_its_category);
  return g_test_run ();
}
