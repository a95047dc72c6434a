/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions from OPML: looked at, then taken. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"
#include "coranto-opml.h"

typedef struct
{
  const CorantoLimits *limits;
  GBytes *opml;
  CorantoSubscriptions *followed;
  CorantoSubscriptions *plan;
} LookJob;

/* The steps of looking, in order. */
static void look_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void look_read_in_worker (GTask *work, gpointer task_data);
static void look_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
look_job_free (gpointer data)
{
  LookJob *job = data;

  g_bytes_unref (job->opml);
  g_clear_pointer (&job->followed, coranto_subscriptions_unref);
  g_clear_pointer (&job->plan, coranto_subscriptions_unref);
  g_free (job);
}

void
coranto_engine_look_into_opml_async (CorantoEngine *self,
                                     GBytes *opml,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;
  LookJob *job;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_look_into_opml_async);
  job = g_new0 (LookJob, 1);
  job->limits = self->limits;
  job->opml = g_bytes_ref (opml);
  g_task_set_task_data (task, job, look_job_free);
  coranto_store_read_subscriptions_async (self->store, g_task_get_cancellable (task),
                                          look_listed_cb, task);
}

static void
look_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  LookJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->followed = coranto_store_read_subscriptions_finish (CORANTO_STORE (source), result, &error);
  if (!job->followed)
    g_task_return_error (task, error);
  else
    coranto_worker_pool_run_step (self->workers, g_steal_pointer (&task), look_read_in_worker,
                                  look_read_cb);
}

static void
look_read_in_worker (GTask *work, gpointer task_data)
{
  LookJob *job = task_data;
  GError *error = NULL;

  job->plan = coranto_opml_parse (job->opml, job->limits, &error);
  if (!job->plan)
    {
      g_task_return_error (work, error);
      return;
    }
  coranto_subscriptions_subtract (job->plan, job->followed);
  g_task_return_boolean (work, TRUE);
}

static void
look_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LookJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&job->plan),
                           (GDestroyNotify) coranto_subscriptions_unref);
}

CorantoSubscriptions *
coranto_engine_look_into_opml_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Taking ----------------------------------------------------------------------------------------*/

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoImportCounts counts;
  GError *error = NULL;

  if (!coranto_store_import_finish (CORANTO_STORE (source), result, &counts, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_memdup2 (&counts, sizeof counts), g_free);
}

void
coranto_engine_import_async (CorantoEngine *self,
                             CorantoSubscriptions *plan,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_import_async);
  coranto_store_import_async (self->store, plan, g_task_get_cancellable (task), imported_cb, task);
}

gboolean
coranto_engine_import_finish (CorantoEngine *self,
                              GAsyncResult *result,
                              CorantoImportCounts *counts,
                              GError **error)
{
  g_autofree CorantoImportCounts *added = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  added = g_task_propagate_pointer (G_TASK (result), error);
  if (added && counts)
    *counts = *added;
  return added != NULL;
}
