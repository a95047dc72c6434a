/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches as ids.
 *
 * The index gives candidates, newest first; what it can't tell (places of words, channels, status)
 * is looked at in them, until there are enough.  What is not indexed yet is looked at as a whole.
 */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-search-private.h"

#include <math.h>

#include "coranto-identity-private.h"
#include "coranto-search-node.h"
#include "coranto-search-private.h"
#include "coranto-stored-story-private.h"
#include "coranto-work-lists-private.h"

typedef struct
{
  CorantoSession *session;
  const CorantoQuery *query;
  const CorantoSearch *search;
  CorantoSearchPlan *plan;
  CorantoStoryParts parts;
  GArray *excluded;       /* by the index; falling; NULL: nothing */
  GArray *queued;         /* where something is excluded: what is not indexed; falling */
  gint64 least, greatest; /* numbers */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->plan, coranto_search_plan_free);
  g_clear_pointer (&self->excluded, g_array_unref);
  g_clear_pointer (&self->queued, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* What of a story has to be looked at. */
static CorantoStoryParts
parts_of (const CorantoSearch *search)
{
  CorantoStoryParts parts = CORANTO_STORY_HEAD;

  if (coranto_search_asks_for (search, CORANTO_SEARCH_TEXT)
      || coranto_search_asks_for (search, CORANTO_SEARCH_AUTHOR))
    parts |= CORANTO_STORY_TEXT;
  if (coranto_search_asks_for (search, CORANTO_SEARCH_CHANNEL))
    parts |= CORANTO_STORY_CHANNELS;
  return parts;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first < second) - (first > second);
}

static gboolean
contains (GArray *ids, gint64 id)
{
  return ids && g_array_binary_search (ids, &id, compare_falling, NULL);
}

/* Statements
 * ------------------------------------------------------------------------------------------
 */

/* (transfer full): `match` NULL: the plain list of the scope. */
static CorantoStatement *
ask (Run *self,
     CorantoScope scope,
     gboolean unread_only,
     const char *match,
     gint64 limit,
     GError **error)
{
  return coranto_db_query (self->session->db, error,
                           coranto_lists_get_sql (scope, unread_only, match != NULL), "iisii",
                           self->query->id, self->least, match, limit, self->greatest);
}

/* What is not indexed yet. */
static GArray *
read_queue (Run *self, GError **error)
{
  g_autoptr (CorantoStatement) statement = coranto_db_query (
      self->session->db, error, coranto_lists_get_queue_sql (self->query->scope), "iisin",
      self->query->id, self->least, NULL, G_GINT64_CONSTANT (-1), (int) self->query->unread_only);

  return statement ? coranto_db_read_ids (statement, error) : NULL;
}

/* The index can't tell of what it does not have that it is to be left out. */
static gboolean
read_excluded (Run *self, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  if (!self->plan->exclude)
    return TRUE;
  statement = ask (self, CORANTO_SCOPE_ALL, FALSE, self->plan->exclude, -1, error);
  self->excluded = statement ? coranto_db_read_ids (statement, error) : NULL;
  self->queued = self->excluded ? read_queue (self, error) : NULL;
  return self->queued != NULL;
}

static gboolean
run_prepare (Run *self, GError **error)
{
  const CorantoSearchPlan *plan;

  self->plan = coranto_search_plan_new (self->search);
  plan = self->plan;
  self->parts = parts_of (self->search);
  self->least = coranto_lists_least_number (self->query);
  self->greatest = G_MAXINT64;
  if (plan->from > G_MININT64)
    self->least = MAX (self->least, coranto_identity_floor (plan->from));
  if (plan->to < G_MAXINT64)
    self->greatest = coranto_identity_floor (plan->to) - 1;
  return read_excluded (self, error);
}

/* Candidates
 * ------------------------------------------------------------------------------------------
 */

/* The parts of the search that are not of words. */
static gboolean
status_holds (const CorantoSearch *search, const CorantoSearchStory *story)
{
  const CorantoNode *root = search->root;

  if (root->kind != CORANTO_NODE_AND)
    return coranto_node_holds (root, 0, story);
  for (guint i = 0; i < root->children->len; i++)
    {
      const CorantoNode *part = g_ptr_array_index (root->children, i);

      if (!coranto_node_has_words (part) && !coranto_node_holds (part, 0, story))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_status (Run *self, gint64 id, gboolean *holds, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  CorantoSearchStory story = { .time = coranto_identity_order_time (id) };
  int state;

  statement = coranto_db_query (self->session->db, error,
                                "SELECT is_read, is_favourite FROM status WHERE article_id = ?1",
                                "i", id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  story.is_read = state > 0 && sqlite3_column_int (statement, 0) != 0;
  story.is_favourite = state > 0 && sqlite3_column_int (statement, 1) != 0;
  *holds = state > 0 && status_holds (self->search, &story);
  return TRUE;
}

static gboolean
check_text (Run *self, gint64 id, gboolean *holds, GError **error)
{
  g_auto (CorantoStoredStory) stored = { 0 };
  int state = coranto_stored_story_load (self->session->db, id, self->parts, &stored, error);

  *holds = state > 0 && coranto_search_matches_story (self->search, &stored.story);
  return state >= 0;
}

static gboolean
check (Run *self, gint64 id, gboolean *holds, GError **error)
{
  *holds = !contains (self->excluded, id);
  if (!*holds)
    return TRUE;
  if (self->plan->needs_text || contains (self->queued, id))
    return check_text (self, id, holds, error);
  return !self->plan->needs_status || check_status (self, id, holds, error);
}

/* Whoever typed on waits for another search. */
static gboolean
is_over (Run *self, GArray *hits, GError **error)
{
  return (self->query->limit > 0 && hits->len >= self->query->limit)
         || g_cancellable_set_error_if_cancelled (self->session->cancellable, error);
}

static GArray *
check_statement (Run *self, CorantoStatement *statement, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;
  int state = 1;

  while (!is_over (self, hits, &failed) && !failed
         && (state = coranto_db_next (statement, &failed)) > 0)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      gboolean holds;

      if (!check (self, id, &holds, &failed))
        break;
      if (holds)
        g_array_append_val (hits, id);
    }
  if (!failed)
    return g_steal_pointer (&hits);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static GArray *
check_ids (Run *self, GArray *ids, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; i < ids->len && !is_over (self, hits, &failed) && !failed; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean holds;

      if (check (self, id, &holds, &failed) && holds)
        g_array_append_val (hits, id);
    }
  if (!failed)
    return g_steal_pointer (&hits);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* The list of the scope: a category's comes unsorted. */
static GArray *
search_list (Run *self, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  CorantoScope scope = self->query->scope;
  gboolean unread_only = self->query->unread_only || self->plan->is_unread;

  if (scope == CORANTO_SCOPE_ALL && self->plan->is_favourite)
    scope = CORANTO_SCOPE_FAVOURITES;
  statement = ask (self, scope, unread_only, NULL, -1, error);
  if (!statement)
    return NULL;
  if (scope != CORANTO_SCOPE_CATEGORY)
    return check_statement (self, statement, error);
  ids = coranto_db_read_ids (statement, error);
  if (!ids)
    return NULL;
  coranto_lists_order (ids, 0);
  return check_ids (self, ids, error);
}

static GArray *
search_index (Run *self, GError **error)
{
  const CorantoSearchPlan *plan = self->plan;
  gboolean is_exact = !plan->needs_text && !plan->needs_status;
  g_autoptr (CorantoStatement) statement
      = ask (self, self->query->scope, self->query->unread_only || plan->is_unread, plan->match,
             is_exact && self->query->limit > 0 ? (gint64) self->query->limit : -1, error);

  if (!statement)
    return NULL;
  return is_exact ? coranto_db_read_ids (statement, error)
                  : check_statement (self, statement, error);
}

/* What was merged a moment ago is found at once, by looking at it. */
static GArray *
search_queue (Run *self, GError **error)
{
  g_autoptr (GArray) ids = read_queue (self, error);
  CorantoSearchPlan look = { .needs_text = TRUE };
  CorantoSearchPlan *plan = self->plan;
  GArray *hits;

  if (!ids)
    return NULL;
  self->plan = &look;
  hits = check_ids (self, ids, error);
  self->plan = plan;
  return hits;
}

GArray *
coranto_work_search (CorantoSession *session,
                     const CorantoQuery *query,
                     const CorantoSearch *search,
                     GError **error)
{
  g_auto (Run) run = { .session = session, .query = query, .search = search };
  g_autoptr (GArray) waiting = NULL;
  GArray *found;

  if (!run_prepare (&run, error))
    return NULL;
  /* The list has what is not indexed too. */
  if (!run.plan->match)
    return search_list (&run, error);
  waiting = search_queue (&run, error);
  found = waiting ? search_index (&run, error) : NULL;
  if (found && waiting->len > 0)
    {
      g_array_append_vals (found, waiting->data, waiting->len);
      coranto_lists_order (found, query->limit);
    }
  return found;
}

/* Relevance
 * -------------------------------------------------------------------------------------------
 */

#define SECONDS_A_DAY 86400.0
/* Powers of two that a story counts as newer by. */
#define ALL_IN_TITLE 4.0
#define SOME_IN_TITLE 2.0

typedef struct
{
  gint64 id;
  double age; /* the less the better */
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a, *second = b;

  if (first->age != second->age)
    return first->age < second->age ? -1 : 1;
  return (first->id < second->id) - (first->id > second->id);
}

static void
rank (GArray *ranked, GHashTable *seen, GArray *ids, double bonus, gint64 now)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);
      gint64 seconds = MAX (now - coranto_identity_order_time (*id), 0);
      Ranked one = { *id, log2 (1.0 + (double) seconds / SECONDS_A_DAY) - bonus };

      if (g_hash_table_add (seen, id))
        g_array_append_val (ranked, one);
    }
}

/* Within each class of bonus the newest are the best, so that the best of all are among as many of
 * each. */
GArray *
coranto_work_search_ranked (CorantoSession *session,
                            const CorantoQuery *query,
                            const CorantoSearch *search,
                            GError **error)
{
  g_autoptr (CorantoSearch) all = coranto_search_in_title (search, TRUE);
  g_autoptr (CorantoSearch) some = coranto_search_in_title (search, FALSE);
  const CorantoSearch *const classes[] = { all, some, search };
  const double bonus[] = { ALL_IN_TITLE, SOME_IN_TITLE, 0 };
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GArray *ids;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GArray *list = classes[i] ? coranto_work_search (session, query, classes[i], error) : NULL;

      if (!list && classes[i])
        return NULL;
      if (!list)
        continue;
      g_ptr_array_add (lists, list);
      rank (ranked, seen, list, bonus[i], coranto_clock_now (session->clock));
    }
  g_array_sort (ranked, compare_ranked);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ranked->len && (query->limit == 0 || i < query->limit); i++)
    g_array_append_val (ids, g_array_index (ranked, Ranked, i).id);
  return ids;
}
