/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of headlines over a store: what it shows, how it follows, what it holds. */
#include "coranto-headline-list.h"
#include "store-fixture.h"

/* A naive array that follows items-changed alone: what a view believes. */
typedef struct
{
  CorantoHeadlineList *list;
  GArray *believed; /* (element-type gint64) */
  guint n_signals;
  guint n_moved; /* items named by signals */
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->believed->len);
  g_array_remove_range (mirror->believed, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = coranto_headline_list_get_id (mirror->list, position + i);

      g_assert_cmpint (id, !=, 0);
      g_array_insert_val (mirror->believed, position + i, id);
    }
  g_assert_cmpuint (mirror->believed->len, ==, g_list_model_get_n_items (model));
  mirror->n_signals++;
  mirror->n_moved += removed + added;
}

static void
mirror_init (Mirror *mirror, CorantoStore *store)
{
  *mirror = (Mirror){ coranto_headline_list_new (store),
                      g_array_new (FALSE, FALSE, sizeof (gint64)), 0, 0 };
  g_signal_connect (mirror->list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
}

static void
mirror_clear (Mirror *mirror)
{
  store_spin (1);
  g_signal_handlers_disconnect_by_data (mirror->list, mirror);
  g_assert_finalize_object (mirror->list);
  g_array_unref (mirror->believed);
}

static void
assert_mirrors (Mirror *mirror, GArray *expected)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (mirror->list));

  g_assert_cmpuint (n_items, ==, expected->len);
  g_assert_cmpmem (mirror->believed->data, mirror->believed->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
}

static gboolean
is_loaded (gpointer list)
{
  return !coranto_headline_list_is_loading (list);
}

static void
show (Mirror *mirror, CorantoScope scope, gint64 id, gboolean unread_only)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (scope, id);

  query->unread_only = unread_only;
  coranto_headline_list_set_query (mirror->list, query);
  g_assert_true (coranto_headline_list_is_loading (mirror->list));
  store_wait_until (is_loaded, mirror->list);
}

static CorantoParsedFeed *
many (int from, int to)
{
  CorantoParsedFeed *feed = store_feed (NULL, NULL);

  for (int i = from; i < to; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/%d", i);
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      g_ptr_array_add (feed->items, store_item (NULL, url, title, FIXTURE_NOW - 100000 + i * 10));
    }
  return feed;
}

static gint64
set_up_stories (StoreFixture *f, int count)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, "Portal", "https://example.org/feed", "F");
  store_merge (f->store, channel, many (0, count));
  return channel;
}

static void
first_page_cb (GListModel *model, guint position, guint removed, guint added, guint *n_rows)
{
  for (guint i = 0; i < 64 && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CorantoHeadline) headline = g_list_model_get_item (model, i);

      *n_rows += coranto_headline_get_row (headline) != NULL;
    }
}

static void
test_first_page_comes_with_the_ids (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  guint n_rows = 0;

  set_up_stories (f, 200);
  mirror_init (&mirror, f->store);
  g_signal_connect (mirror.list, "items-changed", G_CALLBACK (first_page_cb), &n_rows);
  show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  g_assert_cmpuint (n_rows, ==, 64);
  g_assert_cmpuint (mirror.n_signals, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 200);
  mirror_clear (&mirror);
}

static gboolean
has_row (gpointer headline)
{
  return coranto_headline_get_row (headline) != NULL;
}

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

static void
test_rows_follow (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  g_autoptr (CorantoHeadline) headline = NULL;
  g_autoptr (CorantoHeadline) again = NULL;
  guint n_changed = 0;

  set_up_stories (f, 300);
  mirror_init (&mirror, f->store);
  show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  headline = g_list_model_get_item (G_LIST_MODEL (mirror.list), 250);
  again = g_list_model_get_item (G_LIST_MODEL (mirror.list), 250);
  g_assert_true (headline == again);
  g_assert_null (coranto_headline_get_row (headline));
  store_wait_until (has_row, headline);
  g_assert_cmpstr (coranto_headline_get_row (headline)->title, ==, "Story 49");
  g_assert_false (coranto_headline_get_row (headline)->is_read);

  g_signal_connect (headline, "changed", G_CALLBACK (count_cb), &n_changed);
  mirror.n_signals = 0;
  g_array_unref (store_mark (f->store, coranto_headline_get_id (headline), CORANTO_MARK_READ));
  store_spin (50);
  g_assert_true (coranto_headline_get_row (headline)->is_read);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (mirror.n_signals, ==, 0);
  g_assert_cmpuint (coranto_headline_list_find (mirror.list, coranto_headline_get_id (headline)),
                    ==, 250);
  g_assert_cmpuint (coranto_headline_list_find (mirror.list, 12345), ==, G_MAXUINT);
  g_assert_cmpint (coranto_headline_list_get_id (mirror.list, 300), ==, 0);
  mirror_clear (&mirror);
}

static void
test_read_stories_stay_in_unread_lists (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  gint64 channel = set_up_stories (f, 20);
  gint64 id;

  mirror_init (&mirror, f->store);
  show (&mirror, CORANTO_SCOPE_CHANNEL, channel, TRUE);
  id = coranto_headline_list_get_id (mirror.list, 5);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_READ));
  store_merge (f->store, channel, many (20, 25));
  store_spin (500);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 25);
  g_assert_cmpuint (coranto_headline_list_find (mirror.list, id), ==, 10);
  show (&mirror, CORANTO_SCOPE_CHANNEL, channel, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 24);
  g_assert_cmpuint (coranto_headline_list_find (mirror.list, id), ==, G_MAXUINT);
  mirror_clear (&mirror);
}

static void
test_new_stories_move_nothing_else (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  gint64 channel = set_up_stories (f, 100);
  g_autoptr (CorantoHeadline) selected = NULL;
  g_autoptr (CorantoHeadline) later = NULL;

  mirror_init (&mirror, f->store);
  show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  selected = g_list_model_get_item (G_LIST_MODEL (mirror.list), 40);
  mirror.n_signals = mirror.n_moved = 0;
  store_merge (f->store, channel, many (100, 103));
  store_spin (400);
  g_assert_cmpuint (mirror.n_signals, ==, 1);
  g_assert_cmpuint (mirror.n_moved, ==, 3);
  later = g_list_model_get_item (G_LIST_MODEL (mirror.list), 43);
  g_assert_true (later == selected);
  mirror_clear (&mirror);
}

/* Random work on the store; the mirror must agree with the store's own answer every time. */
static void
random_step (StoreFixture *f, gint64 *channels, int *n_stories)
{
  g_autoptr (GArray) all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  gint64 id
      = all->len ? g_array_index (all, gint64, g_test_rand_int_range (0, (gint32) all->len)) : 0;
  int dice = g_test_rand_int_range (0, 10);

  if (dice < 3)
    {
      int count = g_test_rand_int_range (1, 8);
      int from = MAX (0, *n_stories - g_test_rand_int_range (0, 6));

      store_merge (f->store, channels[g_test_rand_int_range (0, 2)], many (from, from + count));
      *n_stories = MAX (*n_stories, from + count);
    }
  else if (id)
    g_array_unref (store_mark (f->store, id, (CorantoMark) g_test_rand_int_range (0, 4)));
}

static void
test_random_changes (StoreFixture *f, gconstpointer data)
{
  static const CorantoScope scopes[] = { CORANTO_SCOPE_ALL, CORANTO_SCOPE_FAVOURITES,
                                         CORANTO_SCOPE_CHANNEL, CORANTO_SCOPE_CATEGORY };
  Mirror mirrors[G_N_ELEMENTS (scopes)];
  gint64 channels[2];
  int n_stories = 0;

  store_fixture_open (f);
  channels[0] = store_subscribe (f->store, "P", "https://example.org/a", "A");
  channels[1] = store_subscribe (f->store, "P", "https://example.org/b", "B");
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      mirror_init (&mirrors[i], f->store);
      show (&mirrors[i], scopes[i], scopes[i] == CORANTO_SCOPE_CHANNEL ? channels[0] : 1, FALSE);
    }
  for (int round = 0; round < 12; round++)
    {
      for (int step = 0; step < 6; step++)
        random_step (f, channels, &n_stories);
      store_spin (450);
      for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
        {
          g_autoptr (GArray) expected
              = store_run_query (f->store, coranto_headline_list_get_query (mirrors[i].list));

          assert_mirrors (&mirrors[i], expected);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    mirror_clear (&mirrors[i]);
}

/* A second query before the first is answered; a list that goes while it is asked. */
static void
test_impatience (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  gint64 channel = set_up_stories (f, 30);
  g_autoptr (CorantoQuery) all = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (CorantoQuery) none = coranto_query_new (CORANTO_SCOPE_CHANNEL, channel + 1);

  mirror_init (&mirror, f->store);
  coranto_headline_list_set_query (mirror.list, all);
  coranto_headline_list_set_query (mirror.list, none);
  store_wait_until (is_loaded, mirror.list);
  g_assert_cmpuint (mirror.n_signals, ==, 0);
  coranto_headline_list_set_query (mirror.list, none);
  coranto_headline_list_set_query (mirror.list, all);
  store_wait_until (is_loaded, mirror.list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 30);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (mirror.list), 3));
  coranto_headline_list_set_query (mirror.list, none);
  g_object_run_dispose (G_OBJECT (mirror.list));
  mirror_clear (&mirror);
}

static void
test_closed_store (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;

  set_up_stories (f, 5);
  mirror_init (&mirror, f->store);
  coranto_store_close (f->store);
  show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 0);
  mirror_clear (&mirror);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/model/headline-list/" path, StoreFixture, NULL, store_fixture_set_up, func,        \
              store_fixture_tear_down)
  ADD ("first-page-comes-with-the-ids", test_first_page_comes_with_the_ids);
  ADD ("rows-follow", test_rows_follow);
  ADD ("read-stories-stay-in-unread-lists", test_read_stories_stay_in_unread_lists);
  ADD ("new-stories-move-nothing-else", test_new_stories_move_nothing_else);
  ADD ("random-changes", test_random_changes);
  ADD ("impatience", test_impatience);
  ADD ("closed-store", test_closed_store);
  return g_test_run ();
}
