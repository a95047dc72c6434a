/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as ids.
 *
 * Numbers grow with time (coranto-identity), so "newest first" is "falling by number" and each
 * statement walks one index backwards; what is not in that index is asked for by number. Parameters
 * are the same everywhere: ?1 the scope's id, ?2 the least number, ?3 the words, ?4 the limit, ?5
 * the greatest number. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-lists-private.h"

#include "coranto-identity-private.h"
#include "coranto-topic.h"
#include "coranto-work-private.h"
#include "coranto-work-search-private.h"

#define IN_ORDER " ORDER BY article_id DESC LIMIT ?4"

#define STORED                                                                                     \
  "SELECT article_id FROM status"                                                                  \
  " WHERE is_stored = 1 AND hidden = 0 AND reprint_of = 0 AND article_id BETWEEN ?2 AND ?5"
#define UNREAD                                                                                     \
  "SELECT article_id FROM status"                                                                  \
  " WHERE is_read = 0 AND is_stored = 1 AND hidden = 0 AND reprint_of = 0 AND article_id BETWEEN " \
  "?2 AND ?5"
#define FAVOURITE                                                                                  \
  "SELECT article_id FROM status"                                                                  \
  " WHERE is_favourite = 1 AND is_stored = 1 AND hidden = 0 AND article_id BETWEEN ?2 AND ?5"
/* Few stories are hidden: they are read once and left out. */
#define HIDDEN "(SELECT article_id FROM status WHERE hidden <> 0)"
#define IN_CHANNEL                                                                                 \
  "SELECT article_id FROM channel_articles WHERE channel_id = ?1"                                  \
  " AND article_id BETWEEN ?2 AND ?5 AND article_id NOT IN " HIDDEN
#define IN_CATEGORY                                                                                \
  "SELECT article_id FROM channel_articles"                                                        \
  " WHERE channel_id IN (SELECT id FROM channels WHERE category_id IS nullif(?1, 0))"              \
  "   AND article_id BETWEEN ?2 AND ?5 AND article_id NOT IN " HIDDEN
#define IN_TOPIC                                                                                   \
  "SELECT article_id FROM topic_articles WHERE topic_id = ?1 AND article_id BETWEEN ?2 AND ?5"     \
  " AND EXISTS (SELECT 1 FROM status s WHERE s.article_id = topic_articles.article_id"             \
  "              AND s.hidden = 0 AND s.reprint_of = 0"
/* A story that is no favourite any more keeps its places in the lists, unseen. */
#define IN_LIST                                                                                    \
  "SELECT article_id FROM list_articles WHERE list_id = ?1 AND article_id BETWEEN ?2 AND ?5"       \
  " AND EXISTS (SELECT 1 FROM status s WHERE s.article_id = list_articles.article_id"              \
  "              AND s.is_favourite = 1 AND s.is_stored = 1 AND s.hidden = 0)"
#define AND_LISTED_IS_UNREAD                                                                       \
  " AND (SELECT is_read FROM status s WHERE s.article_id = list_articles.article_id) = 0"
/* Several channels' lists: they are made one here, a multiple faster than SQLite would. */
#define UNSORTED " LIMIT ?4"
#define AND_IS_UNREAD                                                                              \
  " AND (SELECT is_read FROM status s WHERE s.article_id = channel_articles.article_id) = 0"

/* The index is asked first; a scope then keeps or drops each hit by its number. */
#define FOUND                                                                                      \
  "SELECT rowid AS article_id FROM search WHERE search MATCH ?3"                                   \
  " AND rowid >= ?2 AND rowid <= ?5"                                                               \
  " AND NOT EXISTS (SELECT 1 FROM purge_queue p WHERE p.article_id = search.rowid)"                \
  " AND rowid NOT IN " HIDDEN
#define HIT_IS_UNREAD " AND (SELECT is_read FROM status s WHERE s.article_id = search.rowid) = 0"
#define HIT_IS_FAVOURITE                                                                           \
  " AND (SELECT is_favourite FROM status s WHERE s.article_id = search.rowid) = 1"
#define HIT_IS_IN_CHANNEL                                                                          \
  " AND EXISTS (SELECT 1 FROM channel_articles l WHERE l.channel_id = ?1"                          \
  "              AND l.article_id = search.rowid)"
#define HIT_IS_IN_CATEGORY                                                                         \
  " AND EXISTS (SELECT 1 FROM channel_articles l JOIN channels c ON c.id = l.channel_id"           \
  "              WHERE l.article_id = search.rowid AND c.category_id IS nullif(?1, 0))"
#define HIT_IS_IN_LIST                                                                             \
  HIT_IS_FAVOURITE                                                                                 \
  " AND EXISTS (SELECT 1 FROM list_articles l WHERE l.list_id = ?1"                                \
  "              AND l.article_id = search.rowid)"
#define HITS_IN_ORDER " ORDER BY rowid DESC LIMIT ?4"

typedef struct
{
  const char *plain[2]; /* all, unread only */
  const char *search[2];
} ScopeSql;

static const ScopeSql scopes[] = {
  [CORANTO_SCOPE_ALL] = { { STORED IN_ORDER, UNREAD IN_ORDER },
                          { FOUND HITS_IN_ORDER, FOUND HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_TODAY] = { { STORED IN_ORDER, UNREAD IN_ORDER },
                            { FOUND HITS_IN_ORDER, FOUND HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_UNREAD]
  = { { UNREAD IN_ORDER, UNREAD IN_ORDER },
      { FOUND HIT_IS_UNREAD HITS_IN_ORDER, FOUND HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_FAVOURITES] = { { FAVOURITE IN_ORDER, FAVOURITE " AND is_read = 0" IN_ORDER },
                                 { FOUND HIT_IS_FAVOURITE HITS_IN_ORDER,
                                   FOUND HIT_IS_FAVOURITE HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_CHANNEL] = { { IN_CHANNEL IN_ORDER, IN_CHANNEL AND_IS_UNREAD IN_ORDER },
                              { FOUND HIT_IS_IN_CHANNEL HITS_IN_ORDER,
                                FOUND HIT_IS_IN_CHANNEL HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_CATEGORY] = { { IN_CATEGORY UNSORTED, IN_CATEGORY AND_IS_UNREAD UNSORTED },
                               { FOUND HIT_IS_IN_CATEGORY HITS_IN_ORDER,
                                 FOUND HIT_IS_IN_CATEGORY HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_TOPIC] = { { IN_TOPIC ")" IN_ORDER, IN_TOPIC " AND s.is_read = 0)" IN_ORDER },
                            { FOUND HITS_IN_ORDER, FOUND HIT_IS_UNREAD HITS_IN_ORDER } },
  [CORANTO_SCOPE_LIST]
  = { { IN_LIST IN_ORDER, IN_LIST AND_LISTED_IS_UNREAD IN_ORDER },
      { FOUND HIT_IS_IN_LIST HITS_IN_ORDER, FOUND HIT_IS_IN_LIST HIT_IS_UNREAD HITS_IN_ORDER } },
};

/* The queue of articles that are not indexed yet, in the same scopes. */
#define QUEUED                                                                                     \
  "SELECT q.article_id FROM index_queue q JOIN status s ON s.article_id = q.article_id"            \
  " WHERE s.is_stored = 1 AND s.hidden = 0 AND q.article_id >= ?2 AND (?5 = 0 OR s.is_read = 0)"
#define QUEUED_IN_ORDER " ORDER BY q.article_id DESC"

static const char *const queued[] = {
  [CORANTO_SCOPE_ALL] = QUEUED QUEUED_IN_ORDER,
  [CORANTO_SCOPE_TODAY] = QUEUED QUEUED_IN_ORDER,
  [CORANTO_SCOPE_UNREAD] = QUEUED " AND s.is_read = 0" QUEUED_IN_ORDER,
  [CORANTO_SCOPE_FAVOURITES] = QUEUED " AND s.is_favourite = 1" QUEUED_IN_ORDER,
  [CORANTO_SCOPE_CHANNEL]
  = QUEUED " AND EXISTS (SELECT 1 FROM channel_articles l WHERE l.channel_id = ?1"
           "              AND l.article_id = q.article_id)" QUEUED_IN_ORDER,
  [CORANTO_SCOPE_CATEGORY]
  = QUEUED " AND EXISTS (SELECT 1 FROM channel_articles l JOIN channels c ON c.id = l.channel_id"
           "              WHERE l.article_id = q.article_id"
           "                AND c.category_id IS nullif(?1, 0))" QUEUED_IN_ORDER,
  [CORANTO_SCOPE_TOPIC] = QUEUED QUEUED_IN_ORDER,
  [CORANTO_SCOPE_LIST] = QUEUED " AND s.is_favourite = 1"
                                " AND EXISTS (SELECT 1 FROM list_articles l WHERE l.list_id = ?1"
                                "              AND l.article_id = q.article_id)" QUEUED_IN_ORDER,
};

const char *
coranto_lists_get_sql (CorantoScope scope, gboolean unread_only, gboolean is_search)
{
  const ScopeSql *sql = &scopes[scope];

  return is_search ? sql->search[unread_only != FALSE] : sql->plain[unread_only != FALSE];
}

const char *
coranto_lists_get_queue_sql (CorantoScope scope)
{
  return queued[scope];
}

gint64
coranto_lists_least_number (const CorantoQuery *query)
{
  return query->scope == CORANTO_SCOPE_TODAY ? coranto_identity_floor (query->since_time) : 0;
}

/* LIMIT -1 is none. */
static gint64
limit_of (const CorantoQuery *query)
{
  return query->limit > 0 ? (gint64) query->limit : -1;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first < second) - (first > second);
}

void
coranto_lists_order (GArray *ids, guint limit)
{
  guint kept = 0;

  g_array_sort (ids, compare_falling);
  for (guint i = 0; i < ids->len && (limit == 0 || kept < limit); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kept == 0 || id != g_array_index (ids, gint64, kept - 1))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
}

static GArray *
run_plain (CorantoSession *session, const CorantoQuery *query, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  gboolean is_category = query->scope == CORANTO_SCOPE_CATEGORY;
  GArray *ids;

  statement = coranto_db_query (session->db, error,
                                coranto_lists_get_sql (query->scope, query->unread_only, FALSE),
                                "iisii", query->id, coranto_lists_least_number (query), NULL,
                                is_category ? -1 : limit_of (query), G_MAXINT64);
  ids = statement ? coranto_db_read_ids (statement, error) : NULL;
  if (ids && is_category)
    coranto_lists_order (ids, query->limit);
  return ids;
}

/* Searching
 * ---------------------------------------------------------------------------------------- */

static GArray *
run_search (CorantoSession *session, const CorantoQuery *query, const char *words, GError **error)
{
  g_autoptr (CorantoSearch) search = coranto_search_parse (words);

  if (!search)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return query->order == CORANTO_ORDER_RELEVANCE
             ? coranto_work_search_ranked (session, query, search, error)
             : coranto_work_search (session, query, search, error);
}

/* A topic's own words, and the user's within it; `is_kept`: what it finds is known. */
static char *
read_topic (CorantoSession *session, const CorantoQuery *query, gboolean *is_kept, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autofree char *words = NULL;
  int state;

  statement = coranto_db_query (
      session->db, error, "SELECT query, is_complete FROM topics WHERE id = ?1", "i", query->id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return NULL;
  if (state == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  words = coranto_statement_dup_text (statement, 0);
  *is_kept = sqlite3_column_int (statement, 1) == CORANTO_TOPIC_KEPT;
  return g_strjoin (" ", words ? words : "", query->search, NULL);
}

static gboolean
is_blank (const char *words)
{
  return !words || words[strspn (words, " \t\r\n")] == '\0';
}

GArray *
coranto_lists_run (CorantoSession *session, const CorantoQuery *query, GError **error)
{
  if (query->scope == CORANTO_SCOPE_TOPIC)
    {
      gboolean is_kept = FALSE;
      g_autofree char *words = read_topic (session, query, &is_kept, error);

      if (!words || !is_kept || !is_blank (query->search))
        return words ? run_search (session, query, words, error) : NULL;
    }
  if (is_blank (query->search))
    return run_plain (session, query, error);
  return run_search (session, query, query->search, error);
}

gpointer
coranto_work_query (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return coranto_lists_run (session, request->query, error);
}

gpointer
coranto_work_find_topic (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  gint64 id = 0;

  if (!coranto_db_read_int (session->db, error, &id, "SELECT id FROM topics WHERE name = ?1", "s",
                            request->text))
    return NULL;
  if (id == 0)
    coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, request->text);
  return GSIZE_TO_POINTER (id);
}
