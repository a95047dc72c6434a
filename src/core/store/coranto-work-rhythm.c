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

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The median of the gaps between occasions; 0 where there is but one.  `times` (element-type
 * gint64) falls. */
static gint64
median_gap (GArray *times)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 later = 0;

  for (guint i = 0; i < times->len; i++)
    {
      gint64 time = g_array_index (times, gint64, i);
      gint64 gap = later - time;

      /* A batch without dates stands in a run of seconds: each is near the one before. */
      if (i > 0 && gap >= ONE_OCCASION)
        g_array_append_val (gaps, gap);
      later = time;
    }
  if (gaps->len == 0)
    return 0;
  qsort (gaps->data, gaps->len, sizeof (gint64), compare_gaps);
  return g_array_index (gaps, gint64, gaps->len / 2);
}

gboolean
coranto_channels_learn_rhythm (CorantoSession *session, gint64 channel_id, GError **error)
{
  g_autoptr (GArray) times = NULL;
  g_autoptr (CorantoStatement) statement = NULL;

  statement = coranto_db_query (session->db, error,
                                "SELECT article_id FROM channel_articles WHERE channel_id = ?1"
                                " ORDER BY article_id DESC LIMIT ?2",
                                "in", channel_id, STORIES);
  times = statement ? coranto_db_read_ids (statement, error) : NULL;
  if (!times)
    return FALSE;
  for (guint i = 0; i < times->len; i++)
    {
      gint64 *time = &g_array_index (times, gint64, i);

      *time = coranto_identity_order_time (*time);
    }
  return coranto_db_run (session->db, error, "UPDATE channels SET story_gap = ?2 WHERE id = ?1",
                         "ii", channel_id, median_gap (times));
}
