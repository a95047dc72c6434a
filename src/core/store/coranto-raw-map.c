/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees followed from their roots, and what is left over.
 *
 * I1: a page belongs to one tree: so rings and shared pages end a walk. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-raw-map-private.h"

#include <string.h>

/* Owners of pages; those of tables are FIRST_TABLE and on, in their order. */
enum
{
  OWNER_NONE,
  OWNER_FREE,
  OWNER_SCHEMA,
  OWNER_OTHER,
  FIRST_TABLE
};
/* An owner that was guessed from what is in the page. */
#define IS_GUESS 0x80

struct _CorantoRawMap
{
  CorantoRawFile *file;
  GPtrArray *tables;
  guint8 *owners; /* of page n at n */
  guint n_named;
};

static gboolean
is_tree_page (const CorantoRawPage *page, gsize header_at, gboolean is_index)
{
  guint8 kind = page->bytes[header_at];

  return is_index ? kind == CORANTO_RAW_INDEX_LEAF || kind == CORANTO_RAW_INDEX_INNER
                  : kind == CORANTO_RAW_TABLE_LEAF || kind == CORANTO_RAW_TABLE_INNER;
}

/* Rows -------------------------------------------------------------------------------------------
 */

static gboolean
each_row_of_page (CorantoRawMap *self,
                  guint32 number,
                  CorantoRawRow *row,
                  CorantoRawRowFunc func,
                  gpointer user_data)
{
  CorantoRawPage page;
  gsize header_at = coranto_raw_header_at (number);

  if (!coranto_raw_file_read (self->file, number, &page))
    return TRUE;
  for (guint i = 0; i < coranto_raw_count_cells (&page, header_at); i++)
    if (coranto_raw_row_read (row, self->file, &page, header_at, i) && !func (row, user_data))
      return FALSE;
  return TRUE;
}

static gboolean
each_row_of_owner (CorantoRawMap *self, guint8 owner, CorantoRawRowFunc func, gpointer user_data)
{
  CorantoRawRow row;
  gboolean goes_on = TRUE;

  coranto_raw_row_init (&row);
  for (guint32 n = 1; goes_on && n <= coranto_raw_file_get_count (self->file); n++)
    if (self->owners[n] == owner)
      goes_on = each_row_of_page (self, n, &row, func, user_data);
  coranto_raw_row_clear (&row);
  return goes_on;
}

/* Trees ------------------------------------------------------------------------------------------
 */

typedef struct
{
  const CorantoSalvageTable *table;
  gboolean is_any_fit;
  gboolean is_any_row;
} Look;

static gboolean
look_at_row (const CorantoRawRow *row, gpointer user_data)
{
  Look *look = user_data;

  look->is_any_row = TRUE;
  look->is_any_fit = coranto_salvage_table_fits (look->table, row);
  return !look->is_any_fit;
}

/* A damaged number may lead into another tree. */
static gboolean
may_be_of (CorantoRawMap *self, guint32 number, guint8 owner, CorantoRawRow *row)
{
  Look look = { NULL };

  if (owner < FIRST_TABLE)
    return TRUE;
  look.table = g_ptr_array_index (self->tables, owner - FIRST_TABLE);
  each_row_of_page (self, number, row, look_at_row, &look);
  return look.is_any_fit || !look.is_any_row;
}

/* Claims the pages that can be reached from `root`. */
static void
walk (CorantoRawMap *self, guint32 root, gboolean is_index, guint8 owner, CorantoRawRow *row)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  CorantoRawPage page;

  g_array_append_val (stack, root);
  while (stack->len > 0)
    {
      guint32 number = g_array_index (stack, guint32, stack->len - 1);
      gsize header_at = coranto_raw_header_at (number);
      guint8 kind;

      g_array_set_size (stack, stack->len - 1);
      if (number == 0 || number > coranto_raw_file_get_count (self->file)
          || self->owners[number] != OWNER_NONE
          || !coranto_raw_file_read (self->file, number, &page)
          || !is_tree_page (&page, header_at, is_index) || !may_be_of (self, number, owner, row))
        continue;
      self->owners[number] = owner;
      kind = page.bytes[header_at];
      if (kind != CORANTO_RAW_TABLE_INNER && kind != CORANTO_RAW_INDEX_INNER)
        continue;
      for (guint i = 0; i <= coranto_raw_count_cells (&page, header_at); i++)
        {
          guint32 child = coranto_raw_get_child (&page, header_at, i);

          g_array_append_val (stack, child);
        }
    }
}

/* What was let go of must not come back. */
static void
claim_free_pages (CorantoRawMap *self)
{
  guint32 count = coranto_raw_file_get_count (self->file);
  CorantoRawPage page;
  guint32 trunk;

  if (!coranto_raw_file_read (self->file, 1, &page))
    return;
  trunk = coranto_raw_get_u32 (page.bytes + 32);
  while (trunk > 1 && trunk <= count && self->owners[trunk] == OWNER_NONE
         && coranto_raw_file_read (self->file, trunk, &page))
    {
      guint32 n = MIN (coranto_raw_get_u32 (page.bytes + 4), ((guint32) page.size - 8) / 4);

      self->owners[trunk] = OWNER_FREE;
      for (guint32 i = 0; i < n; i++)
        {
          guint32 leaf = coranto_raw_get_u32 (page.bytes + 8 + 4 * i);

          if (leaf > 1 && leaf <= count && self->owners[leaf] == OWNER_NONE)
            self->owners[leaf] = OWNER_FREE;
        }
      trunk = coranto_raw_get_u32 (page.bytes);
    }
}

gboolean
coranto_raw_map_each_row (CorantoRawMap *self,
                          const CorantoSalvageTable *table,
                          CorantoRawRowFunc func,
                          gpointer user_data)
{
  guint index = 0;
  guint8 owner;

  g_return_val_if_fail (g_ptr_array_find (self->tables, table, &index), FALSE);
  owner = (guint8) (FIRST_TABLE + index);
  return each_row_of_owner (self, owner, func, user_data)
         && each_row_of_owner (self, owner | IS_GUESS, func, user_data);
}

/* The schema -------------------------------------------------------------------------------------
 */

typedef struct
{
  CorantoRawMap *map;
  guint32 *roots; /* of each table; 0: not found */
} Roots;

static gboolean
is_text (const CorantoRawValue *value, const char *text)
{
  return value->kind == CORANTO_VALUE_TEXT && value->length == strlen (text)
         && memcmp (value->bytes, text, value->length) == 0;
}

/* A row of sqlite_schema: type, name, tbl_name, rootpage, sql. */
static gboolean
take_root (const CorantoRawRow *row, gpointer user_data)
{
  Roots *found = user_data;

  if (row->n_values != 5 || !is_text (&row->values[0], "table")
      || row->values[3].kind != CORANTO_VALUE_INTEGER)
    return TRUE;
  for (guint i = 0; i < found->map->tables->len; i++)
    {
      const CorantoSalvageTable *table = g_ptr_array_index (found->map->tables, i);

      if (!found->roots[i] && is_text (&row->values[1], table->name))
        {
          found->roots[i] = (guint32) CLAMP (row->values[3].integer, 0, G_MAXUINT32);
          found->map->n_named++;
        }
    }
  return TRUE;
}

/* Other trees (indices, the full-text index) are followed too, so that theirs are no leftovers. */
static gboolean
claim_others (const CorantoRawRow *row, gpointer user_data)
{
  CorantoRawMap *self = user_data;
  gint64 root;

  if (row->n_values != 5 || row->values[3].kind != CORANTO_VALUE_INTEGER)
    return TRUE;
  root = row->values[3].integer;
  if (root > 1 && root <= coranto_raw_file_get_count (self->file))
    {
      walk (self, (guint32) root, FALSE, OWNER_OTHER, NULL);
      walk (self, (guint32) root, TRUE, OWNER_OTHER, NULL);
    }
  return TRUE;
}

/* Leftovers --------------------------------------------------------------------------------------
 */

typedef struct
{
  const GPtrArray *tables;
  guint8 *misfits; /* of each table: a row does not fit it */
  gboolean is_index;
  guint n_rows;
} Fit;

static gboolean
try_row (const CorantoRawRow *row, gpointer user_data)
{
  Fit *fit = user_data;

  fit->n_rows++;
  for (guint i = 0; i < fit->tables->len; i++)
    {
      const CorantoSalvageTable *table = g_ptr_array_index (fit->tables, i);

      if (table->is_keyed != fit->is_index || !coranto_salvage_table_fits (table, row))
        fit->misfits[i] = TRUE;
    }
  return TRUE;
}

/* The one table that all rows of the page fit; of several, the one that begins there in a file of
 * this version. */
static guint8
guess_owner (CorantoRawMap *self, guint32 number, CorantoRawRow *row)
{
  g_autofree guint8 *misfits = g_new0 (guint8, self->tables->len);
  CorantoRawPage page;
  Fit fit = { .tables = self->tables, .misfits = misfits };
  guint8 owner = OWNER_NONE;

  if (number == 1 || !coranto_raw_file_read (self->file, number, &page)
      || page.bytes[0] == CORANTO_RAW_TABLE_INNER
      || (page.bytes[0] != CORANTO_RAW_TABLE_LEAF && !is_tree_page (&page, 0, TRUE)))
    return OWNER_NONE;
  fit.is_index = page.bytes[0] != CORANTO_RAW_TABLE_LEAF;
  each_row_of_page (self, number, row, try_row, &fit);
  for (guint i = 0; fit.n_rows > 0 && i < self->tables->len; i++)
    if (!misfits[i])
      {
        const CorantoSalvageTable *table = g_ptr_array_index (self->tables, i);

        if (table->usual_root == number)
          return (guint8) (FIRST_TABLE + i) | IS_GUESS;
        owner = owner == OWNER_NONE ? (guint8) (FIRST_TABLE + i) : OWNER_OTHER;
      }
  return owner < FIRST_TABLE ? OWNER_NONE : owner | IS_GUESS;
}

static void
guess_owners (CorantoRawMap *self)
{
  CorantoRawRow row;

  coranto_raw_row_init (&row);
  for (guint32 n = 2; n <= coranto_raw_file_get_count (self->file); n++)
    if (self->owners[n] == OWNER_NONE)
      self->owners[n] = guess_owner (self, n, &row);
  coranto_raw_row_clear (&row);
}

/* Making -----------------------------------------------------------------------------------------
 */

CorantoRawMap *
coranto_raw_map_new (CorantoRawFile *file, GPtrArray *tables)
{
  CorantoRawMap *self = g_new0 (CorantoRawMap, 1);
  g_autofree guint32 *roots = g_new0 (guint32, tables->len);
  Roots found = { self, roots };
  CorantoRawRow row;

  g_return_val_if_fail (tables->len < IS_GUESS - FIRST_TABLE, NULL);
  self->file = file;
  self->tables = tables;
  self->owners = g_malloc0 ((gsize) coranto_raw_file_get_count (file) + 1);
  claim_free_pages (self);
  walk (self, 1, FALSE, OWNER_SCHEMA, NULL);
  each_row_of_owner (self, OWNER_SCHEMA, take_root, &found);
  coranto_raw_row_init (&row);
  for (guint i = 0; i < tables->len; i++)
    {
      const CorantoSalvageTable *table = g_ptr_array_index (tables, i);

      if (roots[i])
        walk (self, roots[i], table->is_keyed, (guint8) (FIRST_TABLE + i), &row);
    }
  coranto_raw_row_clear (&row);
  each_row_of_owner (self, OWNER_SCHEMA, claim_others, self);
  guess_owners (self);
  return self;
}

void
coranto_raw_map_free (CorantoRawMap *self)
{
  if (!self)
    return;
  g_free (self->owners);
  g_free (self);
}

guint
coranto_raw_map_count_named (const CorantoRawMap *self)
{
  return self->n_named;
}
