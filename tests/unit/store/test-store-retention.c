/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is thrown away, what never, and that nothing comes back unread or twice. */
#include "coranto-store-retention.h"
#include "store-fixture.h"

#define DAY (24 * 60 * 60)

static CorantoParsedItem *
story (int n, gint64 days_ago)
{
  g_autofree char *id = g_strdup_printf ("id-%d", n);
  g_autofree char *url = g_strdup_printf ("https://example.org/story-%d", n);
  g_autofree char *title = g_strdup_printf ("Story %d", n);

  return store_item (id, url, title, FIXTURE_NOW - days_ago * DAY - n);
}

static CorantoParsedFeed *
stories (int from, int to, gint64 days_ago)
{
  CorantoParsedFeed *feed = store_feed (NULL, NULL);

  for (int i = from; i < to; i++)
    g_ptr_array_add (feed->items, story (i, days_ago));
  return feed;
}

static void
set_rule (StoreFixture *f, gint64 channel, CorantoKeepRule rule)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_set_keep_rule_async (f->store, channel, &rule, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_set_keep_rule_finish (f->store, result, &error));
  g_assert_no_error (error);
}

static int
count_expired (StoreFixture *f, gint64 channel, const CorantoKeepRule *rule)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  coranto_store_count_expired_async (f->store, channel, rule, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  n = coranto_store_count_expired_finish (f->store, result, &error);
  g_assert_no_error (error);
  return n;
}

static void
settle (StoreFixture *f)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_settle_async (f->store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_settle_finish (f->store, result, NULL));
}

/* All of it, content too; gives how many stories went. */
static guint
expire (StoreFixture *f, gint64 deleted_before)
{
  CorantoExpiry expiry = { 0 };

  while (!expiry.is_over)
    {
      StoreWait wait = { NULL };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      coranto_store_expire_async (f->store, &expiry, deleted_before, NULL, store_wait_cb, &wait);
      result = store_wait (&wait);
      g_assert_true (coranto_store_expire_finish (f->store, result, &expiry, &error));
      g_assert_no_error (error);
    }
  settle (f);
  return expiry.n_gone;
}

static guint
count (StoreFixture *f, CorantoScope scope, gint64 id)
{
  g_autoptr (GArray) ids = store_query (f->store, scope, id, NULL);

  return ids->len;
}

static void
mark_all_read (StoreFixture *f)
{
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_array_unref (store_mark (f->store, g_array_index (ids, gint64, i), CORANTO_MARK_READ));
}

/* Two lists: `n` stories that came 100 days ago and left the list since, one that is new. */
static gint64
set_up_old (StoreFixture *f, int n)
{
  gint64 channel;

  store_fixture_open (f);
  coranto_clock_set (f->clock, FIXTURE_NOW - 100 * DAY);
  channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  store_merge (f->store, channel, stories (0, n, 100));
  coranto_clock_set (f->clock, FIXTURE_NOW);
  store_merge (f->store, channel, stories (9000, 9001, 0));
  return channel;
}

static void
test_age (StoreFixture *f, gconstpointer data)
{
  const CorantoKeepRule month = { 30, 0, FALSE };
  gint64 channel = set_up_old (f, 20);
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_CHANNEL, channel, NULL);
  gint64 oldest = g_array_index (ids, gint64, 20), next = g_array_index (ids, gint64, 19);
  g_autoptr (CorantoChannel) after = NULL;

  g_assert_cmpuint (ids->len, ==, 21);
  g_assert_cmpuint (expire (f, 0), ==, 0); /* for ever, as long as nobody says otherwise */
  g_assert_cmpint (count_expired (f, 0, &month), ==, 0); /* all are unread */
  mark_all_read (f);
  g_array_unref (store_mark (f->store, oldest, CORANTO_MARK_FAVOURITE));
  g_array_unref (store_mark (f->store, next, CORANTO_MARK_UNREAD));
  g_assert_cmpint (count_expired (f, 0, &month), ==, 18);
  set_rule (f, 0, month);
  g_assert_cmpuint (expire (f, 0), ==, 18);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_CHANNEL, channel), ==, 3);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 3);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_FAVOURITES, 0), ==, 1);
  after = store_find_channel (f->store, channel);
  g_assert_cmpuint (after->total, ==, 3);
  g_assert_cmpuint (after->unread, ==, 1);
  set_rule (f, 0, (CorantoKeepRule){ 30, 0, TRUE });
  g_assert_cmpuint (expire (f, 0), ==, 1);
  g_assert_cmpuint (expire (f, 0), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_FAVOURITES, 0), ==, 1);
  /* Nor is what was thrown away unread news when its list has it again. */
  g_assert_cmpint (store_merge (f->store, channel, stories (0, 20, 100)), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_UNREAD, 0), ==, 0);
}

/* The same list again, a longer one, other ids, no dates: what was read stays read, once. */
static void
test_nothing_returns_unread (StoreFixture *f, gconstpointer data)
{
  gint64 channel = set_up_old (f, 20);
  CorantoParsedFeed *changed = stories (0, 20, 100);
  g_autoptr (GArray) back = NULL;

  mark_all_read (f);
  set_rule (f, 0, (CorantoKeepRule){ 30, 0, FALSE });
  g_assert_cmpuint (expire (f, 0), ==, 20);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 1);

  g_assert_cmpint (store_merge (f->store, channel, stories (5, 15, 100)), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_UNREAD, 0), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 11);
  /* Its list shows them: they stay as long as it does. */
  g_assert_cmpuint (expire (f, 0), ==, 0);
  for (guint i = 0; i < changed->items->len; i++)
    {
      CorantoParsedItem *item = g_ptr_array_index (changed->items, i);
      char *id = g_strconcat ("new-", item->id, NULL);

      g_free (item->id);
      item->id = id;
      item->published = (CorantoDate) CORANTO_DATE_INIT;
    }
  g_assert_cmpint (store_merge (f->store, channel, changed), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_UNREAD, 0), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 21);
  store_merge (f->store, channel, stories (9000, 9001, 0));
  g_assert_cmpuint (expire (f, 0), ==, 20);
  back = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (back->len, ==, 1);
}

static void
test_no_address_no_date (StoreFixture *f, gconstpointer data)
{
  gint64 channel;

  store_fixture_open (f);
  coranto_clock_set (f->clock, FIXTURE_NOW - 100 * DAY);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel, store_feed (store_item (NULL, NULL, "Bare", 0), NULL));
  mark_all_read (f);
  coranto_clock_set (f->clock, FIXTURE_NOW);
  store_merge (f->store, channel, stories (1, 2, 0));
  set_rule (f, 0, (CorantoKeepRule){ 30, 0, FALSE });
  g_assert_cmpuint (expire (f, 0), ==, 1);
  g_assert_cmpint (
      store_merge (f->store, channel, store_feed (store_item (NULL, NULL, "Bare", 0), NULL)), ==,
      0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_UNREAD, 0), ==, 1); /* that is story 1 */
}

static void
test_count_of_a_channel (StoreFixture *f, gconstpointer data)
{
  gint64 channel = set_up_old (f, 50), other;
  g_autoptr (GArray) ids = NULL;
  CorantoKeepRule few = { CORANTO_KEEP_AS_PROFILE, 10, FALSE };

  other = store_subscribe (f->store, "C", "https://example.org/other", "O");
  store_merge (f->store, other, stories (40, 45, 100));
  mark_all_read (f);
  /* Those that another channel keeps are kept. */
  g_assert_cmpint (count_expired (f, channel, &few), ==, 36);
  set_rule (f, channel, few);
  g_assert_cmpuint (expire (f, 0), ==, 36);
  ids = store_query (f->store, CORANTO_SCOPE_CHANNEL, channel, NULL);
  g_assert_cmpuint (ids->len, ==, 10);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_CHANNEL, other), ==, 5);
  set_rule (f, channel, (CorantoKeepRule){ 0, 0, FALSE });
  set_rule (f, 0, (CorantoKeepRule){ 30, 0, FALSE });
  g_assert_cmpuint (expire (f, 0), ==, 0);
}

static void
test_space_is_used_again (StoreFixture *f, gconstpointer data)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree CorantoStorage *storage = NULL;

  set_up_old (f, 2000);
  mark_all_read (f);
  set_rule (f, 0, (CorantoKeepRule){ 30, 0, FALSE });
  g_assert_cmpuint (expire (f, 0), ==, 2000);
  coranto_store_read_storage_async (f->store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  storage = coranto_store_read_storage_finish (f->store, result, NULL);
  g_assert_nonnull (storage);
  g_assert_cmpuint (storage->stories, ==, 1);
  g_assert_cmpint (storage->free_bytes, >, storage->bytes / 4);
  g_assert_cmpint (storage->rule.days, ==, 30);
}

static void
test_deleted (StoreFixture *f, gconstpointer data)
{
  gint64 channel = set_up_old (f, 5);
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  gint64 first = g_array_index (ids, gint64, 0), second = g_array_index (ids, gint64, 1);
  g_autoptr (CorantoChannel) before = NULL, after = NULL;
  g_autoptr (GArray) again = NULL;

  g_array_unref (store_mark (f->store, first, CORANTO_MARK_DELETED));
  g_array_unref (store_mark (f->store, second, CORANTO_MARK_DELETED));
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 4);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_CHANNEL, channel), ==, 4);
  before = store_find_channel (f->store, channel);
  g_assert_cmpuint (before->total, ==, 4);
  g_array_unref (store_mark (f->store, second, CORANTO_MARK_UNDELETED));
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 5);
  /* Not while its reader may want it back; then for good, though its list goes on showing it. */
  g_assert_cmpuint (expire (f, FIXTURE_NOW), ==, 0);
  g_assert_cmpint (store_merge (f->store, channel, stories (9000, 9001, 0)), ==, 0);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 5);
  g_assert_cmpuint (expire (f, FIXTURE_NOW + 1), ==, 1);
  g_assert_cmpint (store_merge (f->store, channel, stories (9000, 9002, 0)), ==, 1);
  g_assert_cmpuint (count (f, CORANTO_SCOPE_ALL, 0), ==, 6);
  after = store_find_channel (f->store, channel);
  g_assert_cmpuint (after->total, ==, 6);
  again = store_mark (f->store, first, CORANTO_MARK_UNDELETED);
  g_assert_cmpuint (again->len, ==, 0);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/store/retention/" name, StoreFixture, NULL, store_fixture_set_up, function,        \
              store_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("age", test_age);
  TEST ("nothing-returns-unread", test_nothing_returns_unread);
  TEST ("no-address-no-date", test_no_address_no_date);
  TEST ("count-of-a-channel", test_count_of_a_channel);
  TEST ("space-is-used-again", test_space_is_used_again);
  TEST ("deleted", test_deleted);
  return g_test_run ();
}
