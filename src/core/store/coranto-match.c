/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries that are articles already: by address, by the publisher's id, by their words. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-match-private.h"

#include "coranto-identity-private.h"
#include "coranto-stored-item-private.h"

void
coranto_match_clear (CorantoMatch *match)
{
  g_free (match->item_id);
  *match = (CorantoMatch){ 0 };
}

/* Reads how this channel lists the article. */
static gboolean
read_link (const CorantoMatchList *list, gint64 article_id, CorantoMatch *match, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  match->id = article_id;
  match->is_linked = FALSE;
  statement = coranto_db_query (list->db, error,
                                "SELECT item_hash, item_id FROM channel_articles"
                                " WHERE channel_id = ?1 AND article_id = ?2",
                                "ii", list->channel_id, article_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  if (state > 0)
    {
      match->is_linked = TRUE;
      match->linked_hash = sqlite3_column_int64 (statement, 0);
      match->item_id = coranto_statement_dup_text (statement, 1);
    }
  return TRUE;
}

static gboolean
has_title (CorantoDb *db, gint64 article_id, const char *title, gboolean *same, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement
      = coranto_db_query (db, error, "SELECT title FROM articles WHERE id = ?1", "i", article_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  *same = state == 0
          || coranto_entries_same_title ((const char *) sqlite3_column_text (statement, 0), title);
  return TRUE;
}

static gboolean
match_by_key (const CorantoMatchList *list, gint64 key, CorantoMatch *match, GError **error)
{
  gint64 id = coranto_identity_find (list->db, key, error);

  if (id == CORANTO_IDENTITY_SHARED)
    return TRUE;
  return id >= 0 && (id == 0 || read_link (list, id, match, error));
}

/* Ids that are one address, their fragments aside, count the versions of one story. */
static gboolean
is_same_address (const char *id, const char *other)
{
  gint64 key = coranto_identity_of_url (id);

  return key != 0 && key == coranto_identity_of_url (other);
}

/* An entry at the address of an article that this channel lists under another id and another title
 * is another story: the address is one that the publisher uses again. */
static gboolean
match_by_url (const CorantoMatchList *list,
              CorantoEntry *entry,
              CorantoMatch *match,
              GError **error)
{
  gboolean same = TRUE;

  if (!match_by_key (list, entry->url_key, match, error))
    return FALSE;
  if (match->item_id && entry->item_key && g_strcmp0 (match->item_id, entry->item->id) != 0
      && !is_same_address (match->item_id, entry->item->id))
    {
      if (!has_title (list->db, match->id, entry->item->title, &same, error))
        return FALSE;
      if (!same)
        coranto_match_clear (match);
    }
  return TRUE;
}

/* Whether the article that had this entry's id stands elsewhere in the list, or the words of this
 * entry are those of another article: the id is a place in the list, or one that is used again.  An
 * article whose content is gone has nothing to tell. */
static gboolean
stands_elsewhere (const CorantoMatchList *list,
                  CorantoEntry *entry,
                  CorantoMatch *match,
                  gboolean *out,
                  GError **error)
{
  g_autoptr (CorantoStoredItem) stored = NULL;
  g_autoptr (GError) local = NULL;
  gint64 url_key, content_key, by_words;

  *out = FALSE;
  stored = coranto_stored_item_load (list->db, match->id, &local);
  if (g_error_matches (local, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND))
    return TRUE;
  if (!stored)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (coranto_entries_same_title (stored->item->title, entry->item->title))
    return TRUE;
  by_words = coranto_identity_find (list->db, entry->content_key, error);
  if (by_words == -1)
    return FALSE;
  stored->item->id = g_strdup (match->item_id);
  url_key = coranto_identity_of_url (stored->item->url);
  content_key = coranto_identity_of_content (list->scope.scope_key, stored->item, FALSE);
  *out
      = (by_words > 0 && by_words != match->id)
        || (url_key != entry->url_key && coranto_entries_have (list->entries, url_key))
        || (content_key != entry->content_key && coranto_entries_have (list->entries, content_key));
  return TRUE;
}

/* The id tells nothing; nor does the address that it is. */
static void
leave_id (const CorantoMatchList *list, CorantoEntry *entry)
{
  if (entry->url_key && coranto_identity_of_url (entry->item->id) == entry->url_key)
    entry->url_key = 0;
  entry->item_key = 0;
  if (!entry->content_key)
    entry->content_key = coranto_identity_of_content (list->scope.scope_key, entry->item, FALSE);
}

static gboolean
match_by_item_id (const CorantoMatchList *list,
                  CorantoEntry *entry,
                  CorantoMatch *match,
                  GError **error)
{
  CorantoDb *db = list->db;
  gint64 id = coranto_identity_find (db, entry->item_key, error);
  gboolean elsewhere;

  if (id == CORANTO_IDENTITY_SHARED)
    {
      leave_id (list, entry);
      return TRUE;
    }
  if (id <= 0)
    return id == 0;
  if (!read_link (list, id, match, error))
    return FALSE;
  if (!match->is_linked || match->linked_hash == entry->hash)
    return TRUE;
  if (!stands_elsewhere (list, entry, match, &elsewhere, error))
    return FALSE;
  if (!elsewhere)
    return TRUE;
  coranto_match_clear (match);
  if (!coranto_identity_share (db, entry->item_key, error))
    return FALSE;
  leave_id (list, entry);
  return TRUE;
}

gboolean
coranto_match_find (const CorantoMatchList *list,
                    CorantoEntry *entry,
                    CorantoMatch *match,
                    GError **error)
{
  if (!match_by_url (list, entry, match, error))
    return FALSE;
  if (!match->id && !match_by_item_id (list, entry, match, error))
    return FALSE;
  return match->id || match_by_key (list, entry->content_key, match, error);
}
