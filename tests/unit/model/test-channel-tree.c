/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar's lines over a store. */
#include "coranto-channel-tree.h"
#include "store-fixture.h"

static gboolean
is_loaded (gpointer tree)
{
  gboolean is_loading;

  g_object_get (tree, "loading", &is_loading, NULL);
  return !is_loading;
}

static CorantoChannelTree *
new_tree (StoreFixture *f)
{
  CorantoChannelTree *tree = coranto_channel_tree_new (f->store);

  g_assert_false (is_loaded (tree));
  store_wait_until (is_loaded, tree);
  return tree;
}

/* The lines as text: categories in brackets. */
static char *
describe (CorantoChannelTree *tree)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (G_LIST_MODEL (tree), i);
      gboolean is_category = coranto_channel_node_is_category (node);

      g_string_append_printf (out, is_category ? "[%s %u]" : "(%s %u)",
                              coranto_channel_node_get_title (node),
                              coranto_channel_node_get_unread (node));
    }
  return g_string_free (out, FALSE);
}

static void
assert_tree (CorantoChannelTree *tree, const char *expected)
{
  g_autofree char *text = describe (tree);

  g_assert_cmpstr (text, ==, expected);
}

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

static void
test_follows (StoreFixture *f, gconstpointer data)
{
  gint64 a, b, loose;
  g_autoptr (GArray) ids = NULL;
  guint unread, n_channels, n_changed = 0;
  CorantoChannelTree *tree;
  CorantoChannelNode *node;

  store_fixture_open (f);
  loose = store_subscribe (f->store, NULL, "https://example.org/loose", "Loose");
  a = store_subscribe (f->store, "Portal", "https://example.org/a", "A");
  b = store_subscribe (f->store, "Portal", "https://example.org/b", "B");
  tree = new_tree (f);
  assert_tree (tree, "[Portal 0](A 0)(B 0)(Loose 0)");

  /* One story in both channels counts once for the category. */
  node = coranto_channel_tree_find_channel (tree, a);
  g_signal_connect (node, "changed", G_CALLBACK (count_cb), &n_changed);
  store_merge (f->store, a,
               store_feed (store_item (NULL, "https://example.org/1", "One", 0),
                           store_item (NULL, "https://example.org/2", "Two", 0), NULL));
  store_merge (f->store, b,
               store_feed (store_item (NULL, "https://example.org/1", "One", 0), NULL));
  store_spin (300);
  assert_tree (tree, "[Portal 2](A 2)(B 1)(Loose 0)");
  g_assert_cmpuint (n_changed, >=, 1);
  g_assert_true (coranto_channel_tree_find_channel (tree, a) == node);
  g_object_get (tree, "unread", &unread, "n-channels", &n_channels, NULL);
  g_assert_cmpuint (unread, ==, 2);
  g_assert_cmpuint (n_channels, ==, 3);

  ids = store_query (f->store, CORANTO_SCOPE_CHANNEL, b, NULL);
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 0), CORANTO_MARK_READ));
  store_spin (300);
  assert_tree (tree, "[Portal 1](A 1)(B 0)(Loose 0)");

  store_unsubscribe (f->store, b);
  store_rename (f->store, loose, "Renamed");
  store_spin (300);
  assert_tree (tree, "[Portal 1](A 1)(Renamed 0)");
  g_assert_null (coranto_channel_tree_find_channel (tree, b));
  store_unsubscribe (f->store, a);
  store_spin (300);
  assert_tree (tree, "(Renamed 0)");
  g_assert_finalize_object (tree);
}

/* What a view believes that follows items-changed alone. */
typedef struct
{
  CorantoChannelTree *tree;
  GPtrArray *believed; /* (element-type CorantoChannelNode) */
  guint n_moved;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_ptr_array_remove_range (mirror->believed, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->believed, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  mirror->n_moved += removed + added;
  g_assert_cmpuint (mirror->believed->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->believed->len; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (model, i);

      g_assert_true (node == g_ptr_array_index (mirror->believed, i));
    }
}

static void
mirror_init (Mirror *mirror, StoreFixture *f)
{
  *mirror = (Mirror){ coranto_channel_tree_new (f->store),
                      g_ptr_array_new_with_free_func (g_object_unref), 0 };
  g_signal_connect (mirror->tree, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  store_wait_until (is_loaded, mirror->tree);
}

static void
mirror_clear (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->tree, mirror);
  g_assert_finalize_object (mirror->tree);
  g_ptr_array_unref (mirror->believed);
}

static void
follow (StoreFixture *f, const char *category, const char *name)
{
  g_autofree char *url = g_strdup_printf ("https://example.org/%s", name);

  store_subscribe (f->store, category, url, name);
}

/* Lines that stay are not named, wherever others come and go. */
static void
test_splices_are_small (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  CorantoChannelNode *second;

  store_fixture_open (f);
  follow (f, "P", "a");
  follow (f, "P", "b");
  follow (f, "Q", "c");
  follow (f, NULL, "d");
  mirror_init (&mirror, f);
  assert_tree (mirror.tree, "[P 0](a 0)(b 0)[Q 0](c 0)(d 0)");
  g_assert_cmpuint (mirror.n_moved, ==, 6);

  mirror.n_moved = 0;
  follow (f, "P", "e");
  follow (f, "R", "g");
  follow (f, NULL, "h");
  store_spin (200);
  assert_tree (mirror.tree, "[P 0](a 0)(b 0)(e 0)[Q 0](c 0)[R 0](g 0)(d 0)(h 0)");
  g_assert_cmpuint (mirror.n_moved, ==, 4);

  mirror.n_moved = 0;
  second = g_ptr_array_index (mirror.believed, 1);
  store_unsubscribe (f->store, coranto_channel_node_get_id (second));
  store_unsubscribe (f->store, coranto_channel_node_get_id (
                                   g_ptr_array_index (mirror.believed, mirror.believed->len - 1)));
  store_spin (200);
  assert_tree (mirror.tree, "[P 0](b 0)(e 0)[Q 0](c 0)[R 0](g 0)(d 0)");
  g_assert_cmpuint (mirror.n_moved, ==, 2);
  mirror_clear (&mirror);
}

static void
notified_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* Only the line that is another is told of, and the counts that are others. */
static void
test_tells_what_differs (StoreFixture *f, gconstpointer data)
{
  Mirror mirror;
  g_autoptr (GArray) ids = NULL;
  guint n_told[3] = { 0, 0, 0 };
  guint n_unread = 0, n_favourites = 0, favourites;

  store_fixture_open (f);
  follow (f, "P", "a");
  follow (f, "P", "b");
  mirror_init (&mirror, f);
  for (guint i = 0; i < 3; i++)
    g_signal_connect (g_ptr_array_index (mirror.believed, i), "changed", G_CALLBACK (count_cb),
                      &n_told[i]);
  g_signal_connect (mirror.tree, "notify::unread", G_CALLBACK (notified_cb), &n_unread);
  g_signal_connect (mirror.tree, "notify::favourites", G_CALLBACK (notified_cb), &n_favourites);
  mirror.n_moved = 0;
  store_rename (f->store, coranto_channel_node_get_id (g_ptr_array_index (mirror.believed, 2)),
                "New");
  store_spin (200);
  assert_tree (mirror.tree, "[P 0](a 0)(New 0)");
  g_assert_cmpuint (n_told[0] + n_told[1], ==, 0);
  g_assert_cmpuint (n_told[2], ==, 1);
  g_assert_cmpuint (n_unread, ==, 0);

  store_merge (f->store, coranto_channel_node_get_id (g_ptr_array_index (mirror.believed, 1)),
               store_feed (store_item (NULL, "https://example.org/1", "One", 0), NULL));
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 0), CORANTO_MARK_FAVOURITE));
  store_spin (200);
  g_object_get (mirror.tree, "favourites", &favourites, NULL);
  g_assert_cmpuint (favourites, ==, 1);
  g_assert_cmpuint (n_unread, ==, 1);
  g_assert_cmpuint (n_favourites, ==, 1);
  g_assert_cmpuint (n_told[0], ==, 1);
  g_assert_cmpuint (n_told[2], ==, 1);
  g_assert_cmpuint (mirror.n_moved, ==, 0);
  mirror_clear (&mirror);
}

static void
test_goes_while_it_reads (StoreFixture *f, gconstpointer data)
{
  CorantoChannelTree *tree;

  store_fixture_open (f);
  tree = coranto_channel_tree_new (f->store);
  g_assert_finalize_object (tree);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/model/channel-tree/" path, StoreFixture, NULL, store_fixture_set_up, func,         \
              store_fixture_tear_down)
  ADD ("follows", test_follows);
  ADD ("splices-are-small", test_splices_are_small);
  ADD ("tells-what-differs", test_tells_what_differs);
  ADD ("goes-while-it-reads", test_goes_while_it_reads);
  return g_test_run ();
}
