/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored columns as the parts of a story. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-stored-story-private.h"

#include "coranto-identity-private.h"
#include "coranto-plain-text-private.h"
#include "coranto-tokenizer-private.h"

/* Two columns, a line each; NULL where neither says anything. */
static char *
join_lines (CorantoStatement *statement, int first, int second)
{
  const char *a = (const char *) sqlite3_column_text (statement, first);
  const char *b = (const char *) sqlite3_column_text (statement, second);

  return a && b ? g_strconcat (a, "\n", b, NULL) : g_strdup (a ? a : b);
}

/* HTML where there is no plain text of it. */
static char *
read_text (CorantoStatement *statement)
{
  const char *html = (const char *) sqlite3_column_text (statement, 6);
  const char *summary = (const char *) sqlite3_column_text (statement, 4);
  g_autofree char *text = NULL;

  if (!html)
    return join_lines (statement, 4, 5);
  text = coranto_plain_text_from_html (html);
  return summary ? g_strconcat (summary, "\n", text, NULL) : g_steal_pointer (&text);
}

static void
read_columns (CorantoStatement *statement, gint64 article_id, CorantoStoredStory *self)
{
  *self = (CorantoStoredStory){ 0 };
  self->title = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  self->author = join_lines (statement, 1, 2);
  self->source = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  self->text = read_text (statement);
  self->story = (CorantoSearchStory){
    .title = self->title,
    .text = self->text,
    .author = self->author,
    .source = self->source,
    .time = coranto_identity_order_time (article_id),
    .is_read = sqlite3_column_int (statement, 7) != 0,
    .is_favourite = sqlite3_column_int (statement, 8) != 0,
  };
}

static gboolean
load_channels (CorantoDb *db, gint64 article_id, CorantoStoredStory *self, GError **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (db, error,
                                "SELECT c.title FROM channel_articles l"
                                "  JOIN channels c ON c.id = l.channel_id"
                                " WHERE l.article_id = ?1",
                                "i", article_id);
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (titles, coranto_statement_dup_text (statement, 0));
  if (state < 0)
    return FALSE;
  g_ptr_array_add (titles, NULL);
  g_ptr_array_set_free_func (titles, NULL);
  self->channels = (char **) g_ptr_array_free (g_steal_pointer (&titles), FALSE);
  self->story.channels = (const char *const *) self->channels;
  return TRUE;
}

static const char whole[] = "SELECT a.title, a.author, b.editor, a.source, b.summary,"
                            "       b.content_text,"
                            "       CASE WHEN b.content_text IS NULL THEN b.content_html END,"
                            "       s.is_read, s.is_favourite"
                            "  FROM articles a LEFT JOIN bodies b ON b.article_id = a.id"
                            "  LEFT JOIN status s ON s.article_id = a.id"
                            " WHERE a.id = ?1";
static const char head[] = "SELECT a.title, a.author, NULL, a.source, NULL, NULL, NULL,"
                           "       s.is_read, s.is_favourite"
                           "  FROM articles a LEFT JOIN status s ON s.article_id = a.id"
                           " WHERE a.id = ?1";

int
coranto_stored_story_load (CorantoDb *db,
                           gint64 article_id,
                           CorantoStoryParts parts,
                           CorantoStoredStory *out,
                           GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement
      = coranto_db_query (db, error, parts & CORANTO_STORY_TEXT ? whole : head, "i", article_id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return -1;
  if (state == 0)
    return 0;
  read_columns (statement, article_id, out);
  if (!(parts & CORANTO_STORY_CHANNELS) || load_channels (db, article_id, out, error))
    return 1;
  coranto_stored_story_clear (out);
  return -1;
}

void
coranto_stored_story_clear (CorantoStoredStory *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->channels, g_strfreev);
}

/* No text begins a part. */
static void
append_part (GString *out, char mark, const char *text)
{
  gsize start;

  if (!text)
    return;
  g_string_append_c (out, mark);
  start = out->len;
  g_string_append (out, text);
  g_strdelimit (out->str + start, CORANTO_MARKS, ' ');
}

char *
coranto_stored_story_to_words (const CorantoStoredStory *self)
{
  GString *out = g_string_new (NULL);

  append_part (out, CORANTO_MARK_TITLE, self->title);
  append_part (out, CORANTO_MARK_AUTHOR, self->author);
  append_part (out, CORANTO_MARK_SOURCE, self->source);
  append_part (out, CORANTO_MARK_PLAIN, self->text);
  return g_string_free (out, FALSE);
}
