/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's lists of favourites. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-keeping-private.h"

#include "coranto-text.h"

/* Longer titles fit nowhere. */
#define MAX_TITLE_CHARS 200

/* NULL with an error: nothing is left of it. */
static char *
clean_title (const char *title, GError **error)
{
  g_autofree char *line = coranto_text_line (title ? title : "", MAX_TITLE_CHARS);

  if (!coranto_text_is_blank (line))
    return g_steal_pointer (&line);
  coranto_error_set (error, CORANTO_ERROR_FAILED, "an empty name");
  return NULL;
}

static gint64
find (CorantoDb *db, const char *title, GError **error)
{
  gint64 id = 0;

  return coranto_db_read_int (db, error, &id, "SELECT id FROM lists WHERE title = ?1", "s", title)
             ? id
             : -1;
}

gint64
coranto_favourite_lists_ensure (CorantoSession *session, const char *title, GError **error)
{
  g_autofree char *clean = clean_title (title, error);
  gint64 id;

  if (!clean
      || !coranto_db_run (session->db, error,
                          "INSERT OR IGNORE INTO lists (title, position)"
                          " SELECT ?1, coalesce(max(position), 0) + 1 FROM lists",
                          "s", clean))
    return 0;
  if (coranto_db_changes (session->db) > 0)
    session->changes->channels_changed = TRUE;
  id = find (session->db, clean, error);
  return MAX (id, 0);
}

gpointer
coranto_work_add_list (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return GSIZE_TO_POINTER (coranto_favourite_lists_ensure (session, request->text, error));
}

gpointer
coranto_work_find_list (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autofree char *clean = clean_title (request->text, error);
  gint64 id = clean ? find (session->db, clean, error) : -1;

  if (id == 0)
    coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, request->text);
  return id > 0 ? GSIZE_TO_POINTER (id) : NULL;
}

/* After a statement that should have changed a list. */
static gpointer
note_changed (CorantoSession *session, GError **error)
{
  if (coranto_db_changes (session->db) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  session->changes->channels_changed = TRUE;
  return GINT_TO_POINTER (TRUE);
}

gpointer
coranto_work_rename_list (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autofree char *clean = clean_title (request->text, error);
  gint64 holder = clean ? find (session->db, clean, error) : -1;

  if (holder < 0)
    return NULL;
  if (holder > 0 && holder != request->id)
    {
      coranto_error_set (error, CORANTO_ERROR_NAME_TAKEN, clean);
      return NULL;
    }
  if (!coranto_db_run (session->db, error, "UPDATE lists SET title = ?2 WHERE id = ?1", "is",
                       request->id, clean))
    return NULL;
  return note_changed (session, error);
}

gpointer
coranto_work_delete_list (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  if (!coranto_db_run (session->db, error, "DELETE FROM list_articles WHERE list_id = ?1", "i",
                       request->id)
      || !coranto_db_run (session->db, error, "DELETE FROM lists WHERE id = ?1", "i", request->id))
    return NULL;
  return note_changed (session, error);
}

/* Positions are numbered anew: the two change places. */
gpointer
coranto_work_move_list (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoStatement) statement
      = coranto_db_query (session->db, error, "SELECT id FROM lists ORDER BY position, id", "");
  g_autoptr (GArray) ids = statement ? coranto_db_read_ids (statement, error) : NULL;
  gint64 *order;
  gint64 other;
  guint at = 0;

  if (!ids)
    return NULL;
  order = (gint64 *) (gpointer) ids->data;
  while (at < ids->len && order[at] != request->id)
    at++;
  if (at == ids->len)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  other = (gint64) at + request->time;
  if (other < 0 || other >= (gint64) ids->len)
    return GINT_TO_POINTER (TRUE);
  order[at] = order[other];
  order[other] = request->id;
  for (guint i = 0; i < ids->len; i++)
    if (!coranto_db_run (session->db, error, "UPDATE lists SET position = ?2 WHERE id = ?1", "ii",
                         order[i], (gint64) i + 1))
      return NULL;
  session->changes->channels_changed = TRUE;
  return GINT_TO_POINTER (TRUE);
}

/* Stories --------------------------------------------------------------------------------------*/

gboolean
coranto_favourites_mark (CorantoSession *session, gint64 article_id, gint64 time, GError **error)
{
  gint64 now = coranto_clock_now (session->clock);

  if (!coranto_db_run (session->db, error,
                       "UPDATE status SET is_favourite = 1, favourite_time = ?2"
                       " WHERE article_id = ?1 AND is_favourite = 0",
                       "ii", article_id, time > 0 && time < now ? time : now))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    {
      coranto_session_note (session->changes->restated, article_id);
      session->changes->counts_changed = TRUE;
    }
  return TRUE;
}

gboolean
coranto_favourite_lists_add (CorantoSession *session,
                             gint64 list_id,
                             gint64 article_id,
                             GError **error)
{
  if (!coranto_favourites_mark (session, article_id, 0, error)
      || !coranto_db_run (session->db, error,
                          "INSERT OR IGNORE INTO list_articles (list_id, article_id)"
                          " SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM status"
                          "                              WHERE article_id = ?2)",
                          "ii", list_id, article_id))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    coranto_session_note (session->changes->restated, article_id);
  return TRUE;
}

static gboolean
take_out (CorantoSession *session, gint64 list_id, gint64 article_id, GError **error)
{
  if (!coranto_db_run (session->db, error,
                       "DELETE FROM list_articles WHERE list_id = ?1 AND article_id = ?2", "ii",
                       list_id, article_id))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    coranto_session_note (session->changes->restated, article_id);
  return TRUE;
}

gpointer
coranto_work_set_listed (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  gint64 known = 0;

  if (!coranto_db_read_int (session->db, error, &known, "SELECT id FROM lists WHERE id = ?1", "i",
                            request->id))
    return NULL;
  if (known == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  for (guint i = 0; i < request->ids->len; i++)
    {
      gint64 id = g_array_index (request->ids, gint64, i);

      if (!(request->limit ? coranto_favourite_lists_add (session, request->id, id, error)
                           : take_out (session, request->id, id, error)))
        return NULL;
    }
  session->changes->channels_changed = TRUE;
  return GINT_TO_POINTER (TRUE);
}

gboolean
coranto_favourite_lists_read (CorantoDb *db, GPtrArray *out, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT l.id, l.title, l.position,"
      "       (SELECT count(*) FROM list_articles a JOIN status s ON s.article_id = a.article_id"
      "         WHERE a.list_id = l.id AND s.is_favourite = 1 AND s.is_stored = 1"
      "           AND s.hidden = 0)"
      "  FROM lists l ORDER BY l.position, l.id",
      "");
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_autofree char *title = coranto_statement_dup_text (statement, 1);

      g_ptr_array_add (out, coranto_favourite_list_new (sqlite3_column_int64 (statement, 0), title,
                                                        sqlite3_column_int (statement, 2),
                                                        (guint) sqlite3_column_int (statement, 3)));
    }
  return state == 0;
}
