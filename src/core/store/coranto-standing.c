/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standing searches put to stories.
 *
 * I1: a topic that is kept has exactly the stored stories that answer it, but for hidden ones:
 *     those are put to it when they are shown again. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-standing-private.h"

#include "coranto-stored-story-private.h"
#include "coranto-topic.h"
#include "coranto-work-private.h"
#include "coranto-work-topics-private.h"

/* A topic or a rule, ready. */
typedef struct
{
  gint64 id;
  CorantoRuleActions actions; /* of a rule */
  CorantoSearch *search;      /* NULL: it finds nothing */
} Standing;

static void
standing_clear (gpointer data)
{
  coranto_search_free (((Standing *) data)->search);
}

/* Each row: id, query, actions. */
static GArray *
load_standing (CorantoDb *db, const char *sql, GError **error)
{
  g_autoptr (CorantoStatement) statement = coranto_db_query (db, error, sql, "");
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Standing));
  int state;

  if (!statement)
    return NULL;
  g_array_set_clear_func (all, standing_clear);
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_autofree char *words = coranto_statement_dup_text (statement, 1);
      Standing standing = { .id = sqlite3_column_int64 (statement, 0) };

      standing.actions = (CorantoRuleActions) sqlite3_column_int (statement, 2);
      standing.search = coranto_search_parse (words ? words : "");
      g_array_append_val (all, standing);
    }
  return state == 0 ? g_steal_pointer (&all) : NULL;
}

static GArray *
load_topics (CorantoDb *db, GError **error)
{
  /* CORANTO_TOPIC_WHEN_SHOWN have no stories of their own. */
  return load_standing (db, "SELECT id, query, 0 FROM topics WHERE is_complete <> 2", error);
}

static GArray *
load_rules (CorantoDb *db, GError **error)
{
  return load_standing (
      db, "SELECT id, query, actions FROM rules WHERE is_enabled = 1 ORDER BY position, id", error);
}

static gboolean
finds (const Standing *standing, const CorantoSearchStory *story)
{
  return standing->search && coranto_search_matches_story (standing->search, story);
}

/* Only few ask for channels, which are not to be had for nothing. */
static gboolean
ask_channels (GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const CorantoSearch *search = g_array_index (all, Standing, i).search;

      if (search && coranto_search_asks_for (search, CORANTO_SEARCH_CHANNEL))
        return TRUE;
    }
  return FALSE;
}

/* Topics --------------------------------------------------------------------------------------- */

/* `sql` is of the topic ?1 and the story ?2. */
static gboolean
change_topic (CorantoSession *session,
              const char *sql,
              gint64 topic_id,
              gint64 article_id,
              GError **error)
{
  if (!coranto_db_run (session->db, error, sql, "ii", topic_id, article_id))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    session->changes->counts_changed = TRUE;
  return TRUE;
}

static gboolean
add_to_topic (CorantoSession *session, gint64 topic_id, gint64 article_id, GError **error)
{
  return change_topic (session,
                       "INSERT OR IGNORE INTO topic_articles (topic_id, article_id)"
                       " VALUES (?1, ?2)",
                       topic_id, article_id, error)
         /* One that is folded under another is shown there. */
         && change_topic (session,
                          "INSERT OR IGNORE INTO topic_articles (topic_id, article_id)"
                          " SELECT ?1, reprint_of FROM status"
                          "  WHERE article_id = ?2 AND reprint_of <> 0",
                          topic_id, article_id, error);
}

static gboolean
put_to_topics (CorantoSession *session,
               GArray *topics,
               gint64 article_id,
               const CorantoSearchStory *story,
               gboolean is_told,
               GError **error)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const Standing *topic = &g_array_index (topics, Standing, i);
      CorantoTopicHit hit = { topic->id, article_id };
      gboolean is_found = finds (topic, story);

      if (is_found
              ? !add_to_topic (session, topic->id, article_id, error)
              : !change_topic (session,
                               "DELETE FROM topic_articles WHERE topic_id = ?1 AND article_id = ?2",
                               topic->id, article_id, error))
        return FALSE;
      if (is_found && is_told && !story->is_read)
        g_array_append_val (session->changes->topic_hits, hit);
    }
  return TRUE;
}

/* Rules ---------------------------------------------------------------------------------------- */

/* In their order: what one does the next one sees.  TRUE: it stays to be seen. */
static gboolean
put_to_rules (GArray *rules, gint64 article_id, CorantoSearchStory *story, CorantoRuleRun *wanted)
{
  gboolean is_hidden = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const Standing *rule = &g_array_index (rules, Standing, i);

      if (!finds (rule, story))
        continue;
      if (rule->actions & CORANTO_RULE_FAVOURITE && !story->is_favourite)
        {
          story->is_favourite = TRUE;
          g_array_append_val (wanted->favourite, article_id);
        }
      if (rule->actions & CORANTO_RULE_MARK_READ && !story->is_read)
        {
          story->is_read = TRUE;
          g_array_append_val (wanted->read, article_id);
        }
      if (rule->actions & CORANTO_RULE_HIDE && !is_hidden && !story->is_favourite)
        {
          is_hidden = TRUE;
          g_array_append_val (wanted->hidden, article_id);
        }
    }
  return !is_hidden;
}

/* Filing --------------------------------------------------------------------------------------- */

gboolean
coranto_standing_file (CorantoSession *session,
                       GArray *arrived,
                       CorantoFiling filing,
                       guint *n_hidden,
                       GError **error)
{
  g_autoptr (GArray) topics = NULL;
  g_autoptr (GArray) rules = NULL;
  g_autoptr (CorantoRuleRun) wanted = coranto_rule_run_new ();
  g_autoptr (CorantoRuleRun) done = NULL;
  gboolean with_channels;

  if (n_hidden)
    *n_hidden = 0;
  if (arrived->len == 0)
    return TRUE;
  topics = load_topics (session->db, error);
  rules = topics ? load_rules (session->db, error) : NULL;
  if (!rules)
    return FALSE;
  if (topics->len == 0 && rules->len == 0)
    return TRUE;
  with_channels = ask_channels (topics) || ask_channels (rules);
  for (guint i = 0; i < arrived->len; i++)
    {
      gint64 id = g_array_index (arrived, gint64, i);
      g_auto (CorantoStoredStory) stored = { 0 };
      int state = coranto_stored_story_load (session->db, id, with_channels, &stored, error);

      if (state < 0)
        return FALSE;
      if (state == 0)
        continue;
      if (put_to_rules (rules, id, &stored.story, wanted)
          && !put_to_topics (session, topics, id, &stored.story, filing == CORANTO_FILE_NEWS,
                             error))
        return FALSE;
    }
  done = coranto_rules_apply (session, wanted, error);
  if (done && n_hidden)
    *n_hidden = done->hidden->len;
  return done != NULL;
}

gboolean
coranto_standing_refile (CorantoSession *session, GArray *changed, GError **error)
{
  g_autoptr (GArray) topics = NULL;
  gboolean with_channels;

  if (changed->len == 0)
    return TRUE;
  topics = load_topics (session->db, error);
  if (!topics)
    return FALSE;
  with_channels = ask_channels (topics);
  for (guint i = 0; i < changed->len && topics->len > 0; i++)
    {
      gint64 id = g_array_index (changed, gint64, i), is_shown = 0;
      g_auto (CorantoStoredStory) stored = { 0 };

      if (!coranto_db_read_int (
              session->db, error, &is_shown,
              "SELECT is_stored = 1 AND hidden = 0 FROM status WHERE article_id = ?1", "i", id)
          || (is_shown
              && (coranto_stored_story_load (session->db, id, with_channels, &stored, error) < 0
                  || !put_to_topics (session, topics, id, &stored.story, FALSE, error))))
        return FALSE;
    }
  return TRUE;
}

gboolean
coranto_standing_asks_marks (const char *words)
{
  g_autoptr (CorantoSearch) search = coranto_search_parse (words);

  return search && coranto_search_asks_marks (search);
}

gboolean
coranto_topics_rename_channels (CorantoDb *db, GError **error)
{
  g_autoptr (GArray) topics = load_topics (db, error);

  for (guint i = 0; topics && i < topics->len; i++)
    {
      const Standing *topic = &g_array_index (topics, Standing, i);

      if (topic->search && coranto_search_asks_for (topic->search, CORANTO_SEARCH_CHANNEL)
          && !coranto_db_run (db, error, "UPDATE topics SET is_complete = 0 WHERE id = ?1", "i",
                              topic->id))
        return FALSE;
    }
  return topics != NULL;
}
