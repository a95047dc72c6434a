/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The call of searches, as work for the reader. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-search.h"

#include "coranto-store-private.h"
#include "coranto-work-private.h"

void
coranto_store_read_found_rows_async (CorantoStore *self,
                                     const char *words,
                                     const gint64 *ids,
                                     guint n_ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_found_rows,
                                    .free_request = (GDestroyNotify) coranto_request_free,
                                    .free_result = (GDestroyNotify) g_ptr_array_unref,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };
  CorantoRequest *request = coranto_request_new_ids (ids, n_ids);

  request->text = g_strdup (words);
  coranto_store_ask (self, self->reader, &call, request, cancellable, callback, user_data);
}
