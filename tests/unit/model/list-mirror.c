/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view believes of a headline list. */
#include "list-mirror.h"

#define PAGE_SIZE 64

static guint
count_rows_of_top (GListModel *model)
{
  guint n_rows = 0;

  for (guint i = 0; i < MIN (PAGE_SIZE, g_list_model_get_n_items (model)); i++)
    {
      g_autoptr (CorantoHeadline) headline = g_list_model_get_item (model, i);

      n_rows += coranto_headline_get_row (headline) != NULL;
    }
  return n_rows;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, ListMirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->believed->len);
  if (removed > 0)
    g_array_remove_range (mirror->believed, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = coranto_headline_list_get_id (mirror->list, position + i);

      g_assert_cmpint (id, !=, 0);
      g_array_insert_val (mirror->believed, position + i, id);
    }
  g_assert_cmpuint (mirror->believed->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->believed->len; i++)
    g_assert_cmpint (g_array_index (mirror->believed, gint64, i), ==,
                     coranto_headline_list_get_id (mirror->list, i));
  if (mirror->n_signals == 0)
    mirror->n_first = added;
  mirror->n_signals++;
  mirror->n_moved += removed + added;
  if (mirror->n_signals == 1)
    mirror->n_rows_of_first = count_rows_of_top (model);
}

void
list_mirror_init (ListMirror *mirror, CorantoStore *store)
{
  *mirror = (ListMirror){ .list = coranto_headline_list_new (store),
                          .believed = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_signal_connect (mirror->list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
}

void
list_mirror_clear (ListMirror *mirror)
{
  store_spin (1);
  g_signal_handlers_disconnect_by_data (mirror->list, mirror);
  g_assert_finalize_object (mirror->list);
  g_array_unref (mirror->believed);
}

gboolean
list_mirror_is_loaded (gpointer list)
{
  return !coranto_headline_list_is_loading (list);
}

void
list_mirror_show (ListMirror *mirror, CorantoScope scope, gint64 id, gboolean unread_only)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (scope, id);

  query->unread_only = unread_only;
  coranto_headline_list_set_query (mirror->list, query);
  g_assert_true (coranto_headline_list_is_loading (mirror->list));
  store_wait_until (list_mirror_is_loaded, mirror->list);
}

CorantoParsedFeed *
list_mirror_stories (int from, int to)
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

gint64
list_mirror_set_up (StoreFixture *fixture, int count)
{
  gint64 channel;

  store_fixture_open (fixture);
  channel = store_subscribe (fixture->store, "Portal", "https://example.org/feed", "F");
  store_merge (fixture->store, channel, list_mirror_stories (0, count));
  return channel;
}
