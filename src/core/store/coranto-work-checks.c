/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of channels: what one found, what is remembered of the last ones. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

#include "coranto-identity-private.h"

#define DAY (24 * 60 * 60)

/* Where the channel is ----------------------------------------------------------------------------
 */

/* Moved for good.  An address that another channel has already stays with that one. */
static gboolean
save_move (CorantoSession *session, gint64 channel_id, const char *new_url, GError **error)
{
  gint64 key = coranto_identity_of_url (new_url);

  if (!key)
    return TRUE;
  if (!coranto_db_run (session->db, error,
                       "UPDATE OR IGNORE channels SET url = ?2, url_key = ?3, moved_url = NULL"
                       " WHERE id = ?1",
                       "isi", channel_id, new_url, key))
    return FALSE;
  session->changes->channels_changed = TRUE;
  return TRUE;
}

static gboolean
save_place (CorantoSession *session, gint64 channel_id, const CorantoCheck *check, GError **error)
{
  if (check->error_code != CORANTO_ERROR_NONE)
    return TRUE;
  if (check->new_url)
    return save_move (session, channel_id, check->new_url, error);
  return coranto_db_run (session->db, error,
                         "UPDATE channels SET moved_url = ?2"
                         " WHERE id = ?1 AND moved_url IS NOT ?2",
                         "is", channel_id, check->moved_url);
}

/* 0 with an error where the address is none, or another channel's. */
static gint64
key_for (CorantoSession *session, gint64 channel_id, const char *url, GError **error)
{
  gint64 key = coranto_identity_of_url (url);
  gint64 other = 0;

  if (!key)
    {
      coranto_error_set (error, CORANTO_ERROR_INVALID_ADDRESS, url);
      return 0;
    }
  if (!coranto_db_read_int (session->db, error, &other,
                            "SELECT id FROM channels WHERE url_key = ?1 AND id <> ?2", "ii", key,
                            channel_id))
    return 0;
  if (other)
    {
      coranto_error_set (error, CORANTO_ERROR_ALREADY_FOLLOWED, url);
      return 0;
    }
  return key;
}

gpointer
coranto_work_set_address (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  gint64 key = key_for (session, request->id, request->text, error);

  if (!key
      || !coranto_db_run (session->db, error,
                          "UPDATE channels"
                          "   SET url = ?2, url_key = ?3, moved_url = NULL,"
                          "       etag = NULL, last_modified = NULL, body_hash = NULL,"
                          "       state = ?4, error_code = ?5, error_detail = NULL, failures = 0,"
                          "       next_check = 0, wait_reason = ?6"
                          " WHERE id = ?1",
                          "isinnn", request->id, request->text, key, (int) CORANTO_CHANNEL_STATE_OK,
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

/* How it went -------------------------------------------------------------------------------------
 */

/* Without a network nobody was asked: that is no failure of the channel. */
static gboolean
counts_as_failure (CorantoErrorCode code)
{
  return code != CORANTO_ERROR_NONE && code != CORANTO_ERROR_OFFLINE;
}

static gboolean
save_outcome (CorantoSession *session, gint64 channel_id, const CorantoCheck *check, GError **error)
{
  gboolean is_good = check->error_code == CORANTO_ERROR_NONE;
  int state = check->error_code == CORANTO_ERROR_GONE ? CORANTO_CHANNEL_STATE_GONE
              : counts_as_failure (check->error_code) ? CORANTO_CHANNEL_STATE_FAILING
                                                      : CORANTO_CHANNEL_STATE_OK;

  return coranto_db_run (session->db, error,
                         "UPDATE channels"
                         "   SET state = CASE WHEN ?2 THEN state ELSE ?3 END,"
                         "       failures = CASE WHEN ?4 THEN 0 ELSE failures + ?5 END,"
                         "       error_code = ?6, error_detail = ?7, last_check = ?8,"
                         "       last_success = CASE WHEN ?4 THEN ?8 ELSE last_success END,"
                         "       next_check = ?9, wait_reason = ?10,"
                         "       day_requests = CASE request_day WHEN ?11 THEN day_requests + ?12"
                         "                                       ELSE ?12 END,"
                         "       request_day = ?11"
                         " WHERE id = ?1",
                         "innnnnsiinin", channel_id,
                         (int) (check->error_code == CORANTO_ERROR_OFFLINE), state, (int) is_good,
                         (int) counts_as_failure (check->error_code), (int) check->error_code,
                         check->error_detail, check->time, check->next_check,
                         (int) check->wait_reason, check->time / DAY, (int) check->requests);
}

/* The oldest makes room. */
static gboolean
remember (CorantoSession *session,
          gint64 channel_id,
          const CorantoCheck *check,
          guint n_new,
          GError **error)
{
  return coranto_db_run (session->db, error,
                         "INSERT INTO checks (channel_id, time, duration_ms, status, bytes,"
                         "  requests, new_stories, is_unchanged, error_code, error_detail)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                         "iinninnnns", channel_id, check->time, (int) check->duration_ms,
                         (int) check->status, check->bytes, (int) check->requests, (int) n_new,
                         (int) check->is_unchanged, (int) check->error_code, check->error_detail)
         && coranto_db_run (session->db, error,
                            "DELETE FROM checks WHERE channel_id = ?1"
                            "   AND id <= (SELECT id FROM checks WHERE channel_id = ?1"
                            "               ORDER BY id DESC LIMIT 1 OFFSET ?2)",
                            "in", channel_id, CORANTO_CHECKS_KEPT);
}

gboolean
coranto_channels_save_check (CorantoSession *session,
                             gint64 channel_id,
                             const CorantoCheck *check,
                             guint n_new,
                             GError **error)
{
  if (!save_outcome (session, channel_id, check, error))
    return FALSE;
  if (coranto_db_changes (session->db) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return FALSE;
    }
  session->changes->counts_changed = TRUE;
  if (check->notice != CORANTO_NOTICE_STAYS
      && !coranto_channels_set_relocated (
          session, channel_id, check->notice == CORANTO_NOTICE_BEGINS ? check->time : 0, error))
    return FALSE;
  /* Validators vouch for what was stored last: a failure or "unchanged" leaves them. */
  if (check->error_code == CORANTO_ERROR_NONE && !check->is_unchanged
      && !coranto_db_run (session->db, error,
                          "UPDATE channels SET etag = ?2, last_modified = ?3, body_hash = ?4"
                          " WHERE id = ?1",
                          "isss", channel_id, check->etag, check->last_modified, check->body_hash))
    return FALSE;
  return save_place (session, channel_id, check, error)
         && remember (session, channel_id, check, n_new, error);
}

gpointer
coranto_work_note_check (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoMergeRequest *request = data;

  if (!coranto_channels_save_check (session, request->channel_id, &request->check, 0, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

/* What is remembered ------------------------------------------------------------------------------
 */

static CorantoCheckRecord *
read_record (CorantoStatement *statement)
{
  CorantoCheckRecord *record = g_new0 (CorantoCheckRecord, 1);

  record->time = sqlite3_column_int64 (statement, 0);
  record->duration_ms = (guint) sqlite3_column_int (statement, 1);
  record->status = (guint) sqlite3_column_int (statement, 2);
  record->bytes = sqlite3_column_int64 (statement, 3);
  record->requests = (guint) sqlite3_column_int (statement, 4);
  record->new_stories = (guint) sqlite3_column_int (statement, 5);
  record->is_unchanged = sqlite3_column_int (statement, 6) != 0;
  record->error_code = (CorantoErrorCode) sqlite3_column_int (statement, 7);
  record->error_detail = coranto_statement_dup_text (statement, 8);
  return record;
}

gpointer
coranto_work_read_checks (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_check_record_free);
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (session->db, error,
                                "SELECT time, duration_ms, status, bytes, requests, new_stories,"
                                "       is_unchanged, error_code, error_detail"
                                "  FROM checks WHERE channel_id = ?1 ORDER BY id DESC LIMIT ?2",
                                "in", request->id, (int) request->limit);
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (records, read_record (statement));
  return state == 0 ? g_steal_pointer (&records) : NULL;
}
