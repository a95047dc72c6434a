/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells, their overflow pages, and the records in them. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-raw-row-private.h"

#include <string.h>

#define MAX_PAYLOAD (64 * 1024 * 1024) /* as no row of ours can be longer */

void
coranto_raw_row_init (CorantoRawRow *row)
{
  memset (row, 0, sizeof *row);
  row->payload = g_byte_array_new ();
}

void
coranto_raw_row_clear (CorantoRawRow *row)
{
  g_clear_pointer (&row->payload, g_byte_array_unref);
}

/* SQLite's variable-length numbers: bytes that were taken, 0: it goes past `end`. */
static guint
get_varint (const guint8 *at, const guint8 *end, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 8 && at + i < end; i++)
    {
      *value = *value << 7 | (at[i] & 0x7f);
      if (!(at[i] & 0x80))
        return i + 1;
    }
  if (end - at < 9)
    return 0;
  *value = *value << 8 | at[8];
  return 9;
}

/* Pages ------------------------------------------------------------------------------------------
 */

gsize
coranto_raw_header_at (guint32 number)
{
  return number == 1 ? 100 : 0;
}

static gboolean
is_inner (const CorantoRawPage *page, gsize header_at)
{
  return page->bytes[header_at] == CORANTO_RAW_TABLE_INNER
         || page->bytes[header_at] == CORANTO_RAW_INDEX_INNER;
}

static gsize
pointers_at (const CorantoRawPage *page, gsize header_at)
{
  return header_at + (is_inner (page, header_at) ? 12 : 8);
}

guint
coranto_raw_count_cells (const CorantoRawPage *page, gsize header_at)
{
  gsize room = (page->size - pointers_at (page, header_at)) / 2;

  return (guint) MIN (coranto_raw_get_u16 (page->bytes + header_at + 3), room);
}

/* Where the cell begins; 0: nowhere. */
static gsize
cell_at (const CorantoRawPage *page, gsize header_at, guint index)
{
  gsize first = pointers_at (page, header_at);
  gsize at = coranto_raw_get_u16 (page->bytes + first + 2 * (gsize) index);

  return at >= first && at + 4 <= page->size ? at : 0;
}

guint32
coranto_raw_get_child (const CorantoRawPage *page, gsize header_at, guint index)
{
  gsize at;

  if (index >= coranto_raw_count_cells (page, header_at))
    return coranto_raw_get_u32 (page->bytes + header_at + 8);
  at = cell_at (page, header_at, index);
  return at ? coranto_raw_get_u32 (page->bytes + at) : 0;
}

/* Cells ------------------------------------------------------------------------------------------
 */

/* How much of a record stands in its page itself (the file format's section 1.6). */
static gsize
local_size (gsize page_size, gsize length, gboolean is_table)
{
  gsize most = is_table ? page_size - 35 : (page_size - 12) * 64 / 255 - 23;
  gsize least = (page_size - 12) * 32 / 255 - 23;
  gsize some;

  if (length <= most)
    return length;
  some = least + (length - least) % (page_size - 4);
  return some <= most ? some : least;
}

/* Follows the chain of overflow pages; where it breaks the payload ends.  It has as many pages as
 * the length says, so it may even be a ring. */
static void
read_overflow (CorantoRawRow *row, CorantoRawFile *file, guint32 number, gsize length)
{
  CorantoRawPage page;

  while (row->payload->len < length && coranto_raw_file_read (file, number, &page))
    {
      g_byte_array_append (row->payload, page.bytes + 4,
                           (guint) MIN (length - row->payload->len, page.size - 4));
      number = coranto_raw_get_u32 (page.bytes);
    }
}

/* The bytes of the cell's record as far as they can be had; `length` gets how many it states. */
static gboolean
read_payload (CorantoRawRow *row,
              CorantoRawFile *file,
              const CorantoRawPage *page,
              gsize header_at,
              guint index,
              gsize *length)
{
  gboolean is_table = page->bytes[header_at] == CORANTO_RAW_TABLE_LEAF;
  const guint8 *end = page->bytes + page->size;
  gsize start = cell_at (page, header_at, index);
  const guint8 *at = page->bytes + start + (is_inner (page, header_at) ? 4 : 0);
  guint64 stated = 0, rowid = 0;
  gsize local;
  guint n;

  if (!start || !(n = get_varint (at, end, &stated)) || stated == 0 || stated > MAX_PAYLOAD)
    return FALSE;
  at += n;
  if (is_table && !(n = get_varint (at, end, &rowid)))
    return FALSE;
  at += is_table ? n : 0;
  local = local_size (page->size, (gsize) stated, is_table);
  if (local + (local < stated ? 4 : 0) > (gsize) (end - at))
    return FALSE;
  g_byte_array_set_size (row->payload, 0);
  g_byte_array_append (row->payload, at, (guint) local);
  if (local < stated)
    read_overflow (row, file, coranto_raw_get_u32 (at + local), (gsize) stated);
  row->rowid = (gint64) rowid;
  *length = (gsize) stated;
  return TRUE;
}

/* Records ----------------------------------------------------------------------------------------
 */

/* -1: there is no such type. */
static gint64
size_of_type (guint64 type)
{
  static const gint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, -1, -1 };

  return type < 12 ? sizes[type] : (gint64) ((type - 12) / 2);
}

static gint64
get_integer (guint64 type, const guint8 *at, gsize length)
{
  guint64 value = length > 0 && (at[0] & 0x80) ? G_MAXUINT64 : 0;

  if (type >= 8)
    return type == 9;
  for (gsize i = 0; i < length; i++)
    value = value << 8 | at[i];
  return (gint64) value;
}

static void
set_value (CorantoRawValue *value, guint64 type, const guint8 *at, gsize length)
{
  memset (value, 0, sizeof *value);
  if (type == 0)
    return;
  value->bytes = at;
  value->length = length;
  if (type >= 12)
    value->kind = type & 1 ? CORANTO_VALUE_TEXT : CORANTO_VALUE_BLOB;
  else if (type == 7)
    value->kind = CORANTO_VALUE_REAL;
  else
    {
      value->kind = CORANTO_VALUE_INTEGER;
      value->integer = get_integer (type, at, length);
    }
}

/* The header must account for all that the cell states: so what is no record is seldom taken for
 * one.  Values behind the place where an overflow chain breaks are NULL. */
static gboolean
decode (CorantoRawRow *row, gsize length)
{
  const guint8 *start = row->payload->data;
  gsize have = row->payload->len;
  guint64 header_length = 0, type = 0;
  guint n = get_varint (start, start + have, &header_length);
  gsize at = n, body;

  if (n == 0 || header_length < n || header_length > have)
    return FALSE;
  body = (gsize) header_length;
  row->n_values = 0;
  while (at < header_length)
    {
      gint64 size;

      n = get_varint (start + at, start + header_length, &type);
      size = n ? size_of_type (type) : -1;
      if (size < 0 || (gsize) size > length - body || row->n_values == CORANTO_RAW_ROW_MAX)
        return FALSE;
      set_value (&row->values[row->n_values++], body + (gsize) size <= have ? type : 0,
                 start + body, (gsize) size);
      body += (gsize) size;
      at += n;
    }
  return body == length;
}

gboolean
coranto_raw_row_read (CorantoRawRow *row,
                      CorantoRawFile *file,
                      const CorantoRawPage *page,
                      gsize header_at,
                      guint index)
{
  gsize length = 0;

  return page->bytes[header_at] != CORANTO_RAW_TABLE_INNER
         && read_payload (row, file, page, header_at, index, &length) && decode (row, length);
}
