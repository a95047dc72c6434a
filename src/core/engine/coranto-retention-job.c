/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-retention-job.h"

#include "coranto-engine-private.h"
#include "coranto-store-retention.h"

#define DAY (24 * 60 * 60)
#define FIRST_AFTER_SECONDS (5 * 60)

/* Rules -----------------------------------------------------------------------------------------*/

static void
storage_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CorantoStorage *storage
      = coranto_store_read_storage_finish (CORANTO_STORE (source), result, &error);

  if (storage)
    g_task_return_pointer (task, storage, g_free);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_read_storage_async (CorantoEngine *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_read_storage_async);
  coranto_store_read_storage_async (self->store, g_task_get_cancellable (task), storage_read_cb,
                                    task);
}

CorantoStorage *
coranto_engine_read_storage_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rule_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_set_keep_rule_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_set_keep_rule_async (CorantoEngine *self,
                                    gint64 channel_id,
                                    const CorantoKeepRule *rule,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_set_keep_rule_async);
  coranto_store_set_keep_rule_async (self->store, channel_id, rule, g_task_get_cancellable (task),
                                     rule_set_cb, task);
}

gboolean
coranto_engine_set_keep_rule_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  int n = coranto_store_count_expired_finish (CORANTO_STORE (source), result, &error);

  if (n >= 0)
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
}

void
coranto_engine_count_expired_async (CorantoEngine *self,
                                    gint64 channel_id,
                                    const CorantoKeepRule *rule,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_count_expired_async);
  coranto_store_count_expired_async (self->store, channel_id, rule, g_task_get_cancellable (task),
                                     counted_cb, task);
}

int
coranto_engine_count_expired_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return (int) g_task_propagate_int (G_TASK (result), error);
}

/* Throwing away ---------------------------------------------------------------------------------*/

typedef struct
{
  CorantoExpiry expiry;
  gint64 deleted_before;
} ExpireJob;

static void expire_batch (GTask *task);
static void expired_batch_cb (GObject *source, GAsyncResult *result, gpointer user_data);

void
coranto_engine_expire_async (CorantoEngine *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  ExpireJob *job;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_expire_async);
  job = g_new0 (ExpireJob, 1);
  job->deleted_before = MIN (self->opened, coranto_clock_now (self->clock) - DAY);
  g_task_set_task_data (task, job, g_free);
  expire_batch (task);
}

/* Each is a job of its own: marks go before it. (transfer full) of task */
static void
expire_batch (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  ExpireJob *job = g_task_get_task_data (task);

  coranto_store_expire_async (self->store, &job->expiry, job->deleted_before,
                              g_task_get_cancellable (task), expired_batch_cb, task);
}

static void
expired_batch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ExpireJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!coranto_store_expire_finish (CORANTO_STORE (source), result, &job->expiry, &error))
    g_task_return_error (task, error);
  else if (job->expiry.is_over)
    g_task_return_int (task, job->expiry.n_gone);
  else
    expire_batch (g_steal_pointer (&task));
}

int
coranto_engine_expire_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  return (int) g_task_propagate_int (G_TASK (result), error);
}

static void
expired_daily_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The next day it is tried again. */
  if (coranto_engine_expire_finish (CORANTO_ENGINE (source), result, &error) < 0)
    g_debug ("stories were not thrown away: %s", error->message);
}

static gboolean
day_over_cb (gpointer user_data)
{
  CorantoEngine *self = user_data;

  coranto_engine_expire_async (self, NULL, expired_daily_cb, NULL);
  self->expire_timer = g_timeout_add_seconds (DAY, day_over_cb, self);
  return G_SOURCE_REMOVE;
}

void
coranto_engine_expire_daily (CorantoEngine *self)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  g_clear_handle_id (&self->expire_timer, g_source_remove);
  self->expire_timer = g_timeout_add_seconds (FIRST_AFTER_SECONDS, day_over_cb, self);
}
