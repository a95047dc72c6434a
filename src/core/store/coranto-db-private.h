/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection, used by one thread: settings, kept statements, errors as GError. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "coranto-error.h"

G_BEGIN_DECLS

#define CORANTO_DB_APPLICATION_ID 0x436f7261 /* "Cora" */

typedef struct _CorantoDb CorantoDb;

/* A statement that its connection keeps; letting go of it resets it.  It must not be asked for
 * again while it is in use. */
typedef sqlite3_stmt CorantoStatement;

typedef enum
{
  CORANTO_DB_WRITER, /* makes the file when there is none */
  CORANTO_DB_READER,
  CORANTO_DB_VIEWER, /* of a file that can't be written */
  CORANTO_DB_FROZEN, /* of one that nobody can write: its log does not count */
} CorantoDbRole;

/* Opens without changing a file that exists.  The journal mode is set by
 * coranto_db_use_wal(), after the schema was found to be ours. */
CorantoDb *coranto_db_open (const char *path, CorantoDbRole role, GError **error);
void coranto_db_close (CorantoDb *self);
gboolean coranto_db_use_wal (CorantoDb *self, GError **error);
sqlite3 *coranto_db_get_handle (CorantoDb *self);

/* `sql` must be a constant: statements are kept by its address.  `format` names the parameters in
 * order: 'i' gint64, 'n' int, 's' const char * (nullable, copied not: must live until the statement
 * is let go of). */
CorantoStatement *coranto_db_query (CorantoDb *self,
                                    GError **error,
                                    const char *sql,
                                    const char *format,
                                    ...);
/* 1: a row, 0: no more, -1: error. */
int coranto_db_next (CorantoStatement *statement, GError **error);
/* Runs a statement to its end. */
gboolean coranto_db_run (CorantoDb *self, GError **error, const char *sql, const char *format, ...);
/* First column of the first row; `out` stays as it is when there is no row. */
gboolean coranto_db_read_int (CorantoDb *self,
                              GError **error,
                              gint64 *out,
                              const char *sql,
                              const char *format,
                              ...);
/* First column of all rows (element-type gint64). */
GArray *coranto_db_read_ids (CorantoStatement *statement, GError **error);

/* Text of a column, made valid UTF-8 should the file be damaged.  (transfer full) (nullable) */
char *coranto_statement_dup_text (CorantoStatement *statement, int column);

gboolean coranto_db_begin (CorantoDb *self, GError **error);
gboolean coranto_db_commit (CorantoDb *self, GError **error);
void coranto_db_rollback (CorantoDb *self);
/* FALSE when an error ended the transaction by itself. */
gboolean coranto_db_in_transaction (CorantoDb *self);
/* Rows changed by the last statement. */
int coranto_db_changes (CorantoDb *self);
/* Rows changed since the connection was opened, those by triggers too: two equal answers mean that
 * nothing was written in between. */
gint64 coranto_db_total_changes (CorantoDb *self);

/* Brings what was committed from the log into the database when it is at least so many pages;
 * nobody but the caller waits for it.  Nothing else does: a commit never takes that time. */
gboolean coranto_db_fold_log (CorantoDb *self, int least_pages);
/* Lets go of what a burst of writes has filled the cache with. */
void coranto_db_release_memory (CorantoDb *self);

void coranto_db_set_error (GError **error, sqlite3 *handle, int code);

void coranto_statement_release (CorantoStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoStatement, coranto_statement_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoDb, coranto_db_close)

G_END_DECLS
