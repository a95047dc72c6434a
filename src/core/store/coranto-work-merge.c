/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came from the net into the tables: a feed into its channel, a page into its article.
 *
 * I1: an entry that is as it was writes nothing.
 * I2: an article that is known keeps its number and its status, whatever comes.
 * I3: nothing is removed because a list no longer has it. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

#include "coranto-identity-private.h"
#include "coranto-limits.h"
#include "coranto-match-private.h"
#include "coranto-revisions-private.h"
#include "coranto-search-index-private.h"
#include "coranto-standing-private.h"
#include "coranto-stored-item-private.h"
#include "coranto-text.h"
#include "coranto-work-retention-private.h"

typedef struct
{
  CorantoSession *session;
  CorantoMatchList list;
  gint64 now;
  gint64 last_time; /* sort_time of the article numbered last, and its number */
  gint64 last_id;
  gint64 undated_time; /* of stories that state no date; 0: now */
  CorantoMergeCounts counts;
  GArray *arrived; /* (element-type gint64) stories that were not there before */
  GArray *changed; /* that were, with other words, or in another channel now */
  GArray *ids;     /* (element-type gint64) of the entries' articles; nullable */
} Merge;

/* Writing ---------------------------------------------------------------------------------------
 */

static void
note_article (Merge *merge, const CorantoEntry *entry, gint64 article_id)
{
  if (merge->ids)
    g_array_index (merge->ids, gint64, entry - merge->list.entries->entries) = article_id;
}

static gboolean
add_keys (Merge *merge, const CorantoEntry *entry, gint64 article_id, GError **error)
{
  CorantoDb *db = merge->session->db;

  return coranto_identity_add (db, entry->url_key, article_id, error)
         && coranto_identity_add (db, entry->item_key, article_id, error)
         && coranto_identity_add (db, entry->content_key, article_id, error);
}

static gboolean
save_link (Merge *merge, const CorantoEntry *entry, gint64 article_id, GError **error)
{
  return coranto_db_run (merge->session->db, error,
                         "INSERT INTO channel_articles (channel_id, article_id, item_hash, item_id)"
                         " VALUES (?1, ?2, ?3, ?4)"
                         " ON CONFLICT (channel_id, article_id)"
                         " DO UPDATE SET item_hash = excluded.item_hash,"
                         "               item_id = excluded.item_id",
                         "iiis", merge->list.channel_id, article_id, entry->hash, entry->item->id);
}

/* Entries are added from the last to the first, so that of those of one time the first in the list
 * gets the greatest number and stands first. */
static gint64
allocate (Merge *merge, gint64 sort_time, GError **error)
{
  gint64 after = sort_time == merge->last_time ? merge->last_id : 0;
  gint64 id = coranto_identity_allocate (merge->session->db, sort_time, after, error);

  merge->last_time = sort_time;
  merge->last_id = id;
  return id;
}

static gboolean
insert_content (Merge *merge,
                const CorantoEntry *entry,
                gint64 id,
                gint64 first_seen,
                GError **error)
{
  g_autoptr (CorantoStoredItem) stored = coranto_stored_item_new_from (id, first_seen, entry->item);

  if (!coranto_stored_item_insert (merge->session->db, stored, error))
    return FALSE;
  coranto_session_note (merge->session->changes->added, id);
  return TRUE;
}

static gboolean
add_article (Merge *merge, const CorantoEntry *entry, GError **error)
{
  gboolean has_date = entry->item->published.precision != CORANTO_DATE_NONE;
  gint64 sort_time = !has_date && merge->undated_time
                         ? merge->undated_time
                         : coranto_identity_sort_time (&entry->item->published, merge->now);
  gint64 id = allocate (merge, sort_time, error);

  if (id == 0
      || !coranto_db_run (merge->session->db, error,
                          "INSERT INTO status (article_id, first_seen) VALUES (?1, ?2)", "ii", id,
                          merge->now)
      || !insert_content (merge, entry, id, merge->now, error)
      || !add_keys (merge, entry, id, error) || !save_link (merge, entry, id, error))
    return FALSE;
  note_article (merge, entry, id);
  merge->counts.n_new++;
  g_array_append_val (merge->arrived, id);
  return TRUE;
}

static gboolean
update_article (Merge *merge, const CorantoEntry *entry, const CorantoMatch *match, GError **error)
{
  CorantoDb *db = merge->session->db;
  g_autoptr (CorantoStoredItem) stored = coranto_stored_item_load (db, match->id, error);
  CorantoMergeMode mode = match->is_linked ? CORANTO_MERGE_UPDATE : CORANTO_MERGE_FILL;
  CorantoChanged changed;

  if (!stored)
    return FALSE;
  changed = coranto_stored_item_merge (stored, entry->item, mode);
  /* What another list adds fills the article up; it is no other story for that. */
  if (changed & CORANTO_CHANGED_TEXT && match->is_linked
      && !coranto_revisions_note (db, stored, merge->now, error))
    return FALSE;
  if (!coranto_stored_item_update (db, stored, changed, error))
    return FALSE;
  /* A further channel shows on the row. */
  if (changed || !match->is_linked)
    {
      coranto_session_note (merge->session->changes->updated, match->id);
      g_array_append_val (merge->changed, match->id);
    }
  return add_keys (merge, entry, match->id, error) && save_link (merge, entry, match->id, error);
}

/* The content of a known article was thrown away and the list still has it: it comes back with the
 * number, the first sight and the marks that it had. */
static gboolean
restore_article (Merge *merge, const CorantoEntry *entry, const CorantoMatch *match, GError **error)
{
  CorantoDb *db = merge->session->db;
  gint64 first_seen = merge->now, has_content = 0;

  if (!coranto_db_read_int (db, error, &first_seen,
                            "SELECT first_seen FROM status WHERE article_id = ?1", "i", match->id)
      || !coranto_db_read_int (db, error, &has_content, "SELECT 1 FROM articles WHERE id = ?1", "i",
                               match->id)
      || !coranto_db_run (db, error, "DELETE FROM purge_queue WHERE article_id = ?1", "i",
                          match->id)
      || !coranto_db_run (db, error,
                          "INSERT INTO status (article_id, first_seen) VALUES (?1, ?2)"
                          " ON CONFLICT (article_id) DO UPDATE SET is_stored = 1",
                          "ii", match->id, first_seen))
    return FALSE;
  if (has_content)
    {
      coranto_session_note (merge->session->changes->added, match->id);
      g_array_append_val (merge->changed, match->id);
      return update_article (merge, entry, match, error);
    }
  g_array_append_val (merge->changed, match->id);
  return insert_content (merge, entry, match->id, first_seen, error)
         && add_keys (merge, entry, match->id, error) && save_link (merge, entry, match->id, error);
}

static gboolean
merge_entry (Merge *merge, CorantoEntry *entry, GError **error)
{
  g_auto (CorantoMatch) match = { 0 };
  gint64 is_stored = 0, is_deleted = 0;

  if (!coranto_match_find (&merge->list, entry, &match, error))
    return FALSE;
  note_article (merge, entry, match.id);
  if (match.is_linked && match.linked_hash == entry->hash)
    return TRUE;
  if (!coranto_db_read_int (merge->session->db, error, &is_deleted,
                            "SELECT hidden = ?2 FROM status WHERE article_id = ?1", "in", match.id,
                            CORANTO_HIDDEN_BY_USER)
      || !coranto_db_read_int (merge->session->db, error, &is_stored,
                               "SELECT is_stored FROM status WHERE article_id = ?1", "i", match.id))
    return FALSE;
  /* What the user has deleted does not come back. */
  if (is_deleted)
    return TRUE;
  merge->counts.n_listed += !match.is_linked;
  if (!match.id)
    return add_article (merge, entry, error);
  return is_stored ? update_article (merge, entry, &match, error)
                   : restore_article (merge, entry, &match, error);
}

/* The channel ------------------------------------------------------------------------------------
 */

/* What the list says about itself fills what the user's following left open. */
static gboolean
save_channel_facts (CorantoSession *session,
                    gint64 channel_id,
                    const CorantoParsedFeed *feed,
                    GError **error)
{
  gboolean has_title = !coranto_text_is_blank (feed->title);
  const char *icon = feed->favicon ? feed->favicon : feed->icon;

  if (!coranto_db_run (session->db, error,
                       "UPDATE channels"
                       "   SET title = CASE WHEN title = '' AND ?2 THEN ?3 ELSE title END,"
                       "       home_url = coalesce(home_url, ?4),"
                       "       icon_url = coalesce(icon_url, ?5),"
                       "       kind = ?6, is_damaged = ?7,"
                       "       list_signature = coalesce(?8, list_signature),"
                       "       ttl_minutes = ?9, skip_hours = ?10, skip_days = ?11"
                       " WHERE id = ?1 AND ("
                       "       (title = '' AND ?2) OR (home_url IS NULL AND ?4 IS NOT NULL)"
                       "    OR (icon_url IS NULL AND ?5 IS NOT NULL)"
                       "    OR kind <> ?6 OR is_damaged <> ?7"
                       "    OR (?8 IS NOT NULL AND list_signature IS NOT ?8)"
                       "    OR ttl_minutes <> ?9 OR skip_hours <> ?10 OR skip_days <> ?11)",
                       "insssnnsiii", channel_id, (int) has_title, feed->title, feed->home_page_url,
                       icon, (int) feed->kind, (int) feed->is_damaged, feed->list_signature,
                       (gint64) feed->ttl_minutes, (gint64) feed->skip_hours,
                       (gint64) feed->skip_days))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    session->changes->channels_changed = TRUE;
  return TRUE;
}

static gboolean
read_scope (Merge *merge, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (merge->session->db, error,
                                "SELECT scope_key, url, home_url FROM channels WHERE id = ?1", "i",
                                merge->list.channel_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  if (state == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return FALSE;
    }
  merge->list.scope.scope_key = sqlite3_column_int64 (statement, 0);
  merge->list.scope.url = coranto_statement_dup_text (statement, 1);
  merge->list.scope.home_url = coranto_statement_dup_text (statement, 2);
  return TRUE;
}

/* A run of numbers just below the channel's oldest story. */
static gboolean
set_undated_time (Merge *merge, guint n_items, GError **error)
{
  gint64 oldest = 0;

  if (!coranto_db_read_int (merge->session->db, error, &oldest,
                            "SELECT min(article_id) FROM channel_articles WHERE channel_id = ?1",
                            "i", merge->list.channel_id))
    return FALSE;
  if (oldest > 0)
    merge->undated_time = coranto_identity_order_time (oldest) - n_items;
  return TRUE;
}

static gboolean
merge_entries (Merge *merge, GError **error)
{
  CorantoEntries *entries = merge->list.entries;

  for (guint i = 0; i < entries->shared_keys->len; i++)
    if (!coranto_identity_share (merge->session->db,
                                 g_array_index (entries->shared_keys, gint64, i), error))
      return FALSE;
  for (guint i = entries->n_entries; i > 0; i--)
    if (!entries->entries[i - 1].is_repeated
        && !merge_entry (merge, &entries->entries[i - 1], error))
      return FALSE;
  return TRUE;
}

/* What rules hide has not come, as far as anybody is told. */
static gboolean
file_stories (Merge *merge, CorantoMergeAge age, GError **error)
{
  CorantoFiling filing = age == CORANTO_MERGE_AS_NEWS ? CORANTO_FILE_NEWS : CORANTO_FILE_SILENTLY;
  guint n_hidden = 0;

  if (!coranto_standing_file (merge->session, merge->arrived, filing, &n_hidden, error)
      || !coranto_standing_refile (merge->session, merge->changed, error))
    return FALSE;
  merge->counts.n_new -= (int) n_hidden;
  return TRUE;
}

static void
merge_clear (Merge *merge)
{
  g_array_unref (merge->arrived);
  g_array_unref (merge->changed);
  g_clear_pointer (&merge->list.entries, coranto_entries_free);
  g_free (merge->list.scope.url);
  g_free (merge->list.scope.home_url);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

gboolean
coranto_merge_stories (CorantoSession *session,
                       gint64 channel_id,
                       GPtrArray *items,
                       CorantoMergeAge age,
                       CorantoMergeCounts *counts,
                       GError **error)
{
  return coranto_merge_stories_to (session, channel_id, items, age, counts, NULL, error);
}

gboolean
coranto_merge_stories_to (CorantoSession *session,
                          gint64 channel_id,
                          GPtrArray *items,
                          CorantoMergeAge age,
                          CorantoMergeCounts *counts,
                          GArray *ids,
                          GError **error)
{
  guint n_items = MIN (items->len, coranto_limits_default ()->items);
  g_auto (Merge) merge
      = { .session = session, .list = { .db = session->db, .channel_id = channel_id }, .ids = ids };

  merge.now = coranto_clock_now (session->clock);
  merge.arrived = g_array_new (FALSE, FALSE, sizeof (gint64));
  merge.changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_scope (&merge, error)
      || (age == CORANTO_MERGE_AS_OLDER && !set_undated_time (&merge, n_items, error)))
    return FALSE;
  merge.list.entries = coranto_entries_new (items, n_items, &merge.list.scope);
  if (ids)
    g_array_set_size (ids, n_items);
  if (!merge_entries (&merge, error) || !file_stories (&merge, age, error))
    return FALSE;
  *counts = merge.counts;
  return TRUE;
}

gpointer
coranto_work_merge_feed (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoMergeRequest *request = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  CorantoMergeCounts counts;

  /* Stories are told from the channel's own addresses: these first. */
  if (!save_channel_facts (session, request->channel_id, request->feed, error)
      || !coranto_merge_stories_to (session, request->channel_id, request->feed->items,
                                    CORANTO_MERGE_AS_NEWS, &counts, ids, error)
      /* Of a damaged list some may be missing. */
      || (!request->feed->is_damaged
          && !coranto_retention_note_listing (session->db, request->channel_id, ids, error))
      || !coranto_channels_note_next (session, request->channel_id, request->feed, error)
      || (counts.n_listed > 0
          && !coranto_channels_learn_rhythm (session, request->channel_id, error))
      || !coranto_channels_save_check (session, request->channel_id, &request->check,
                                       (guint) counts.n_new, error))
    return NULL;
  return GINT_TO_POINTER (counts.n_new + 1);
}

/* Pages ------------------------------------------------------------------------------------------
 */

gpointer
coranto_work_save_page (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoPageRequest *request = data;
  g_autoptr (CorantoStoredItem) stored = NULL;
  CorantoChanged changed;

  stored = coranto_stored_item_load (session->db, request->article_id, error);
  if (!stored)
    return NULL;
  changed = coranto_stored_item_merge (stored, request->item, CORANTO_MERGE_PAGE);
  if (changed & CORANTO_CHANGED_TEXT
      && !coranto_revisions_note (session->db, stored, coranto_clock_now (session->clock), error))
    return NULL;
  if (!coranto_stored_item_update (session->db, stored, changed, error)
      || !coranto_identity_add (session->db, coranto_identity_of_url (request->item->url),
                                request->article_id, error))
    return NULL;
  if (!changed)
    return GINT_TO_POINTER (TRUE);
  coranto_session_note (session->changes->updated, request->article_id);
  return GINT_TO_POINTER (coranto_standing_refile (session, session->changes->updated, error));
}
