/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics: what they find as stories come, change and go, and what is counted of it. */
#include "store-fixture.h"
#include "topic-fixture.h"

static void
test_finds_as_stories_come (StoreFixture *f, gconstpointer data)
{
  gint64 channel, topic;
  g_autoptr (GArray) hits = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  topic = topic_save (f->store, 0, "GC", "气相 OR chromatograph", TRUE);
  topic_wait_kept (f->store, topic);
  g_ptr_array_set_size (f->changes, 0);
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "A new chromatograph", FIXTURE_NOW - 1),
                           store_item ("2", NULL, "气相色谱的新方法", FIXTURE_NOW - 2),
                           store_item ("3", NULL, "Something else", FIXTURE_NOW - 3), NULL));
  topic_expect (f->store, topic, 2, 2);
  hits = topic_hits (f, topic);
  g_assert_cmpuint (hits->len, ==, 2);

  /* What was there already is no news, but it may be found under other words. */
  g_ptr_array_set_size (f->changes, 0);
  store_merge (f->store, channel,
               store_feed (store_item ("3", NULL, "A chromatograph after all", FIXTURE_NOW - 3),
                           store_item ("1", NULL, "It was nothing", FIXTURE_NOW - 1), NULL));
  topic_expect (f->store, topic, 2, 2);
  g_clear_pointer (&hits, g_array_unref);
  hits = topic_hits (f, topic);
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_looks_through_what_is_there (StoreFixture *f, gconstpointer data)
{
  gint64 channel, topic;
  g_autoptr (GArray) at_once = NULL;
  g_autoptr (CorantoTopic) renamed = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "apples and pears", FIXTURE_NOW - 1),
                           store_item ("2", NULL, "apples", FIXTURE_NOW - 2),
                           store_item ("3", NULL, "pears", FIXTURE_NOW - 3), NULL));
  topic = topic_save (f->store, 0, "Fruit", "apples", FALSE);
  at_once = store_query (f->store, CORANTO_SCOPE_TOPIC, topic, NULL);
  g_assert_cmpuint (at_once->len, ==, 2);
  topic_wait_kept (f->store, topic);
  topic_expect (f->store, topic, 2, 2);
  g_array_unref (store_mark (f->store, g_array_index (at_once, gint64, 0), CORANTO_MARK_READ));
  topic_expect (f->store, topic, 2, 1);

  topic_save (f->store, topic, "Fruit", "pears -apples", FALSE);
  topic_wait_kept (f->store, topic);
  topic_expect (f->store, topic, 1, 1);
  /* Another name is no reason to look through them again. */
  topic_save (f->store, topic, "Pears", "pears -apples", TRUE);
  renamed = topic_find (f->store, topic);
  g_assert_cmpint (renamed->state, ==, CORANTO_TOPIC_KEPT);
}

static void
test_what_goes_is_not_counted (StoreFixture *f, gconstpointer data)
{
  gint64 first, second, topic;

  store_fixture_open (f);
  first = store_subscribe (f->store, NULL, "https://example.org/a", "A");
  second = store_subscribe (f->store, NULL, "https://example.org/b", "B");
  topic = topic_save (f->store, 0, "T", "apples", FALSE);
  topic_wait_kept (f->store, topic);
  store_merge (f->store, first,
               store_feed (store_item ("1", "https://example.org/1", "apples", FIXTURE_NOW - 1),
                           store_item ("2", "https://example.org/2", "apples too", FIXTURE_NOW - 2),
                           NULL));
  store_merge (
      f->store, second,
      store_feed (store_item ("1", "https://example.org/1", "apples", FIXTURE_NOW - 1), NULL));
  topic_expect (f->store, topic, 2, 2);
  store_unsubscribe (f->store, first);
  topic_expect (f->store, topic, 1, 1);
  /* It comes back with its channel. */
  first = store_subscribe (f->store, NULL, "https://example.org/a", "A");
  store_merge (
      f->store, first,
      store_feed (store_item ("2", "https://example.org/2", "apples too", FIXTURE_NOW - 2), NULL));
  topic_expect (f->store, topic, 2, 2);
}

static void
test_names_and_order (StoreFixture *f, gconstpointer data)
{
  gint64 a, b, ids[2];
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;
  g_autoptr (CorantoTopic) removed = NULL;
  g_autoptr (CorantoTopic) again = NULL;

  store_fixture_open (f);
  a = topic_save (f->store, 0, "A", "apples", FALSE);
  b = topic_save (f->store, 0, "B", "pears", TRUE);
  g_assert_cmpint (topic_try_save (f->store, 0, "A", "plums", FALSE, &error), ==, -1);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NAME_TAKEN);
  ids[0] = b;
  ids[1] = a;
  topic_order (f->store, ids, 2);
  topics = topic_list (f->store);
  g_assert_cmpint (((CorantoTopic *) g_ptr_array_index (topics, 0))->id, ==, b);

  removed = topic_remove (f->store, b, NULL);
  g_assert_cmpstr (removed->query, ==, "pears");
  g_assert_null (topic_remove (f->store, b, &gone));
  g_assert_error (gone, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
  g_assert_cmpint (topic_save (f->store, b, removed->name, removed->query, removed->notifies), ==,
                   b);
  again = topic_find (f->store, b);
  g_assert_true (again->notifies);
}

static void
test_marks_are_asked_when_shown (StoreFixture *f, gconstpointer data)
{
  gint64 topic;
  g_autoptr (CorantoTopic) stored = NULL;

  store_fixture_open (f);
  topic = topic_save (f->store, 0, "Open", "apples is:unread", FALSE);
  stored = topic_find (f->store, topic);
  g_assert_cmpint (stored->state, ==, CORANTO_TOPIC_WHEN_SHOWN);
  topic_save (f->store, topic, "Open", "apples", FALSE);
  topic_wait_kept (f->store, topic);
}

static void
test_before_it_is_kept (StoreFixture *f, gconstpointer data)
{
  gint64 channel;
  g_autoptr (CorantoCatch) found = NULL;
  g_autoptr (CorantoCatch) nothing = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "apples one", FIXTURE_NOW - 1),
                           store_item ("2", NULL, "apples two", FIXTURE_NOW - 2),
                           store_item ("3", NULL, "apples three", FIXTURE_NOW - 3), NULL));
  found = topic_catch (f->store, "apples", 2);
  g_assert_cmpuint (found->count, ==, 3);
  g_assert_cmpuint (found->rows->len, ==, 2);
  g_assert_cmpstr (((CorantoHeadlineRow *) g_ptr_array_index (found->rows, 0))->title, ==,
                   "apples one");
  nothing = topic_catch (f->store, "  ", 2);
  g_assert_cmpuint (nothing->count, ==, 0);
}

/* Random operations, and after each what is kept and counted beside what a search gives. */
static void
test_like_a_search_whatever_happens (StoreFixture *f, gconstpointer data)
{
  static const char *const words[] = { "apples", "pears", "plums", "figs" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  gint64 channels[2], topics[3], rule;

  store_fixture_open (f);
  channels[0] = store_subscribe (f->store, "C", "https://example.org/a", "A");
  channels[1] = store_subscribe (f->store, "C", "https://example.org/b", "B");
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    topics[i] = topic_save (f->store, 0, words[i], words[i], FALSE);
  rule = rule_save (f->store, 0, "R", "figs", CORANTO_RULE_HIDE | CORANTO_RULE_MARK_READ);
  for (guint step = 0; step < 120; step++)
    {
      guint which = g_rand_int_range (rand, 0, 8);
      guint k = (guint) g_rand_int_range (rand, 0, 3);
      guint c = k % 2;
      g_autoptr (GArray) all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);

      if (which < 4 || all->len == 0)
        {
          g_autofree char *id = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 40));
          g_autofree char *url = g_strdup_printf ("https://example.org/story/%s", id);
          g_autofree char *title
              = g_strdup_printf ("%s %s %s", words[g_rand_int_range (rand, 0, 4)],
                                 words[g_rand_int_range (rand, 0, 4)], id);

          store_merge (f->store, channels[c],
                       store_feed (store_item (id, url, title, FIXTURE_NOW - atoi (id)), NULL));
        }
      else if (which == 4)
        g_array_unref (store_mark (
            f->store, g_array_index (all, gint64, g_rand_int_range (rand, 0, (int) all->len)),
            g_rand_boolean (rand) ? CORANTO_MARK_READ : CORANTO_MARK_UNREAD));
      else if (which == 5)
        topic_save (f->store, topics[k], words[k], words[g_rand_int_range (rand, 0, 4)], FALSE);
      else if (which == 6)
        {
          g_autoptr (CorantoRuleRun) run = rule_run (f->store, words[g_rand_int_range (rand, 0, 4)],
                                                     CORANTO_RULE_HIDE | CORANTO_RULE_MARK_READ);

          if (g_rand_boolean (rand))
            rule_undo (f->store, run);
        }
      else
        {
          store_unsubscribe (f->store, channels[c]);
          channels[c] = store_subscribe (
              f->store, "C", c ? "https://example.org/b" : "https://example.org/a", "X");
        }
      if (step % 4 == 0)
        topic_check_all (f->store);
    }
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    topic_wait_kept (f->store, topics[i]);
  topic_check_all (f->store);
  g_assert_cmpint (rule, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/topics/" name, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("finds-as-stories-come", test_finds_as_stories_come);
  ADD ("looks-through-what-is-there", test_looks_through_what_is_there);
  ADD ("what-goes-is-not-counted", test_what_goes_is_not_counted);
  ADD ("names-and-order", test_names_and_order);
  ADD ("marks-are-asked-when-shown", test_marks_are_asked_when_shown);
  ADD ("before-it-is-kept", test_before_it_is_kept);
  ADD ("like-a-search-whatever-happens", test_like_a_search_whatever_happens);
  return g_test_run ();
}
