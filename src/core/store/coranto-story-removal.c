/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories that leave: at once for every reader, their content when there is time. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-retention-private.h"

gboolean
coranto_articles_promote_reprint (CorantoSession *session, gint64 article_id, GError **error)
{
  gint64 next = 0;

  if (!coranto_db_read_int (session->db, error, &next,
                            "SELECT min(article_id) FROM status WHERE reprint_of = ?1 AND "
                            "reprint_of <> 0",
                            "i", article_id))
    return FALSE;
  if (next == 0)
    return TRUE;
  coranto_session_note (session->changes->added, next);
  return coranto_db_run (session->db, error,
                         "UPDATE status SET reprint_of = CASE article_id WHEN ?2 THEN 0 ELSE ?2 END"
                         " WHERE reprint_of = ?1 AND reprint_of <> 0",
                         "ii", article_id, next);
}

static gboolean
set_aside_one (CorantoSession *session, gint64 id, GError **error)
{
  return coranto_db_run (session->db, error,
                         "UPDATE status SET is_stored = 0 WHERE article_id = ?1", "i", id)
         && coranto_db_run (session->db, error, "DELETE FROM topic_articles WHERE article_id = ?1",
                            "i", id)
         && coranto_db_run (session->db, error,
                            "INSERT OR IGNORE INTO purge_queue (article_id) VALUES (?1)", "i", id)
         && coranto_articles_promote_reprint (session, id, error);
}

gboolean
coranto_articles_set_aside (CorantoSession *session, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!set_aside_one (session, id, error))
        return FALSE;
      coranto_session_note (session->changes->removed, id);
    }
  return TRUE;
}
