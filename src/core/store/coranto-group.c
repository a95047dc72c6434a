/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs that share a transaction, and each its own fate.
 *
 * A savepoint keeps a copy of every page that is changed behind it, which for the stories of a feed
 * are hundreds.  So there is none as long as all goes well; when a job fails halfway, everything is
 * undone and the jobs are run once more with a savepoint each.  Requests are not changed by running
 * them. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-group-private.h"

struct _CorantoGroup
{
  CorantoSession *session;
  GPtrArray *jobs; /* (element-type CorantoJob) */
  GError *error;   /* of the transaction: all jobs' */
  gboolean has_savepoints;
};

void
coranto_job_free (CorantoJob *job)
{
  if (job->request && job->call->free_request)
    job->call->free_request (job->request);
  if (job->result && job->call->free_result)
    job->call->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_pointer (&job->changes, coranto_change_set_unref);
  g_clear_object (&job->task);
  g_free (job);
}

/* A caller who has gone away before the work began gets none done. */
static gboolean
is_cancelled (CorantoJob *job)
{
  return g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error);
}

void
coranto_job_run (CorantoJob *job, CorantoSession *session)
{
  if (is_cancelled (job))
    return;
  session->changes = job->changes;
  session->cancellable = g_task_get_cancellable (job->task);
  job->result = job->call->run (session, job->request, &job->error);
  session->cancellable = NULL;
  session->changes = NULL;
}

/* As if it had not been run. */
static void
reset_job (CorantoJob *job)
{
  if (job->result && job->call->free_result)
    job->call->free_result (job->result);
  job->result = NULL;
  g_clear_error (&job->error);
  coranto_change_set_unref (job->changes);
  job->changes = coranto_change_set_new ();
}

static void
fail_job (CorantoJob *job, const GError *error)
{
  if (job->error)
    return;
  reset_job (job);
  job->error = g_error_copy (error);
}

/* An error such as a full disk undoes the whole transaction: it is every job's error. */
static void
note_undone (CorantoGroup *self, const CorantoJob *last)
{
  if (last->error)
    self->error = g_error_copy (last->error);
  else
    coranto_error_set (&self->error, CORANTO_ERROR_FAILED, "the transaction was undone");
}

static void
run_with_savepoint (CorantoGroup *self, CorantoJob *job)
{
  CorantoDb *db = self->session->db;

  if (!coranto_db_run (db, &job->error, "SAVEPOINT job", ""))
    return;
  coranto_job_run (job, self->session);
  if (job->error && coranto_db_in_transaction (db))
    coranto_db_run (db, NULL, "ROLLBACK TO job", "");
  if (coranto_db_in_transaction (db))
    coranto_db_run (db, NULL, "RELEASE job", "");
}

/* A job has failed and left something behind. */
static void
run_all_again (CorantoGroup *self)
{
  CorantoDb *db = self->session->db;

  self->has_savepoints = TRUE;
  coranto_db_rollback (db);
  if (!coranto_db_begin (db, &self->error))
    return;
  for (guint i = 0; i < self->jobs->len && !self->error; i++)
    {
      CorantoJob *job = g_ptr_array_index (self->jobs, i);

      reset_job (job);
      run_with_savepoint (self, job);
      if (!coranto_db_in_transaction (db))
        note_undone (self, job);
    }
}

CorantoGroup *
coranto_group_new (CorantoSession *session)
{
  CorantoGroup *self = g_new0 (CorantoGroup, 1);

  self->session = session;
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_job_free);
  coranto_db_begin (session->db, &self->error);
  return self;
}

gboolean
coranto_group_run (CorantoGroup *self, CorantoJob *job)
{
  CorantoDb *db = self->session->db;
  gint64 before = coranto_db_total_changes (db);

  g_ptr_array_add (self->jobs, job);
  if (self->error)
    return FALSE;
  if (self->has_savepoints)
    run_with_savepoint (self, job);
  else
    coranto_job_run (job, self->session);
  if (!coranto_db_in_transaction (db))
    note_undone (self, job);
  else if (job->error && !self->has_savepoints && coranto_db_total_changes (db) != before)
    run_all_again (self);
  return self->error == NULL;
}

GPtrArray *
coranto_group_end (CorantoGroup *self)
{
  CorantoDb *db = self->session->db;
  GPtrArray *jobs = self->jobs;

  if (!self->error)
    coranto_db_commit (db, &self->error);
  coranto_db_rollback (db);
  for (guint i = 0; self->error && i < jobs->len; i++)
    fail_job (g_ptr_array_index (jobs, i), self->error);
  g_clear_error (&self->error);
  g_free (self);
  return jobs;
}
