/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of headlines over a store: what it shows, how it follows, what it holds. */
#include "list-mirror.h"

static void
test_first_page_comes_with_the_ids (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;

  list_mirror_set_up (f, 200);
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  g_assert_cmpuint (mirror.n_first, >=, 10);
  g_assert_cmpuint (mirror.n_first, <=, 20);
  g_assert_cmpuint (mirror.n_rows_of_first, ==, mirror.n_first);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 200);
  list_mirror_clear (&mirror);
}

/* The new place's first page is further down in the list that was shown: it is read all the same,
 * and nothing of the former place stays. */
static void
test_another_place (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  guint n_signals;
  gint64 channel = list_mirror_set_up (f, 3000);
  gint64 newer = store_subscribe (f->store, "Portal", "https://example.org/newer", "N");

  store_merge (f->store, newer, list_mirror_stories (3000, 3200));
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  mirror.n_signals = mirror.n_moved = 0;
  list_mirror_show (&mirror, CORANTO_SCOPE_CHANNEL, channel, FALSE);
  g_assert_cmpuint (mirror.n_rows_of_first, ==, mirror.n_first);
  g_assert_cmpuint (mirror.n_moved, ==, 3200 + 3000);

  /* The same place asked anew moves nothing. */
  n_signals = mirror.n_signals;
  list_mirror_show (&mirror, CORANTO_SCOPE_CHANNEL, channel, FALSE);
  g_assert_cmpuint (mirror.n_signals, ==, n_signals);
  list_mirror_clear (&mirror);
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
  ListMirror mirror;
  g_autoptr (CorantoHeadline) headline = NULL;
  g_autoptr (CorantoHeadline) again = NULL;
  guint n_changed = 0;

  list_mirror_set_up (f, 300);
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
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
  list_mirror_clear (&mirror);
}

static gboolean
is_found (gpointer headline)
{
  const CorantoHeadlineRow *row = coranto_headline_get_row (headline);

  return row && row->found_by;
}

static gboolean
is_not_found (gpointer headline)
{
  return !is_found (headline);
}

/* Rows say what they were found by, as long as it is searched for, also those that were there. */
static void
test_rows_of_a_search (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (CorantoHeadline) headline = NULL;
  guint n_changed = 0;

  list_mirror_set_up (f, 30);
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  headline = g_list_model_get_item (G_LIST_MODEL (mirror.list), 0);
  store_wait_until (is_not_found, headline);
  g_signal_connect (headline, "changed", G_CALLBACK (count_cb), &n_changed);
  query->search = g_strdup ("story -quokka");
  coranto_headline_list_set_query (mirror.list, query);
  store_wait_until (is_found, headline);
  store_wait_until (list_mirror_is_loaded, mirror.list);
  g_assert_cmpuint (n_changed, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 30);
  g_clear_pointer (&query->search, g_free);
  coranto_headline_list_set_query (mirror.list, query);
  store_wait_until (is_not_found, headline);
  list_mirror_clear (&mirror);
}

static void
test_read_stories_stay_in_unread_lists (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  gint64 channel = list_mirror_set_up (f, 20);
  gint64 id;

  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_CHANNEL, channel, TRUE);
  id = coranto_headline_list_get_id (mirror.list, 5);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_READ));
  store_merge (f->store, channel, list_mirror_stories (20, 25));
  store_spin (500);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 25);
  g_assert_cmpuint (coranto_headline_list_find (mirror.list, id), ==, 10);
  list_mirror_show (&mirror, CORANTO_SCOPE_CHANNEL, channel, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 24);
  g_assert_cmpuint (coranto_headline_list_find (mirror.list, id), ==, G_MAXUINT);
  list_mirror_clear (&mirror);
}

static gboolean
is_read (gpointer headline)
{
  const CorantoHeadlineRow *row = coranto_headline_get_row (headline);

  return row && row->is_read;
}

/* Reading what is shown moves nothing, whoever reads it. */
static void
test_another_program_reads (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoStore) other = NULL;
  g_autoptr (CorantoHeadline) ours = NULL;
  g_autoptr (CorantoHeadline) theirs = NULL;

  list_mirror_set_up (f, 20);
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_UNREAD, 0, FALSE);
  ours = g_list_model_get_item (G_LIST_MODEL (mirror.list), 3);
  theirs = g_list_model_get_item (G_LIST_MODEL (mirror.list), 7);
  mirror.n_signals = 0;
  g_array_unref (store_mark (f->store, coranto_headline_get_id (ours), CORANTO_MARK_READ));
  store_wait_until (is_read, ours);
  other = store_open_at (f->directory, f->clock, &error);
  g_assert_no_error (error);
  g_array_unref (store_mark (other, coranto_headline_get_id (theirs), CORANTO_MARK_READ));
  store_wait_until (is_read, theirs);
  store_spin (200);
  g_assert_cmpuint (mirror.n_signals, ==, 0);
  g_assert_cmpuint (mirror.believed->len, ==, 20);
  coranto_store_close (other);
  list_mirror_clear (&mirror);
}

static gboolean
is_empty (gpointer list)
{
  return g_list_model_get_n_items (list) == 0;
}

/* What leaves an unread list for another reason than being read does leave. */
static void
test_unread_favourites (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  list_mirror_set_up (f, 3);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  id = g_array_index (ids, gint64, 1);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_FAVOURITE));
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_FAVOURITES, 0, TRUE);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_READ));
  store_spin (200);
  g_assert_cmpuint (mirror.believed->len, ==, 1);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_UNFAVOURITE));
  store_wait_until (is_empty, mirror.list);
  list_mirror_clear (&mirror);
}

/* A mark that is made while the first page is on its way shows in the end. */
static void
test_mark_overtakes_the_first_page (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  gint64 id;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (CorantoQuery) all = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (CorantoHeadline) headline = NULL;

  list_mirror_set_up (f, 100);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  id = g_array_index (ids, gint64, 2);
  list_mirror_init (&mirror, f->store);
  coranto_headline_list_set_query (mirror.list, all);
  coranto_store_mark_async (f->store, &id, 1, CORANTO_MARK_READ, NULL, NULL, NULL);
  store_wait_until (list_mirror_is_loaded, mirror.list);
  headline = g_list_model_get_item (G_LIST_MODEL (mirror.list), 2);
  store_wait_until (is_read, headline);
  list_mirror_clear (&mirror);
}

/* The thumb of the scroll bar is pulled through the list: where it stops, rows come. */
static void
test_fast_scrolling (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  list_mirror_set_up (f, 4000);
  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  for (guint i = 0; i < 4000; i += 20)
    {
      g_ptr_array_add (shown, g_list_model_get_item (G_LIST_MODEL (mirror.list), i));
      if (shown->len > 10)
        g_ptr_array_remove_index (shown, 0);
      if (i % 1000 == 0)
        store_spin (1);
    }
  for (guint i = 0; i < shown->len; i++)
    store_wait_until (has_row, g_ptr_array_index (shown, i));
  list_mirror_clear (&mirror);
}

static void
test_new_stories_move_nothing_else (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  gint64 channel = list_mirror_set_up (f, 100);
  g_autoptr (CorantoHeadline) selected = NULL;
  g_autoptr (CorantoHeadline) later = NULL;

  list_mirror_init (&mirror, f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  selected = g_list_model_get_item (G_LIST_MODEL (mirror.list), 40);
  mirror.n_signals = mirror.n_moved = 0;
  store_merge (f->store, channel, list_mirror_stories (100, 103));
  store_spin (400);
  g_assert_cmpuint (mirror.n_signals, ==, 1);
  g_assert_cmpuint (mirror.n_moved, ==, 3);
  later = g_list_model_get_item (G_LIST_MODEL (mirror.list), 43);
  g_assert_true (later == selected);
  list_mirror_clear (&mirror);
}

/* A second query before the first is answered; a list that goes while it is asked. */
static void
test_impatience (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  gint64 channel = list_mirror_set_up (f, 30);
  g_autoptr (CorantoQuery) all = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (CorantoQuery) none = coranto_query_new (CORANTO_SCOPE_CHANNEL, channel + 1);

  list_mirror_init (&mirror, f->store);
  coranto_headline_list_set_query (mirror.list, all);
  coranto_headline_list_set_query (mirror.list, none);
  store_wait_until (list_mirror_is_loaded, mirror.list);
  g_assert_cmpuint (mirror.n_signals, ==, 0);
  coranto_headline_list_set_query (mirror.list, none);
  coranto_headline_list_set_query (mirror.list, all);
  store_wait_until (list_mirror_is_loaded, mirror.list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 30);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (mirror.list), 3));
  coranto_headline_list_set_query (mirror.list, none);
  g_object_run_dispose (G_OBJECT (mirror.list));
  list_mirror_clear (&mirror);
}

/* Who hears of the answer asks for something else at once, or lets go of the list. */
static void
ask_again_cb (GListModel *model, guint position, guint removed, guint added, guint *n_left)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_UNREAD, 0);

  if ((*n_left)-- == 1)
    coranto_headline_list_set_query (CORANTO_HEADLINE_LIST (model), query);
}

static void
test_asks_again_at_once (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (CorantoQuery) all = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  guint n_left = 1;

  list_mirror_set_up (f, 5);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 0), CORANTO_MARK_READ));
  list_mirror_init (&mirror, f->store);
  g_signal_connect (mirror.list, "items-changed", G_CALLBACK (ask_again_cb), &n_left);
  coranto_headline_list_set_query (mirror.list, all);
  store_wait_until (list_mirror_is_loaded, mirror.list);
  g_assert_cmpuint (mirror.believed->len, ==, 4);
  g_assert_cmpuint (mirror.n_signals, ==, 2);

  coranto_headline_list_set_query (mirror.list, all);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (mirror.list), 3));
  g_signal_handlers_disconnect_by_data (mirror.list, &mirror);
  g_assert_finalize_object (mirror.list);
  g_array_unref (mirror.believed);
}

static void
test_closed_store (StoreFixture *f, gconstpointer data)
{
  ListMirror mirror;

  list_mirror_set_up (f, 5);
  list_mirror_init (&mirror, f->store);
  coranto_store_close (f->store);
  list_mirror_show (&mirror, CORANTO_SCOPE_ALL, 0, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mirror.list)), ==, 0);
  list_mirror_clear (&mirror);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/model/headline-list/" path, StoreFixture, NULL, store_fixture_set_up, func,        \
              store_fixture_tear_down)
  ADD ("first-page-comes-with-the-ids", test_first_page_comes_with_the_ids);
  ADD ("another-place", test_another_place);
  ADD ("rows-follow", test_rows_follow);
  ADD ("rows-of-a-search", test_rows_of_a_search);
  ADD ("read-stories-stay-in-unread-lists", test_read_stories_stay_in_unread_lists);
  ADD ("another-program-reads", test_another_program_reads);
  ADD ("unread-favourites", test_unread_favourites);
  ADD ("mark-overtakes-the-first-page", test_mark_overtakes_the_first_page);
  ADD ("fast-scrolling", test_fast_scrolling);
  ADD ("new-stories-move-nothing-else", test_new_stories_move_nothing_else);
  ADD ("impatience", test_impatience);
  ADD ("asks-again-at-once", test_asks_again_at_once);
  ADD ("closed-store", test_closed_store);
  return g_test_run ();
}
