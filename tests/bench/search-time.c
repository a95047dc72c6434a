/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a search takes in process:  search-time PROFILE RUNS WORDS…
 *
 * A line for each: the median in milliseconds of the 200 newest, the count of those, the median by
 * relevance, and that of all that there are. `search.py` makes the profile. */
#include <stdlib.h>

#include "store-fixture.h"

#define NEWEST 200

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
measure (CorantoStore *store, const CorantoQuery *query, guint runs, guint *n_found)
{
  g_autofree double *times = g_new (double, runs);

  for (guint i = 0; i < runs; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GArray) ids = store_run_query (store, query);

      times[i] = (double) (g_get_monotonic_time () - began) / 1000.0;
      *n_found = ids->len;
    }
  qsort (times, runs, sizeof *times, compare_doubles);
  return times[runs / 2];
}

int
main (int argc, char **argv)
{
  g_autoptr (CorantoClock) clock = coranto_clock_new_system ();
  g_autoptr (GError) error = NULL;
  CorantoStore *store;

  if (argc < 4)
    return 2;
  store = store_open_at (argv[1], clock, &error);
  g_assert_no_error (error);
  for (int i = 3; i < argc; i++)
    {
      g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
      guint runs = (guint) MAX (atoi (argv[2]), 1), n_newest, n_all;
      double newest, ranked, all;

      query->search = g_strdup (argv[i]);
      query->limit = NEWEST;
      newest = measure (store, query, runs, &n_newest);
      query->order = CORANTO_ORDER_RELEVANCE;
      ranked = measure (store, query, runs, &n_newest);
      query->order = CORANTO_ORDER_DATE;
      query->limit = 0;
      all = measure (store, query, MIN (runs, 3), &n_all);
      g_print ("%.3f\t%u\t%.3f\t%.3f\t%u\t%s\n", newest, n_newest, ranked, all, n_all, argv[i]);
    }
  coranto_store_close (store);
  g_object_unref (store);
  return 0;
}
