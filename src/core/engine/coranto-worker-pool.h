/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads that parse: few, never the main one. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CorantoWorkerPool CorantoWorkerPool;

/* Runs on a worker and answers through g_task_return_*(), which calls back where the task was
 * made.  Sees `task_data` of the task only; what it touches is not touched elsewhere until it
 * answers. */
typedef void (*CorantoWorkFunc) (GTask *task, gpointer task_data);

CorantoWorkerPool *coranto_worker_pool_new (void);
/* Waits for what runs; what waits is answered with G_IO_ERROR_CANCELLED. */
void coranto_worker_pool_free (CorantoWorkerPool *pool);

/* Takes its own reference to `task`. */
void coranto_worker_pool_run (CorantoWorkerPool *pool, GTask *task, CorantoWorkFunc func);

/* A step of `task` (transfer full) on a worker: `func` has the task's data to itself, then
 * `callback` is called with the answer and `task` (transfer full). */
void coranto_worker_pool_run_step (CorantoWorkerPool *pool,
                                   GTask *task,
                                   CorantoWorkFunc func,
                                   GAsyncReadyCallback callback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoWorkerPool, coranto_worker_pool_free)

G_END_DECLS
