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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/channel-tree/follows", StoreFixture, NULL, store_fixture_set_up, test_follows,
              store_fixture_tear_down);
  return g_test_run ();
}
