/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects and rows behind a list: as many as are looked at, whatever the list's length. */
#include "coranto-row-cache-private.h"
#include "list-mirror.h"

static void
no_row_is_gone (GObject *owner, gint64 id)
{
  g_assert_not_reached ();
}

static gboolean
has_row (gpointer headline)
{
  return coranto_headline_get_row (headline) != NULL;
}

/* A view runs through a long list: it holds one item at a time, and pages are read around it. */
static void
test_is_bounded (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GArray) ids = NULL;
  CorantoRowCache *cache;

  list_mirror_set_up (f, 4000);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (ids->len, ==, 4000);
  cache = coranto_row_cache_new (f->store, no_row_is_gone, owner);
  for (guint i = 0; i + 64 <= ids->len; i += 64)
    {
      const gint64 *page = &g_array_index (ids, gint64, i);
      g_autoptr (CorantoHeadline) headline = coranto_row_cache_dup_object (cache, page[0]);

      coranto_row_cache_want (cache, page, 64);
      store_wait_until (has_row, headline);
      g_assert_cmpuint (coranto_row_cache_get_n_objects (cache), ==, 1);
      g_assert_true (coranto_row_cache_knows (cache, page[63]));
    }
  g_assert_cmpuint (coranto_row_cache_get_n_objects (cache), ==, 0);
  g_assert_cmpuint (coranto_row_cache_get_n_rows (cache), <=, 2048);
  g_assert_cmpuint (coranto_row_cache_get_n_rows (cache), >=, 1024);
  coranto_row_cache_free (cache);
}

/* An object outlives the cache; a batch under way when the cache goes comes to nothing. */
static void
test_goes_while_it_reads (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (CorantoHeadline) headline = NULL;
  CorantoRowCache *cache;

  list_mirror_set_up (f, 10);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  cache = coranto_row_cache_new (f->store, no_row_is_gone, owner);
  headline = coranto_row_cache_dup_object (cache, g_array_index (ids, gint64, 0));
  coranto_row_cache_want (cache, (const gint64 *) (gpointer) ids->data, ids->len);
  g_main_context_iteration (NULL, FALSE);
  coranto_row_cache_free (cache);
  store_spin (20);
  g_assert_null (coranto_headline_get_row (headline));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/row-cache/is-bounded", StoreFixture, NULL, store_fixture_set_up,
              test_is_bounded, store_fixture_tear_down);
  g_test_add ("/model/row-cache/goes-while-it-reads", StoreFixture, NULL, store_fixture_set_up,
              test_goes_while_it_reads, store_fixture_tear_down);
  return g_test_run ();
}
