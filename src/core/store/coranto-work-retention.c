/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules read and set, expired stories counted and thrown away. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-retention-private.h"

/* Looked at by one call: a few milliseconds of the writer. */
#define BATCH 500
#define CHANNELS 20

/* Rules -----------------------------------------------------------------------------------------
 */

gpointer
coranto_work_read_storage (CorantoSession *session, gpointer data, GError **error)
{
  g_autofree CorantoStorage *storage = g_new0 (CorantoStorage, 1);
  gint64 pages = 0, free_pages = 0, page_size = 0, stories = 0;

  if (!coranto_retention_read_rule (session->db, 0, NULL, &storage->rule, error)
      || !coranto_db_read_int (session->db, error, &pages, "PRAGMA page_count", "")
      || !coranto_db_read_int (session->db, error, &free_pages, "PRAGMA freelist_count", "")
      || !coranto_db_read_int (session->db, error, &page_size, "PRAGMA page_size", "")
      || !coranto_db_read_int (session->db, error, &stories, "SELECT stored FROM profile_counts",
                               ""))
    return NULL;
  storage->bytes = (pages - free_pages) * page_size;
  storage->free_bytes = free_pages * page_size;
  storage->stories = (guint) stories;
  return g_steal_pointer (&storage);
}

static gboolean
set_meta (CorantoDb *db, const char *name, int value, GError **error)
{
  return coranto_db_run (db, error, "INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)",
                         "sn", name, value);
}

gpointer
coranto_work_set_keep_rule (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoKeepRequest *request = data;
  const CorantoKeepRule *rule = &request->rule;

  if (request->channel_id == 0)
    return set_meta (session->db, "keep_days", rule->days, error)
                   && set_meta (session->db, "keep_count", rule->count, error)
                   && set_meta (session->db, "keep_not_unread", rule->with_unread, error)
               ? GINT_TO_POINTER (TRUE)
               : NULL;
  if (!coranto_db_run (session->db, error,
                       "UPDATE channels SET keep_days = ?2, keep_count = ?3 WHERE id = ?1", "inn",
                       request->channel_id, rule->days, rule->count))
    return NULL;
  if (coranto_db_changes (session->db) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  session->changes->channels_changed = TRUE;
  return GINT_TO_POINTER (TRUE);
}

/* The next channel behind that one; 0: there is none. */
static gboolean
next_channel (CorantoDb *db, gint64 *channel_id, GError **error)
{
  gint64 next = 0;

  if (!coranto_db_read_int (db, error, &next,
                            "SELECT id FROM channels WHERE id > ?1 ORDER BY id LIMIT 1", "i",
                            *channel_id))
    return FALSE;
  *channel_id = next;
  return TRUE;
}

/* Counting --------------------------------------------------------------------------------------
 */

/* A story goes when the last of its channels lets go of it. */
static gboolean
count_links (CorantoDb *db, gint64 article_id, guint *n, GError **error)
{
  gint64 count = 0;

  if (!coranto_db_read_int (db, error, &count,
                            "SELECT count(*) FROM channel_articles WHERE article_id = ?1", "i",
                            article_id))
    return FALSE;
  *n = (guint) count;
  return TRUE;
}

/* `let_go`: article (gint64 *) -> of how many channels. */
static gboolean
add_expired (CorantoSession *session,
             gint64 channel_id,
             const CorantoKeepRequest *request,
             GHashTable *let_go,
             GError **error)
{
  CorantoKeepRule rule;
  gint64 after = 0;
  g_autoptr (GArray) expired = NULL;

  if (!coranto_retention_read_rule (session->db, channel_id, request, &rule, error))
    return FALSE;
  if (rule.days == 0 && rule.count == 0)
    return TRUE;
  expired = coranto_retention_find_expired (session, channel_id, &rule, &after, 0, error);
  for (guint i = 0; expired && i < expired->len; i++)
    {
      gint64 id = g_array_index (expired, gint64, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (let_go, &id));

      g_hash_table_insert (let_go, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
    }
  return expired != NULL;
}

gpointer
coranto_work_count_expired (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoKeepRequest *request = data;
  g_autoptr (GHashTable) let_go = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;
  gint64 channel_id = 0;
  int n_gone = 0;

  do
    if (!add_expired (session, channel_id, request, let_go, error)
        || !next_channel (session->db, &channel_id, error))
      return NULL;
  while (channel_id);
  g_hash_table_iter_init (&iter, let_go);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint n_links = 0;

      if (!count_links (session->db, *(gint64 *) key, &n_links, error))
        return NULL;
      n_gone += GPOINTER_TO_UINT (value) >= n_links;
    }
  return GINT_TO_POINTER (n_gone + 1);
}

/* Throwing away ---------------------------------------------------------------------------------
 */

/* Whoever had it thrown away unread does not want it back as news. */
static gboolean
set_read (CorantoDb *db, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!coranto_db_run (db, error,
                         "UPDATE status SET is_read = 1 WHERE article_id = ?1 AND is_read = 0", "i",
                         g_array_index (ids, gint64, i)))
      return FALSE;
  return TRUE;
}

/* Takes the stories out of the channel's list; those of no list any more are set aside. */
static gboolean
let_go_of (CorantoSession *session,
           gint64 channel_id,
           GArray *ids,
           CorantoExpiry *expiry,
           GError **error)
{
  g_autoptr (GArray) orphans = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint n_links = 0;

      if (!coranto_db_run (session->db, error,
                           "DELETE FROM channel_articles WHERE channel_id = ?1 AND article_id = ?2",
                           "ii", channel_id, id)
          || !count_links (session->db, id, &n_links, error))
        return FALSE;
      if (n_links == 0)
        g_array_append_val (orphans, id);
      else
        coranto_session_note (session->changes->updated, id);
    }
  expiry->n_gone += orphans->len;
  session->changes->counts_changed |= ids->len > 0;
  return set_read (session->db, orphans, error)
         && coranto_articles_set_aside (session, orphans, error);
}

/* The user's deletions that nobody takes back any more. */
static gboolean
expire_deleted (CorantoSession *session,
                gint64 deleted_before,
                CorantoExpiry *expiry,
                GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;

  statement = coranto_db_query (session->db, error,
                                "SELECT article_id FROM status WHERE hidden <> 0 AND hidden = 2"
                                "   AND is_stored = 1 AND is_favourite = 0 AND hidden_time < ?1"
                                " LIMIT ?2",
                                "in", deleted_before, BATCH);
  ids = statement ? coranto_db_read_ids (statement, error) : NULL;
  if (!ids)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!coranto_db_run (session->db, error, "DELETE FROM channel_articles WHERE article_id = ?1",
                         "i", g_array_index (ids, gint64, i)))
      return FALSE;
  expiry->n_gone += ids->len;
  return coranto_articles_set_aside (session, ids, error);
}

static gboolean
expire_some (CorantoSession *session, CorantoExpiry *expiry, GError **error)
{
  CorantoKeepRule rule;
  g_autoptr (GArray) expired = NULL;

  if (!coranto_retention_read_rule (session->db, expiry->channel_id, NULL, &rule, error))
    return FALSE;
  if (rule.days > 0 || rule.count > 0)
    {
      expired = coranto_retention_find_expired (session, expiry->channel_id, &rule,
                                                &expiry->article_id, BATCH, error);
      if (!expired || !let_go_of (session, expiry->channel_id, expired, expiry, error))
        return FALSE;
    }
  if (expiry->article_id != 0)
    return TRUE;
  if (!next_channel (session->db, &expiry->channel_id, error))
    return FALSE;
  expiry->is_over = expiry->channel_id == 0;
  return TRUE;
}

gpointer
coranto_work_expire (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoKeepRequest *request = data;
  g_autofree CorantoExpiry *expiry = g_memdup2 (&request->expiry, sizeof request->expiry);
  guint before = expiry->n_gone;

  if (!expire_deleted (session, request->deleted_before, expiry, error))
    return NULL;
  for (guint i = 0; i < CHANNELS && !expiry->is_over && expiry->n_gone - before < BATCH; i++)
    if (!expire_some (session, expiry, error))
      return NULL;
  /* Many deletions take more than one call. */
  if (expiry->n_gone - before >= BATCH)
    expiry->is_over = FALSE;
  return g_steal_pointer (&expiry);
}
