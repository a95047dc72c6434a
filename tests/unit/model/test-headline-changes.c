/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headline lists under random work on the store: whatever happens in whatever order, a view that
 * follows the signals sees what the store would answer, and no row is out of date. */
#include "list-mirror.h"

#define N_STEPS 240
#define STEPS_IN_A_ROUND 4
#define N_HELD 24

typedef struct
{
  ListMirror mirror;
  gboolean unread_only;
  GArray *before;   /* what it showed when all was quiet last */
  GPtrArray *held;  /* (element-type CorantoHeadline) looked at */
  GArray *expected; /* the store's answer */
  GArray *wide;     /* the same, read or not */
  GPtrArray *rows;  /* of what is held */
} View;

typedef struct
{
  StoreFixture *fixture;
  gint64 channels[2];
  int n_stories;
  View views[5];
} World;

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_within (GArray *ids, GArray *others)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (!contains (others, g_array_index (ids, gint64, i)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_same (GArray *a, GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * 8) == 0);
}

/* What is unread is there; what else is there was read while it was shown. */
static gboolean
unread_list_is_right (View *view)
{
  GArray *believed = view->mirror.believed;

  if (!is_within (view->expected, believed) || !is_within (believed, view->wide))
    return FALSE;
  for (guint i = 0; i < view->before->len; i++)
    {
      gint64 id = g_array_index (view->before, gint64, i);

      if (contains (view->wide, id) && !contains (believed, id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rows_are_right (View *view)
{
  for (guint i = 0; i < view->held->len; i++)
    {
      const CorantoHeadlineRow *row = coranto_headline_get_row (g_ptr_array_index (view->held, i));
      const CorantoHeadlineRow *stored = g_ptr_array_index (view->rows, i);

      if (stored
          && (!row || row->is_read != stored->is_read || row->is_favourite != stored->is_favourite
              || g_strcmp0 (row->channels, stored->channels) != 0
              || g_strcmp0 (row->title, stored->title) != 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
view_is_right (gpointer data)
{
  View *view = data;

  if (coranto_headline_list_is_loading (view->mirror.list))
    return FALSE;
  if (view->unread_only ? !unread_list_is_right (view)
                        : !are_same (view->mirror.believed, view->expected))
    return FALSE;
  return rows_are_right (view);
}

/* One object for an id, wherever it has moved to. */
static void
assert_identity (View *view)
{
  for (guint i = 0; i < view->held->len; i++)
    {
      CorantoHeadline *headline = g_ptr_array_index (view->held, i);
      guint position
          = coranto_headline_list_find (view->mirror.list, coranto_headline_get_id (headline));
      g_autoptr (CorantoHeadline) item
          = g_list_model_get_item (G_LIST_MODEL (view->mirror.list), position);

      g_assert_true (position == G_MAXUINT ? item == NULL : item == headline);
    }
}

static void
ask_store (World *world, View *view)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CorantoQuery) query
      = coranto_query_copy (coranto_headline_list_get_query (view->mirror.list));

  g_clear_pointer (&view->expected, g_array_unref);
  g_clear_pointer (&view->wide, g_array_unref);
  g_clear_pointer (&view->rows, g_ptr_array_unref);
  view->expected = store_run_query (world->fixture->store, query);
  query->unread_only = FALSE;
  view->wide = store_run_query (world->fixture->store, query);
  for (guint i = 0; i < view->held->len; i++)
    {
      gint64 id = coranto_headline_get_id (g_ptr_array_index (view->held, i));

      g_array_append_val (ids, id);
    }
  view->rows = store_rows (world->fixture->store, ids);
}

static void
look_at_something (View *view)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (view->mirror.list));

  if (n_items == 0)
    return;
  if (view->held->len >= N_HELD)
    g_ptr_array_remove_index_fast (view->held, (guint) g_test_rand_int_range (0, N_HELD));
  g_ptr_array_add (view->held,
                   g_list_model_get_item (G_LIST_MODEL (view->mirror.list),
                                          (guint) g_test_rand_int_range (0, (gint32) n_items)));
}

static void
settle (World *world)
{
  for (guint i = 0; i < G_N_ELEMENTS (world->views); i++)
    {
      View *view = &world->views[i];

      ask_store (world, view);
      store_wait_until (view_is_right, view);
      assert_identity (view);
      g_array_set_size (view->before, 0);
      g_array_append_vals (view->before, view->mirror.believed->data, view->mirror.believed->len);
    }
}

static void
merge_some (World *world)
{
  int count = g_test_rand_int_range (1, 30);
  int from = MAX (0, world->n_stories - g_test_rand_int_range (0, 40));

  store_merge (world->fixture->store, world->channels[g_test_rand_int_range (0, 2)],
               list_mirror_stories (from, from + count));
  world->n_stories = MAX (world->n_stories, from + count);
}

static void
mark_some (World *world)
{
  g_autoptr (GArray) all = store_query (world->fixture->store, CORANTO_SCOPE_ALL, 0, NULL);
  int count = g_test_rand_int_range (1, 5);

  for (int i = 0; i < count && all->len > 0; i++)
    {
      guint position = (guint) g_test_rand_int_range (0, (gint32) all->len);

      g_array_unref (store_mark (world->fixture->store, g_array_index (all, gint64, position),
                                 (CorantoMark) g_test_rand_int_range (0, 4)));
    }
}

/* What was shown as read does not come back with its channel. */
static void
leave_and_come_back (World *world)
{
  int which = g_test_rand_int_range (0, 2);

  for (guint i = 0; i < G_N_ELEMENTS (world->views); i++)
    g_array_set_size (world->views[i].before, 0);
  store_unsubscribe (world->fixture->store, world->channels[which]);
  store_spin ((guint) g_test_rand_int_range (1, 5));
  world->channels[which]
      = store_subscribe (world->fixture->store, "P",
                         which ? "https://example.org/b" : "https://example.org/a", "Again");
}

/* Not waited for: work goes on while it is answered. */
static void
ask_anew (World *world)
{
  View *view = &world->views[g_test_rand_int_range (0, G_N_ELEMENTS (world->views))];
  g_autoptr (CorantoQuery) query
      = coranto_query_copy (coranto_headline_list_get_query (view->mirror.list));

  if (query->scope == CORANTO_SCOPE_CHANNEL)
    query->id = world->channels[g_test_rand_int_range (0, 2)];
  coranto_headline_list_set_query (view->mirror.list, query);
  g_array_set_size (view->before, 0);
}

static void
step (World *world)
{
  int dice = g_test_rand_int_range (0, 20);

  if (dice < 6)
    merge_some (world);
  else if (dice < 14)
    mark_some (world);
  else if (dice < 15)
    leave_and_come_back (world);
  else if (dice < 17)
    ask_anew (world);
  else
    store_spin ((guint) g_test_rand_int_range (1, 8));
  for (guint i = 0; i < G_N_ELEMENTS (world->views); i++)
    look_at_something (&world->views[i]);
}

static void
view_init (View *view, World *world, CorantoScope scope, gboolean unread_only)
{
  list_mirror_init (&view->mirror, world->fixture->store);
  view->unread_only = unread_only;
  view->before = g_array_new (FALSE, FALSE, sizeof (gint64));
  view->held = g_ptr_array_new_with_free_func (g_object_unref);
  list_mirror_show (&view->mirror, scope, scope == CORANTO_SCOPE_CHANNEL ? world->channels[0] : 1,
                    unread_only);
}

static void
view_clear (View *view)
{
  list_mirror_clear (&view->mirror);
  g_array_unref (view->before);
  g_array_unref (view->expected);
  g_array_unref (view->wide);
  g_ptr_array_unref (view->held);
  g_ptr_array_unref (view->rows);
}

static void
test_random_changes (StoreFixture *f, gconstpointer data)
{
  World world = { .fixture = f };

  store_fixture_open (f);
  world.channels[0] = store_subscribe (f->store, "P", "https://example.org/a", "A");
  world.channels[1] = store_subscribe (f->store, "P", "https://example.org/b", "B");
  view_init (&world.views[0], &world, CORANTO_SCOPE_ALL, FALSE);
  view_init (&world.views[1], &world, CORANTO_SCOPE_FAVOURITES, FALSE);
  view_init (&world.views[2], &world, CORANTO_SCOPE_CHANNEL, FALSE);
  view_init (&world.views[3], &world, CORANTO_SCOPE_ALL, TRUE);
  view_init (&world.views[4], &world, CORANTO_SCOPE_FAVOURITES, TRUE);
  for (int i = 1; i <= N_STEPS; i++)
    {
      step (&world);
      if (i % STEPS_IN_A_ROUND == 0)
        settle (&world);
    }
  for (guint i = 0; i < G_N_ELEMENTS (world.views); i++)
    view_clear (&world.views[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/headline-changes/random", StoreFixture, NULL, store_fixture_set_up,
              test_random_changes, store_fixture_tear_down);
  return g_test_run ();
}
