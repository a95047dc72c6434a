/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier versions. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-revisions-private.h"

#include "coranto-plain-text-private.h"
#include "coranto-text-change-private.h"
#include "coranto-text.h"

#include <string.h>

/* Of a longer text it is said that it changed, not how. */
#define MAX_CONTENT_BYTES (256 * 1024)

/* An article as it is in the tables. */
typedef struct
{
  char *title;
  char *html;
  char *text;
  char *next_page_url;
  gboolean is_full;
} Version;

static void
version_clear (Version *version)
{
  g_free (version->title);
  g_free (version->html);
  g_free (version->text);
  g_free (version->next_page_url);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Version, version_clear)

/* 1: read, 0: there is none, -1: error.  `sql` gives the columns of Version. */
static int
load_version (CorantoDb *db, const char *sql, gint64 article_id, Version *out, GError **error)
{
  g_autoptr (CorantoStatement) statement = coranto_db_query (db, error, sql, "i", article_id);
  int state = statement ? coranto_db_next (statement, error) : -1;

  if (state <= 0)
    return state;
  out->title = coranto_statement_dup_text (statement, 0);
  out->html = coranto_statement_dup_text (statement, 1);
  out->text = coranto_statement_dup_text (statement, 2);
  out->next_page_url = coranto_statement_dup_text (statement, 3);
  out->is_full = sqlite3_column_int (statement, 4) != 0;
  return 1;
}

/* Of two contents the same side is compared: what is plain already may have been made in another
 * way. */
static gboolean
is_content_changed (const Version *version, const CorantoParsedItem *item)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (version->html && item->content_html)
    {
      if (strcmp (version->html, item->content_html) == 0)
        return FALSE;
      before = coranto_plain_text_from_html (version->html);
      after = coranto_plain_text_from_html (item->content_html);
      return coranto_text_is_changed (before, after);
    }
  before = version->html ? coranto_plain_text_from_html (version->html) : g_strdup (version->text);
  after = item->content_html ? coranto_plain_text_from_html (item->content_html)
                             : g_strdup (item->content_text);
  return coranto_text_is_changed (before, after);
}

/* A text that goes on elsewhere is a part: which part, is no change. */
static gboolean
is_part (const Version *version, const CorantoParsedItem *item)
{
  return version->next_page_url || item->next_page_url;
}

/* The article is again what its reader saw.  FALSE with `error` set, or unset: it is not. */
static gboolean
is_as_seen (CorantoDb *db, const CorantoStoredItem *stored, GError **error)
{
  g_auto (Version) seen = { 0 };

  return load_version (db,
                       "SELECT title, content_html, content_text, NULL, 0 FROM revisions"
                       " WHERE article_id = ?1 AND is_unseen = 1",
                       stored->id, &seen, error)
             > 0
         && !coranto_text_is_changed (seen.title, stored->item->title)
         && !is_content_changed (&seen, stored->item);
}

static gboolean
keep (CorantoDb *db,
      const CorantoStoredItem *stored,
      const Version *version,
      gboolean with_content,
      gint64 now,
      GError **error)
{
  const char *html = with_content ? version->html : NULL;
  const char *text = with_content && !html ? version->text : NULL;

  if ((html && strlen (html) > MAX_CONTENT_BYTES) || (text && strlen (text) > MAX_CONTENT_BYTES))
    html = text = NULL;
  return coranto_db_run (
      db, error,
      "INSERT INTO revisions (article_id, changed, title, content_html, content_text)"
      " VALUES (?1, ?2, ?3, ?4, ?5)"
      " ON CONFLICT (article_id) DO UPDATE SET changed = ?2, is_unseen = 1,"
      "   title = iif (is_unseen, title, ?3),"
      "   content_html = iif (is_unseen AND coalesce (content_html, content_text) IS NOT NULL,"
      "                       content_html, ?4),"
      "   content_text = iif (is_unseen AND coalesce (content_html, content_text) IS NOT NULL,"
      "                       content_text, ?5)",
      "iisss", stored->id, now, version->title ? version->title : "", html, text);
}

/* The whole text came where a list had given a part of it: of that part there is nothing to show
 * any more. */
static gboolean
drop_content (CorantoDb *db, gint64 article_id, GError **error)
{
  return coranto_db_run (db, error,
                         "UPDATE revisions SET content_html = NULL, content_text = NULL"
                         " WHERE article_id = ?1",
                         "i", article_id);
}

gboolean
coranto_revisions_note (CorantoDb *db, const CorantoStoredItem *stored, gint64 now, GError **error)
{
  g_auto (Version) version = { 0 };
  g_autoptr (GError) local = NULL;
  gboolean is_retitled, is_rewritten;
  int state = load_version (db,
                            "SELECT a.title, b.content_html, b.content_text, b.next_page_url,"
                            "       b.is_full"
                            "  FROM articles a LEFT JOIN bodies b ON b.article_id = a.id"
                            " WHERE a.id = ?1",
                            stored->id, &version, error);

  if (state <= 0)
    return state == 0;
  if (stored->is_full && !version.is_full)
    return drop_content (db, stored->id, error);
  is_retitled = coranto_text_is_changed (version.title, stored->item->title);
  is_rewritten = !is_part (&version, stored->item) && is_content_changed (&version, stored->item);
  if (!is_retitled && !is_rewritten)
    return TRUE;
  if (is_as_seen (db, stored, &local))
    return coranto_db_run (db, error, "DELETE FROM revisions WHERE article_id = ?1", "i",
                           stored->id);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return keep (db, stored, &version, is_rewritten, now, error);
}

gboolean
coranto_revisions_set_seen (CorantoDb *db, gint64 article_id, gboolean *changed, GError **error)
{
  if (!coranto_db_run (db, error,
                       "UPDATE revisions SET is_unseen = 0 WHERE article_id = ?1 AND is_unseen = 1",
                       "i", article_id))
    return FALSE;
  *changed = coranto_db_changes (db) > 0;
  return TRUE;
}

gboolean
coranto_revisions_read (CorantoDb *db, CorantoArticle *article, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (db, error,
                                "SELECT changed, is_unseen, title, content_html, content_text"
                                "  FROM revisions WHERE article_id = ?1",
                                "i", article->id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return FALSE;
  if (state == 0)
    return TRUE;
  article->changed = sqlite3_column_int64 (statement, 0);
  article->is_change_unseen = sqlite3_column_int (statement, 1) != 0;
  article->earlier = coranto_parsed_item_new ();
  article->earlier->title = coranto_statement_dup_text (statement, 2);
  article->earlier->content_html = coranto_statement_dup_text (statement, 3);
  article->earlier->content_text = coranto_statement_dup_text (statement, 4);
  return TRUE;
}
