/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels that are pages: which list is theirs, what it is recognised by when the page is laid out
 * anew, and what is said of that. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

gpointer
coranto_work_read_known (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoKnownStories) known = coranto_known_stories_new ();
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (session->db, error,
                                "SELECT a.url FROM channels c"
                                "  JOIN channel_articles l ON l.channel_id = c.id"
                                "  JOIN articles a ON a.id = l.article_id"
                                "  JOIN status s ON s.article_id = l.article_id"
                                " WHERE c.id = ?1 AND a.url IS NOT NULL"
                                "   AND s.first_seen >= c.list_since"
                                " ORDER BY l.article_id DESC LIMIT ?2",
                                "in", request->id, (int) CORANTO_KNOWN_STORIES_MAX);
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_autofree char *url = coranto_statement_dup_text (statement, 0);

      coranto_known_stories_add (known, url);
    }
  return state == 0 ? g_steal_pointer (&known) : NULL;
}

/* As if it had just been followed: nothing that was said of the list before counts for this one. */
gpointer
coranto_work_choose_list (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  if (!coranto_db_run (session->db, error,
                       "UPDATE channels"
                       "   SET list_signature = ?2, list_since = ?3, relocated = 0,"
                       "       older_url = NULL, older_state = ?4,"
                       "       etag = NULL, last_modified = NULL, body_hash = NULL,"
                       "       state = ?5, error_code = ?6, error_detail = NULL, failures = 0,"
                       "       next_check = 0, wait_reason = ?7"
                       " WHERE id = ?1",
                       "isinnnn", request->id, request->text, coranto_clock_now (session->clock),
                       (int) CORANTO_OLDER_UNKNOWN, (int) CORANTO_CHANNEL_STATE_OK,
                       (int) CORANTO_ERROR_NONE, (int) CORANTO_WAIT_NONE))
    return NULL;
  if (coranto_db_changes (session->db) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  session->changes->channels_changed = TRUE;
  return GINT_TO_POINTER (TRUE);
}

gboolean
coranto_channels_set_relocated (CorantoSession *session,
                                gint64 channel_id,
                                gint64 relocated,
                                GError **error)
{
  if (!coranto_db_run (session->db, error,
                       "UPDATE channels SET relocated = ?2 WHERE id = ?1 AND relocated <> ?2", "ii",
                       channel_id, relocated))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    session->changes->channels_changed = TRUE;
  return TRUE;
}

gpointer
coranto_work_dismiss_notice (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return coranto_channels_set_relocated (session, request->id, 0, error) ? GINT_TO_POINTER (TRUE)
                                                                         : NULL;
}
