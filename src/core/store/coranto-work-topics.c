/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics: kept, changed, looked into before they are. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-topics-private.h"

#include "coranto-standing-private.h"
#include "coranto-text.h"
#include "coranto-work-lists-private.h"

/* Reading ---------------------------------------------------------------------------------------*/

static CorantoTopic *
make_topic (CorantoStatement *statement)
{
  CorantoTopic *topic = coranto_topic_new ();
  int state = sqlite3_column_int (statement, 4);

  topic->id = sqlite3_column_int64 (statement, 0);
  topic->name = coranto_statement_dup_text (statement, 1);
  topic->query = coranto_statement_dup_text (statement, 2);
  topic->notifies = sqlite3_column_int (statement, 3) != 0;
  topic->state = state == CORANTO_TOPIC_KEPT || state == CORANTO_TOPIC_WHEN_SHOWN
                     ? (CorantoTopicState) state
                     : CORANTO_TOPIC_FILLING;
  topic->unread = (guint) sqlite3_column_int (statement, 5);
  topic->total = (guint) sqlite3_column_int (statement, 6);
  return topic;
}

#define TOPICS                                                                                     \
  "SELECT t.id, t.name, t.query, t.notifies, t.is_complete,"                                       \
  "       coalesce(n.unread, 0), coalesce(n.total, 0)"                                             \
  "  FROM topics t LEFT JOIN topic_counts n ON n.topic_id = t.id"

GPtrArray *
coranto_topics_read (CorantoDb *db, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GPtrArray) topics
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_topic_unref);
  int state;

  statement = coranto_db_query (db, error, TOPICS " ORDER BY t.position, t.id", "");
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (topics, make_topic (statement));
  return state == 0 ? g_steal_pointer (&topics) : NULL;
}

gpointer
coranto_work_read_topics (CorantoSession *session, gpointer data, GError **error)
{
  return coranto_topics_read (session->db, error);
}

static CorantoTopic *
read_topic (CorantoDb *db, gint64 id, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (db, error, TOPICS " WHERE t.id = ?1", "i", id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return NULL;
  if (state > 0)
    return make_topic (statement);
  coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
  return NULL;
}

/* Changing --------------------------------------------------------------------------------------*/

static CorantoTopicState
first_state (const char *query)
{
  return coranto_standing_asks_marks (query) ? CORANTO_TOPIC_WHEN_SHOWN : CORANTO_TOPIC_FILLING;
}

/* A topic that was removed comes back under its number, at its end. */
gint64
coranto_topics_add (CorantoSession *session, const CorantoTopic *topic, GError **error)
{
  g_autofree char *name = coranto_text_line (topic->name, CORANTO_TOPIC_NAME_CHARS);
  g_autofree char *query = coranto_text_line (topic->query, CORANTO_TOPIC_QUERY_CHARS);

  if (!coranto_db_run (session->db, error,
                       "INSERT OR IGNORE INTO topics (id, name, query, notifies, is_complete,"
                       "                              position)"
                       " SELECT nullif(?1, 0), ?2, ?3, ?4, ?5, coalesce(max(position), 0) + 1"
                       "   FROM topics",
                       "issnn", topic->id, name, query, (int) topic->notifies,
                       (int) first_state (query)))
    return -1;
  if (coranto_db_changes (session->db) == 0)
    return 0;
  session->changes->channels_changed = TRUE;
  return sqlite3_last_insert_rowid (coranto_db_get_handle (session->db));
}

static gboolean
empty_topic (CorantoDb *db, gint64 id, GError **error)
{
  return coranto_db_run (db, error, "DELETE FROM topic_articles WHERE topic_id = ?1", "i", id);
}

/* With other words what it found is no longer known; one that is never kept has nothing. */
static gboolean
change_topic (CorantoSession *session,
              const CorantoTopic *before,
              const CorantoTopic *topic,
              GError **error)
{
  g_autofree char *name = coranto_text_line (topic->name, CORANTO_TOPIC_NAME_CHARS);
  g_autofree char *query = coranto_text_line (topic->query, CORANTO_TOPIC_QUERY_CHARS);
  gboolean is_same = g_strcmp0 (before->query, query) == 0;
  CorantoTopicState state = is_same ? before->state : first_state (query);

  return coranto_db_run (session->db, error,
                         "UPDATE OR IGNORE topics SET name = ?2, query = ?3, notifies = ?4,"
                         "  is_complete = ?5"
                         " WHERE id = ?1",
                         "issnn", topic->id, name, query, (int) topic->notifies, (int) state)
         && (state != CORANTO_TOPIC_WHEN_SHOWN || empty_topic (session->db, topic->id, error));
}

/* One that is not there is put back, as it was. */
gpointer
coranto_work_save_topic (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoTopic *topic = data;
  g_autoptr (CorantoTopic) before = NULL;
  gint64 taken = 0, id = topic->id;

  if (!coranto_db_read_int (session->db, error, &taken,
                            "SELECT 1 FROM topics WHERE name = ?1 AND id <> ?2", "si", topic->name,
                            topic->id))
    return NULL;
  if (taken)
    {
      coranto_error_set (error, CORANTO_ERROR_NAME_TAKEN, topic->name);
      return NULL;
    }
  before = id ? read_topic (session->db, id, NULL) : NULL;
  if (!before)
    id = coranto_topics_add (session, topic, error);
  else if (!change_topic (session, before, topic, error))
    return NULL;
  session->changes->channels_changed = TRUE;
  return id > 0 ? GSIZE_TO_POINTER (id) : NULL;
}

gpointer
coranto_work_remove_topic (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoTopic) topic = read_topic (session->db, request->id, error);

  if (!topic || !empty_topic (session->db, request->id, error)
      || !coranto_db_run (session->db, error, "DELETE FROM topics WHERE id = ?1", "i", request->id))
    return NULL;
  session->changes->channels_changed = TRUE;
  return g_steal_pointer (&topic);
}

gboolean
coranto_standing_order (CorantoSession *session, GArray *ids, const char *sql, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!coranto_db_run (session->db, error, sql, "in", g_array_index (ids, gint64, i),
                         (int) i + 1))
      return FALSE;
  session->changes->channels_changed = TRUE;
  return TRUE;
}

gpointer
coranto_work_order_topics (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return GINT_TO_POINTER (coranto_standing_order (
      session, request->ids, "UPDATE topics SET position = ?2 WHERE id = ?1", error));
}

/* Looking before ----------------------------------------------------------------------------------
 */

gpointer
coranto_work_catch (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (CorantoCatch) found = coranto_catch_new ();
  g_autoptr (GArray) ids = NULL;
  CorantoRequest first = { 0 };

  found->asks_marks = coranto_standing_asks_marks (request->text);
  query->search = g_strdup (request->text);
  /* No words would be everything. */
  ids = coranto_text_is_blank (request->text) ? g_array_new (FALSE, FALSE, sizeof (gint64))
                                              : coranto_lists_run (session, query, error);
  if (!ids)
    return NULL;
  found->count = ids->len;
  g_array_set_size (ids, MIN (ids->len, request->limit));
  first.ids = ids;
  g_ptr_array_unref (found->rows);
  found->rows = coranto_work_read_rows (session, &first, error);
  if (found->rows)
    return g_steal_pointer (&found);
  found->rows = g_ptr_array_new ();
  return NULL;
}
