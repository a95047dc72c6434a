/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows out of raw b-tree pages (SQLite's file format, sections 1.5 to 2.1).  Every number is
 * checked before it is used: a page may hold anything. */
#pragma once

#include "coranto-raw-file-private.h"

G_BEGIN_DECLS

/* The first byte of a b-tree page. */
typedef enum
{
  CORANTO_RAW_INDEX_INNER = 0x02,
  CORANTO_RAW_TABLE_INNER = 0x05,
  CORANTO_RAW_INDEX_LEAF = 0x0a,
  CORANTO_RAW_TABLE_LEAF = 0x0d,
} CorantoRawKind;

typedef enum
{
  CORANTO_VALUE_NULL,
  CORANTO_VALUE_INTEGER,
  CORANTO_VALUE_REAL,
  CORANTO_VALUE_TEXT,
  CORANTO_VALUE_BLOB,
} CorantoValueKind;

typedef struct
{
  CorantoValueKind kind;
  gint64 integer;
  const guint8 *bytes; /* of a text or blob; in the row's payload */
  gsize length;
} CorantoRawValue;

#define CORANTO_RAW_ROW_MAX 64

/* One row; its values live until the next one is read into it. */
typedef struct
{
  gint64 rowid; /* 0 in an index */
  guint n_values;
  CorantoRawValue values[CORANTO_RAW_ROW_MAX];
  GByteArray *payload;
} CorantoRawRow;

void coranto_raw_row_init (CorantoRawRow *row);
void coranto_raw_row_clear (CorantoRawRow *row);

/* Where the header of the b-tree page `number` begins: the first page has another before it. */
gsize coranto_raw_header_at (guint32 number);
/* How many cells the page states and can have. */
guint coranto_raw_count_cells (const CorantoRawPage *page, gsize header_at);
/* The child of cell `index` of an inner page; of `index` = the number of cells: the last one. */
guint32 coranto_raw_get_child (const CorantoRawPage *page, gsize header_at, guint index);
/* Reads the row of cell `index`; FALSE where there is none that makes sense. */
gboolean coranto_raw_row_read (CorantoRawRow *row,
                               CorantoRawFile *file,
                               const CorantoRawPage *page,
                               gsize header_at,
                               guint index);

G_END_DECLS
