/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids as rows and articles. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

#include "coranto-identity-private.h"
#include "coranto-revisions-private.h"
#include "coranto-snippet-private.h"
#include "coranto-stored-item-private.h"
#include "coranto-stored-story-private.h"
#include "coranto-text.h"
#include "coranto-work-lists-private.h"
#include "coranto-work-keeping-private.h"

/* Rows
 * -----------------------------------------------------------------------------------------------
 */

static void
free_row (gpointer row)
{
  if (row)
    coranto_headline_row_unref (row);
}

/* 来源, else the first channel that lists it. */
static char *
source_of (CorantoHeadlineRow *row)
{
  const char *end;

  if (!coranto_text_is_blank (row->source) || coranto_text_is_blank (row->channels))
    return g_steal_pointer (&row->source);
  end = strchr (row->channels, '\n');
  return end ? g_strndup (row->channels, (gsize) (end - row->channels)) : g_strdup (row->channels);
}

static CorantoHeadlineRow *
make_row (CorantoStatement *statement, gint64 id)
{
  CorantoHeadlineRow *row = coranto_headline_row_new ();
  char **const texts[] = { &row->title,  &row->summary, &row->url,     &row->source,
                           &row->author, &row->image,   &row->channels };
  char *source;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = coranto_statement_dup_text (statement, (int) i);
  row->id = id;
  row->order_time = coranto_identity_order_time (id);
  row->sort_time = sqlite3_column_int64 (statement, 7);
  row->views = sqlite3_column_int64 (statement, 8);
  row->has_date = sqlite3_column_int (statement, 9) != CORANTO_DATE_NONE;
  row->has_clock = sqlite3_column_int (statement, 9) != CORANTO_DATE_DAY;
  row->is_read = sqlite3_column_int (statement, 10) != 0;
  row->is_favourite = sqlite3_column_int (statement, 11) != 0;
  row->changed = sqlite3_column_int64 (statement, 12);
  row->is_changed = row->is_read && sqlite3_column_int (statement, 13) != 0;
  row->keep_state = (CorantoKeepState) sqlite3_column_int (statement, 14);
  source = source_of (row);
  g_free (row->source);
  row->source = source;
  return row;
}

static gboolean
append_row (CorantoDb *db, gint64 id, GPtrArray *rows, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT a.title, a.summary, a.url, a.source, a.author, a.image,"
      "       (SELECT group_concat(title, char(10)) FROM"
      "         (SELECT CASE c.title WHEN '' THEN c.url ELSE c.title END AS title"
      "            FROM channel_articles l JOIN channels c ON c.id = l.channel_id"
      "           WHERE l.article_id = a.id ORDER BY l.channel_id)),"
      "       a.sort_time, a.views, a.published_precision, s.is_read, s.is_favourite,"
      "       r.changed, r.is_unseen, k.state"
      "  FROM status s JOIN articles a ON a.id = s.article_id"
      "  LEFT JOIN revisions r ON r.article_id = s.article_id"
      "  LEFT JOIN keeping k ON k.article_id = s.article_id"
      " WHERE s.article_id = ?1 AND s.is_stored = 1",
      "i", id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  g_ptr_array_add (rows, state > 0 ? make_row (statement, id) : NULL);
  return TRUE;
}

static GPtrArray *
read_rows (CorantoSession *session, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; i < ids->len; i++)
    {
      if (!append_row (session->db, g_array_index (ids, gint64, i), rows, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

gpointer
coranto_work_read_rows (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return read_rows (session, request->ids, error);
}

static GArray *
read_channels_of (CorantoDb *db, gint64 article_id, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  statement = coranto_db_query (
      db, error, "SELECT channel_id FROM channel_articles WHERE article_id = ?1", "i", article_id);
  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

/* The newest of one channel: the end of its part of the primary key. */
static GArray *
read_newest (CorantoDb *db, gint64 channel_id, const CorantoRequest *request, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  statement = coranto_db_query (
      db, error,
      "SELECT article_id FROM channel_articles WHERE channel_id = ?1 AND article_id <> ?2"
      "   AND article_id NOT IN (SELECT article_id FROM status WHERE hidden <> 0)"
      " ORDER BY article_id DESC LIMIT ?3",
      "iii", channel_id, request->id, (gint64) request->limit);
  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

/* Where the story has the words that it was found by. */
static gboolean
add_snippet (CorantoSession *session,
             CorantoHeadlineRow *row,
             CorantoSearch *search,
             GError **error)
{
  g_auto (CorantoStoredStory) stored = { 0 };
  int state = coranto_stored_story_load (session->db, row->id, CORANTO_STORY_TEXT, &stored, error);

  row->found_by = coranto_search_ref (search);
  if (state > 0 && stored.text)
    row->snippet = coranto_snippet_make (search, stored.text);
  return state >= 0;
}

gpointer
coranto_work_read_found_rows (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoSearch) search = request->text ? coranto_search_parse (request->text) : NULL;
  g_autoptr (GPtrArray) rows = read_rows (session, request->ids, error);

  if (!rows || !search || !coranto_search_has_words (search))
    return g_steal_pointer (&rows);
  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      if (row && !add_snippet (session, row, search, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

gpointer
coranto_work_read_latest (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (GArray) channels = read_channels_of (session->db, request->id, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; channels && i < channels->len; i++)
    {
      g_autoptr (GArray) newest
          = read_newest (session->db, g_array_index (channels, gint64, i), request, error);

      if (!newest)
        return NULL;
      g_array_append_vals (ids, newest->data, newest->len);
    }
  coranto_lists_order (ids, request->limit);
  return channels ? read_rows (session, ids, error) : NULL;
}

/* Articles
 * -------------------------------------------------------------------------------------------- */

static gboolean
read_status (CorantoDb *db, CorantoArticle *article, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error, "SELECT is_read, is_favourite, is_stored FROM status WHERE article_id = ?1", "i",
      article->id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  if (state == 0 || !sqlite3_column_int (statement, 2))
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return FALSE;
    }
  article->is_read = sqlite3_column_int (statement, 0) != 0;
  article->is_favourite = sqlite3_column_int (statement, 1) != 0;
  return TRUE;
}

static gboolean
read_channels (CorantoDb *db, CorantoArticle *article, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT c.id, CASE c.title WHEN '' THEN c.url ELSE c.title END, c.home_url, l.item_id"
      "  FROM channel_articles l JOIN channels c ON c.id = l.channel_id"
      " WHERE l.article_id = ?1 ORDER BY l.channel_id",
      "i", article->id);
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      gint64 channel_id = sqlite3_column_int64 (statement, 0);

      if (article->channel_ids->len == 0)
        article->channel_home_url = coranto_statement_dup_text (statement, 2);
      if (!article->item->id)
        article->item->id = coranto_statement_dup_text (statement, 3);
      g_array_append_val (article->channel_ids, channel_id);
      g_ptr_array_add (article->channel_titles, coranto_statement_dup_text (statement, 1));
    }
  return state == 0;
}

gpointer
coranto_work_read_article (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoArticle) article = coranto_article_new ();
  g_autoptr (CorantoStoredItem) stored = NULL;

  article->id = request->id;
  if (!read_status (session->db, article, error))
    return NULL;
  stored = coranto_stored_item_load (session->db, request->id, error);
  if (!stored)
    return NULL;
  article->item = coranto_parsed_item_ref (stored->item);
  article->sort_time = stored->sort_time;
  article->first_seen = stored->first_seen;
  article->is_full = stored->is_full;
  article->is_list_only
      = !stored->is_full && !stored->item->content_html && !stored->item->content_text;
  if (!read_channels (session->db, article, error)
      || !coranto_revisions_read (session->db, article, error)
      || !coranto_keeping_read (session->db, article, error))
    return NULL;
  if (!article->item->id)
    article->item->id = g_strdup (article->item->url);
  return g_steal_pointer (&article);
}
