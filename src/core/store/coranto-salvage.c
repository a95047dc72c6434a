/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows out of raw pages into a new database, and the bonds between them made whole. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-salvage-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "coranto-identity-private.h"
#include "coranto-new-file-private.h"
#include "coranto-raw-map-private.h"
#include "coranto-schema-private.h"
#include "coranto-url.h"

/* One file that is read. */
typedef struct
{
  CorantoRawFile *file;
  CorantoRawMap *map;
} Source;

typedef struct
{
  CorantoDb *db; /* the new one */
  GPtrArray *tables;
  GPtrArray *sources; /* (element-type Source) */
  GError **error;
  const CorantoSalvageTable *table; /* the rows' that are taken */
  int url;                          /* its columns, where it has them */
  int key;
  gboolean takes_doubtful;
} Salvage;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_pointer (&source->map, coranto_raw_map_free);
  g_clear_pointer (&source->file, coranto_raw_file_free);
  g_free (source);
}

/* Rows -------------------------------------------------------------------------------------------
 */

static gboolean
take_row (const CorantoRawRow *row, gpointer user_data)
{
  Salvage *self = user_data;

  return coranto_salvage_table_insert (self->table, row, self->error);
}

static char *
dup_text (const CorantoRawRow *row, int column)
{
  const CorantoRawValue *value = &row->values[column];

  return column < (int) row->n_values && value->kind == CORANTO_VALUE_TEXT
             ? g_strndup ((const char *) value->bytes, value->length)
             : NULL;
}

/* An address that does not give its key was damaged: another file's is better, and this one, with a
 * key of its own, better than none. */
static gboolean
take_channel (const CorantoRawRow *row, gpointer user_data)
{
  Salvage *self = user_data;
  g_autofree char *url = dup_text (row, self->url);
  gint64 key = url ? coranto_identity_of_url (url) : 0;
  CorantoRawRow with_key;

  if (self->key >= (int) row->n_values || key == 0)
    return TRUE;
  if ((row->values[self->key].integer != key) != self->takes_doubtful)
    return TRUE;
  with_key = *row;
  with_key.values[self->key].integer = key;
  return coranto_salvage_table_insert (self->table, &with_key, self->error);
}

/* What the index and the search were made by is for this program to say; so is what was told. */
static gboolean
take_setting (const CorantoRawRow *row, gpointer user_data)
{
  g_autofree char *name = dup_text (row, 0);

  return !name || !g_str_has_prefix (name, "keep_") || take_row (row, user_data);
}

/* The triggers count a story by its status. */
static gboolean
take_link (const CorantoRawRow *row, gpointer user_data)
{
  Salvage *self = user_data;
  gint64 is_known = 0;

  if (row->n_values < 2)
    return TRUE;
  if (!coranto_db_read_int (self->db, self->error, &is_known,
                            "SELECT EXISTS (SELECT 1 FROM channel_counts WHERE channel_id = ?1)"
                            "   AND EXISTS (SELECT 1 FROM status"
                            "                WHERE article_id = ?2 AND is_stored = 1)",
                            "ii", row->values[0].integer, row->values[1].integer))
    return FALSE;
  return !is_known || take_row (row, user_data);
}

/* Of a favourite whose words were lost the address may be left: by what its channel calls it. */
static gboolean
take_address (const CorantoRawRow *row, gpointer user_data)
{
  Salvage *self = user_data;
  g_autofree char *item_id = row->n_values > 3 ? dup_text (row, 3) : NULL;
  g_autofree char *url = item_id ? coranto_url_resolve (NULL, item_id) : NULL;

  return !url
         || coranto_db_run (self->db, self->error,
                            "INSERT INTO articles (id, url, title, sort_time)"
                            " SELECT article_id, ?2, ?2, first_seen FROM status"
                            "  WHERE article_id = ?1 AND is_favourite = 1"
                            "    AND NOT EXISTS (SELECT 1 FROM articles WHERE id = ?1)",
                            "is", row->values[1].integer, url);
}

static gboolean
take_table (Salvage *self, const CorantoSalvageTable *table, CorantoRawRowFunc func)
{
  self->table = table;
  self->url = coranto_salvage_table_find (table, "url");
  self->key = coranto_salvage_table_find (table, "url_key");
  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = g_ptr_array_index (self->sources, i);

      if (!coranto_raw_map_each_row (source->map, table, func, self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_named_table (Salvage *self, const CorantoSalvageTable *table)
{
  if (strcmp (table->name, "meta") == 0)
    return take_table (self, table, take_setting);
  if (strcmp (table->name, "channels") != 0)
    return take_table (self, table, take_row);
  self->takes_doubtful = FALSE;
  if (!take_table (self, table, take_channel))
    return FALSE;
  self->takes_doubtful = TRUE;
  return take_table (self, table, take_channel);
}

/* All but what the triggers count: that is taken when the rest stands. */
static gboolean
take_tables (Salvage *self, gboolean links, CorantoRawRowFunc take_link_row)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const CorantoSalvageTable *table = g_ptr_array_index (self->tables, i);

      if (table->is_link == links
          && !(links ? take_table (self, table, take_link_row) : take_named_table (self, table)))
        return FALSE;
    }
  return TRUE;
}

/* Bonds ------------------------------------------------------------------------------------------
 */

static gboolean
run_all (CorantoDb *db, const char *const *statements, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!coranto_db_run (db, error, statements[i], ""))
      return FALSE;
  return TRUE;
}

/* A story whose status was lost is unread; one of which nothing but its keys is left was there once
 * and must not come back as news.  What is not shown any more is not taken along. */
static gboolean
mend_rows (CorantoDb *db, GError **error)
{
  static const char *const statements[] = {
    "UPDATE channels SET category_id = NULL"
    " WHERE category_id NOT IN (SELECT id FROM categories)",
    "INSERT OR IGNORE INTO channel_counts (channel_id) SELECT id FROM channels",
    "INSERT OR IGNORE INTO category_counts (category_id) SELECT id FROM categories",
    "INSERT OR IGNORE INTO status (article_id, first_seen) SELECT id, sort_time FROM articles",
    "INSERT OR IGNORE INTO status (article_id, is_stored, is_read, first_seen)"
    " SELECT DISTINCT article_id, 0, 1, 0 FROM identities WHERE article_id > 0",
    "UPDATE status SET is_stored = 0"
    " WHERE is_stored = 1 AND article_id NOT IN (SELECT id FROM articles)",
    "DELETE FROM articles WHERE id IN (SELECT article_id FROM status WHERE is_stored = 0)",
    "DELETE FROM bodies WHERE article_id NOT IN (SELECT id FROM articles)",
    "DELETE FROM revisions WHERE article_id NOT IN (SELECT id FROM articles)",
    "DELETE FROM checks WHERE channel_id NOT IN (SELECT id FROM channels)",
    "DELETE FROM listings WHERE channel_id NOT IN (SELECT id FROM channels)",
    "DELETE FROM list_articles WHERE list_id NOT IN (SELECT id FROM lists)"
    "    OR article_id NOT IN (SELECT article_id FROM status)",
    "UPDATE topics SET is_complete = 0",
  };

  return run_all (db, statements, G_N_ELEMENTS (statements), error);
}

/* Keys that were lost come from what they are made of. */
static gboolean
mend_keys (CorantoDb *db, GError **error)
{
  g_autoptr (CorantoStatement) urls = NULL;
  g_autoptr (CorantoStatement) ids = NULL;
  int state;

  urls = coranto_db_query (db, error, "SELECT id, url FROM articles WHERE url IS NOT NULL", "");
  while (urls && (state = coranto_db_next (urls, error)) > 0)
    {
      const char *url = (const char *) sqlite3_column_text (urls, 1);

      if (!coranto_identity_add (db, coranto_identity_of_url (url), sqlite3_column_int64 (urls, 0),
                                 error))
        return FALSE;
    }
  if (!urls || state < 0)
    return FALSE;
  ids = coranto_db_query (db, error,
                          "SELECT l.article_id, c.scope_key, l.item_id FROM channel_articles l"
                          "  JOIN channels c ON c.id = l.channel_id WHERE l.item_id IS NOT NULL",
                          "");
  while (ids && (state = coranto_db_next (ids, error)) > 0)
    {
      const char *item_id = (const char *) sqlite3_column_text (ids, 2);
      gint64 key = coranto_identity_of_item_id (sqlite3_column_int64 (ids, 1), item_id);

      if (!coranto_identity_add (db, key, sqlite3_column_int64 (ids, 0), error))
        return FALSE;
    }
  return ids && state == 0;
}

static gboolean
read_counts (CorantoDb *db, CorantoRecovery *counts, GError **error)
{
  gint64 channels = 0, favourites = 0, stories = 0;

  if (!coranto_db_read_int (db, error, &channels, "SELECT count(*) FROM channels", "")
      || !coranto_db_read_int (db, error, &favourites,
                               "SELECT count(*) FROM status WHERE is_favourite = 1", "")
      || !coranto_db_read_int (db, error, &stories, "SELECT count(*) FROM articles", ""))
    return FALSE;
  counts->channels = (guint) channels;
  counts->favourites = (guint) favourites;
  counts->stories = (guint) stories;
  return TRUE;
}

/* Making -----------------------------------------------------------------------------------------
 */

static void
add_sources (Salvage *self, const char *const *paths)
{
  for (; *paths; paths++)
    {
      CorantoRawFile *file = coranto_raw_file_open (*paths, NULL);
      Source *source;

      if (!file)
        continue;
      source = g_new0 (Source, 1);
      source->file = file;
      source->map = coranto_raw_map_new (file, self->tables);
      g_ptr_array_add (self->sources, source);
    }
}

static gboolean
fill (CorantoDb *db, const char *const *paths, CorantoRecovery *counts, GError **error)
{
  g_autoptr (GPtrArray) tables = coranto_salvage_tables_new (db, error);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);
  Salvage self = { .db = db, .tables = tables, .sources = sources, .error = error };

  if (!tables)
    return FALSE;
  add_sources (&self, paths);
  return coranto_db_begin (db, error) && take_tables (&self, FALSE, NULL)
         && take_tables (&self, TRUE, take_address) && mend_rows (db, error)
         && take_tables (&self, TRUE, take_link) && mend_keys (db, error)
         && read_counts (db, counts, error) && coranto_db_commit (db, error);
}

gboolean
coranto_salvage_make (const char *path,
                      const char *const *sources,
                      CorantoRecovery *counts,
                      GError **error)
{
  CorantoDb *db = coranto_new_file_open (path, error);
  gboolean is_filled = db && fill (db, sources, counts, error);

  coranto_db_close (db);
  if (is_filled && coranto_new_file_sync (path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

/* The note ---------------------------------------------------------------------------------------
 */

gboolean
coranto_salvage_note (const char *path, const CorantoRecovery *recovery, GError **error)
{
  g_autofree char *text = coranto_recovery_to_text (recovery);
  g_autoptr (CorantoDb) db = coranto_db_open (path, CORANTO_DB_WRITER, error);

  return db
         && coranto_db_run (db, error,
                            "INSERT OR REPLACE INTO meta (name, value) VALUES ('recovery', ?1)",
                            "s", text);
}

CorantoRecovery *
coranto_salvage_read_note (CorantoDb *db, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autofree char *text = NULL;

  statement = coranto_db_query (db, error, "SELECT value FROM meta WHERE name = 'recovery'", "");
  if (statement && coranto_db_next (statement, error) > 0)
    text = coranto_statement_dup_text (statement, 0);
  return coranto_recovery_from_text (text);
}

gboolean
coranto_salvage_forget_note (CorantoDb *db, GError **error)
{
  return coranto_db_run (db, error, "DELETE FROM meta WHERE name = 'recovery'", "");
}
