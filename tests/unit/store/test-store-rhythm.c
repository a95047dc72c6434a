/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often news come in a channel, as its stories tell. */
#include "store-fixture.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  const char *name;
  CorantoDatePrecision precision;
  gint64 gap;      /* between the occasions of the list */
  guint per_time;  /* stories at each */
  gint64 expected; /* what is learned */
} Habit;

static const Habit habits[] = {
  { "no dates", CORANTO_DATE_NONE, 0, 1, 0 },
  { "hourly", CORANTO_DATE_SECOND, HOUR, 1, HOUR },
  { "weekly", CORANTO_DATE_SECOND, 7 * DAY, 1, 7 * DAY },
  { "five at once, each day", CORANTO_DATE_SECOND, DAY, 5, DAY },
  { "one a day, hour not stated", CORANTO_DATE_DAY, DAY, 1, DAY },
  { "four a day, hours not stated", CORANTO_DATE_DAY, DAY, 4, DAY / 4 },
};

static void
test_habit (StoreFixture *f, gconstpointer data)
{
  const Habit *habit = data;
  CorantoParsedFeed *feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_RSS);
  g_autoptr (CorantoChannelTable) table = NULL;
  gint64 id, gap;

  store_fixture_open (f);
  id = store_subscribe (f->store, NULL, "http://habit.example/feed", "Habit");
  for (guint i = 0; i < 20; i++)
    {
      CorantoParsedItem *item = coranto_parsed_item_new ();
      gint64 time = FIXTURE_NOW - 30 * HOUR - i / habit->per_time * habit->gap;

      if (habit->precision == CORANTO_DATE_DAY)
        time -= time % DAY;
      item->id = g_strdup_printf ("%u", i);
      item->title = g_strdup_printf ("Story %u", i);
      if (habit->precision != CORANTO_DATE_NONE)
        item->published = (CorantoDate){ time, 0, habit->precision };
      g_ptr_array_add (feed->items, item);
    }
  store_merge (f->store, id, feed);
  table = store_table (f->store);
  gap = ((CorantoChannel *) g_ptr_array_index (table->channels, 0))->story_gap;
  /* Stories of one moment stand a second apart. */
  g_assert_cmpint (ABS (gap - habit->expected), <, MINUTE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/rhythm/%s", habits[i].name);

      g_test_add (name, StoreFixture, &habits[i], store_fixture_set_up, test_habit,
                  store_fixture_tear_down);
    }
  return g_test_run ();
}
