/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads that parse. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-worker-pool.h"

#define MAX_WORKERS 4

struct _CorantoWorkerPool
{
  GThreadPool *threads; /* NULL until there is work */
  gint is_closing;      /* atomic */
};

typedef struct
{
  GTask *task;
  CorantoWorkFunc func;
} Work;

static void
work_run (gpointer data, gpointer user_data)
{
  Work *work = data;
  CorantoWorkerPool *pool = user_data;

  if (g_atomic_int_get (&pool->is_closing))
    g_task_return_new_error (work->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Closing");
  else if (!g_task_return_error_if_cancelled (work->task))
    work->func (work->task, g_task_get_task_data (work->task));
  g_object_unref (work->task);
  g_free (work);
}

CorantoWorkerPool *
coranto_worker_pool_new (void)
{
  return g_new0 (CorantoWorkerPool, 1);
}

void
coranto_worker_pool_free (CorantoWorkerPool *pool)
{
  if (!pool)
    return;
  g_atomic_int_set (&pool->is_closing, TRUE);
  if (pool->threads)
    g_thread_pool_free (pool->threads, FALSE, TRUE);
  g_free (pool);
}

/* Its threads at once and for good: whether there are any is known before work is handed over. */
static gboolean
ensure_threads (CorantoWorkerPool *pool, GError **error)
{
  int workers = CLAMP ((int) g_get_num_processors (), 1, MAX_WORKERS);

  if (!pool->threads)
    pool->threads = g_thread_pool_new (work_run, pool, workers, TRUE, error);
  return pool->threads != NULL;
}

void
coranto_worker_pool_run (CorantoWorkerPool *pool, GTask *task, CorantoWorkFunc func)
{
  GError *error = NULL;
  Work *work;

  if (!ensure_threads (pool, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  work = g_new (Work, 1);
  work->task = g_object_ref (task);
  work->func = func;
  g_thread_pool_push (pool->threads, work, NULL);
}

void
coranto_worker_pool_run_step (CorantoWorkerPool *pool,
                              GTask *task,
                              CorantoWorkFunc func,
                              GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = g_task_new (NULL, g_task_get_cancellable (task), callback, task);

  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  coranto_worker_pool_run (pool, step, func);
}
