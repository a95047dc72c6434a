/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pages of a damaged file hold rows of which table.
 *
 * First by the trees, as far as they can be followed from the roots that the file's own schema
 * names, or that the table usually has; then, of the pages that nothing leads to any more, by what
 * is in them. */
#pragma once

#include "coranto-raw-row-private.h"
#include "coranto-salvage-table-private.h"

G_BEGIN_DECLS

typedef struct _CorantoRawMap CorantoRawMap;

/* `tables` (element-type CorantoSalvageTable) and `file` outlive it. */
CorantoRawMap *coranto_raw_map_new (CorantoRawFile *file, GPtrArray *tables);
void coranto_raw_map_free (CorantoRawMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoRawMap, coranto_raw_map_free)

/* How many of the tables the file's own schema names. */
guint coranto_raw_map_count_named (const CorantoRawMap *self);

/* FALSE stops. */
typedef gboolean (*CorantoRawRowFunc) (const CorantoRawRow *row, gpointer user_data);
/* Every row of the table that can be read, those in their trees first.  FALSE: it was stopped. */
gboolean coranto_raw_map_each_row (CorantoRawMap *self,
                                   const CorantoSalvageTable *table,
                                   CorantoRawRowFunc func,
                                   gpointer user_data);

G_END_DECLS
