/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is followed: read at once, added at once. */
#include "store-fixture.h"

static CorantoSubscriptions *
read_all (CorantoStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoSubscriptions *all;
  StoreWait wait = { NULL };

  coranto_store_read_subscriptions_async (store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  all = coranto_store_read_subscriptions_finish (store, result, &error);
  g_assert_no_error (error);
  return all;
}

static gboolean
import (CorantoStore *store,
        CorantoSubscriptions *subscriptions,
        CorantoImportCounts *counts,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  StoreWait wait = { NULL };

  coranto_store_import_async (store, subscriptions, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  return coranto_store_import_finish (store, result, counts, error);
}

static void
add (CorantoSubscriptions *to, const char *category, const char *url, const char *title)
{
  coranto_subscriptions_add (to, category, store_channel (url, title));
}

static void
assert_channel (const CorantoSubscriptions *all,
                guint index,
                const char *category,
                const char *url,
                const char *title)
{
  const CorantoSubscription *subscription;

  g_assert_cmpuint (index, <, all->channels->len);
  subscription = g_ptr_array_index (all->channels, index);
  g_assert_cmpstr (subscription->category, ==, category);
  g_assert_cmpstr (subscription->channel->url, ==, url);
  g_assert_cmpstr (subscription->channel->title, ==, title);
}

/* Everything comes in its order, and what was there stays before it and as it was. */
static void
test_import (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoSubscriptions) file = coranto_subscriptions_new ();
  g_autoptr (CorantoSubscriptions) all = NULL;
  CorantoImportCounts counts = { 0 };
  CorantoChannel *page = store_channel ("https://p.example/", "P");
  g_autoptr (GError) error = NULL;
  const CorantoSubscription *last;

  store_fixture_open (f);
  store_subscribe (f->store, "Old", "https://old.example/", "Mine");
  page->kind = CORANTO_FEED_KIND_PAGE;
  page->list_signature = g_strdup ("the second");
  add (file, "Z", "https://z.example/", "Z");
  add (file, "A / B", "https://b.example/", "");
  add (file, "Z", "https://y.example/", "Y");
  add (file, "Only known", "https://old.example/", "Theirs");
  coranto_subscriptions_add (file, NULL, page);
  coranto_subscriptions_add_topic (file, "T2", "x");
  coranto_subscriptions_add_topic (file, "T1", "y OR z");
  g_ptr_array_set_size (f->changes, 0);
  g_assert_true (import (f->store, file, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.channels, ==, 4);
  g_assert_cmpuint (counts.topics, ==, 2);
  g_assert_cmpuint (f->changes->len, ==, 1); /* one transaction */

  all = read_all (f->store);
  g_assert_cmpuint (all->channels->len, ==, 5);
  assert_channel (all, 0, "Old", "https://old.example/", "Mine");
  assert_channel (all, 1, "Z", "https://z.example/", "Z");
  assert_channel (all, 2, "Z", "https://y.example/", "Y");
  assert_channel (all, 3, "A / B", "https://b.example/", NULL);
  assert_channel (all, 4, NULL, "https://p.example/", "P");
  last = g_ptr_array_index (all->channels, 4);
  g_assert_cmpint (last->channel->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpstr (last->channel->list_signature, ==, "the second");
  g_assert_cmpuint (all->topics->len, ==, 2);
  g_assert_cmpstr (((CorantoStandingSearch *) all->topics->pdata[0])->name, ==, "T2");
  g_assert_cmpstr (((CorantoStandingSearch *) all->topics->pdata[1])->query, ==, "y OR z");
}

/* Again: nothing is new, nothing is changed, no category is left empty. */
static void
test_import_again (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoSubscriptions) file = coranto_subscriptions_new ();
  g_autoptr (CorantoSubscriptions) moved = coranto_subscriptions_new ();
  g_autoptr (CorantoChannelTable) table = NULL;
  CorantoImportCounts counts = { 0 };

  store_fixture_open (f);
  add (file, "A", "https://a.example/", "A");
  coranto_subscriptions_add_topic (file, "T", "x");
  g_assert_true (import (f->store, file, &counts, NULL));
  add (moved, "B", "https://a.example/", "other");
  coranto_subscriptions_add_topic (moved, "T", "y");
  g_assert_true (import (f->store, moved, &counts, NULL));
  g_assert_cmpuint (counts.channels, ==, 0);
  g_assert_cmpuint (counts.topics, ==, 0);
  table = store_table (f->store);
  g_assert_cmpuint (table->categories->len, ==, 1);
}

/* All or nothing. */
static void
test_failed_import (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoSubscriptions) file = coranto_subscriptions_new ();
  g_autoptr (CorantoChannelTable) table = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_open (f);
  add (file, "A", "https://a.example/", "A");
  add (file, "B", "nowhere", "B");
  g_assert_false (import (f->store, file, NULL, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_INVALID_ADDRESS);
  table = store_table (f->store);
  g_assert_cmpuint (table->categories->len, ==, 0);
  g_assert_cmpuint (table->channels->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/subscriptions/" path, StoreFixture, NULL, store_fixture_set_up, func,        \
              store_fixture_tear_down)
  ADD ("import", test_import);
  ADD ("import-again", test_import_again);
  ADD ("failed-import", test_failed_import);
  return g_test_run ();
}
