/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-stories.h"

#include "coranto-store-private.h"
#include "coranto-work-stories-private.h"

void
coranto_store_add_stories_async (CorantoStore *self,
                                 GPtrArray *stories,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_add_stories,
                                    .free_request = (GDestroyNotify) g_ptr_array_unref,
                                    .free_result = g_free,
                                    .priority = CORANTO_PRIORITY_REFRESH };

  coranto_store_ask (self, self->writer, &call, g_ptr_array_ref (stories), cancellable, callback,
                     user_data);
}

gboolean
coranto_store_add_stories_finish (CorantoStore *self,
                                  GAsyncResult *result,
                                  CorantoFiledCounts *counts,
                                  GError **error)
{
  g_autofree CorantoFiledCounts *added = coranto_store_answer (self, result, error);

  if (added)
    *counts = *added;
  return added != NULL;
}
