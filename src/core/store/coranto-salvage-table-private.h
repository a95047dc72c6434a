/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that are saved out of a damaged file: what the schema of this program says of their
 * columns, which values those can have, and how a row gets into a new database.  Nothing here names
 * more than a few columns: a table that a later schema brings is saved too. */
#pragma once

#include "coranto-db-private.h"
#include "coranto-raw-row-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  gboolean is_rowid; /* kept beside the record */
  gboolean is_text;  /* else whole numbers; of no type: both */
  gboolean is_any;
  gboolean is_required; /* NULL is no value */
  gboolean is_address;  /* of the web */
  gboolean is_bounded;
  gint64 least;
  gint64 most;
  gint64 fallback; /* what is taken for a number that can't be meant */
} CorantoSalvageColumn;

typedef struct
{
  char *name;
  gboolean is_keyed;    /* WITHOUT ROWID: the rows are in an index */
  gboolean is_link;     /* its rows are counted by triggers: after what they link */
  guint32 usual_root;   /* in a file that was made by this version */
  guint n_least;        /* columns that each row has */
  GPtrArray *columns;   /* (element-type CorantoSalvageColumn) as rows have them */
  sqlite3_stmt *insert; /* into the database that was read for this */
} CorantoSalvageTable;

/* The tables of `db`, which has this program's schema and outlives them.
 * (transfer full) (element-type CorantoSalvageTable) */
GPtrArray *coranto_salvage_tables_new (CorantoDb *db, GError **error);

/* The column of that name as rows count them; -1: none. */
int coranto_salvage_table_find (const CorantoSalvageTable *table, const char *column);

/* Whether a row could be one of the table's as it is. */
gboolean coranto_salvage_table_fits (const CorantoSalvageTable *table, const CorantoRawRow *row);

/* Puts the row into the database unless it has one of that key; values that can't be meant are put
 * right.  FALSE with `error` where the database refuses it; a row that makes no sense is passed
 * over. */
gboolean coranto_salvage_table_insert (const CorantoSalvageTable *table,
                                       const CorantoRawRow *row,
                                       GError **error);

G_END_DECLS
