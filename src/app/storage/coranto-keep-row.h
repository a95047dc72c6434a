/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row to choose for how long, or how many, stories are kept: see CorantoKeepRule for the values.
 * "notify::selected" tells of a choice. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_KEEP_ROW_DAYS,
  CORANTO_KEEP_ROW_COUNT,
} CorantoKeepRowKind;

#define CORANTO_TYPE_KEEP_ROW (coranto_keep_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoKeepRow, coranto_keep_row, CORANTO, KEEP_ROW, AdwComboRow)

/* `of_channel`: it may follow the profile. */
CorantoKeepRow *coranto_keep_row_new (CorantoKeepRowKind kind, gboolean of_channel);
/* One that is not among the usual choices becomes one. */
void coranto_keep_row_set_value (CorantoKeepRow *self, int value);
int coranto_keep_row_get_value (CorantoKeepRow *self);

G_END_DECLS
