/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article's content in its two tables. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-stored-item-private.h"

#include <string.h>

#include "coranto-excerpt-private.h"
#include "coranto-identity-private.h"
#include "coranto-limits.h"
#include "coranto-pack-private.h"
#include "coranto-search-index-private.h"
#include "coranto-text.h"

CorantoStoredItem *
coranto_stored_item_new (gint64 id, gint64 first_seen)
{
  CorantoStoredItem *self = g_new0 (CorantoStoredItem, 1);

  self->id = id;
  self->item = coranto_parsed_item_new ();
  self->first_seen = first_seen;
  self->sort_time = first_seen;
  return self;
}

CorantoStoredItem *
coranto_stored_item_new_from (gint64 id, gint64 first_seen, const CorantoParsedItem *item)
{
  CorantoStoredItem *self = g_new0 (CorantoStoredItem, 1);

  self->id = id;
  self->item = coranto_parsed_item_ref ((CorantoParsedItem *) item);
  self->first_seen = first_seen;
  self->sort_time = coranto_identity_sort_time (&item->published, first_seen);
  return self;
}

void
coranto_stored_item_free (CorantoStoredItem *self)
{
  if (!self)
    return;
  coranto_parsed_item_unref (self->item);
  g_free (self);
}

/* Reading ------------------------------------------------------------------------------------- */

static void
read_date (CorantoStatement *statement, int column, CorantoDate *out)
{
  int precision = sqlite3_column_int (statement, column + 2);

  if (precision <= CORANTO_DATE_NONE || precision > CORANTO_DATE_SECOND)
    return;
  out->unix_seconds = sqlite3_column_int64 (statement, column);
  out->utc_offset_minutes = (gint16) sqlite3_column_int (statement, column + 1);
  out->precision = (guint8) precision;
}

static void
read_list (CorantoStatement *statement,
           int column,
           void (*unpack) (const char *packed, GPtrArray *out),
           GPtrArray *out)
{
  g_autofree char *packed = coranto_statement_dup_text (statement, column);

  unpack (packed, out);
}

static void
read_item (CorantoStatement *statement, CorantoParsedItem *item)
{
  char **const texts[]
      = { &item->url,          &item->title,        &item->source,   &item->image,
          &item->content_html, &item->content_text, &item->base_url, &item->external_url,
          &item->summary,      &item->language,     &item->editor,   &item->copyright,
          &item->next_page_url };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = coranto_statement_dup_text (statement, (int) i);
  item->views = sqlite3_column_int64 (statement, 13);
  read_date (statement, 14, &item->published);
  read_date (statement, 17, &item->modified);
  read_list (statement, 20, coranto_unpack_persons, item->authors);
  read_list (statement, 21, coranto_unpack_strings, item->tags);
  read_list (statement, 22, coranto_unpack_attachments, item->attachments);
  read_list (statement, 23, coranto_unpack_strings, item->breadcrumbs);
}

CorantoStoredItem *
coranto_stored_item_load (CorantoDb *db, gint64 id, GError **error)
{
  g_autoptr (CorantoStoredItem) self = NULL;
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT a.url, a.title, a.source, a.image,"
      "       b.content_html, b.content_text, b.base_url, b.external_url, b.summary, b.language,"
      "       b.editor, b.copyright, b.next_page_url,"
      "       a.views, a.published, a.published_offset, a.published_precision,"
      "       b.modified, b.modified_offset, b.modified_precision,"
      "       b.authors, b.tags, b.attachments, b.breadcrumbs,"
      "       a.sort_time, a.page_facts, b.is_full, s.first_seen"
      "  FROM articles a JOIN status s ON s.article_id = a.id"
      "  LEFT JOIN bodies b ON b.article_id = a.id"
      " WHERE a.id = ?1",
      "i", id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return NULL;
  if (state == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  self = coranto_stored_item_new (id, sqlite3_column_int64 (statement, 27));
  read_item (statement, self->item);
  self->sort_time = sqlite3_column_int64 (statement, 24);
  self->page_facts = (guint) sqlite3_column_int (statement, 25);
  self->is_full = sqlite3_column_int (statement, 26) != 0;
  return g_steal_pointer (&self);
}

/* Writing ------------------------------------------------------------------------------------- */

static char *
join_authors (const CorantoParsedItem *item)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < item->authors->len; i++)
    {
      const CorantoPerson *author = g_ptr_array_index (item->authors, i);

      if (coranto_text_is_blank (author->name))
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
      g_string_append (out, author->name);
    }
  return g_string_free (out, out->len == 0);
}

/* A new article's body goes in without the look for an old one. */
#define BODY_VALUES                                                                                \
  " INTO bodies (article_id, is_full, content_html, content_text, base_url, external_url,"         \
  "  summary, language, modified, modified_offset, modified_precision, editor, copyright,"         \
  "  next_page_url, authors, tags, attachments, breadcrumbs)"                                      \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
static const char insert_body[] = "INSERT" BODY_VALUES;
/* No REPLACE: what watches a body's words would not see it. */
static const char replace_body[]
    = "INSERT" BODY_VALUES
      " ON CONFLICT (article_id) DO UPDATE SET is_full = ?2, content_html = ?3,"
      "  content_text = ?4, base_url = ?5, external_url = ?6, summary = ?7, language = ?8,"
      "  modified = ?9, modified_offset = ?10, modified_precision = ?11, editor = ?12,"
      "  copyright = ?13, next_page_url = ?14, authors = ?15, tags = ?16, attachments = ?17,"
      "  breadcrumbs = ?18";

/* What says nothing is not stored. */
static const char *
unless_blank (const char *text)
{
  return coranto_text_is_blank (text) ? NULL : text;
}

/* `text` when it is within the limit of an item's content, else its beginning in `cut`. */
static const char *
bound_content (const char *text, char **cut)
{
  gsize limit = coranto_limits_default ()->content_bytes;

  if (coranto_text_is_blank (text))
    return NULL;
  if (strnlen (text, limit + 1) <= limit)
    return text;
  *cut = g_utf8_make_valid (text, (gssize) limit);
  return *cut;
}

static gboolean
write_headline (CorantoDb *db, const CorantoStoredItem *self, const char *sql, GError **error)
{
  const CorantoParsedItem *item = self->item;
  g_autofree char *made = item->excerpt ? NULL : coranto_excerpt_make (item);
  g_autofree char *authors = join_authors (item);

  return coranto_db_run (db, error, sql, "issssssiinnii", self->id, item->url,
                         unless_blank (item->title) ? item->title : "",
                         item->excerpt ? item->excerpt : made, unless_blank (item->source), authors,
                         unless_blank (item->image), item->views, item->published.unix_seconds,
                         (int) item->published.utc_offset_minutes, (int) item->published.precision,
                         self->sort_time, (gint64) self->page_facts);
}

static gboolean
write_body (CorantoDb *db, const CorantoStoredItem *self, const char *sql, GError **error)
{
  const CorantoParsedItem *item = self->item;
  g_autofree char *authors = coranto_pack_persons (item->authors);
  g_autofree char *tags = coranto_pack_strings (item->tags);
  g_autofree char *attachments = coranto_pack_attachments (item->attachments);
  g_autofree char *breadcrumbs = coranto_pack_strings (item->breadcrumbs);
  g_autofree char *cut_html = NULL;
  g_autofree char *cut_text = NULL;
  const char *html = bound_content (item->content_html, &cut_html);
  const char *text = bound_content (item->content_text, &cut_text);
  gboolean has_content = html || text;

  return coranto_db_run (
      db, error, sql, "inssssssinnsssssss", self->id, (int) self->is_full, html, text,
      has_content ? item->base_url : NULL, unless_blank (item->external_url),
      unless_blank (item->summary), unless_blank (item->language), item->modified.unix_seconds,
      (int) item->modified.utc_offset_minutes, (int) item->modified.precision,
      unless_blank (item->editor), unless_blank (item->copyright),
      has_content ? item->next_page_url : NULL, authors, tags, attachments, breadcrumbs);
}

gboolean
coranto_stored_item_insert (CorantoDb *db, const CorantoStoredItem *self, GError **error)
{
  return write_headline (db, self,
                         "INSERT INTO articles (id, url, title, summary, source, author, image,"
                         "  views, published, published_offset, published_precision, sort_time,"
                         "  page_facts)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                         error)
         && write_body (db, self, insert_body, error)
         && coranto_search_index_add (db, self->id, error);
}

gboolean
coranto_stored_item_update (CorantoDb *db,
                            const CorantoStoredItem *self,
                            CorantoChanged changed,
                            GError **error)
{
  if (changed & CORANTO_CHANGED_TEXT && !coranto_search_index_forget (db, self->id, error))
    return FALSE;
  /* The excerpt of a row may be made of the body. */
  if (changed & (CORANTO_CHANGED_HEADLINE | CORANTO_CHANGED_TEXT)
      && !write_headline (db, self,
                          "UPDATE articles SET url = ?2, title = ?3, summary = ?4, source = ?5,"
                          "  author = ?6, image = ?7, views = ?8, published = ?9,"
                          "  published_offset = ?10, published_precision = ?11, sort_time = ?12,"
                          "  page_facts = ?13"
                          " WHERE id = ?1",
                          error))
    return FALSE;
  return !(changed & CORANTO_CHANGED_BODY) || write_body (db, self, replace_body, error);
}
