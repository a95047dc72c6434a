/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-text index behind the writes. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-search-index-private.h"

#include "coranto-standing-private.h"
#include "coranto-stored-story-private.h"
#include "coranto-tokenizer-private.h"

/* 1: read, 0: there is no such article, -1: error. */
static int
load_words (CorantoDb *db, gint64 article_id, char **out, GError **error)
{
  g_auto (CorantoStoredStory) stored = { 0 };
  int state = coranto_stored_story_load (db, article_id, CORANTO_STORY_TEXT, &stored, error);

  if (state > 0)
    *out = coranto_stored_story_to_words (&stored);
  return state;
}

static gboolean
is_queued (CorantoDb *db, gint64 article_id, gboolean *queued, GError **error)
{
  gint64 found = 0;

  if (!coranto_db_read_int (db, error, &found, "SELECT 1 FROM index_queue WHERE article_id = ?1",
                            "i", article_id))
    return FALSE;
  *queued = found != 0;
  return TRUE;
}

static gboolean
unindex (CorantoDb *db, gint64 article_id, GError **error)
{
  g_autofree char *words = NULL;
  int state = load_words (db, article_id, &words, error);

  if (state <= 0)
    return state == 0;
  return coranto_db_run (db, error,
                         "INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)",
                         "is", article_id, words);
}

static gboolean
unqueue (CorantoDb *db, gint64 article_id, GError **error)
{
  return coranto_db_run (db, error, "DELETE FROM index_queue WHERE article_id = ?1", "i",
                         article_id);
}

gboolean
coranto_search_index_add (CorantoDb *db, gint64 article_id, GError **error)
{
  return coranto_db_run (db, error, "INSERT OR IGNORE INTO index_queue (article_id) VALUES (?1)",
                         "i", article_id);
}

gboolean
coranto_search_index_forget (CorantoDb *db, gint64 article_id, GError **error)
{
  gboolean queued = FALSE;

  if (!is_queued (db, article_id, &queued, error))
    return FALSE;
  return queued
         || (unindex (db, article_id, error) && coranto_search_index_add (db, article_id, error));
}

gboolean
coranto_search_index_remove (CorantoDb *db, gint64 article_id, GError **error)
{
  gboolean queued = FALSE;

  if (!is_queued (db, article_id, &queued, error))
    return FALSE;
  return queued ? unqueue (db, article_id, error) : unindex (db, article_id, error);
}

gboolean
coranto_search_index_check_version (CorantoDb *db, GError **error)
{
  gint64 version = 0;

  if (!coranto_db_read_int (db, error, &version, "SELECT value FROM meta WHERE name = 'tokenizer'",
                            ""))
    return FALSE;
  if (version == CORANTO_TOKENIZER_VERSION)
    return TRUE;
  return coranto_db_run (db, error, "INSERT INTO search (search) VALUES ('delete-all')", "")
         && coranto_db_run (db, error,
                            "INSERT OR IGNORE INTO index_queue (article_id)"
                            " SELECT id FROM articles",
                            "")
         && coranto_topics_refill (db, error)
         && coranto_db_run (db, error,
                            "INSERT OR REPLACE INTO meta (name, value) VALUES ('tokenizer', ?1)",
                            "n", CORANTO_TOKENIZER_VERSION);
}

/* Batches -------------------------------------------------------------------------------------- */

static gboolean
index_one (CorantoDb *db, gint64 article_id, GError **error)
{
  g_autofree char *words = NULL;
  int state = load_words (db, article_id, &words, error);

  if (state < 0
      || (state > 0
          && !coranto_db_run (db, error, "INSERT INTO search (rowid, words) VALUES (?1, ?2)", "is",
                              article_id, words)))
    return FALSE;
  return unqueue (db, article_id, error);
}

static gboolean
purge_one (CorantoDb *db, gint64 article_id, GError **error)
{
  return coranto_search_index_remove (db, article_id, error)
         && coranto_db_run (db, error, "DELETE FROM articles WHERE id = ?1", "i", article_id)
         && coranto_db_run (db, error, "DELETE FROM purge_queue WHERE article_id = ?1", "i",
                            article_id);
}

typedef gboolean (*WorkFunc) (CorantoDb *db, gint64 article_id, GError **error);

static gboolean
work_through (CorantoDb *db,
              GArray *ids,
              WorkFunc work,
              CorantoBatchEnd is_over,
              gpointer user_data,
              GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (!work (db, g_array_index (ids, gint64, i), error))
        return FALSE;
      if (is_over (user_data))
        break;
    }
  return TRUE;
}

/* FTS5 takes rising row numbers fastest: that is why the queue is read in order. */
static GArray *
read_queue (CorantoDb *db, const char *sql, GError **error)
{
  g_autoptr (CorantoStatement) statement = coranto_db_query (db, error, sql, "");

  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

int
coranto_search_index_work (CorantoDb *db,
                           CorantoBatchEnd is_over,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (GArray) ids = NULL;
  WorkFunc work = index_one;

  ids = read_queue (db, "SELECT article_id FROM index_queue ORDER BY article_id LIMIT 2000", error);
  if (ids && ids->len == 0)
    {
      g_array_unref (ids);
      ids = read_queue (db, "SELECT article_id FROM purge_queue ORDER BY article_id LIMIT 500",
                        error);
      work = purge_one;
    }
  if (!ids)
    return -1;
  if (ids->len == 0)
    return 0;
  return work_through (db, ids, work, is_over, user_data, error) ? 1 : -1;
}
