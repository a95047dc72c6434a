/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels that are pages: the stories they are recognised by, notices. */
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/paging/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("known", test_known);
  ADD ("notices", test_notices);
  return g_test_run ();
}
