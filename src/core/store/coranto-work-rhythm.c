/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often news come in a channel, learned from its stories. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

#include "coranto-identity-private.h"

#include <stdlib.h>

/* As far back as the habits of a publisher hold. */
#define STORIES 60
/* What is published, or first seen, together is one occasion. */
#define ONE_OCCASION (15 * 60)
#define DAY (24 * 60 * 60)

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* A story of the list that is learned from, newest first. */
typedef struct
{
  gint64 time;
  gboolean is_day; /* its day alone is known */
} Story;

/* Stories of one day whose hours are not stated are as if they had come evenly over it. */
static void
add_day (GArray *gaps, guint n_stories)
{
  gint64 gap = DAY / n_stories;

  for (guint i = 0; i < n_stories; i++)
    g_array_append_val (gaps, gap);
}

/* The gaps between what came at once; empty where all did. */
static GArray *
find_gaps (GArray *stories)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_of_day = 0;

  for (guint i = 0; i + 1 < stories->len; i++)
    {
      const Story *later = &g_array_index (stories, Story, i);
      const Story *earlier = later + 1;
      gint64 gap = later->time - earlier->time;

      n_of_day++;
      /* A batch without dates stands in a run of seconds: each is near the one before. */
      if (gap < ONE_OCCASION)
        continue;
      if (later->is_day && n_of_day > 1)
        add_day (gaps, n_of_day);
      else
        g_array_append_val (gaps, gap);
      n_of_day = 0;
    }
  return gaps;
}

static gint64
median (GArray *gaps)
{
  if (gaps->len == 0)
    return 0;
  qsort (gaps->data, gaps->len, sizeof (gint64), compare_gaps);
  return g_array_index (gaps, gint64, gaps->len / 2);
}

static GArray *
read_stories (CorantoDb *db, gint64 channel_id, GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (Story));
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (db, error,
                                "SELECT l.article_id, a.published_precision"
                                "  FROM channel_articles l JOIN articles a ON a.id = l.article_id"
                                " WHERE l.channel_id = ?1 ORDER BY l.article_id DESC LIMIT ?2",
                                "in", channel_id, STORIES);
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      Story story = { coranto_identity_order_time (sqlite3_column_int64 (statement, 0)),
                      sqlite3_column_int (statement, 1) == CORANTO_DATE_DAY };

      g_array_append_val (stories, story);
    }
  return state == 0 ? g_steal_pointer (&stories) : NULL;
}

gboolean
coranto_channels_learn_rhythm (CorantoSession *session, gint64 channel_id, GError **error)
{
  g_autoptr (GArray) stories = read_stories (session->db, channel_id, error);
  g_autoptr (GArray) gaps = stories ? find_gaps (stories) : NULL;

  return gaps
         && coranto_db_run (session->db, error, "UPDATE channels SET story_gap = ?2 WHERE id = ?1",
                            "ii", channel_id, median (gaps));
}
