/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as the schema has them, and the values that are let into them. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-salvage-table-private.h"

#include <string.h>

#include "coranto-article.h"
#include "coranto-identity-private.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_TEXT_BYTES (32 * 1024 * 1024)
#define MAX_TIME (G_GINT64_CONSTANT (1) << 36)
/* Of articles: seconds since 1990, a little spread. */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 36)

/* What numbers can be, by the names of their columns; is_* is 0 or 1. */
static const struct
{
  const char *name;
  gint64 least;
  gint64 most;
} bounds[] = {
  { "id", 1, MAX_NUMBER },
  { "article_id", 1, MAX_NUMBER },
  { "channel_id", 1, G_MAXINT32 },
  { "category_id", 1, G_MAXINT32 },
  { "topic_id", 1, G_MAXINT32 },
  { "list_id", 1, G_MAXINT32 },
  { "kind", CORANTO_FEED_KIND_UNKNOWN, CORANTO_FEED_KIND_PAGE },
  { "error_code", CORANTO_ERROR_NONE, CORANTO_ERROR_LAST - 1 },
  { "wait_reason", CORANTO_WAIT_NONE, CORANTO_WAIT_LAST - 1 },
  { "older_state", CORANTO_OLDER_UNKNOWN, CORANTO_OLDER_END },
  { "state", 0, 15 },
  { "hidden", 0, 15 },
  { "actions", 0, G_MAXUINT16 },
  { "notifies", 0, 1 },
  { "position", 0, G_MAXINT32 },
  { "failures", 0, G_MAXINT32 },
  { "attempts", 0, G_MAXINT32 },
  { "keep_days", -1, G_MAXINT32 },
  { "keep_count", -1, G_MAXINT32 },
  { "views", -1, G_MAXINT64 },
  { "published_precision", CORANTO_DATE_NONE, CORANTO_DATE_SECOND },
  { "modified_precision", CORANTO_DATE_NONE, CORANTO_DATE_SECOND },
  { "published_offset", -24 * 60, 24 * 60 },
  { "modified_offset", -24 * 60, 24 * 60 },
  { "published", -MAX_TIME, MAX_TIME },
  { "modified", -MAX_TIME, MAX_TIME },
  { "sort_time", 0, MAX_TIME },
  { "time", 1, MAX_TIME },
  { "first_seen", 0, MAX_TIME },
  { "read_time", 0, MAX_TIME },
  { "favourite_time", 0, MAX_TIME },
  { "reprint_of", 0, MAX_NUMBER },
};

static void
column_free (gpointer data)
{
  CorantoSalvageColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static void
table_free (gpointer data)
{
  CorantoSalvageTable *table = data;

  sqlite3_finalize (table->insert);
  g_ptr_array_unref (table->columns);
  g_free (table->name);
  g_free (table);
}

/* What the schema says -------------------------------------------------------------------------*/

static void
set_bounds (const CorantoSalvageTable *table, CorantoSalvageColumn *column)
{
  if (g_str_has_prefix (column->name, "is_"))
    {
      column->is_bounded = TRUE;
      column->most = 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (strcmp (bounds[i].name, column->name) == 0)
      {
        column->is_bounded = TRUE;
        column->least = bounds[i].least;
        column->most = bounds[i].most;
      }
  /* Keys that name no article on purpose: CORANTO_IDENTITY_SHARED. */
  if (strcmp (table->name, "identities") == 0)
    column->least = column->is_rowid ? 0 : CORANTO_IDENTITY_SHARED;
}

/* Of a row of pragma_table_info: name, type, notnull, dflt_value, whether it is the row's id. */
static CorantoSalvageColumn *
read_column (const CorantoSalvageTable *table, CorantoStatement *statement)
{
  CorantoSalvageColumn *column = g_new0 (CorantoSalvageColumn, 1);
  g_autofree char *type = coranto_statement_dup_text (statement, 1);
  const char *fallback = (const char *) sqlite3_column_text (statement, 3);

  column->name = coranto_statement_dup_text (statement, 0);
  column->is_rowid = sqlite3_column_int (statement, 4) != 0;
  column->is_text = g_strcmp0 (type, "TEXT") == 0;
  column->is_any = coranto_text_is_blank (type);
  column->is_required = sqlite3_column_int (statement, 2) != 0;
  column->fallback = fallback ? g_ascii_strtoll (fallback, NULL, 10) : 0;
  column->is_address = column->is_text
                       && (strcmp (column->name, "url") == 0 || strcmp (column->name, "image") == 0
                           || g_str_has_suffix (column->name, "_url"));
  if (!column->is_text)
    set_bounds (table, column);
  return column;
}

static gboolean
read_columns (CorantoDb *db, CorantoSalvageTable *table, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT name, type, \"notnull\", dflt_value,"
      "       ?2 = 0 AND pk = 1 AND upper(type) = 'INTEGER'"
      "         AND (SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0) = 1"
      "  FROM pragma_table_info(?1)"
      " ORDER BY CASE WHEN ?2 AND pk > 0 THEN pk ELSE 1000 + cid END",
      "sn", table->name, (int) table->is_keyed);
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_ptr_array_add (table->columns, read_column (table, statement));
      if (sqlite3_column_int (statement, 2) && sqlite3_column_type (statement, 3) == SQLITE_NULL)
        table->n_least = table->columns->len;
    }
  table->n_least = MAX (table->n_least, 1);
  return state == 0;
}

/* The names are the schema's own. */
static gboolean
prepare_insert (CorantoDb *db, CorantoSalvageTable *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO ");
  int code;

  g_string_append (sql, table->name);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const CorantoSalvageColumn *column = g_ptr_array_index (table->columns, i);

      g_string_append_printf (sql, "%s\"%s\"", i == 0 ? " (" : ", ", column->name);
    }
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s?%u", i == 0 ? ") VALUES (" : ", ", i + 1);
  g_string_append_c (sql, ')');
  code = sqlite3_prepare_v2 (coranto_db_get_handle (db), sql->str, -1, &table->insert, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  coranto_db_set_error (error, coranto_db_get_handle (db), code);
  return FALSE;
}

GPtrArray *
coranto_salvage_tables_new (CorantoDb *db, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  /* What is made anew from the rest is left out: counts, queues, the index and its tables.  What
   * others name comes first. */
  statement = coranto_db_query (
      db, error,
      "SELECT l.name, l.wr, s.rootpage FROM pragma_table_list l"
      "  JOIN sqlite_schema s ON s.name = l.name"
      " WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%'"
      "   AND l.name NOT LIKE '%_counts' AND l.name NOT LIKE '%_queue'"
      "   AND l.name <> 'topic_articles'"
      " ORDER BY l.name = 'channel_articles',"
      "          l.name NOT IN ('categories', 'channels', 'status', 'articles'), s.rowid",
      "");
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      CorantoSalvageTable *table = g_new0 (CorantoSalvageTable, 1);

      table->name = coranto_statement_dup_text (statement, 0);
      table->is_keyed = sqlite3_column_int (statement, 1) != 0;
      table->is_link = strcmp (table->name, "channel_articles") == 0;
      table->usual_root = (guint32) sqlite3_column_int64 (statement, 2);
      table->columns = g_ptr_array_new_with_free_func (column_free);
      g_ptr_array_add (tables, table);
      if (!read_columns (db, table, error) || !prepare_insert (db, table, error))
        return NULL;
    }
  return state == 0 ? g_steal_pointer (&tables) : NULL;
}

int
coranto_salvage_table_find (const CorantoSalvageTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const CorantoSalvageColumn *column = g_ptr_array_index (table->columns, i);

      if (strcmp (column->name, name) == 0)
        return (int) i;
    }
  return -1;
}

/* Values ---------------------------------------------------------------------------------------*/

static gboolean
is_within (const CorantoSalvageColumn *column, gint64 value)
{
  return !column->is_bounded || (value >= column->least && value <= column->most);
}

/* Whether the column can have a value of that kind at all. */
static gboolean
is_of_kind (const CorantoSalvageColumn *column, const CorantoRawValue *value)
{
  if (column->is_rowid)
    return value->kind == CORANTO_VALUE_NULL;
  if (column->is_any)
    return TRUE;
  return value->kind == CORANTO_VALUE_NULL
         || value->kind == (column->is_text ? CORANTO_VALUE_TEXT : CORANTO_VALUE_INTEGER);
}

static gboolean
is_shaped (const CorantoSalvageTable *table, const CorantoRawRow *row)
{
  if (row->n_values < table->n_least || row->n_values > table->columns->len)
    return FALSE;
  for (guint i = 0; i < row->n_values; i++)
    if (!is_of_kind (g_ptr_array_index (table->columns, i), &row->values[i]))
      return FALSE;
  return TRUE;
}

gboolean
coranto_salvage_table_fits (const CorantoSalvageTable *table, const CorantoRawRow *row)
{
  if (!is_shaped (table, row))
    return FALSE;
  for (guint i = 0; i < row->n_values; i++)
    {
      const CorantoSalvageColumn *column = g_ptr_array_index (table->columns, i);
      const CorantoRawValue *value = &row->values[i];

      if (column->is_rowid)
        {
          if (!is_within (column, row->rowid))
            return FALSE;
        }
      else if (value->kind == CORANTO_VALUE_NULL)
        {
          if (column->is_required)
            return FALSE;
        }
      else if (value->kind == CORANTO_VALUE_INTEGER && !is_within (column, value->integer))
        return FALSE;
    }
  return TRUE;
}

/* The lists of coranto-pack have separators. */
static gboolean
is_list (const CorantoSalvageColumn *column)
{
  static const char *const lists[] = { "authors", "tags", "attachments", "breadcrumbs", NULL };

  return g_strv_contains (lists, column->name);
}

/* Valid UTF-8 without a NUL, and without controls that no text of ours has.  (transfer full) */
static char *
take_text (const CorantoSalvageColumn *column, const CorantoRawValue *value)
{
  gsize length = MIN (value->length, (gsize) MAX_TEXT_BYTES);
  const guint8 *nul = memchr (value->bytes, 0, length);
  gboolean has_separators = is_list (column);
  char *text = g_utf8_make_valid ((const char *) value->bytes,
                                  nul ? (gssize) (nul - value->bytes) : (gssize) length);

  for (char *p = text; *p; p++)
    if (g_ascii_iscntrl (*p) && !strchr ("\t\n\r", *p)
        && !(has_separators && (*p == 0x1e || *p == 0x1f)))
      *p = ' ';
  return text;
}

static int
bind_text (const CorantoSalvageTable *table,
           int index,
           const CorantoSalvageColumn *column,
           const CorantoRawValue *value)
{
  g_autofree char *text = take_text (column, value);
  g_autofree char *address = column->is_address ? coranto_url_resolve_link (NULL, text) : NULL;

  if (column->is_address && !address)
    return SQLITE_OK; /* stays NULL */
  return sqlite3_bind_text (table->insert, index, text, -1, SQLITE_TRANSIENT);
}

static int
bind_integer (const CorantoSalvageTable *table,
              int index,
              const CorantoSalvageColumn *column,
              gint64 value)
{
  return sqlite3_bind_int64 (table->insert, index,
                             is_within (column, value) ? value : column->fallback);
}

static int
bind_value (const CorantoSalvageTable *table, guint i, const CorantoRawRow *row)
{
  static const CorantoRawValue none = { CORANTO_VALUE_NULL };
  const CorantoSalvageColumn *column = g_ptr_array_index (table->columns, i);
  const CorantoRawValue *value = i < row->n_values ? &row->values[i] : &none;
  int index = (int) i + 1;

  if (column->is_rowid)
    return sqlite3_bind_int64 (table->insert, index, row->rowid);
  switch (value->kind)
    {
    case CORANTO_VALUE_TEXT:
      return bind_text (table, index, column, value);
    case CORANTO_VALUE_INTEGER:
      return bind_integer (table, index, column, value->integer);
    case CORANTO_VALUE_NULL:
      /* A column that is younger than the row. */
      return column->is_required && !column->is_text
                 ? sqlite3_bind_int64 (table->insert, index, column->fallback)
                 : SQLITE_OK;
    case CORANTO_VALUE_REAL:
    case CORANTO_VALUE_BLOB:
    default:
      return SQLITE_OK;
    }
}

/* The numbers that name a row, or what it belongs to, are put right by nobody. */
static gboolean
has_sound_keys (const CorantoSalvageTable *table, const CorantoRawRow *row)
{
  for (guint i = 0; i < row->n_values; i++)
    {
      const CorantoSalvageColumn *column = g_ptr_array_index (table->columns, i);
      gboolean is_key = column->is_rowid || g_str_has_suffix (column->name, "_id");

      if (is_key && !column->is_text && column->is_bounded && column->least > 0
          && (column->is_rowid || row->values[i].kind == CORANTO_VALUE_INTEGER)
          && !is_within (column, column->is_rowid ? row->rowid : row->values[i].integer))
        return FALSE;
    }
  return TRUE;
}

gboolean
coranto_salvage_table_insert (const CorantoSalvageTable *table,
                              const CorantoRawRow *row,
                              GError **error)
{
  int code = SQLITE_OK;

  if (!is_shaped (table, row) || !has_sound_keys (table, row))
    return TRUE;
  for (guint i = 0; code == SQLITE_OK && i < table->columns->len; i++)
    code = bind_value (table, i, row);
  if (code == SQLITE_OK)
    code = sqlite3_step (table->insert);
  sqlite3_reset (table->insert);
  sqlite3_clear_bindings (table->insert);
  if (code == SQLITE_DONE)
    return TRUE;
  coranto_db_set_error (error, sqlite3_db_handle (table->insert), code);
  return FALSE;
}
