/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread with a queue of jobs.
 *
 * I1: only the thread touches the session after the start.
 * I2: a task is completed and released on the main context, never here: the last reference to
 *     the store may hang on it.
 * I3: a job that was pushed is delivered, whatever happens. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-worker-private.h"

#include "coranto-group-private.h"

/* Jobs that wait already share a transaction, and with it the price of bringing it to the disk, for
 * as long as nobody would notice.  A refresh's are even awaited, one after the other: stories are
 * spread over the tables by their dates, so that each transaction writes many pages anew. */
#define GROUP_USEC (20 * 1000)
#define REFRESH_GROUP_USEC (150 * 1000)
#define LINGER_USEC (10 * 1000)
/* What was committed is brought from the log into the database in pauses, unless it is more. */
#define LONGEST_LOG_PAGES (12 * 1024)
/* Idle work waits for a pause in the jobs, though not for ever: a refresh is a stream of them, and
 * small batches are dear. */
#define PAUSE_USEC (200 * 1000)
#define LONGEST_WAIT_USEC (3 * 1000 * 1000)

struct _CorantoWorker
{
  CorantoWorkerRole role;
  GThread *thread;
  GAsyncQueue *queue; /* (element-type CorantoJob) */
  int n_waiting;      /* atomic: jobs in it that somebody waits for */
  guint64 serial;     /* main thread */
  CorantoSession *session;
  GMainContext *context;
  CorantoDeliverFunc deliver;
  CorantoIdleFunc idle;
  gpointer data;
  gint64 last_idle;  /* monotonic; the thread's */
  gint64 last_busy;  /* 0: not since the last idle work */
  gboolean may_idle; /* since the last job that somebody waited for; not after an error */
};

typedef struct
{
  CorantoDeliverFunc deliver;
  gpointer data;
  GPtrArray *jobs;
  CorantoChangeSet *changes;
} Delivery;

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CorantoJob *first = a, *second = b;

  if (first->call->priority != second->call->priority)
    return (int) first->call->priority - (int) second->call->priority;
  return (first->serial > second->serial) - (first->serial < second->serial);
}

/* Delivering -------------------------------------------------------------------------------------
 */

static gboolean
deliver_cb (gpointer user_data)
{
  Delivery *delivery = user_data;

  delivery->deliver (delivery->jobs, delivery->changes, delivery->data);
  return G_SOURCE_REMOVE;
}

static void
delivery_free (gpointer user_data)
{
  Delivery *delivery = user_data;

  g_ptr_array_unref (delivery->jobs);
  g_clear_pointer (&delivery->changes, coranto_change_set_unref);
  g_free (delivery);
}

/* (transfer full) of `jobs` and `changes` */
static void
deliver (CorantoWorker *self, GPtrArray *jobs, CorantoChangeSet *changes)
{
  Delivery *delivery = g_new0 (Delivery, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  delivery->deliver = self->deliver;
  delivery->data = self->data;
  delivery->jobs = jobs;
  delivery->changes = changes;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, delivery, delivery_free);
  g_source_attach (source, self->context);
}

void
coranto_worker_tell (CorantoWorker *self, CorantoChangeSet *changes)
{
  deliver (self, g_ptr_array_new (), changes);
}

/* Running ----------------------------------------------------------------------------------------
 */

static void
run_read (CorantoWorker *self, CorantoJob *job)
{
  CorantoDb *db = self->session->db;

  if (!coranto_db_run (db, &job->error, "BEGIN", ""))
    return;
  coranto_job_run (job, self->session);
  coranto_db_rollback (db);
}

static void
append_ids (GArray *to, GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

static CorantoChangeSet *
join_changes (GPtrArray *jobs)
{
  CorantoChangeSet *joined = coranto_change_set_new ();

  for (guint i = 0; i < jobs->len; i++)
    {
      const CorantoJob *job = g_ptr_array_index (jobs, i);

      if (job->error || !job->changes)
        continue;
      append_ids (joined->added, job->changes->added);
      append_ids (joined->updated, job->changes->updated);
      append_ids (joined->restated, job->changes->restated);
      append_ids (joined->removed, job->changes->removed);
      append_ids (joined->topic_hits, job->changes->topic_hits);
      joined->channels_changed |= job->changes->channels_changed;
      joined->counts_changed |= job->changes->counts_changed || job->changes->added->len > 0;
      joined->everything |= job->changes->everything;
    }
  return joined;
}

static GPtrArray *
new_jobs (CorantoJob *first)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_job_free);

  g_ptr_array_add (jobs, first);
  return jobs;
}

/* Every job that leaves the queue to be run. */
static CorantoJob *
note_popped (CorantoWorker *self, CorantoJob *job)
{
  if (job && !job->call->is_background)
    {
      g_atomic_int_add (&self->n_waiting, -1);
      self->last_busy = g_get_monotonic_time ();
      self->may_idle = self->idle != NULL;
    }
  return job;
}

/* Whether somebody looks at the screen and waits. */
static gboolean
is_awaited (const CorantoJob *job)
{
  return job->call->priority < CORANTO_PRIORITY_REFRESH && !job->call->is_background;
}

static gboolean
can_join (const CorantoJob *job)
{
  return job->call->run && (!job->call->is_bare || job->call->is_background);
}

/* The next job that can join the group, if it comes within that time; another one is put back. */
static CorantoJob *
pop_for_group (CorantoWorker *self, guint64 wait_usec)
{
  CorantoJob *job = g_async_queue_timeout_pop (self->queue, wait_usec);

  if (!job || can_join (job))
    return note_popped (self, job);
  g_async_queue_push_sorted (self->queue, job, compare_jobs, NULL);
  return NULL;
}

/* What was told to be done is on the disk: the commit comes before the delivery.  What can be put
 * off comes behind it. */
static void
run_group (CorantoWorker *self, CorantoJob *first)
{
  CorantoGroup *group = coranto_group_new (self->session);
  gint64 deadline = g_get_monotonic_time () + REFRESH_GROUP_USEC;
  guint64 linger_usec = LINGER_USEC;
  CorantoJob *job = first;
  GPtrArray *jobs;

  while (job && coranto_group_run (group, job) && g_get_monotonic_time () < deadline)
    {
      if (is_awaited (job))
        {
          deadline = MIN (deadline, g_get_monotonic_time () + GROUP_USEC);
          linger_usec = 0;
        }
      job = pop_for_group (self, linger_usec);
    }
  jobs = coranto_group_end (group);
  deliver (self, jobs, join_changes (jobs));
  coranto_db_fold_log (self->session->db, LONGEST_LOG_PAGES);
}

static void
run_single (CorantoWorker *self, CorantoJob *job)
{
  GPtrArray *jobs = new_jobs (job);

  if (self->role == CORANTO_WORKER_READER)
    run_read (self, job);
  else
    coranto_job_run (job, self->session);
  deliver (self, jobs, join_changes (jobs));
}

/* The next job if it comes before the pause is over. */
static CorantoJob *
await_pause (CorantoWorker *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 wait_usec = self->last_busy + PAUSE_USEC - now;

  if (wait_usec <= 0 || now - self->last_idle > LONGEST_WAIT_USEC)
    return g_async_queue_try_pop (self->queue);
  return g_async_queue_timeout_pop (self->queue, (guint64) wait_usec);
}

/* The next job; in pauses the idle work goes on until it says that there is none. */
static CorantoJob *
pop_job (CorantoWorker *self)
{
  CorantoJob *job = NULL;

  while (self->may_idle && self->session->db && !(job = await_pause (self)))
    {
      self->may_idle = self->idle (self, self->data);
      self->last_idle = g_get_monotonic_time ();
      self->last_busy = 0;
    }
  return note_popped (self, job ? job : g_async_queue_pop (self->queue));
}

static gpointer
thread_main (gpointer data)
{
  CorantoWorker *self = data;
  CorantoJob *job;

  while ((job = pop_job (self))->call->run)
    {
      if (self->role == CORANTO_WORKER_WRITER && !job->call->is_bare)
        run_group (self, job);
      else
        run_single (self, job);
    }
  coranto_job_free (job);
  g_clear_pointer (&self->session->db, coranto_db_close);
  return NULL;
}

/* From the main thread ---------------------------------------------------------------------------
 */

CorantoWorker *
coranto_worker_start (CorantoWorkerRole role,
                      CorantoSession *session,
                      GMainContext *context,
                      CorantoDeliverFunc deliver_func,
                      CorantoIdleFunc idle,
                      gpointer data)
{
  static const char *const names[] = { "coranto-writer", "coranto-reader", "coranto-files" };
  CorantoWorker *self = g_new0 (CorantoWorker, 1);

  self->role = role;
  self->session = session;
  self->context = g_main_context_ref (context);
  self->deliver = deliver_func;
  self->idle = idle;
  self->data = data;
  self->queue = g_async_queue_new ();
  self->last_idle = g_get_monotonic_time ();
  self->thread = g_thread_new (names[role], thread_main, self);
  return self;
}

void
coranto_worker_push (CorantoWorker *self, const CorantoCall *call, gpointer request, GTask *task)
{
  CorantoJob *job = g_new0 (CorantoJob, 1);

  job->call = call;
  job->request = request;
  job->task = task;
  job->serial = ++self->serial;
  job->changes = coranto_change_set_new ();
  if (!call->is_background)
    g_atomic_int_inc (&self->n_waiting);
  g_async_queue_push_sorted (self->queue, job, compare_jobs, NULL);
}

void
coranto_worker_stop (CorantoWorker *self)
{
  static const CorantoCall stop = { .priority = CORANTO_PRIORITY_STOP };

  coranto_worker_push (self, &stop, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}

CorantoSession *
coranto_worker_get_session (CorantoWorker *self)
{
  return self->session;
}

gboolean
coranto_worker_has_jobs (CorantoWorker *self)
{
  return g_atomic_int_get (&self->n_waiting) > 0;
}
