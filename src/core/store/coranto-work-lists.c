/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as ids.
 *
 * Numbers grow with time (coranto-identity), so "newest first" is "falling by number" and each
 * statement walks one index backwards; what is not in that index is asked for by number. Parameters
 * are the same everywhere: ?1 the scope's id, ?2 the least number, ?3 the words, ?4 the limit. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-lists-private.h"

#include "coranto-identity-private.h"
#include "coranto-search-index-private.h"
#include "coranto-work-private.h"

#define IN_ORDER " ORDER BY article_id DESC LIMIT ?4"

#define STORED                                                                                     \
  "SELECT article_id FROM status"                                                                  \
  " WHERE is_stored = 1 AND hidden = 0 AND reprint_of = 0 AND article_id >= ?2"
#define UNREAD                                                                                     \
  "SELECT article_id FROM status"                                                                  \
  " WHERE is_read = 0 AND is_stored = 1 AND hidden = 0 AND reprint_of = 0 AND article_id >= ?2"
#define FAVOURITE                                                                                  \
  "SELECT article_id FROM status"                                                                  \
  " WHERE is_favourite = 1 AND is_stored = 1 AND hidden = 0 AND article_id >= ?2"
/* Few stories are hidden: they are read once and left out. */
#define HIDDEN "(SELECT article_id FROM status WHERE hidden <> 0)"
#define IN_CHANNEL                                                                                 \
  "SELECT article_id FROM channel_articles WHERE channel_id = ?1 AND article_id >= ?2"             \
  " AND article_id NOT IN " HIDDEN
#define IN_CATEGORY                                                                                \
  "SELECT article_id FROM channel_articles"                                                        \
  " WHERE channel_id IN (SELECT id FROM channels WHERE category_id IS nullif(?1, 0))"              \
  "   AND article_id >= ?2 AND article_id NOT IN " HIDDEN
/* A story that is no favourite any more keeps its places in the lists, unseen. */
#define IN_LIST                                                                                    \
  "SELECT article_id FROM list_articles WHERE list_id = ?1 AND article_id >= ?2"                   \
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
  "SELECT rowid AS article_id FROM search WHERE search MATCH ?3 AND rowid >= ?2"                   \
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
  [CORANTO_SCOPE_TOPIC] = { { STORED IN_ORDER, UNREAD IN_ORDER },
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

static gint64
least_number (const CorantoQuery *query)
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

/* Each article once, newest first, cut to the limit. */
static void
order_ids (GArray *ids, guint limit)
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

  statement = coranto_db_query (
      session->db, error, coranto_lists_get_sql (query->scope, query->unread_only, FALSE), "iisi",
      query->id, least_number (query), NULL, is_category ? -1 : limit_of (query));
  ids = statement ? coranto_db_read_ids (statement, error) : NULL;
  if (ids && is_category)
    order_ids (ids, query->limit);
  return ids;
}

/* Searching
 * ---------------------------------------------------------------------------------------- */

static GArray *
search_index (CorantoSession *session,
              const CorantoQuery *query,
              const CorantoSearch *search,
              GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autofree char *match = coranto_search_to_fts5 (search);

  statement = coranto_db_query (session->db, error,
                                coranto_lists_get_sql (query->scope, query->unread_only, TRUE),
                                "iisi", query->id, least_number (query), match, limit_of (query));
  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

/* What was merged a moment ago is found at once, by looking at it. */
static GArray *
search_queue (CorantoSession *session,
              const CorantoQuery *query,
              const CorantoSearch *search,
              GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n_hits = 0;

  statement
      = coranto_db_query (session->db, error, queued[query->scope], "iisin", query->id,
                          least_number (query), NULL, limit_of (query), (int) query->unread_only);
  ids = statement ? coranto_db_read_ids (statement, error) : NULL;
  if (!ids)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean matches = FALSE;

      if (!coranto_search_index_matches (session->db, search, id, &matches, error))
        return NULL;
      if (matches)
        g_array_index (ids, gint64, n_hits++) = id;
      if (query->limit > 0 && n_hits >= query->limit)
        break;
    }
  g_array_set_size (ids, n_hits);
  return g_steal_pointer (&ids);
}

/* Two falling lists as one, cut to the limit. */
static GArray *
merge_falling (GArray *a, GArray *b, guint limit)
{
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (gint64), a->len + b->len);
  guint i = 0, j = 0;

  while ((i < a->len || j < b->len) && (limit == 0 || out->len < limit))
    {
      gboolean take_a
          = j >= b->len
            || (i < a->len && g_array_index (a, gint64, i) > g_array_index (b, gint64, j));
      gint64 id = take_a ? g_array_index (a, gint64, i++) : g_array_index (b, gint64, j++);

      g_array_append_val (out, id);
    }
  return out;
}

static GArray *
run_search (CorantoSession *session, const CorantoQuery *query, const char *words, GError **error)
{
  g_autoptr (CorantoSearch) search = coranto_search_parse (words);
  g_autoptr (GArray) indexed = NULL;
  g_autoptr (GArray) waiting = NULL;

  if (!search)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  indexed = search_index (session, query, search, error);
  waiting = indexed ? search_queue (session, query, search, error) : NULL;
  if (!waiting)
    return NULL;
  if (waiting->len == 0)
    return g_steal_pointer (&indexed);
  return merge_falling (indexed, waiting, query->limit);
}

/* A topic's own words, and the user's within it. */
static char *
read_topic (CorantoSession *session, const CorantoQuery *query, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autofree char *words = NULL;
  int state;

  statement = coranto_db_query (session->db, error, "SELECT query FROM topics WHERE id = ?1", "i",
                                query->id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return NULL;
  if (state == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  words = coranto_statement_dup_text (statement, 0);
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
      g_autofree char *words = read_topic (session, query, error);

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
