/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of what a search has found. */
#pragma once

#include "coranto-store.h"

G_BEGIN_DECLS

/* As coranto_store_read_rows_async(), with `found_by` and `snippet` for the search of `words`
 * (nullable: none).  Ends with coranto_store_read_rows_finish(). */
void coranto_store_read_found_rows_async (CorantoStore *self,
                                          const char *words,
                                          const gint64 *ids,
                                          guint n_ids,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

G_END_DECLS
