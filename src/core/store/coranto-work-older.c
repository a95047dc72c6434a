/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A channel's older stories: what its older pages said, and where they go on. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

gboolean
coranto_channels_note_next (CorantoSession *session,
                            gint64 channel_id,
                            const CorantoParsedFeed *feed,
                            GError **error)
{
  /* Who went back already goes on from there, unless the list is another one now. */
  if (!coranto_db_run (session->db, error,
                       "UPDATE channels SET older_url = ?2, older_state = ?3"
                       " WHERE id = ?1 AND (older_state <= ?3 OR ?4)"
                       "   AND (older_state <> ?3 OR older_url IS NOT ?2)",
                       "isnn", channel_id, feed->next_page_url, (int) CORANTO_OLDER_FRESH,
                       (int) feed->is_relocated))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    session->changes->channels_changed = TRUE;
  return TRUE;
}

static gboolean
save_older (CorantoSession *session, const CorantoOlderRequest *request, GError **error)
{
  if (!coranto_db_run (session->db, error,
                       "UPDATE channels SET older_url = ?2, older_state = ?3 WHERE id = ?1", "isn",
                       request->channel_id, request->next_url, (int) request->state))
    return FALSE;
  if (coranto_db_changes (session->db) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return FALSE;
    }
  session->changes->channels_changed = TRUE;
  return TRUE;
}

gpointer
coranto_work_merge_older (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoOlderRequest *request = data;
  CorantoMergeCounts counts = { 0 };

  if (!save_older (session, request, error)
      || (request->feed
          && !coranto_merge_stories (session, request->channel_id, request->feed->items,
                                     CORANTO_MERGE_AS_OLDER, &counts, error)))
    return NULL;
  return GINT_TO_POINTER (counts.n_listed + 1);
}
