/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of favourites that are kept whole: which are not yet, which pictures they have.
 *
 * Triggers of the schema begin and end the keeping of an article, so that it does not matter who
 * marks it.  Files are not touched here: they are another thread's. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-keeping-private.h"

CorantoKeepingRequest *
coranto_keeping_request_new (gint64 article_id, const CorantoKeeping *keeping)
{
  CorantoKeepingRequest *request = g_new0 (CorantoKeepingRequest, 1);

  request->article_id = article_id;
  request->keeping = *keeping;
  request->keeping.error_detail = g_strdup (keeping->error_detail);
  return request;
}

void
coranto_keeping_request_free (CorantoKeepingRequest *request)
{
  coranto_keeping_clear (&request->keeping);
  g_free (request);
}

CorantoKeptPicturesRequest *
coranto_kept_pictures_request_new (gint64 article_id, GPtrArray *urls)
{
  CorantoKeptPicturesRequest *request = g_new0 (CorantoKeptPicturesRequest, 1);

  request->article_id = article_id;
  request->urls = g_ptr_array_ref (urls);
  return request;
}

void
coranto_kept_pictures_request_free (CorantoKeptPicturesRequest *request)
{
  g_ptr_array_unref (request->urls);
  g_free (request);
}

gpointer
coranto_work_list_to_keep (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (GPtrArray) tasks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_keep_task_free);
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (session->db, error,
                                "SELECT k.article_id, k.attempts, a.url"
                                "  FROM keeping k JOIN articles a ON a.id = k.article_id"
                                " WHERE k.state = 1 AND k.next_try <= ?1"
                                " ORDER BY k.next_try, k.article_id LIMIT ?2",
                                "ii", coranto_clock_now (session->clock), (gint64) request->limit);
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      CorantoKeepTask *task = g_new0 (CorantoKeepTask, 1);

      task->article_id = sqlite3_column_int64 (statement, 0);
      task->attempts = (guint) sqlite3_column_int (statement, 1);
      task->url = coranto_statement_dup_text (statement, 2);
      g_ptr_array_add (tasks, task);
    }
  return state == 0 ? g_steal_pointer (&tasks) : NULL;
}

/* (transfer full) (element-type utf8) */
static GPtrArray *
read_texts (CorantoStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  int state = -1;

  while (statement && (state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (texts, coranto_statement_dup_text (statement, 0));
  return state == 0 ? g_steal_pointer (&texts) : NULL;
}

/* At the first try of a keeping those are tried again that were not to be had in an earlier one. */
gpointer
coranto_work_set_kept_pictures (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoKeptPicturesRequest *request = data;
  g_autoptr (CorantoStatement) statement = NULL;

  if (!coranto_db_run (session->db, error,
                       "UPDATE kept_pictures SET state = 0 WHERE article_id = ?1 AND state = 2"
                       "   AND EXISTS (SELECT 1 FROM keeping k"
                       "                WHERE k.article_id = ?1 AND k.attempts = 0)",
                       "i", request->article_id))
    return NULL;
  for (guint i = 0; i < request->urls->len; i++)
    if (!coranto_db_run (session->db, error,
                         "INSERT OR IGNORE INTO kept_pictures (article_id, url)"
                         " SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM keeping"
                         "                              WHERE article_id = ?1)",
                         "is", request->article_id, g_ptr_array_index (request->urls, i)))
      return NULL;
  coranto_session_note (session->changes->restated, request->article_id);
  statement = coranto_db_query (session->db, error,
                                "SELECT url FROM kept_pictures WHERE article_id = ?1 AND state = 0",
                                "i", request->article_id);
  return read_texts (statement, error);
}

gpointer
coranto_work_note_kept_picture (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  if (!coranto_db_run (session->db, error,
                       "UPDATE kept_pictures SET state = ?3 WHERE article_id = ?1 AND url = ?2",
                       "isi", request->id, request->text, (gint64) request->limit))
    return NULL;
  coranto_session_note (session->changes->restated, request->id);
  return GINT_TO_POINTER (TRUE);
}

gpointer
coranto_work_note_keeping (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoKeepingRequest *request = data;
  const CorantoKeeping *keeping = &request->keeping;

  if (!coranto_db_run (session->db, error,
                       "UPDATE keeping SET state = ?2, attempts = ?3, next_try = ?4,"
                       "       error_code = ?5, error_detail = ?6"
                       " WHERE article_id = ?1",
                       "iniins", request->article_id, (int) keeping->state,
                       (gint64) keeping->attempts, keeping->next_try, (int) keeping->error_code,
                       keeping->error_detail))
    return NULL;
  coranto_session_note (session->changes->restated, request->article_id);
  return GINT_TO_POINTER (TRUE);
}

/* Letting go -----------------------------------------------------------------------------------*/

#define IS_LEFT "NOT EXISTS (SELECT 1 FROM keeping g WHERE g.article_id = k.article_id)"

gpointer
coranto_work_list_released (CorantoSession *session, gpointer data, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  /* What another favourite has too stays where it is. */
  if (!coranto_db_run (session->db, error,
                       "DELETE FROM kept_pictures AS k WHERE " IS_LEFT
                       "   AND (k.state <> 1 OR EXISTS"
                       "        (SELECT 1 FROM kept_pictures o JOIN keeping g"
                       "             ON g.article_id = o.article_id WHERE o.url = k.url))",
                       ""))
    return NULL;
  statement = coranto_db_query (session->db, error,
                                "SELECT DISTINCT url FROM kept_pictures k WHERE " IS_LEFT, "");
  return read_texts (statement, error);
}

gpointer
coranto_work_forget_released (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  if (!coranto_db_run (session->db, error,
                       "DELETE FROM kept_pictures AS k WHERE k.url = ?1 AND " IS_LEFT, "s",
                       request->text)
      || !coranto_db_run (session->db, error, "UPDATE kept_pictures SET state = 0 WHERE url = ?1",
                          "s", request->text)
      || !coranto_db_run (session->db, error,
                          "UPDATE keeping SET state = 1, next_try = 0 WHERE article_id IN"
                          " (SELECT article_id FROM kept_pictures WHERE url = ?1)",
                          "s", request->text))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

/* Reading --------------------------------------------------------------------------------------*/

static gboolean
read_state (CorantoDb *db, CorantoArticle *article, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  CorantoKeeping *keeping = &article->keeping;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT k.state, k.attempts, k.next_try, k.error_code, k.error_detail,"
      "       (SELECT count(*) FROM kept_pictures p WHERE p.article_id = ?1),"
      "       (SELECT count(*) FROM kept_pictures p WHERE p.article_id = ?1 AND p.state = 1),"
      "       (SELECT favourite_time FROM status s WHERE s.article_id = ?1)"
      "  FROM keeping k WHERE k.article_id = ?1",
      "i", article->id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  if (state == 0)
    return TRUE;
  keeping->state = (CorantoKeepState) sqlite3_column_int (statement, 0);
  keeping->attempts = (guint) sqlite3_column_int (statement, 1);
  keeping->next_try = sqlite3_column_int64 (statement, 2);
  keeping->error_code = (CorantoErrorCode) sqlite3_column_int (statement, 3);
  keeping->error_detail = coranto_statement_dup_text (statement, 4);
  keeping->pictures = (guint) sqlite3_column_int (statement, 5);
  keeping->pictures_kept = (guint) sqlite3_column_int (statement, 6);
  article->favourite_time = sqlite3_column_int64 (statement, 7);
  return TRUE;
}

static gboolean
read_lists (CorantoDb *db, CorantoArticle *article, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (db, error,
                                "SELECT l.id, l.title FROM list_articles a"
                                "  JOIN lists l ON l.id = a.list_id"
                                " WHERE a.article_id = ?1 ORDER BY l.position, l.id",
                                "i", article->id);
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (article->list_ids, id);
      g_ptr_array_add (article->list_titles, coranto_statement_dup_text (statement, 1));
    }
  return state == 0;
}

gboolean
coranto_keeping_read (CorantoDb *db, CorantoArticle *article, GError **error)
{
  /* What is no favourite is in no list that anybody sees. */
  return read_state (db, article, error)
         && (article->keeping.state == CORANTO_KEEP_NONE || read_lists (db, article, error));
}
