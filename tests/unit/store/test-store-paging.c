/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels that are pages: the stories they are recognised by, notices, older stories. */
#include "store-fixture.h"

static CorantoKnownStories *
read_known (StoreFixture *f, gint64 channel)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoKnownStories *known;

  coranto_store_read_known_async (f->store, channel, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  known = coranto_store_read_known_finish (f->store, result, &error);
  g_assert_no_error (error);
  return known;
}

static void
test_known (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoKnownStories) none = NULL;
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoKnownStories) most = NULL;
  CorantoParsedFeed *many = store_feed (NULL, NULL);
  gint64 a, b;

  store_fixture_open (f);
  a = store_subscribe (f->store, NULL, "https://example.org/a", "A");
  b = store_subscribe (f->store, NULL, "https://example.org/b", "B");
  none = read_known (f, a);
  g_assert_cmpuint (coranto_known_stories_count (none), ==, 0);
  store_merge (f->store, a,
               store_feed (store_item ("1", "https://example.org/1", "One", FIXTURE_NOW - 500),
                           store_item ("2", "https://example.org/2", "Two", FIXTURE_NOW - 100),
                           store_item ("3", NULL, "Three", FIXTURE_NOW - 50), NULL));
  store_merge (f->store, b,
               store_feed (store_item ("4", "https://example.org/4", "Four", FIXTURE_NOW), NULL));
  known = read_known (f, a);
  g_assert_cmpuint (coranto_known_stories_count (known), ==, 2);
  g_assert_cmpstr (coranto_known_stories_get (known, 0), ==, "https://example.org/2");
  g_assert_cmpstr (coranto_known_stories_get (known, 1), ==, "https://example.org/1");

  for (guint i = 0; i < CORANTO_KNOWN_STORIES_MAX + 50; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/many/%u", i);

      g_ptr_array_add (many->items, store_item (NULL, url, url, FIXTURE_NOW - 1000));
    }
  store_merge (f->store, b, many);
  most = read_known (f, b);
  g_assert_cmpuint (coranto_known_stories_count (most), ==, CORANTO_KNOWN_STORIES_MAX);
  g_assert_true (coranto_known_stories_has (most, "https://example.org/4"));
}

static void
merge_with (StoreFixture *f, gint64 channel, const CorantoCheck *check)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoParsedFeed) feed
      = store_feed (store_item ("1", "https://example.org/1", "One", 0), NULL);

  coranto_store_merge_feed_async (f->store, channel, feed, check, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_cmpint (coranto_store_merge_feed_finish (f->store, result, NULL), >=, 0);
}

static void
assert_relocated (StoreFixture *f, gint64 id, gint64 time)
{
  g_autoptr (CorantoChannel) channel = store_find_channel (f->store, id);

  g_assert_cmpint (channel->relocated, ==, time);
}

static void
dismiss (StoreFixture *f, gint64 id)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_dismiss_notice_async (f->store, id, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_dismiss_notice_finish (f->store, result, NULL));
}

static void
test_notices (StoreFixture *f, gconstpointer data)
{
  CorantoCheck check = store_good_check ();
  const CorantoChangeSet *changes;
  gint64 id;

  store_fixture_open (f);
  id = store_subscribe (f->store, NULL, "https://example.org/list", "L");
  assert_relocated (f, id, 0);
  check.notice = CORANTO_NOTICE_BEGINS;
  merge_with (f, id, &check);
  assert_relocated (f, id, FIXTURE_NOW);
  check.notice = CORANTO_NOTICE_STAYS;
  check.time = FIXTURE_NOW + 100;
  merge_with (f, id, &check);
  store_fixture_reopen (f);
  assert_relocated (f, id, FIXTURE_NOW);
  check.notice = CORANTO_NOTICE_ENDS;
  merge_with (f, id, &check);
  assert_relocated (f, id, 0);

  check.notice = CORANTO_NOTICE_BEGINS;
  merge_with (f, id, &check);
  g_ptr_array_set_size (f->changes, 0);
  dismiss (f, id);
  assert_relocated (f, id, 0);
  g_assert_cmpuint (f->changes->len, ==, 1);
  changes = g_ptr_array_index (f->changes, 0);
  g_assert_true (changes->channels_changed);
  /* Nothing to dismiss is no news. */
  dismiss (f, id);
  g_assert_cmpuint (f->changes->len, ==, 1);
}

/* Another list: what was shown until then is not what it is recognised by. */
static void
test_chosen (StoreFixture *f, gconstpointer data)
{
  CorantoCheck failed = { .time = FIXTURE_NOW + 10, .error_code = CORANTO_ERROR_LAYOUT_CHANGED };
  StoreWait waits[3] = { { NULL } };
  g_autoptr (GAsyncResult) noted = NULL;
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) unknown = NULL;
  g_autoptr (CorantoChannel) channel = NULL;
  g_autoptr (CorantoKnownStories) before = NULL;
  g_autoptr (CorantoKnownStories) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  store_fixture_open (f);
  id = store_subscribe (f->store, NULL, "https://example.org/list", "L");
  store_merge (f->store, id,
               store_feed (store_item (NULL, "https://example.org/1", "One", 0), NULL));
  coranto_store_note_check_async (f->store, id, &failed, NULL, store_wait_cb, &waits[0]);
  noted = store_wait (&waits[0]);
  coranto_clock_set (f->clock, FIXTURE_NOW + 20);
  coranto_store_choose_list_async (f->store, id, "body>div>p>a", NULL, store_wait_cb, &waits[1]);
  chosen = store_wait (&waits[1]);
  g_assert_true (coranto_store_choose_list_finish (f->store, chosen, NULL));
  channel = store_find_channel (f->store, id);
  g_assert_cmpstr (channel->list_signature, ==, "body>div>p>a");
  g_assert_null (channel->etag);
  g_assert_null (channel->last_modified);
  g_assert_cmpint (channel->error_code, ==, CORANTO_ERROR_NONE);
  g_assert_cmpint (channel->state, ==, CORANTO_CHANNEL_STATE_OK);
  g_assert_cmpint (channel->next_check, ==, 0);
  g_assert_cmpuint (channel->total, ==, 1);
  before = read_known (f, id);
  g_assert_cmpuint (coranto_known_stories_count (before), ==, 0);
  store_merge (f->store, id,
               store_feed (store_item (NULL, "https://example.org/2", "Two", 0), NULL));
  after = read_known (f, id);
  g_assert_cmpuint (coranto_known_stories_count (after), ==, 1);
  g_assert_true (coranto_known_stories_has (after, "https://example.org/2"));

  coranto_store_choose_list_async (f->store, 77, NULL, NULL, store_wait_cb, &waits[2]);
  unknown = store_wait (&waits[2]);
  g_assert_false (coranto_store_choose_list_finish (f->store, unknown, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
}

/* (transfer full) of `feed` */
static int
merge_older (StoreFixture *f,
             gint64 channel,
             CorantoParsedFeed *feed,
             const char *next_url,
             CorantoOlderState state)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  int n;

  coranto_store_merge_older_async (f->store, channel, feed, next_url, state, NULL, store_wait_cb,
                                   &wait);
  g_clear_pointer (&feed, coranto_parsed_feed_unref);
  result = store_wait (&wait);
  n = coranto_store_merge_older_finish (f->store, result, NULL);
  return n;
}

static void
assert_older (StoreFixture *f, gint64 id, const char *url, CorantoOlderState state, gboolean can)
{
  g_autoptr (CorantoChannel) channel = store_find_channel (f->store, id);

  g_assert_cmpstr (channel->older_url, ==, url);
  g_assert_cmpint (channel->older_state, ==, state);
  g_assert_cmpint (channel->can_load_older, ==, can);
}

static void
merge_page (StoreFixture *f, gint64 id, const char *next_url, gboolean is_relocated)
{
  CorantoParsedFeed *feed
      = store_feed (store_item ("9", "https://example.org/9", "Nine", FIXTURE_NOW), NULL);

  feed->kind = CORANTO_FEED_KIND_PAGE;
  feed->next_page_url = g_strdup (next_url);
  feed->is_relocated = is_relocated;
  store_merge (f->store, id, feed);
}

/* The channel's own page says where its older stories begin, until somebody goes there. */
static void
test_older_address (StoreFixture *f, gconstpointer data)
{
  gint64 id;

  store_fixture_open (f);
  id = store_subscribe (f->store, NULL, "https://example.org/list", "L");
  assert_older (f, id, NULL, CORANTO_OLDER_UNKNOWN, FALSE); /* a feed, as far as is known */
  merge_page (f, id, NULL, FALSE);
  assert_older (f, id, NULL, CORANTO_OLDER_FRESH, FALSE);
  merge_page (f, id, "https://example.org/2", FALSE);
  assert_older (f, id, "https://example.org/2", CORANTO_OLDER_FRESH, TRUE);
  merge_older (f, id, NULL, "https://example.org/3", CORANTO_OLDER_MORE);
  merge_page (f, id, "https://example.org/2b", FALSE);
  store_fixture_reopen (f);
  assert_older (f, id, "https://example.org/3", CORANTO_OLDER_MORE, TRUE);
  merge_older (f, id, NULL, NULL, CORANTO_OLDER_END);
  merge_page (f, id, "https://example.org/2b", FALSE);
  assert_older (f, id, NULL, CORANTO_OLDER_END, FALSE);
  /* Another list begins anew. */
  merge_page (f, id, "https://example.org/new/2", TRUE);
  assert_older (f, id, "https://example.org/new/2", CORANTO_OLDER_FRESH, TRUE);
  g_assert_cmpint (merge_older (f, 77, NULL, NULL, CORANTO_OLDER_END), ==, -1);
}

/* Counted are the stories that are new in the channel, also where another one has them; the check
 * stays. */
static void
test_older_stories (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoChannel) before = NULL;
  g_autoptr (CorantoChannel) after = NULL;
  gint64 a, b;

  store_fixture_open (f);
  a = store_subscribe (f->store, NULL, "https://example.org/a", "A");
  b = store_subscribe (f->store, NULL, "https://example.org/b", "B");
  merge_page (f, a, "https://example.org/2", FALSE);
  store_merge (f->store, b,
               store_feed (store_item (NULL, "https://example.org/8", "Eight", 0), NULL));
  before = store_find_channel (f->store, a);
  coranto_clock_set (f->clock, FIXTURE_NOW + 5000);
  g_assert_cmpint (
      merge_older (f, a,
                   store_feed (store_item (NULL, "https://example.org/9", "Nine", 0),
                               store_item (NULL, "https://example.org/8", "Eight", 0),
                               store_item (NULL, "https://example.org/7", "Seven", 0), NULL),
                   NULL, CORANTO_OLDER_END),
      ==, 2);
  after = store_find_channel (f->store, a);
  g_assert_cmpuint (after->total, ==, 3);
  g_assert_cmpint (after->last_check, ==, before->last_check);
  g_assert_cmpint (after->last_success, ==, before->last_success);
  g_assert_cmpint (after->next_check, ==, before->next_check);
  g_assert_cmpstr (after->etag, ==, before->etag);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/paging/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("known", test_known);
  ADD ("notices", test_notices);
  ADD ("chosen", test_chosen);
  ADD ("older-address", test_older_address);
  ADD ("older-stories", test_older_stories);
  return g_test_run ();
}
