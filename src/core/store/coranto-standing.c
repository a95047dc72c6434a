/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standing searches put to stories.
 *
 * I1: a topic that is kept has exactly the stored stories that answer it, but for hidden ones:
 *     those are put to it when they are shown again. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-standing-private.h"

#include "coranto-plain-text-private.h"
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

/* Stories -------------------------------------------------------------------------------------- */

typedef struct
{
  CorantoSearchStory asked; /* borrows from what follows */
  char *title;
  char *text;
  char *author;
  char *source;
  GPtrArray *channels; /* (element-type utf8), NULL at the end */
  gboolean is_hidden;
} Story;

static void
story_clear (Story *story)
{
  g_free (story->title);
  g_free (story->text);
  g_free (story->author);
  g_free (story->source);
  g_clear_pointer (&story->channels, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, story_clear)

static gboolean
load_channels (CorantoDb *db, gint64 article_id, Story *story, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  story->channels = g_ptr_array_new_with_free_func (g_free);
  statement = coranto_db_query (db, error,
                                "SELECT CASE c.title WHEN '' THEN c.url ELSE c.title END"
                                "  FROM channel_articles l JOIN channels c ON c.id = l.channel_id"
                                " WHERE l.article_id = ?1",
                                "i", article_id);
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (story->channels, coranto_statement_dup_text (statement, 0));
  g_ptr_array_add (story->channels, NULL);
  return state == 0;
}

/* What the index has of it beside title, author and source. */
static char *
join_text (CorantoStatement *statement)
{
  GString *out = g_string_new (NULL);
  const char *html = (const char *) sqlite3_column_text (statement, 0);

  for (int column = 1; column <= 3; column++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, column);

      if (text)
        g_string_append_printf (out, "%s\n", text);
    }
  if (html)
    {
      g_autofree char *text = coranto_plain_text_from_html (html);

      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

static void
borrow (Story *story)
{
  story->asked.title = story->title;
  story->asked.text = story->text;
  story->asked.author = story->author;
  story->asked.source = story->source;
  story->asked.channels = (const char *const *) story->channels->pdata;
}

/* 1: read, 0: it is not stored, -1: error. */
static int
load_story (CorantoDb *db, gint64 article_id, Story *story, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement
      = coranto_db_query (db, error,
                          "SELECT CASE WHEN b.content_text IS NULL THEN b.content_html END,"
                          "       b.summary, b.editor, b.content_text, a.title, a.author, a.source,"
                          "       a.sort_time, s.is_read, s.is_favourite, s.hidden"
                          "  FROM status s JOIN articles a ON a.id = s.article_id"
                          "  LEFT JOIN bodies b ON b.article_id = s.article_id"
                          " WHERE s.article_id = ?1 AND s.is_stored = 1",
                          "i", article_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return -1;
  if (state == 0)
    return 0;
  story->text = join_text (statement);
  story->title = coranto_statement_dup_text (statement, 4);
  story->author = coranto_statement_dup_text (statement, 5);
  story->source = coranto_statement_dup_text (statement, 6);
  story->asked.time = sqlite3_column_int64 (statement, 7);
  story->asked.is_read = sqlite3_column_int (statement, 8) != 0;
  story->asked.is_favourite = sqlite3_column_int (statement, 9) != 0;
  story->is_hidden = sqlite3_column_int (statement, 10) != 0;
  if (!load_channels (db, article_id, story, error))
    return -1;
  borrow (story);
  return 1;
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

/* In their order: what one does the next one sees. */
static void
put_to_rules (GArray *rules, gint64 article_id, Story *story, CorantoRuleRun *wanted)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const Standing *rule = &g_array_index (rules, Standing, i);

      if (!finds (rule, &story->asked))
        continue;
      if (rule->actions & CORANTO_RULE_FAVOURITE && !story->asked.is_favourite)
        {
          story->asked.is_favourite = TRUE;
          g_array_append_val (wanted->favourite, article_id);
        }
      if (rule->actions & CORANTO_RULE_MARK_READ && !story->asked.is_read)
        {
          story->asked.is_read = TRUE;
          g_array_append_val (wanted->read, article_id);
        }
      if (rule->actions & CORANTO_RULE_HIDE && !story->is_hidden && !story->asked.is_favourite)
        {
          story->is_hidden = TRUE;
          g_array_append_val (wanted->hidden, article_id);
        }
    }
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
  for (guint i = 0; i < arrived->len; i++)
    {
      gint64 id = g_array_index (arrived, gint64, i);
      g_auto (Story) story = { 0 };
      int state = load_story (session->db, id, &story, error);

      if (state < 0)
        return FALSE;
      if (state == 0)
        continue;
      put_to_rules (rules, id, &story, wanted);
      if (!story.is_hidden
          && !put_to_topics (session, topics, id, &story.asked, filing == CORANTO_FILE_NEWS, error))
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

  if (changed->len == 0)
    return TRUE;
  topics = load_topics (session->db, error);
  if (!topics)
    return FALSE;
  for (guint i = 0; i < changed->len && topics->len > 0; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);
      g_auto (Story) story = { 0 };
      int state = load_story (session->db, id, &story, error);

      if (state < 0
          || (state > 0 && !story.is_hidden
              && !put_to_topics (session, topics, id, &story.asked, FALSE, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
coranto_standing_asks_marks (const char *words)
{
  g_autofree char *folded = g_ascii_strdown (words, -1);

  for (const char *at = folded; (at = strstr (at, "is:")); at += 3)
    {
      gboolean begins = at == folded || strchr (" \t\r\n-", at[-1]) != NULL;

      if (begins
          && (g_str_has_prefix (at, "is:unread") || g_str_has_prefix (at, "is:read")
              || g_str_has_prefix (at, "is:favourite")))
        return TRUE;
    }
  return FALSE;
}
