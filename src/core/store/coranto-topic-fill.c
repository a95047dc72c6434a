/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics looked through the stored stories, in the writer's pauses.
 *
 * Each step searches anew and makes the topic what was found, as far as it comes: what is stored
 * or thrown away between two steps is right in any case, and nothing has to be remembered. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-standing-private.h"

#include "coranto-topic.h"
#include "coranto-work-lists-private.h"

static GArray *
read_found (CorantoDb *db, gint64 topic_id, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  statement = coranto_db_query (db, error,
                                "SELECT article_id FROM topic_articles"
                                " WHERE topic_id = ?1 ORDER BY article_id DESC",
                                "i", topic_id);
  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

static GArray *
search_stories (CorantoSession *session, const char *words, GError **error)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);

  query->search = g_strdup (words);
  if (words[strspn (words, " ")] == '\0')
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return coranto_lists_run (session, query, error);
}

static gint64
id_at (GArray *ids, guint i)
{
  return i < ids->len ? g_array_index (ids, gint64, i) : G_MININT64;
}

/* Both fall.  1: it was over before the end, 0: they are one now, -1: error. */
static int
approach (CorantoSession *session,
          gint64 topic_id,
          GArray *has,
          GArray *wants,
          CorantoFillEnd is_over,
          gpointer user_data,
          GError **error)
{
  guint i = 0, k = 0;

  while (i < has->len || k < wants->len)
    {
      gint64 before = id_at (has, i), now = id_at (wants, k);
      const char *sql = before > now
                            ? "DELETE FROM topic_articles WHERE topic_id = ?1 AND article_id = ?2"
                            : "INSERT INTO topic_articles (topic_id, article_id) VALUES (?1, ?2)";

      i += before >= now;
      k += now >= before;
      if (before == now)
        continue;
      if (!coranto_db_run (session->db, error, sql, "ii", topic_id, MAX (before, now)))
        return -1;
      if (is_over (user_data))
        return 1;
    }
  return 0;
}

static int
fill_topic (CorantoSession *session,
            gint64 id,
            const char *words,
            CorantoFillEnd is_over,
            gpointer user_data,
            GError **error)
{
  g_autoptr (GArray) has = read_found (session->db, id, error);
  g_autoptr (GArray) wants = has ? search_stories (session, words, error) : NULL;
  int state = wants ? approach (session, id, has, wants, is_over, user_data, error) : -1;

  if (state == 0
      && !coranto_db_run (session->db, error, "UPDATE topics SET is_complete = 1 WHERE id = ?1",
                          "i", id))
    return -1;
  return state;
}

int
coranto_topics_fill (CorantoSession *session,
                     CorantoFillEnd is_over,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autofree char *words = NULL;
  gint64 id;
  int state;

  statement = coranto_db_query (session->db, error,
                                "SELECT id, query FROM topics WHERE is_complete = 0"
                                " ORDER BY position, id LIMIT 1",
                                "");
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return -1;
  if (state == 0)
    return 0;
  id = sqlite3_column_int64 (statement, 0);
  words = coranto_statement_dup_text (statement, 1);
  g_clear_pointer (&statement, coranto_statement_release);
  /* Where it asks for marks nothing is kept: it came in a file. */
  if (words && coranto_standing_asks_marks (words))
    state = coranto_db_run (session->db, error, "UPDATE topics SET is_complete = 2 WHERE id = ?1",
                            "i", id)
                ? 0
                : -1;
  else
    state = fill_topic (session, id, words ? words : "", is_over, user_data, error);
  session->changes->counts_changed = TRUE;
  return state < 0 ? -1 : 1;
}

gboolean
coranto_topics_refill (CorantoDb *db, GError **error)
{
  return coranto_db_run (db, error, "UPDATE topics SET is_complete = 0 WHERE is_complete = 1", "");
}
