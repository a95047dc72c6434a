/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread with a queue of jobs.
 *
 * A job is one call of the store: the work, its request, the task that waits for the result.  Jobs
 * are taken by priority, those of one priority in the order they were asked for; all that was
 * asked is done before the thread ends.  Results go back to the main context in one delivery for
 * each transaction, tasks first, then the change set. */
#pragma once

#include "coranto-work-private.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_PRIORITY_USER, /* somebody looks at the screen and waits */
  CORANTO_PRIORITY_COMMAND,
  CORANTO_PRIORITY_REFRESH,
  CORANTO_PRIORITY_STOP,
} CorantoPriority;

/* A kind of call: constants of coranto-store.c. */
typedef struct
{
  CorantoWorkFunc run;
  GDestroyNotify free_request;
  GDestroyNotify free_result; /* nullable */
  CorantoPriority priority;
  gboolean is_bare;       /* brings its own transactions, or needs none */
  gboolean is_background; /* nobody waits for it: idle work goes on over it.  Where it is bare too
                             it needs no transaction, and others' do it no harm */
  gboolean is_read;       /* its answer is of no use to a caller who cancelled */
} CorantoCall;

typedef struct
{
  const CorantoCall *call;
  gpointer request;
  GTask *task;
  guint64 serial;
  gpointer result;
  GError *error;
  CorantoChangeSet *changes;
} CorantoJob;

typedef struct _CorantoWorker CorantoWorker;

/* On the main context: completes the jobs, then tells of `changes` (nullable). */
typedef void (*CorantoDeliverFunc) (GPtrArray *jobs, CorantoChangeSet *changes, gpointer data);
/* On the thread, when there is nothing to do.  TRUE: there may be more. */
typedef gboolean (*CorantoIdleFunc) (CorantoWorker *worker, gpointer data);

typedef enum
{
  CORANTO_WORKER_WRITER, /* groups of jobs in one transaction */
  CORANTO_WORKER_READER, /* each in one view of the database */
  CORANTO_WORKER_FILES,
} CorantoWorkerRole;

/* Starts the thread.  `session` belongs to it from now on; results are delivered to `context`.
 * `idle` nullable. */
CorantoWorker *coranto_worker_start (CorantoWorkerRole role,
                                     CorantoSession *session,
                                     GMainContext *context,
                                     CorantoDeliverFunc deliver,
                                     CorantoIdleFunc idle,
                                     gpointer data);
/* (transfer full) of request and task.  The task's source keeps the receiver alive. */
void coranto_worker_push (CorantoWorker *self,
                          const CorantoCall *call,
                          gpointer request,
                          GTask *task);
/* Ends the thread when all that was asked is done, closes its session, frees it. */
void coranto_worker_stop (CorantoWorker *self);

/* For work on the thread. */
CorantoSession *coranto_worker_get_session (CorantoWorker *self);
/* Tells of what idle work has changed.  (transfer full) */
void coranto_worker_tell (CorantoWorker *self, CorantoChangeSet *changes);
/* Whether somebody waits. */
gboolean coranto_worker_has_jobs (CorantoWorker *self);

/* Runs the job's work on the thread whose session it is; one that was cancelled is not begun. */
void coranto_job_run (CorantoJob *job, CorantoSession *session);
void coranto_job_free (CorantoJob *job);

G_END_DECLS
