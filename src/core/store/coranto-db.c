/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection: how it is opened, how statements are kept, how errors come out. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-db-private.h"

#include <errno.h>
#include <stdarg.h>

#include "coranto-tokenizer-private.h"

#define BUSY_TIMEOUT_MS 10000

struct _CorantoDb
{
  sqlite3 *handle;
  GHashTable *statements; /* address of the SQL text -> sqlite3_stmt */
  int log_pages;          /* after the last commit */
};

static CorantoErrorCode
error_code_of (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return CORANTO_ERROR_DISK_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CORANTO_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return CORANTO_ERROR_PROFILE_UNWRITABLE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return CORANTO_ERROR_PROFILE_DAMAGED;
    default:
      return CORANTO_ERROR_FAILED;
    }
}

/* No room for the file by which programs share the log is an error of reading to SQLite. */
static gboolean
is_disk_full (sqlite3 *handle, int code)
{
  return code == SQLITE_IOERR_SHMSIZE
         || ((code & 0xff) == SQLITE_IOERR && handle && sqlite3_system_errno (handle) == ENOSPC);
}

void
coranto_db_set_error (GError **error, sqlite3 *handle, int code)
{
  const char *detail = handle ? sqlite3_errmsg (handle) : sqlite3_errstr (code);

  coranto_error_set (
      error, is_disk_full (handle, code) ? CORANTO_ERROR_DISK_FULL : error_code_of (code), detail);
}

/* The limits that SQLite's own security notes propose for files from outside: a damaged or made-up
 * database must not be able to ask for more than a profile needs. */
static void
lower_limits (sqlite3 *handle)
{
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, 100 * 1000);
  sqlite3_limit (handle, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
  sqlite3_limit (handle, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit (handle, SQLITE_LIMIT_FUNCTION_ARG, 16);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM INTO needs one */
  sqlite3_limit (handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
  sqlite3_limit (handle, SQLITE_LIMIT_VARIABLE_NUMBER, 100);
  sqlite3_limit (handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  sqlite3_limit (handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static int
configure (sqlite3 *handle)
{
  /* The pages of a new profile: a few bodies each, and as few system calls. */
  static const char settings[] = "PRAGMA page_size = 16384;"
                                 "PRAGMA trusted_schema = OFF;"
                                 "PRAGMA cell_size_check = ON;"
                                 "PRAGMA mmap_size = 0;"
                                 "PRAGMA foreign_keys = ON;"
                                 "PRAGMA synchronous = FULL;"
                                 "PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -8000;"
                                 "PRAGMA journal_size_limit = 16777216;";

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  lower_limits (handle);
  return sqlite3_exec (handle, settings, NULL, NULL, NULL);
}

static const char *const role_settings[] = {
  [CORANTO_DB_WRITER] = "",
  [CORANTO_DB_READER] = "PRAGMA query_only = ON;",
  [CORANTO_DB_VIEWER] = "PRAGMA query_only = ON;",
  [CORANTO_DB_FROZEN] = "PRAGMA query_only = ON;",
};

/* In place of SQLite's own checkpoints, which make a commit wait for them. */
static int
committed_cb (void *user_data, sqlite3 *handle, const char *schema, int n_pages)
{
  CorantoDb *self = user_data;

  self->log_pages = n_pages;
  return SQLITE_OK;
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
open_handle (const char *path, CorantoDbRole role, sqlite3 **handle)
{
  static const int access[] = {
    [CORANTO_DB_WRITER] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [CORANTO_DB_READER] = SQLITE_OPEN_READWRITE,
    [CORANTO_DB_VIEWER] = SQLITE_OPEN_READONLY,
    [CORANTO_DB_FROZEN] = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
  };
  int flags = access[role] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  g_autofree char *full = role == CORANTO_DB_FROZEN ? g_canonicalize_filename (path, NULL) : NULL;
  g_autofree char *uri = full ? g_filename_to_uri (full, NULL, NULL) : NULL;
  g_autofree char *frozen = uri ? g_strconcat (uri, "?immutable=1", NULL) : NULL;

  return sqlite3_open_v2 (frozen ? frozen : path, handle, flags, NULL);
}

CorantoDb *
coranto_db_open (const char *path, CorantoDbRole role, GError **error)
{
  g_autoptr (CorantoDb) self = g_new0 (CorantoDb, 1);
  int code;

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize);
  code = open_handle (path, role, &self->handle);
  if (code == SQLITE_OK)
    code = configure (self->handle);
  if (code == SQLITE_OK)
    code = coranto_tokenizer_register (self->handle);
  sqlite3_wal_hook (self->handle, committed_cb, self);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, role_settings[role], NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      coranto_db_set_error (error, self->handle, code);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The only statement whose refusal shows in its answer and not in its result code. */
gboolean
coranto_db_use_wal (CorantoDb *self, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;

  statement = coranto_db_query (self, error, "PRAGMA journal_mode = WAL", "");
  if (!statement || coranto_db_next (statement, error) < 0)
    return FALSE;
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") != 0)
    {
      coranto_error_set (error, CORANTO_ERROR_PROFILE_UNWRITABLE, "no write-ahead log here");
      return FALSE;
    }
  return TRUE;
}

void
coranto_db_close (CorantoDb *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->statements);
  if (self->handle)
    sqlite3_close_v2 (self->handle);
  g_free (self);
}

sqlite3 *
coranto_db_get_handle (CorantoDb *self)
{
  return self->handle;
}

void
coranto_statement_release (CorantoStatement *statement)
{
  if (!statement)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static CorantoStatement *
get_statement (CorantoDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement)
    return statement;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      coranto_db_set_error (error, self->handle, code);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static int
bind_one (CorantoStatement *statement, int index, char kind, va_list *arguments)
{
  switch (kind)
    {
    case 'i':
      return sqlite3_bind_int64 (statement, index, va_arg (*arguments, gint64));
    case 'n':
      return sqlite3_bind_int (statement, index, va_arg (*arguments, int));
    default:
      g_assert (kind == 's');
      return sqlite3_bind_text (statement, index, va_arg (*arguments, const char *), -1,
                                SQLITE_STATIC);
    }
}

static CorantoStatement *
query_valist (CorantoDb *self,
              GError **error,
              const char *sql,
              const char *format,
              va_list *arguments)
{
  CorantoStatement *statement = get_statement (self, sql, error);

  if (!statement)
    return NULL;
  g_assert (!sqlite3_stmt_busy (statement));
  for (int i = 0; format[i]; i++)
    {
      int code = bind_one (statement, i + 1, format[i], arguments);

      if (code != SQLITE_OK)
        {
          coranto_db_set_error (error, self->handle, code);
          coranto_statement_release (statement);
          return NULL;
        }
    }
  return statement;
}

CorantoStatement *
coranto_db_query (CorantoDb *self, GError **error, const char *sql, const char *format, ...)
{
  CorantoStatement *statement;
  va_list arguments;

  va_start (arguments, format);
  statement = query_valist (self, error, sql, format, &arguments);
  va_end (arguments);
  return statement;
}

int
coranto_db_next (CorantoStatement *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  coranto_db_set_error (error, sqlite3_db_handle (statement), code);
  return -1;
}

static gboolean
run_to_end (CorantoStatement *statement, GError **error)
{
  int state;

  do
    state = coranto_db_next (statement, error);
  while (state > 0);
  return state == 0;
}

gboolean
coranto_db_run (CorantoDb *self, GError **error, const char *sql, const char *format, ...)
{
  g_autoptr (CorantoStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, format);
  statement = query_valist (self, error, sql, format, &arguments);
  va_end (arguments);
  return statement && run_to_end (statement, error);
}

gboolean
coranto_db_read_int (CorantoDb *self,
                     GError **error,
                     gint64 *out,
                     const char *sql,
                     const char *format,
                     ...)
{
  g_autoptr (CorantoStatement) statement = NULL;
  va_list arguments;
  int state;

  va_start (arguments, format);
  statement = query_valist (self, error, sql, format, &arguments);
  va_end (arguments);
  if (!statement)
    return FALSE;
  state = coranto_db_next (statement, error);
  if (state > 0)
    *out = sqlite3_column_int64 (statement, 0);
  return state >= 0;
}

GArray *
coranto_db_read_ids (CorantoStatement *statement, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int state;

  while ((state = coranto_db_next (statement, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return state < 0 ? NULL : g_steal_pointer (&ids);
}

char *
coranto_statement_dup_text (CorantoStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (!text)
    return NULL;
  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  return g_utf8_make_valid (text, -1);
}

gboolean
coranto_db_begin (CorantoDb *self, GError **error)
{
  return coranto_db_run (self, error, "BEGIN IMMEDIATE", "");
}

gboolean
coranto_db_commit (CorantoDb *self, GError **error)
{
  return coranto_db_run (self, error, "COMMIT", "");
}

void
coranto_db_rollback (CorantoDb *self)
{
  /* Nothing can be done about an error here: the transaction ends with the connection at latest. */
  if (coranto_db_in_transaction (self))
    coranto_db_run (self, NULL, "ROLLBACK", "");
}

gboolean
coranto_db_in_transaction (CorantoDb *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

int
coranto_db_changes (CorantoDb *self)
{
  return sqlite3_changes (self->handle);
}

gint64
coranto_db_total_changes (CorantoDb *self)
{
  return sqlite3_total_changes64 (self->handle);
}

gboolean
coranto_db_fold_log (CorantoDb *self, int least_pages)
{
  if (self->log_pages < least_pages)
    return FALSE;
  /* What readers still need stays in the log for the next time, and so does all of it on errors. */
  sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->log_pages = 0;
  return TRUE;
}

void
coranto_db_release_memory (CorantoDb *self)
{
  sqlite3_db_release_memory (self->handle);
}
