/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of random calls, and after each of them lists, counts and marks beside those of a model
 * that is too simple to be wrong.  The seed is printed; --seed runs the same calls again. */
#include "coranto-store-retention.h"
#include "store-fixture.h"

#include <stdlib.h>

#define N_STEPS 1500
#define N_STORIES 160
#define N_CHANNELS 5
#define N_WORDS 7
#define HOUR (60 * 60)
#define DAY (24 * HOUR)
/* The store numbers stories by their seconds since then. */
#define FIRST_SECOND G_GINT64_CONSTANT (631152000)

typedef struct
{
  gint64 id; /* 0: never seen */
  gint64 time;
  gint64 first_seen;
  gint64 deleted; /* when; 0: not */
  gboolean is_stored;
  gboolean is_read;
  gboolean is_favourite;
  gboolean is_linked[N_CHANNELS];
  gboolean is_listed[N_CHANNELS]; /* now, by the channel's list */
} Story;

typedef struct
{
  StoreFixture *f;
  Story stories[N_STORIES];    /* by time, the newest first */
  gint64 channels[N_CHANNELS]; /* ids; 0: not followed */
  gint64 now;
} World;

/* The world --------------------------------------------------------------------------------------
 */

static const char *
category_of (int channel)
{
  return channel % 2 ? "Odd" : "Even";
}

static gboolean
has_links (const Story *story)
{
  for (int c = 0; c < N_CHANNELS; c++)
    if (story->is_linked[c])
      return TRUE;
  return FALSE;
}

static void
unlink_all (Story *story)
{
  for (int c = 0; c < N_CHANNELS; c++)
    story->is_linked[c] = FALSE;
}

static gboolean
is_shown (const Story *story)
{
  return story->is_stored && !story->deleted;
}

static CorantoParsedItem *
make_item (const World *world, int n)
{
  g_autofree char *id = g_strdup_printf ("id-%d", n);
  g_autofree char *url = g_strdup_printf ("https://stories.example.org/%d", n);
  g_autofree char *title = g_strdup_printf ("Story %d word%c", n, 'a' + n % N_WORDS);

  return store_item (id, url, title, world->stories[n].time);
}

static void
follow (World *world, int channel)
{
  g_autofree char *url = g_strdup_printf ("https://channels.example.org/%d", channel);

  world->channels[channel] = store_subscribe (world->f->store, category_of (channel), url, url);
}

static void
world_init (World *world, StoreFixture *f)
{
  *world = (World){ .f = f, .now = FIXTURE_NOW };
  store_fixture_open (f);
  for (int n = 0; n < N_STORIES; n++)
    world->stories[n].time = FIXTURE_NOW - n * 3 * HOUR;
  for (int c = 0; c < N_CHANNELS; c++)
    follow (world, c);
}

/* Steps ------------------------------------------------------------------------------------------
 */

static int
pick (int n)
{
  return g_test_rand_int_range (0, n);
}

static int
pick_channel (const World *world)
{
  int channel = pick (N_CHANNELS);

  return world->channels[channel] ? channel : -1;
}

static void
model_arrives (World *world, int n, int channel)
{
  Story *story = &world->stories[n];

  if (!story->id)
    {
      story->id = story->time - FIRST_SECOND + 1;
      story->first_seen = world->now;
      story->is_stored = TRUE;
    }
  if (story->deleted)
    return;
  story->is_stored = TRUE;
  story->is_linked[channel] = TRUE;
}

/* A list of some stories that stand together, as lists do. */
static void
step_merge (World *world)
{
  int channel = pick_channel (world);
  int from = pick (N_STORIES), count = 1 + pick (20);
  CorantoParsedFeed *feed;

  if (channel < 0)
    return;
  feed = store_feed (NULL, NULL);
  for (int n = 0; n < N_STORIES; n++)
    world->stories[n].is_listed[channel] = FALSE;
  for (int n = from; n < MIN (from + count, N_STORIES); n++)
    {
      if (pick (4) == 0)
        continue;
      g_ptr_array_add (feed->items, make_item (world, n));
      model_arrives (world, n, channel);
      world->stories[n].is_listed[channel] = TRUE;
    }
  store_merge (world->f->store, world->channels[channel], feed);
}

static void
model_mark (World *world, Story *story, CorantoMark mark)
{
  switch (mark)
    {
    case CORANTO_MARK_READ:
    case CORANTO_MARK_UNREAD:
      story->is_read = mark == CORANTO_MARK_READ;
      break;
    case CORANTO_MARK_FAVOURITE:
    case CORANTO_MARK_UNFAVOURITE:
      story->is_favourite = mark == CORANTO_MARK_FAVOURITE;
      break;
    case CORANTO_MARK_DELETED:
      if (story->is_stored && !story->deleted)
        story->deleted = world->now;
      break;
    case CORANTO_MARK_UNDELETED:
      if (story->is_stored)
        story->deleted = 0;
      break;
    }
}

static void
step_mark (World *world)
{
  CorantoMark mark = (CorantoMark) pick (CORANTO_MARK_UNDELETED + 1);

  for (int i = 0; i < 4; i++)
    {
      Story *story = &world->stories[pick (N_STORIES)];

      if (!story->id)
        continue;
      g_array_unref (store_mark (world->f->store, story->id, mark));
      model_mark (world, story, mark);
    }
}

static void
step_mark_channel (World *world)
{
  int channel = pick_channel (world);
  g_autoptr (CorantoQuery) query = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) changed = NULL;
  StoreWait wait = { NULL };
  guint n_changed = 0;

  if (channel < 0)
    return;
  query = coranto_query_new (CORANTO_SCOPE_CHANNEL, world->channels[channel]);
  coranto_store_mark_query_async (world->f->store, query, CORANTO_MARK_READ, NULL, store_wait_cb,
                                  &wait);
  result = store_wait (&wait);
  changed = coranto_store_mark_finish (world->f->store, result, NULL);
  for (int n = 0; n < N_STORIES; n++)
    {
      Story *story = &world->stories[n];

      if (!story->is_linked[channel] || story->deleted)
        continue;
      n_changed += !story->is_read;
      story->is_read = TRUE;
    }
  g_assert_cmpuint (changed->len, ==, n_changed);
}

static void
step_follow (World *world)
{
  int channel = pick (N_CHANNELS);

  if (!world->channels[channel])
    {
      follow (world, channel);
      return;
    }
  store_unsubscribe (world->f->store, world->channels[channel]);
  world->channels[channel] = 0;
  for (int n = 0; n < N_STORIES; n++)
    {
      Story *story = &world->stories[n];

      story->is_listed[channel] = FALSE;
      if (!story->is_linked[channel])
        continue;
      story->is_linked[channel] = FALSE;
      if (!story->is_favourite && !has_links (story))
        story->is_stored = FALSE;
    }
}

/* Retention -------------------------------------------------------------------------------------*/

static gboolean
may_go (const World *world, const Story *story, const CorantoKeepRule *rule)
{
  return story->is_stored && !story->is_favourite
         && (rule->with_unread || story->is_read || story->deleted);
}

static gboolean
is_too_old (const World *world, const Story *story, const CorantoKeepRule *rule)
{
  gint64 cutoff = world->now - rule->days * DAY;

  return rule->days > 0 && story->time < cutoff && story->first_seen < cutoff;
}

static void
model_throw_away (Story *story)
{
  story->is_stored = FALSE;
  story->is_read = TRUE;
}

static void
model_expire_channel (World *world, int channel, const CorantoKeepRule *rule)
{
  int n_newer = 0;

  for (int n = 0; n < N_STORIES; n++)
    {
      Story *story = &world->stories[n];

      if (!story->is_linked[channel])
        continue;
      n_newer++;
      if ((!is_too_old (world, story, rule) && (rule->count == 0 || n_newer <= rule->count))
          || !may_go (world, story, rule) || story->is_listed[channel])
        continue;
      story->is_linked[channel] = FALSE;
      if (!has_links (story))
        model_throw_away (story);
    }
}

static void
model_expire (World *world, const CorantoKeepRule *rule, gint64 deleted_before)
{
  for (int n = 0; n < N_STORIES; n++)
    {
      Story *story = &world->stories[n];

      if (story->deleted && story->is_stored && !story->is_favourite
          && story->deleted < deleted_before)
        {
          unlink_all (story);
          story->is_stored = FALSE;
        }
      if (!has_links (story) && may_go (world, story, rule) && is_too_old (world, story, rule))
        model_throw_away (story);
    }
  for (int c = 0; c < N_CHANNELS; c++)
    model_expire_channel (world, c, rule);
}

static void
set_rule (World *world, const CorantoKeepRule *rule)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_set_keep_rule_async (world->f->store, 0, rule, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_set_keep_rule_finish (world->f->store, result, NULL));
}

static void
settle (World *world)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_settle_async (world->f->store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_settle_finish (world->f->store, result, NULL));
}

static void
step_expire (World *world)
{
  CorantoKeepRule rule = { pick (2) * (1 + pick (20)), pick (2) * (5 + pick (30)), pick (2) };
  gint64 deleted_before = pick (2) ? world->now : 0;
  CorantoExpiry expiry = { 0 };

  set_rule (world, &rule);
  while (!expiry.is_over)
    {
      StoreWait wait = { NULL };
      g_autoptr (GAsyncResult) result = NULL;

      coranto_store_expire_async (world->f->store, &expiry, deleted_before, NULL, store_wait_cb,
                                  &wait);
      result = store_wait (&wait);
      g_assert_true (coranto_store_expire_finish (world->f->store, result, &expiry, NULL));
    }
  model_expire (world, &rule, deleted_before);
  if (pick (2))
    settle (world);
}

static void
step_time (World *world)
{
  world->now += 1 + pick (2 * DAY);
  coranto_clock_set (world->f->clock, world->now);
}

static void
step (World *world)
{
  switch (pick (20))
    {
    case 0:
      step_follow (world);
      break;
    case 1:
      step_expire (world);
      break;
    case 2:
      step_time (world);
      break;
    case 3:
      step_mark_channel (world);
      break;
    case 4:
      settle (world);
      break;
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
    case 11:
      step_mark (world);
      break;
    default:
      step_merge (world);
    }
}

/* Comparing --------------------------------------------------------------------------------------
 */

typedef struct
{
  CorantoScope scope;
  int channel; /* or of a category: 0 or 1 */
  gboolean unread_only;
  int word; /* -1: no search */
} Look;

static gboolean
is_in_scope (const Story *story, const Look *look)
{
  switch (look->scope)
    {
    case CORANTO_SCOPE_FAVOURITES:
      return story->is_favourite;
    case CORANTO_SCOPE_UNREAD:
      return !story->is_read;
    case CORANTO_SCOPE_CHANNEL:
      return story->is_linked[look->channel];
    case CORANTO_SCOPE_CATEGORY:
      for (int c = look->channel; c < N_CHANNELS; c += 2)
        if (story->is_linked[c])
          return TRUE;
      return FALSE;
    case CORANTO_SCOPE_ALL:
    case CORANTO_SCOPE_TODAY:
    case CORANTO_SCOPE_TOPIC:
    case CORANTO_SCOPE_LIST:
      break;
    }
  return TRUE;
}

static gint64
scope_id (const World *world, const Look *look, CorantoChannelTable *table)
{
  if (look->scope == CORANTO_SCOPE_CHANNEL)
    return world->channels[look->channel];
  if (look->scope != CORANTO_SCOPE_CATEGORY)
    return 0;
  for (guint i = 0; i < table->categories->len; i++)
    {
      const CorantoCategory *category = g_ptr_array_index (table->categories, i);

      if (g_str_equal (category->title, category_of (look->channel)))
        return category->id;
    }
  return -1;
}

static void
compare_list (World *world, const Look *look, CorantoChannelTable *table)
{
  gint64 id = scope_id (world, look, table);
  g_autoptr (CorantoQuery) query = coranto_query_new (look->scope, id);
  g_autoptr (GArray) ids = NULL;
  guint at = 0;

  /* A place that is not there now. */
  if (id == -1 || (look->scope == CORANTO_SCOPE_CHANNEL && id == 0))
    return;
  query->unread_only = look->unread_only;
  query->search = look->word < 0 ? NULL : g_strdup_printf ("word%c", 'a' + look->word);
  ids = store_run_query (world->f->store, query);
  for (int n = 0; n < N_STORIES; n++)
    {
      const Story *story = &world->stories[n];

      if (!is_shown (story) || !is_in_scope (story, look) || (look->unread_only && story->is_read)
          || (look->word >= 0 && n % N_WORDS != look->word))
        continue;
      g_assert_cmpuint (at, <, ids->len);
      g_assert_cmpint (g_array_index (ids, gint64, at), ==, story->id);
      at++;
    }
  g_assert_cmpuint (ids->len, ==, at);
}

static guint
count_unread (const World *world, const Look *look)
{
  guint n_unread = 0;

  for (int n = 0; n < N_STORIES; n++)
    {
      const Story *story = &world->stories[n];

      n_unread += is_shown (story) && !story->is_read && is_in_scope (story, look);
    }
  return n_unread;
}

static void
compare_channel (const World *world, const CorantoChannel *channel)
{
  int c = 0;
  guint total = 0;

  while (world->channels[c] != channel->id)
    c++;
  for (int n = 0; n < N_STORIES; n++)
    total += world->stories[n].is_linked[c] && !world->stories[n].deleted;
  g_assert_cmpuint (channel->total, ==, total);
  g_assert_cmpuint (channel->unread, ==,
                    count_unread (world, &(Look){ CORANTO_SCOPE_CHANNEL, c, FALSE, -1 }));
}

static void
compare_counts (World *world, CorantoChannelTable *table)
{
  guint favourites = 0;

  for (int n = 0; n < N_STORIES; n++)
    favourites += is_shown (&world->stories[n]) && world->stories[n].is_favourite;
  g_assert_cmpuint (table->favourites, ==, favourites);
  g_assert_cmpuint (table->unread, ==,
                    count_unread (world, &(Look){ CORANTO_SCOPE_ALL, 0, FALSE, -1 }));
  for (guint i = 0; i < table->channels->len; i++)
    compare_channel (world, g_ptr_array_index (table->channels, i));
  for (guint i = 0; i < table->categories->len; i++)
    {
      const CorantoCategory *category = g_ptr_array_index (table->categories, i);
      const Look look = { CORANTO_SCOPE_CATEGORY, g_str_equal (category->title, "Odd"), FALSE, -1 };

      g_assert_cmpuint (g_array_index (table->category_unread, guint, i), ==,
                        count_unread (world, &look));
    }
}

/* The marks of one, as its row has them. */
static void
compare_row (World *world)
{
  const Story *story = &world->stories[pick (N_STORIES)];
  CorantoHeadlineRow *row;

  if (!story->id || !is_shown (story))
    return;
  row = store_row (world->f->store, story->id);
  g_assert_cmpint (row->is_read, ==, story->is_read);
  g_assert_cmpint (row->is_favourite, ==, story->is_favourite);
  coranto_headline_row_unref (row);
}

static void
compare (World *world)
{
  static const CorantoScope scopes[]
      = { CORANTO_SCOPE_ALL, CORANTO_SCOPE_UNREAD, CORANTO_SCOPE_FAVOURITES, CORANTO_SCOPE_CHANNEL,
          CORANTO_SCOPE_CATEGORY };
  g_autoptr (CorantoChannelTable) table = store_table (world->f->store);

  compare_counts (world, table);
  compare_row (world);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      Look look = { scopes[i], scopes[i] == CORANTO_SCOPE_CATEGORY ? pick (2) : pick (N_CHANNELS),
                    pick (2), pick (3) ? -1 : pick (N_WORDS) };

      compare_list (world, &look, table);
    }
}

static void
test_random_calls (StoreFixture *f, gconstpointer data)
{
  World world;

  world_init (&world, f);
  for (int i = 0; i < N_STEPS; i++)
    {
      step (&world);
      compare (&world);
      if (i % 500 == 499)
        store_fixture_reopen (f);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/properties/random-calls", StoreFixture, NULL, store_fixture_set_up,
              test_random_calls, store_fixture_tear_down);
  return g_test_run ();
}
