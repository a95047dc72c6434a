/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a big profile costs in process, store and model:  big-store PROFILE CHANNEL-TITLE
 *
 * Prints a line for each figure; `big.py` makes the profile.  Marks are taken back. */
#include <stdlib.h>

#include "coranto-headline-list.h"
#include "store-fixture.h"

#define RUNS 7

typedef struct
{
  CorantoHeadlineList *list;
  gint64 began;
  double first_ms; /* until the first items are there with their rows */
} Opening;

static double
ms_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
print_times (const char *what, double *times)
{
  qsort (times, RUNS, sizeof *times, compare_doubles);
  g_print ("%-52s median %7.2f ms  (%.2f to %.2f)\n", what, times[RUNS / 2], times[0],
           times[RUNS - 1]);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Opening *opening = data;
  g_autoptr (CorantoHeadline) top = g_list_model_get_item (model, 0);

  if (opening->first_ms == 0 && top && coranto_headline_get_row (top))
    opening->first_ms = ms_since (opening->began);
}

static gboolean
is_loaded (gpointer list)
{
  return !coranto_headline_list_is_loading (list);
}

/* Each time by a list of its own, as a window that has shown something else. */
static void
measure_opening (CorantoStore *store, CorantoScope scope, gint64 id, gboolean unread_only)
{
  static const char *const names[] = { [CORANTO_SCOPE_ALL] = "All",
                                       [CORANTO_SCOPE_UNREAD] = "Unread",
                                       [CORANTO_SCOPE_CHANNEL] = "channel" };
  g_autofree char *what = NULL;
  double first[RUNS];
  guint n = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (CorantoQuery) query = coranto_query_new (scope, id);
      Opening opening = { .list = coranto_headline_list_new (store) };

      query->unread_only = unread_only;
      g_signal_connect (opening.list, "items-changed", G_CALLBACK (items_changed_cb), &opening);
      opening.began = g_get_monotonic_time ();
      coranto_headline_list_set_query (opening.list, query);
      store_wait_until (is_loaded, opening.list);
      first[i] = opening.first_ms;
      n = g_list_model_get_n_items (G_LIST_MODEL (opening.list));
      g_signal_handlers_disconnect_by_data (opening.list, &opening);
      g_object_unref (opening.list);
    }
  what = g_strdup_printf ("%s%s of %u, to the first rows", names[scope],
                          unread_only ? " (unread)" : "", n);
  print_times (what, first);
}

static void
measure_counts (CorantoStore *store)
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (CorantoChannelTable) table = store_table (store);

      times[i] = ms_since (began);
    }
  print_times ("all channels with their counts", times);
}

static void
mark (CorantoStore *store, GArray *ids, CorantoMark mark_as, double *ms)
{
  gint64 began = g_get_monotonic_time ();
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) changed = NULL;

  coranto_store_mark_async (store, (const gint64 *) (gpointer) ids->data, ids->len, mark_as, NULL,
                            store_wait_cb, &wait);
  result = store_wait (&wait);
  changed = coranto_store_mark_finish (store, result, NULL);
  g_assert_nonnull (changed);
  *ms = ms_since (began);
}

/* A thousand spread over the whole profile: each in another page of the tables. */
static void
measure_marks (CorantoStore *store)
{
  g_autoptr (GArray) unread = store_query (store, CORANTO_SCOPE_UNREAD, 0, NULL);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  double read[RUNS], back[RUNS];

  for (guint i = 0; i < 1000 && unread->len >= 1000; i++)
    g_array_append_val (some, g_array_index (unread, gint64, i * (unread->len / 1000)));
  for (guint i = 0; i < RUNS; i++)
    {
      mark (store, some, CORANTO_MARK_READ, &read[i]);
      mark (store, some, CORANTO_MARK_UNREAD, &back[i]);
    }
  print_times ("1,000 stories marked read, on the disk", read);
  print_times ("1,000 stories marked unread, on the disk", back);
}

static gint64
find_channel (CorantoStore *store, const char *title)
{
  g_autoptr (CorantoChannelTable) table = store_table (store);

  for (guint i = 0; i < table->channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (table->channels, i);

      if (g_strcmp0 (channel->title, title) == 0)
        return channel->id;
    }
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoStore) store = NULL;
  gint64 channel;

  if (argc != 3)
    {
      g_printerr ("big-store PROFILE CHANNEL-TITLE\n");
      return 2;
    }
  store = store_open_at (argv[1], coranto_clock_new_system (), &error);
  if (!store)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  channel = find_channel (store, argv[2]);
  measure_opening (store, CORANTO_SCOPE_ALL, 0, FALSE);
  measure_opening (store, CORANTO_SCOPE_UNREAD, 0, FALSE);
  measure_opening (store, CORANTO_SCOPE_CHANNEL, channel, FALSE);
  measure_opening (store, CORANTO_SCOPE_CHANNEL, channel, TRUE);
  measure_counts (store);
  measure_marks (store);
  coranto_store_close (store);
  return 0;
}
