/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile in a directory of its own, and waiting for the store's answers. */
#include "store-fixture.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdarg.h>

#ifdef __SANITIZE_ADDRESS__
#define TIME_LIMIT_MS (10 * (60 * 1000)) /* keeping whole stacks takes its time */
#else
#define TIME_LIMIT_MS (60 * 1000)
#endif

static int
remove_cb (const char *path, const struct stat *info, int kind, struct FTW *walk)
{
  return g_remove (path);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("coranto-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = coranto_clock_new_fixed (FIXTURE_NOW);
  fixture->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_change_set_unref);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  nftw (fixture->directory, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_free (fixture->directory);
  coranto_clock_unref (fixture->clock);
  g_ptr_array_unref (fixture->changes);
}

/* Waiting ---------------------------------------------------------------------------------------
 */

void
store_wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StoreWait *wait = user_data;

  g_assert_null (wait->result);
  wait->result = g_object_ref (result);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
store_wait_until (gboolean (*done) (gpointer data), gpointer data)
{
  gboolean time_is_up = FALSE;
  guint source = g_timeout_add (TIME_LIMIT_MS, time_is_up_cb, &time_is_up);

  while (!done (data) && !time_is_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (time_is_up);
  g_source_remove (source);
}

static gboolean
has_result (gpointer data)
{
  return ((StoreWait *) data)->result != NULL;
}

GAsyncResult *
store_wait (StoreWait *wait)
{
  store_wait_until (has_result, wait);
  return g_steal_pointer (&wait->result);
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
store_spin (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, time_is_up_cb, &over);
  store_wait_until (is_true, &over);
}

/* Opening ---------------------------------------------------------------------------------------
 */

CorantoStore *
store_open_at (const char *directory, CorantoClock *clock, GError **error)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_open_async (directory, clock, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  return coranto_store_open_finish (result, error);
}

static void
changed_cb (CorantoStore *store, const CorantoChangeSet *changes, StoreFixture *fixture)
{
  g_ptr_array_add (fixture->changes, coranto_change_set_ref ((CorantoChangeSet *) changes));
}

void
store_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = store_open_at (fixture->directory, fixture->clock, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
}

/* Nothing but the fixture holds a store when it is closed: that is the leak check. */
void
store_fixture_close (StoreFixture *fixture)
{
  if (!fixture->store)
    return;
  coranto_store_close (fixture->store);
  store_spin (1);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  store_fixture_close (fixture);
  store_fixture_open (fixture);
}

char *
store_fixture_path (StoreFixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

/* Values ----------------------------------------------------------------------------------------
 */

CorantoParsedItem *
store_item (const char *id, const char *url, const char *title, gint64 published)
{
  CorantoParsedItem *item = coranto_parsed_item_new ();

  item->id = g_strdup (id);
  item->url = g_strdup (url);
  item->title = g_strdup (title);
  if (published)
    item->published = (CorantoDate){ published, 480, CORANTO_DATE_SECOND };
  return item;
}

CorantoParsedFeed *
store_feed (CorantoParsedItem *first, ...)
{
  CorantoParsedFeed *feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_RSS);
  va_list items;

  va_start (items, first);
  for (CorantoParsedItem *item = first; item; item = va_arg (items, CorantoParsedItem *))
    g_ptr_array_add (feed->items, item);
  va_end (items);
  return feed;
}

CorantoCheck
store_good_check (void)
{
  return (CorantoCheck){ .time = FIXTURE_NOW,
                         .etag = "W/\"1\"",
                         .last_modified = "Mon, 01 Jan 2024 00:00:00 GMT",
                         .next_check = FIXTURE_NOW + 1800 };
}

CorantoChannel *
store_channel (const char *url, const char *title)
{
  CorantoChannel *channel = coranto_channel_new ();

  channel->url = g_strdup (url);
  channel->title = g_strdup (title);
  channel->kind = CORANTO_FEED_KIND_RSS;
  return channel;
}

/* Calls -----------------------------------------------------------------------------------------
 */

gint64
store_subscribe (CorantoStore *store, const char *category, const char *url, const char *title)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) channels
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);

  g_ptr_array_add (channels, store_channel (url, title));
  coranto_store_subscribe_async (store, category, channels, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  ids = coranto_store_subscribe_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

int
store_merge (CorantoStore *store, gint64 channel_id, CorantoParsedFeed *feed)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoCheck check = store_good_check ();
  int count;

  coranto_store_merge_feed_async (store, channel_id, feed, &check, NULL, store_wait_cb, &wait);
  coranto_parsed_feed_unref (feed);
  result = store_wait (&wait);
  count = coranto_store_merge_feed_finish (store, result, &error);
  g_assert_no_error (error);
  return count;
}

GArray *
store_run_query (CorantoStore *store, const CorantoQuery *query)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  coranto_store_query_async (store, query, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  ids = coranto_store_query_finish (store, result, &error);
  g_assert_no_error (error);
  return ids;
}

GArray *
store_query (CorantoStore *store, CorantoScope scope, gint64 id, const char *search)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (scope, id);

  query->search = g_strdup (search);
  return store_run_query (store, query);
}

GArray *
store_mark (CorantoStore *store, gint64 id, CorantoMark mark)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  coranto_store_mark_async (store, &id, 1, mark, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  ids = coranto_store_mark_finish (store, result, &error);
  g_assert_no_error (error);
  return ids;
}

GPtrArray *
store_rows (CorantoStore *store, GArray *ids)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  coranto_store_read_rows_async (store, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                 store_wait_cb, &wait);
  result = store_wait (&wait);
  rows = coranto_store_read_rows_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
  return rows;
}

CorantoHeadlineRow *
store_row (CorantoStore *store, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  CorantoHeadlineRow *row;

  g_array_append_val (ids, id);
  rows = store_rows (store, ids);
  row = g_ptr_array_index (rows, 0);
  return row ? coranto_headline_row_ref (row) : NULL;
}

CorantoArticle *
store_article (CorantoStore *store, gint64 id)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoArticle *article;

  coranto_store_read_article_async (store, id, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  article = coranto_store_read_article_finish (store, result, &error);
  g_assert_no_error (error);
  return article;
}

void
store_save_page (CorantoStore *store, gint64 id, CorantoParsedItem *item)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_save_page_async (store, id, item, NULL, store_wait_cb, &wait);
  coranto_parsed_item_unref (item);
  result = store_wait (&wait);
  coranto_store_save_page_finish (store, result, &error);
  g_assert_no_error (error);
}

void
store_unsubscribe (CorantoStore *store, gint64 channel_id)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_unsubscribe_async (store, channel_id, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  coranto_store_unsubscribe_finish (store, result, &error);
  g_assert_no_error (error);
}

void
store_rename (CorantoStore *store, gint64 channel_id, const char *title)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_rename_channel_async (store, channel_id, title, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  coranto_store_rename_channel_finish (store, result, &error);
  g_assert_no_error (error);
}

CorantoChannelTable *
store_table (CorantoStore *store)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoChannelTable *table;

  coranto_store_list_channels_async (store, FIXTURE_NOW - FIXTURE_NOW % 86400, NULL, store_wait_cb,
                                     &wait);
  result = store_wait (&wait);
  table = coranto_store_list_channels_finish (store, result, &error);
  g_assert_no_error (error);
  return table;
}

CorantoChannel *
store_find_channel (CorantoStore *store, gint64 id)
{
  g_autoptr (CorantoChannelTable) table = store_table (store);

  for (guint i = 0; i < table->channels->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (table->channels, i);

      if (channel->id == id)
        return coranto_channel_ref (channel);
    }
  return NULL;
}
