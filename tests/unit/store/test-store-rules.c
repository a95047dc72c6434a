/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules: what they do before anybody sees a story, over what is stored, and taken back. */
#include "store-fixture.h"
#include "topic-fixture.h"

static void
test_before_anybody_sees_it (StoreFixture *f, gconstpointer data)
{
  gint64 channel, topic;
  g_autoptr (CorantoChannelTable) table = NULL;
  g_autoptr (CorantoChannel) counted = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) favourites = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  topic = topic_save (f->store, 0, "All", "story", TRUE);
  topic_wait_kept (f->store, topic);
  rule_save (f->store, 0, "Ads", "advert", CORANTO_RULE_HIDE);
  rule_save (f->store, 0, "Seen", "sports", CORANTO_RULE_MARK_READ);
  rule_save (f->store, 0, "Keep", "quokka", CORANTO_RULE_FAVOURITE);
  g_ptr_array_set_size (f->changes, 0);
  g_assert_cmpint (
      store_merge (f->store, channel,
                   store_feed (store_item ("1", NULL, "advert story", FIXTURE_NOW - 1),
                               store_item ("2", NULL, "sports story", FIXTURE_NOW - 2),
                               store_item ("3", NULL, "quokka story", FIXTURE_NOW - 3), NULL)),
      ==, 2);
  table = store_table (f->store);
  g_assert_cmpuint (table->unread, ==, 1);
  g_assert_cmpuint (table->favourites, ==, 1);
  g_assert_cmpuint (g_array_index (table->category_unread, guint, 0), ==, 1);
  counted = store_find_channel (f->store, channel);
  g_assert_cmpuint (counted->total, ==, 2);
  topic_expect (f->store, topic, 2, 1);
  hits = topic_hits (f, topic);
  g_assert_cmpuint (hits->len, ==, 1);
  found = store_query (f->store, CORANTO_SCOPE_ALL, 0, "advert");
  g_assert_cmpuint (found->len, ==, 0);
  favourites = store_query (f->store, CORANTO_SCOPE_FAVOURITES, 0, NULL);
  g_assert_cmpuint (favourites->len, ==, 1);
}

static void
test_in_their_order (StoreFixture *f, gconstpointer data)
{
  gint64 channel;
  g_autoptr (GArray) all = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  /* What the first makes a favourite the second does not hide. */
  rule_save (f->store, 0, "Keep", "quokka", CORANTO_RULE_FAVOURITE);
  rule_save (f->store, 0, "Hide", "zoo", CORANTO_RULE_HIDE);
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "quokka in the zoo", FIXTURE_NOW - 1),
                           store_item ("2", NULL, "nothing in the zoo", FIXTURE_NOW - 2), NULL));
  all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (all->len, ==, 1);
}

static void
test_off_and_gone (StoreFixture *f, gconstpointer data)
{
  gint64 channel, rule;
  g_autoptr (CorantoRule) removed = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GArray) all = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  rule = rule_save (f->store, 0, "Hide", "zoo", CORANTO_RULE_HIDE);
  removed = rule_remove (f->store, rule);
  store_merge (f->store, channel, store_feed (store_item ("1", NULL, "zoo", FIXTURE_NOW), NULL));
  all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  /* The undo of that. */
  g_assert_cmpint (
      rule_save (f->store, removed->id, removed->name, removed->query, removed->actions), ==, rule);
  rules = rule_list (f->store);
  g_assert_cmpuint (rules->len, ==, 1);
}

static void
test_run_and_undo (StoreFixture *f, gconstpointer data)
{
  gint64 channel, topic;
  g_autoptr (CorantoRuleRun) run = NULL;
  g_autoptr (CorantoRuleRun) again = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) hidden = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (CorantoChannel) counted = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  topic = topic_save (f->store, 0, "T", "apples", FALSE);
  topic_wait_kept (f->store, topic);
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "apples one", FIXTURE_NOW - 1),
                           store_item ("2", NULL, "apples two", FIXTURE_NOW - 2),
                           store_item ("3", NULL, "apples three", FIXTURE_NOW - 3),
                           store_item ("4", NULL, "pears", FIXTURE_NOW - 4), NULL));
  before = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_array_unref (store_mark (f->store, g_array_index (before, gint64, 0), CORANTO_MARK_FAVOURITE));
  g_array_unref (store_mark (f->store, g_array_index (before, gint64, 1), CORANTO_MARK_READ));
  run = rule_run (f->store, "apples", CORANTO_RULE_HIDE | CORANTO_RULE_MARK_READ);
  g_assert_cmpuint (run->hidden->len, ==, 2);
  g_assert_cmpuint (run->read->len, ==, 2);
  g_assert_cmpuint (coranto_rule_run_count (run), ==, 3);
  hidden = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (hidden->len, ==, 2);
  topic_expect (f->store, topic, 1, 0);
  counted = store_find_channel (f->store, channel);
  g_assert_cmpuint (counted->total, ==, 2);

  again = rule_run (f->store, "apples", CORANTO_RULE_HIDE);
  g_assert_cmpuint (coranto_rule_run_count (again), ==, 0);
  rule_undo (f->store, run);
  after = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpmem (after->data, after->len * sizeof (gint64), before->data,
                   before->len * sizeof (gint64));
  topic_expect (f->store, topic, 3, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/rules/" name, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("before-anybody-sees-it", test_before_anybody_sees_it);
  ADD ("in-their-order", test_in_their_order);
  ADD ("off-and-gone", test_off_and_gone);
  ADD ("run-and-undo", test_run_and_undo);
  return g_test_run ();
}
