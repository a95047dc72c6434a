/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: opening and closing a profile, and how calls become jobs and jobs answers.  The calls
 * themselves are in coranto-store-calls.c. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-private.h"

#include "coranto-health-private.h"
#include "coranto-search-index-private.h"
#include "coranto-standing-private.h"

#define PICTURES_NAME "pictures"

/* A batch of indexing ends when somebody asks for something, or after this time: the write lock is
 * another program's too. */
#define IDLE_BATCH_USEC (400 * 1000)
/* What somebody waits for who has his answer already. */
#define SETTLE_USEC (5 * 1000 * 1000)
/* Less is not worth the two times that the disk is waited for. */
#define LEAST_LOG_PAGES 256

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CorantoStore, coranto_store, G_TYPE_OBJECT)

static void
coranto_store_dispose (GObject *object)
{
  coranto_store_close (CORANTO_STORE (object));
  G_OBJECT_CLASS (coranto_store_parent_class)->dispose (object);
}

static void
coranto_store_finalize (GObject *object)
{
  CorantoStore *self = CORANTO_STORE (object);

  coranto_opened_clear (&self->opened);
  g_free (self->database_path);
  g_free (self->pictures_path);
  g_clear_pointer (&self->clock, coranto_clock_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (coranto_store_parent_class)->finalize (object);
}

static void
coranto_store_class_init (CorantoStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = coranto_store_dispose;
  object_class->finalize = coranto_store_finalize;
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", CORANTO_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, CORANTO_TYPE_CHANGE_SET | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", CORANTO_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
coranto_store_init (CorantoStore *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/* Asking and answering
 * ------------------------------------------------------------------------------ */

void
coranto_store_ask (CorantoStore *self,
                   CorantoWorker *worker,
                   const CorantoCall *call,
                   gpointer request,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, (gpointer) call);
  /* What was written was written: a cancel that comes late does not deny it. */
  g_task_set_check_cancellable (task, call->is_read);
  if (self->is_closed || !worker)
    {
      if (call->free_request)
        call->free_request (request);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The profile is closed");
      return;
    }
  if (worker == self->writer && self->opened.write_problem)
    {
      if (call->free_request)
        call->free_request (request);
      g_task_return_error (task, g_error_copy (self->opened.write_problem));
      return;
    }
  coranto_worker_push (worker, call, request, g_steal_pointer (&task));
}

gpointer
coranto_store_answer (CorantoStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
complete (CorantoJob *job)
{
  if (job->error)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->call->free_result);
}

static void
deliver (GPtrArray *jobs, CorantoChangeSet *changes, gpointer data)
{
  CorantoStore *self = data;
  gboolean is_damaged = FALSE;

  for (guint i = 0; i < jobs->len; i++)
    {
      const CorantoJob *job = g_ptr_array_index (jobs, i);

      is_damaged |= g_error_matches (job->error, CORANTO_ERROR, CORANTO_ERROR_PROFILE_DAMAGED);
      complete (g_ptr_array_index (jobs, i));
    }
  if (is_damaged)
    coranto_store_note_damage (self);
  if (coranto_change_set_is_empty (changes))
    return;
  self->is_changed = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

/* Idle work: the log, the index
 * -------------------------------------------------------------------------------- */

typedef struct
{
  CorantoWorker *worker;
  gint64 deadline;
} Batch;

static gboolean
batch_is_over (gpointer user_data)
{
  Batch *batch = user_data;

  return coranto_worker_has_jobs (batch->worker) || g_get_monotonic_time () > batch->deadline;
}

static int
index_batch (CorantoWorker *worker, GError **error)
{
  CorantoDb *db = coranto_worker_get_session (worker)->db;
  Batch batch = { worker, g_get_monotonic_time () + IDLE_BATCH_USEC };
  int state;

  if (!coranto_db_begin (db, error))
    return -1;
  state = coranto_search_index_work (db, batch_is_over, &batch, error);
  if (state <= 0 || !coranto_db_commit (db, error))
    coranto_db_rollback (db);
  return state;
}

/* Topics come behind the index, which finds their stories. */
static int
fill_batch (CorantoWorker *worker, GError **error)
{
  CorantoSession *session = coranto_worker_get_session (worker);
  Batch batch = { worker, g_get_monotonic_time () + IDLE_BATCH_USEC };
  g_autoptr (CorantoChangeSet) changes = coranto_change_set_new ();
  int state;

  if (!coranto_db_begin (session->db, error))
    return -1;
  session->changes = changes;
  state = coranto_topics_fill (session, batch_is_over, &batch, error);
  session->changes = NULL;
  if (state > 0 && coranto_db_commit (session->db, error))
    {
      coranto_worker_tell (worker, g_steal_pointer (&changes));
      return 1;
    }
  coranto_db_rollback (session->db);
  return error && *error ? -1 : state;
}

/* After an error it is left alone until something else was written: on a full disk it would fail in
 * a loop. */
static gboolean
idle_work (CorantoWorker *worker, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 waiting = 0, unfilled = 0;
  CorantoDb *db = coranto_worker_get_session (worker)->db;

  if (coranto_db_fold_log (db, LEAST_LOG_PAGES))
    {
      coranto_db_release_memory (db);
      return TRUE;
    }
  if (!coranto_db_read_int (db, &error, &waiting,
                            "SELECT EXISTS (SELECT 1 FROM index_queue)"
                            "    OR EXISTS (SELECT 1 FROM purge_queue)",
                            "")
      || (waiting && index_batch (worker, &error) < 0)
      || (!waiting
          && !coranto_db_read_int (db, &error, &unfilled,
                                   "SELECT EXISTS (SELECT 1 FROM topics WHERE is_complete = 0)",
                                   ""))
      || (unfilled && fill_batch (worker, &error) < 0))
    {
      if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_PROFILE_DAMAGED))
        coranto_health_suspect (((CorantoStore *) data)->database_path);
      g_debug ("indexing stopped: %s", error->message);
      return FALSE;
    }
  return (waiting || unfilled) && !error;
}

static gpointer
settle (CorantoSession *session, gpointer data, GError **error)
{
  CorantoStore *self = data;
  gint64 deadline = g_get_monotonic_time () + SETTLE_USEC;

  while (!coranto_worker_has_jobs (self->writer) && g_get_monotonic_time () < deadline
         && idle_work (self->writer, self))
    ;
  return GINT_TO_POINTER (TRUE);
}

void
coranto_store_settle_async (CorantoStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  static const CorantoCall call
      = { .run = settle, .priority = CORANTO_PRIORITY_REFRESH, .is_bare = TRUE };

  coranto_store_ask (self, self->writer, &call, self, cancellable, callback, user_data);
}

gboolean
coranto_store_settle_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

/* Opening
 * ---------------------------------------------------------------------------------------------- */

/* On the writer's thread; the reader's connection is opened here too, before its thread is started.
 */
static gpointer
open_profile (CorantoSession *session, gpointer data, GError **error)
{
  CorantoStore *self = data;
  CorantoOpened *opened = &self->opened;

  if (!coranto_opening_run (self->database_path, coranto_clock_now (self->clock), opened, error))
    return NULL;
  session->db = g_steal_pointer (&opened->writer);
  self->reader_session.db = g_steal_pointer (&opened->reader);
  if (session->db && !coranto_store_watch_init (self, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static const CorantoCall open_call
    = { .run = open_profile, .priority = CORANTO_PRIORITY_USER, .is_bare = TRUE };

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoStore *self = CORANTO_STORE (source);
  GError *error = NULL;

  if (!coranto_store_answer (self, result, &error))
    {
      coranto_store_close (self);
      g_task_return_error (task, error);
      return;
    }
  self->reader = coranto_worker_start (CORANTO_WORKER_READER, &self->reader_session, self->context,
                                       deliver, NULL, self);
  self->files = coranto_worker_start (CORANTO_WORKER_FILES, &self->files_session, self->context,
                                      deliver, NULL, self);
  if (!self->opened.write_problem)
    {
      coranto_store_watch_start (self);
      coranto_store_upkeep_start (self);
    }
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

void
coranto_store_open_async (const char *directory,
                          CorantoClock *clock,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (CorantoStore) self = g_object_new (CORANTO_TYPE_STORE, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, coranto_store_open_async);
  self->database_path = g_build_filename (directory, CORANTO_STORE_DATABASE_NAME, NULL);
  self->pictures_path = g_build_filename (directory, PICTURES_NAME, NULL);
  self->clock = coranto_clock_ref (clock);
  self->writer_session.clock = self->reader_session.clock = self->clock;
  self->files_session.pictures
      = coranto_pictures_new (self->pictures_path, CORANTO_PICTURES_MAX_BYTES);
  self->writer = coranto_worker_start (CORANTO_WORKER_WRITER, &self->writer_session, self->context,
                                       deliver, idle_work, self);
  coranto_store_ask (self, self->writer, &open_call, self, cancellable, opened_cb,
                     g_steal_pointer (&task));
}

CorantoStore *
coranto_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The reader goes first: the last connection that closes brings the log into the database. */
void
coranto_store_close (CorantoStore *self)
{
  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  coranto_store_watch_stop (self);
  coranto_store_upkeep_stop (self);
  g_clear_pointer (&self->reader, coranto_worker_stop);
  g_clear_pointer (&self->reader_session.db, coranto_db_close);
  g_clear_pointer (&self->files, coranto_worker_stop);
  g_clear_pointer (&self->writer, coranto_worker_stop);
  g_clear_pointer (&self->files_session.pictures, coranto_pictures_free);
  coranto_store_upkeep_at_end (self);
  g_clear_pointer (&self->opened.lock, coranto_profile_lock_free);
}
