/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels whose page is laid out anew: what their list is recognised by, and what is said of it.
 */
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
                                "SELECT a.url FROM channel_articles l"
                                "  JOIN articles a ON a.id = l.article_id"
                                " WHERE l.channel_id = ?1 AND a.url IS NOT NULL"
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
