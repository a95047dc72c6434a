/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories and channels: followed, left, renamed, listed. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"
#include "coranto-work-topics-private.h"
#include "coranto-standing-private.h"
#include "coranto-work-keeping-private.h"

#include "coranto-identity-private.h"
#include "coranto-search-index-private.h"
#include "coranto-text.h"
#include "coranto-url.h"
#include "coranto-work-retention-private.h"

#define DAY (24 * 60 * 60)

/* Following -------------------------------------------------------------------------------------
 */

gint64
coranto_channels_ensure_category (CorantoSession *session, const char *title, GError **error)
{
  gint64 id = -1;

  if (coranto_text_is_blank (title))
    return 0;
  if (!coranto_db_run (session->db, error,
                       "INSERT OR IGNORE INTO categories (title, position)"
                       " SELECT ?1, coalesce(max(position), 0) + 1 FROM categories",
                       "s", title)
      || !coranto_db_read_int (session->db, error, &id,
                               "SELECT id FROM categories WHERE title = ?1", "s", title)
      || !coranto_db_run (session->db, error,
                          "INSERT OR IGNORE INTO category_counts (category_id) VALUES (?1)", "i",
                          id))
    return -1;
  return id;
}

static gboolean
insert_channel (CorantoDb *db,
                gint64 category_id,
                const CorantoChannel *channel,
                gint64 key,
                GError **error)
{
  return coranto_db_run (
      db, error,
      "INSERT OR IGNORE INTO channels (category_id, position, url, url_key, scope_key, title,"
      "  home_url, icon_url, kind, list_signature)"
      " SELECT nullif(?1, 0), coalesce(max(position), 0) + 1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8"
      "   FROM channels WHERE category_id IS nullif(?1, 0)",
      "isisssns", category_id, channel->url, key, channel->title ? channel->title : "",
      channel->home_url, channel->icon_url, (int) channel->kind, channel->list_signature);
}

gint64
coranto_channels_follow (CorantoSession *session,
                         gint64 category_id,
                         const CorantoChannel *channel,
                         gboolean *is_new,
                         GError **error)
{
  gint64 key = coranto_identity_of_url (channel->url);
  gint64 id = 0;

  if (!key)
    {
      coranto_error_set (error, CORANTO_ERROR_INVALID_ADDRESS, channel->url);
      return 0;
    }
  if (!insert_channel (session->db, category_id, channel, key, error))
    return 0;
  if (is_new)
    *is_new = coranto_db_changes (session->db) > 0;
  if (coranto_db_changes (session->db) > 0)
    session->changes->channels_changed = TRUE;
  if (!coranto_db_read_int (session->db, error, &id, "SELECT id FROM channels WHERE url_key = ?1",
                            "i", key)
      || !coranto_db_run (session->db, error,
                          "INSERT OR IGNORE INTO channel_counts (channel_id) VALUES (?1)", "i", id))
    return 0;
  return id;
}

gpointer
coranto_work_subscribe (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoSubscribeRequest *request = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 category_id = coranto_channels_ensure_category (session, request->category_title, error);

  if (category_id < 0)
    return NULL;
  for (guint i = 0; i < request->channels->len; i++)
    {
      gint64 id = coranto_channels_follow (session, category_id,
                                           g_ptr_array_index (request->channels, i), NULL, error);

      if (!id)
        return NULL;
      g_array_append_val (ids, id);
    }
  /* Where all were followed already the category may have stayed empty. */
  if (!coranto_db_run (session->db, error,
                       "DELETE FROM categories WHERE id = ?1"
                       "   AND NOT EXISTS (SELECT 1 FROM channels WHERE category_id = ?1)",
                       "i", category_id))
    return NULL;
  return g_steal_pointer (&ids);
}

/* Leaving -----------------------------------------------------------------------------------------
 */

/* Articles that only this channel lists and nobody keeps. */
static GArray *
find_orphans (CorantoDb *db, gint64 channel_id, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  statement = coranto_db_query (db, error,
                                "SELECT l.article_id FROM channel_articles l"
                                "  JOIN status s ON s.article_id = l.article_id"
                                " WHERE l.channel_id = ?1 AND s.is_favourite = 0"
                                "   AND NOT EXISTS (SELECT 1 FROM channel_articles o"
                                "                    WHERE o.article_id = l.article_id"
                                "                      AND o.channel_id <> ?1)",
                                "i", channel_id);
  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

gpointer
coranto_work_unsubscribe (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  gint64 category_id = -1;
  g_autoptr (GArray) orphans = NULL;

  if (!coranto_db_read_int (session->db, error, &category_id,
                            "SELECT coalesce(category_id, 0) FROM channels WHERE id = ?1", "i",
                            request->id))
    return NULL;
  if (category_id < 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  orphans = find_orphans (session->db, request->id, error);
  if (!orphans
      || !coranto_db_run (session->db, error, "DELETE FROM channel_articles WHERE channel_id = ?1",
                          "i", request->id)
      || !coranto_db_run (session->db, error, "DELETE FROM channels WHERE id = ?1", "i",
                          request->id)
      || !coranto_articles_set_aside (session, orphans, error)
      || !coranto_db_run (session->db, error,
                          "DELETE FROM categories WHERE id = ?1"
                          "   AND NOT EXISTS (SELECT 1 FROM channels WHERE category_id = ?1)",
                          "i", category_id))
    return NULL;
  session->changes->channels_changed = TRUE;
  session->changes->counts_changed = TRUE;
  return GINT_TO_POINTER (coranto_topics_rename_channels (session->db, error));
}

gpointer
coranto_work_rename_channel (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  if (!coranto_db_run (session->db, error, "UPDATE channels SET title = ?2 WHERE id = ?1", "is",
                       request->id, request->text ? request->text : ""))
    return NULL;
  if (coranto_db_changes (session->db) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  session->changes->channels_changed = TRUE;
  return GINT_TO_POINTER (coranto_topics_rename_channels (session->db, error));
}

/* Listing
 * ------------------------------------------------------------------------------------------ */

/* Of a page that was not looked at for them there may be some; a feed would have said so. */
static gboolean
can_load_older (const CorantoChannel *channel)
{
  if (channel->older_state == CORANTO_OLDER_UNKNOWN)
    return channel->kind == CORANTO_FEED_KIND_PAGE;
  return channel->older_url && channel->older_state != CORANTO_OLDER_END;
}

static CorantoChannel *
read_channel (CorantoStatement *statement)
{
  CorantoChannel *channel = coranto_channel_new ();
  char **const texts[]
      = { &channel->url,           &channel->home_url,     &channel->title,
          &channel->icon_url,      &channel->error_detail, &channel->etag,
          &channel->last_modified, &channel->body_hash,    &channel->list_signature,
          &channel->older_url,     &channel->moved_url };
  int column = 0;
  gint64 newest;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = coranto_statement_dup_text (statement, column++);
  channel->id = sqlite3_column_int64 (statement, column++);
  channel->category_id = sqlite3_column_int64 (statement, column++);
  channel->kind = (CorantoFeedKind) sqlite3_column_int (statement, column++);
  channel->position = sqlite3_column_int (statement, column++);
  channel->state = (CorantoChannelState) sqlite3_column_int (statement, column++);
  channel->error_code = (CorantoErrorCode) sqlite3_column_int (statement, column++);
  channel->last_check = sqlite3_column_int64 (statement, column++);
  channel->last_success = sqlite3_column_int64 (statement, column++);
  channel->next_check = sqlite3_column_int64 (statement, column++);
  channel->failures = (guint) sqlite3_column_int (statement, column++);
  channel->unread = (guint) sqlite3_column_int (statement, column++);
  channel->total = (guint) sqlite3_column_int (statement, column++);
  channel->is_damaged = sqlite3_column_int (statement, column++) != 0;
  channel->relocated = sqlite3_column_int64 (statement, column++);
  channel->older_state = (CorantoOlderState) sqlite3_column_int (statement, column++);
  channel->wait_reason = (CorantoWaitReason) sqlite3_column_int (statement, column++);
  channel->ttl_minutes = (guint) sqlite3_column_int64 (statement, column++);
  channel->skip_hours = (guint32) sqlite3_column_int64 (statement, column++);
  channel->skip_days = (guint8) sqlite3_column_int (statement, column++);
  channel->story_gap = sqlite3_column_int64 (statement, column++);
  channel->host_requests = (guint) sqlite3_column_int (statement, column++);
  newest = sqlite3_column_int64 (statement, column++);
  channel->keep_days = sqlite3_column_int (statement, column++);
  channel->keep_count = sqlite3_column_int (statement, column++);
  channel->newest = newest ? coranto_identity_order_time (newest) : 0;
  channel->can_load_older = can_load_older (channel);
  return channel;
}

/* What the channels of one host share: first each has its own requests, then all have the sum. */
static void
share_hosts (GPtrArray *channels)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree CorantoChannel **of_host = g_new0 (CorantoChannel *, channels->len);

  for (guint i = 0; i < channels->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (channels, i);
      char *host = coranto_url_host (channel->url);

      host = host ? host : g_strdup ("");
      of_host[i] = g_hash_table_lookup (first, host);
      if (!of_host[i])
        {
          of_host[i] = channel;
          g_hash_table_insert (first, g_steal_pointer (&host), channel);
        }
      else
        of_host[i]->host_requests += channel->host_requests;
      of_host[i]->host_channels++;
      g_free (host);
    }
  for (guint i = 0; i < channels->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (channels, i);

      channel->host_channels = of_host[i]->host_channels;
      channel->host_requests = of_host[i]->host_requests;
    }
}

static gboolean
list_channels (CorantoSession *session, GPtrArray *out, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      session->db, error,
      "SELECT c.url, c.home_url, CASE c.title WHEN '' THEN c.url ELSE c.title END, c.icon_url,"
      "       c.error_detail, c.etag, c.last_modified, c.body_hash, c.list_signature,"
      "       c.older_url, c.moved_url,"
      "       c.id, coalesce(c.category_id, 0), c.kind, c.position, c.state, c.error_code,"
      "       c.last_check, c.last_success, c.next_check, c.failures,"
      "       coalesce(n.unread, 0), coalesce(n.total, 0), c.is_damaged,"
      "       c.relocated, c.older_state, c.wait_reason, c.ttl_minutes, c.skip_hours,"
      "       c.skip_days, c.story_gap, CASE c.request_day WHEN ?1 THEN c.day_requests ELSE 0 END,"
      "       (SELECT max(l.article_id) FROM channel_articles l WHERE l.channel_id = c.id),"
      "       c.keep_days, c.keep_count"
      "  FROM channels c LEFT JOIN channel_counts n ON n.channel_id = c.id"
      "  LEFT JOIN categories g ON g.id = c.category_id"
      " ORDER BY g.position IS NULL, g.position, g.id, c.position, c.id",
      "i", coranto_clock_now (session->clock) / DAY);
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (out, read_channel (statement));
  share_hosts (out);
  return state == 0;
}

static gboolean
list_categories (CorantoDb *db, CorantoChannelTable *table, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement
      = coranto_db_query (db, error,
                          "SELECT g.id, g.title, g.position, coalesce(n.unread, 0)"
                          "  FROM categories g LEFT JOIN category_counts n ON n.category_id = g.id"
                          " ORDER BY g.position, g.id",
                          "");
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_autofree char *title = coranto_statement_dup_text (statement, 1);
      guint unread = (guint) sqlite3_column_int (statement, 3);

      g_ptr_array_add (table->categories,
                       coranto_category_new (sqlite3_column_int64 (statement, 0), title,
                                             sqlite3_column_int (statement, 2)));
      g_array_append_val (table->category_unread, unread);
    }
  return state == 0;
}

static gboolean
count_all (CorantoDb *db, gint64 today, CorantoChannelTable *table, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  gint64 unread_today = 0;
  int state;

  /* Today's are few: they are counted, in the index of unread ones. */
  if (!coranto_db_read_int (db, error, &unread_today,
                            "SELECT count(*) FROM status"
                            " WHERE is_read = 0 AND is_stored = 1 AND hidden = 0"
                            "   AND reprint_of = 0 AND article_id >= ?1",
                            "i", coranto_identity_floor (today)))
    return FALSE;
  statement = coranto_db_query (db, error, "SELECT unread, favourites FROM profile_counts", "");
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  if (state > 0)
    {
      table->unread = (guint) sqlite3_column_int64 (statement, 0);
      table->favourites = (guint) sqlite3_column_int64 (statement, 1);
    }
  table->unread_today = (guint) unread_today;
  return TRUE;
}

void
coranto_channel_table_free (CorantoChannelTable *table)
{
  g_ptr_array_unref (table->categories);
  g_array_unref (table->category_unread);
  g_ptr_array_unref (table->channels);
  g_clear_pointer (&table->topics, g_ptr_array_unref);
  g_ptr_array_unref (table->lists);
  g_free (table);
}

gpointer
coranto_work_list_channels (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoChannelTable) table = g_new0 (CorantoChannelTable, 1);

  table->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_category_unref);
  table->category_unread = g_array_new (FALSE, FALSE, sizeof (guint));
  table->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);
  table->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_favourite_list_unref);
  if (!list_categories (session->db, table, error)
      || !list_channels (session, table->channels, error)
      || !(table->topics = coranto_topics_read (session->db, error))
      || !coranto_favourite_lists_read (session->db, table->lists, error)
      || !count_all (session->db, request->time, table, error))
    return NULL;
  return g_steal_pointer (&table);
}
