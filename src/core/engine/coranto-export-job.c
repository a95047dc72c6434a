/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions to OPML. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"
#include "coranto-opml.h"

static void
export_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CorantoSubscriptions) all
      = coranto_store_read_subscriptions_finish (CORANTO_STORE (source), result, &error);

  if (!all)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, coranto_opml_write (all, "Coranto", coranto_clock_now (self->clock)),
                         (GDestroyNotify) g_bytes_unref);
}

void
coranto_engine_export_opml_async (CorantoEngine *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_export_opml_async);
  coranto_store_read_subscriptions_async (self->store, g_task_get_cancellable (task),
                                          export_listed_cb, task);
}

GBytes *
coranto_engine_export_opml_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
