/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's marks: the one thing that must never be lost. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

#include "coranto-revisions-private.h"
#include "coranto-standing-private.h"
#include "coranto-work-lists-private.h"
#include "coranto-work-retention-private.h"

/* Each changes a row only where the mark is not set yet; ?2 is the time. */
static const char *const statements[] = {
  [CORANTO_MARK_READ] = "UPDATE status SET is_read = 1, read_time = ?2"
                        " WHERE article_id = ?1 AND is_read = 0",
  [CORANTO_MARK_UNREAD] = "UPDATE status SET is_read = 0, read_time = ?2"
                          " WHERE article_id = ?1 AND is_read = 1",
  [CORANTO_MARK_FAVOURITE] = "UPDATE status SET is_favourite = 1, favourite_time = ?2"
                             " WHERE article_id = ?1 AND is_favourite = 0",
  [CORANTO_MARK_UNFAVOURITE] = "UPDATE status SET is_favourite = 0, favourite_time = ?2"
                               " WHERE article_id = ?1 AND is_favourite = 1",
  [CORANTO_MARK_DELETED] = "UPDATE status SET hidden = 2, hidden_time = ?2"
                           " WHERE article_id = ?1 AND is_stored = 1 AND hidden <> 2",
  [CORANTO_MARK_UNDELETED] = "UPDATE status SET hidden = 0, hidden_time = ?2"
                             " WHERE article_id = ?1 AND is_stored = 1 AND hidden = 2",
};

/* Who marks an article read has seen what changed in it, though it was read before. */
static gboolean
note_seen (CorantoSession *session, gint64 id, gboolean was_read, GError **error)
{
  gboolean is_news = FALSE;

  if (!coranto_revisions_set_seen (session->db, id, &is_news, error))
    return FALSE;
  if (is_news && was_read)
    coranto_session_note (session->changes->restated, id);
  return TRUE;
}

/* Where the change set says it. */
static GArray *
told_by (CorantoChangeSet *changes, CorantoMark mark)
{
  switch (mark)
    {
    case CORANTO_MARK_DELETED:
      return changes->removed;
    case CORANTO_MARK_UNDELETED:
      return changes->added;
    case CORANTO_MARK_READ:
    case CORANTO_MARK_UNREAD:
    case CORANTO_MARK_FAVOURITE:
    case CORANTO_MARK_UNFAVOURITE:
      break;
    }
  return changes->restated;
}

GArray *
coranto_marks_set (CorantoSession *session, GArray *ids, CorantoMark mark, GError **error)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 now = coranto_clock_now (session->clock);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean is_marked;

      if (!coranto_db_run (session->db, error, statements[mark], "ii", id, now))
        return NULL;
      is_marked = coranto_db_changes (session->db) > 0;
      if (is_marked)
        g_array_append_val (changed, id);
      if ((mark == CORANTO_MARK_READ && !note_seen (session, id, !is_marked, error))
          || (mark == CORANTO_MARK_DELETED && is_marked
              && !coranto_articles_promote_reprint (session, id, error)))
        return NULL;
    }
  /* Topics were not asked about them while they were hidden. */
  if (mark == CORANTO_MARK_UNDELETED && !coranto_standing_refile (session, changed, error))
    return NULL;
  if (changed->len > 0)
    {
      g_array_append_vals (told_by (session->changes, mark), changed->data, changed->len);
      session->changes->counts_changed = TRUE;
    }
  return g_steal_pointer (&changed);
}

gpointer
coranto_work_mark (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return coranto_marks_set (session, request->ids, request->mark, error);
}

gpointer
coranto_work_mark_query (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (GArray) ids = coranto_lists_run (session, request->query, error);

  return ids ? coranto_marks_set (session, ids, request->mark, error) : NULL;
}
