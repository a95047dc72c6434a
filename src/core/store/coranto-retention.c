/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has expired of a channel.
 *
 * I1: favourites, and unread stories unless told otherwise, never expire.
 * I2: what the channel's list shows now does not: it would come back. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-retention-private.h"

#include "coranto-identity-private.h"

#define DAY (24 * 60 * 60)

/* Listings --------------------------------------------------------------------------------------*/

static char *
write_listing (GArray *ids)
{
  GString *out = g_string_sized_new (ids->len * 12);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) > 0)
      g_string_append_printf (out, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));
  return g_string_free (out, FALSE);
}

gboolean
coranto_retention_note_listing (CorantoDb *db, gint64 channel_id, GArray *ids, GError **error)
{
  g_autofree char *articles = write_listing (ids);

  return coranto_db_run (db, error,
                         "INSERT INTO listings (channel_id, articles) VALUES (?1, ?2)"
                         " ON CONFLICT (channel_id) DO UPDATE SET articles = ?2"
                         "   WHERE articles <> ?2",
                         "is", channel_id, articles);
}

/* (element-type gint64), rising.  (transfer full) */
static GHashTable *
read_listing (CorantoDb *db, gint64 channel_id, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *text = NULL;
  int state;

  statement = coranto_db_query (db, error, "SELECT articles FROM listings WHERE channel_id = ?1",
                                "i", channel_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return NULL;
  text = state > 0 ? coranto_statement_dup_text (statement, 0) : NULL;
  for (const char *at = text; at && *at;)
    {
      char *end;
      gint64 id = g_ascii_strtoll (at, &end, 10);

      if (end == at)
        break;
      g_hash_table_add (listed, g_memdup2 (&id, sizeof id));
      at = end + (*end == ' ');
    }
  return g_steal_pointer (&listed);
}

/* Rules -----------------------------------------------------------------------------------------*/

static gboolean
read_profile_rule (CorantoDb *db, CorantoKeepRule *rule, GError **error)
{
  gint64 days = 0, count = 0, with_unread = 0;

  if (!coranto_db_read_int (db, error, &days, "SELECT value FROM meta WHERE name = 'keep_days'", "")
      || !coranto_db_read_int (db, error, &count,
                               "SELECT value FROM meta WHERE name = 'keep_count'", "")
      || !coranto_db_read_int (db, error, &with_unread,
                               "SELECT value FROM meta WHERE name = 'keep_not_unread'", ""))
    return FALSE;
  rule->days = (int) CLAMP (days, 0, CORANTO_KEEP_MAX_DAYS);
  rule->count = (int) CLAMP (count, 0, CORANTO_KEEP_MAX_COUNT);
  rule->with_unread = with_unread != 0;
  return TRUE;
}

static gboolean
read_channel_rule (CorantoDb *db, gint64 channel_id, CorantoKeepRule *own, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error, "SELECT keep_days, keep_count FROM channels WHERE id = ?1", "i", channel_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  own->days = own->count = CORANTO_KEEP_AS_PROFILE;
  if (state > 0)
    {
      own->days = sqlite3_column_int (statement, 0);
      own->count = sqlite3_column_int (statement, 1);
    }
  return TRUE;
}

gboolean
coranto_retention_read_rule (CorantoDb *db,
                             gint64 channel_id,
                             const CorantoKeepRequest *asked,
                             CorantoKeepRule *rule,
                             GError **error)
{
  CorantoKeepRule own = { CORANTO_KEEP_AS_PROFILE, CORANTO_KEEP_AS_PROFILE, FALSE };

  if (asked && asked->has_rule && asked->channel_id == 0)
    *rule = asked->rule;
  else if (!read_profile_rule (db, rule, error))
    return FALSE;
  if (asked && asked->has_rule && asked->channel_id == channel_id && channel_id != 0)
    own = asked->rule;
  else if (channel_id != 0 && !read_channel_rule (db, channel_id, &own, error))
    return FALSE;
  if (own.days >= 0)
    rule->days = MIN (own.days, CORANTO_KEEP_MAX_DAYS);
  if (own.count >= 0)
    rule->count = MIN (own.count, CORANTO_KEEP_MAX_COUNT);
  return TRUE;
}

/* Stories ---------------------------------------------------------------------------------------*/

typedef struct
{
  gint64 below;     /* numbers from here on are kept */
  gint64 count_cut; /* numbers up to here are beyond the count */
  gint64 time;      /* what came earlier is too old */
} Bounds;

static gboolean
find_bounds (CorantoSession *session,
             gint64 channel_id,
             const CorantoKeepRule *rule,
             Bounds *bounds,
             GError **error)
{
  gint64 now = coranto_clock_now (session->clock);

  *bounds = (Bounds){ 0 };
  if (rule->days > 0)
    {
      bounds->time = now - (gint64) rule->days * DAY;
      bounds->below = coranto_identity_floor (bounds->time);
    }
  if (rule->count > 0
      && !coranto_db_read_int (session->db, error, &bounds->count_cut,
                               "SELECT article_id FROM channel_articles WHERE channel_id = ?1"
                               " ORDER BY article_id DESC LIMIT 1 OFFSET ?2",
                               "in", channel_id, rule->count))
    return FALSE;
  bounds->below = MAX (bounds->below, bounds->count_cut + 1);
  return TRUE;
}

/* Of the channel's, or (0) of those that no channel lists any more: former favourites. */
static const char of_channel[]
    = "SELECT l.article_id, s.is_favourite = 0 AND (?6 OR s.is_read = 1 OR s.hidden <> 0)"
      "                     AND (l.article_id <= ?4 OR s.first_seen < ?5)"
      "  FROM channel_articles l CROSS JOIN status s ON s.article_id = l.article_id"
      " WHERE l.channel_id = ?1 AND l.article_id > ?2 AND l.article_id < ?3"
      " ORDER BY l.article_id LIMIT ?7";
static const char of_none[]
    = "SELECT s.article_id, s.is_favourite = 0 AND (?6 OR s.is_read = 1 OR s.hidden <> 0)"
      "                     AND s.is_stored = 1 AND s.first_seen < ?5 AND ?4 = 0 AND ?1 = 0"
      "                     AND NOT EXISTS (SELECT 1 FROM channel_articles l"
      "                                      WHERE l.article_id = s.article_id)"
      "  FROM status s WHERE s.article_id > ?2 AND s.article_id < ?3"
      " ORDER BY s.article_id LIMIT ?7";

GArray *
coranto_retention_find_expired (CorantoSession *session,
                                gint64 channel_id,
                                const CorantoKeepRule *rule,
                                gint64 *after,
                                guint limit,
                                GError **error)
{
  g_autoptr (GArray) expired = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) listed = read_listing (session->db, channel_id, error);
  g_autoptr (CorantoStatement) statement = NULL;
  Bounds bounds;
  guint n = 0;
  int state;

  if (!listed || !find_bounds (session, channel_id, rule, &bounds, error))
    return NULL;
  statement = coranto_db_query (session->db, error, channel_id ? of_channel : of_none, "iiiiinn",
                                channel_id, *after, bounds.below, bounds.count_cut, bounds.time,
                                (int) rule->with_unread, limit ? (int) limit : -1);
  if (!statement)
    return NULL;
  for (; (state = coranto_db_next (statement, error)) > 0; n++)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      *after = id;
      if (sqlite3_column_int (statement, 1) && !g_hash_table_contains (listed, &id))
        g_array_append_val (expired, id);
    }
  if (limit == 0 || n < limit)
    *after = 0;
  return state == 0 ? g_steal_pointer (&expired) : NULL;
}
