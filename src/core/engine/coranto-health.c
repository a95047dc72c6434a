/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the profile. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-health.h"

#include "coranto-engine-private.h"
#include "coranto-store-health.h"

const GError *
coranto_engine_get_write_problem (CorantoEngine *self)
{
  g_return_val_if_fail (CORANTO_IS_ENGINE (self), NULL);
  return coranto_store_get_write_problem (self->store);
}

const CorantoRecovery *
coranto_engine_get_recovery (CorantoEngine *self)
{
  g_return_val_if_fail (CORANTO_IS_ENGINE (self), NULL);
  return coranto_store_get_recovery (self->store);
}

gboolean
coranto_engine_is_damaged (CorantoEngine *self)
{
  g_return_val_if_fail (CORANTO_IS_ENGINE (self), FALSE);
  return coranto_store_is_damaged (self->store);
}

static void
dismissed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_dismiss_recovery_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_dismiss_recovery_async (CorantoEngine *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, coranto_engine_dismiss_recovery_async);
  coranto_store_dismiss_recovery_async (self->store, cancellable, dismissed_cb, task);
}

gboolean
coranto_engine_dismiss_recovery_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CorantoRecovery *recovery = coranto_store_restore_finish (result, &error);

  if (recovery)
    g_task_return_pointer (task, recovery, (GDestroyNotify) coranto_recovery_free);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_restore_async (const char *directory,
                              const char *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autofree char *profile = coranto_engine_dup_profile (directory);
  g_autoptr (CorantoClock) clock = coranto_clock_new_system ();
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, coranto_engine_restore_async);
  coranto_store_restore_async (profile, file, clock, cancellable, restored_cb, task);
}

CorantoRecovery *
coranto_engine_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
