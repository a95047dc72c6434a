/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of stories: while the store writes a batch, a worker reads the next one.
 *
 * I1: a round is over when both have answered; neither sees what the other has. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-stories-job.h"

#include "coranto-engine-private.h"
#include "coranto-store-stories.h"
#include "coranto-story-line.h"
#include "coranto-story-reader.h"

typedef struct
{
  CorantoStoryReader *reader;
  GPtrArray *read; /* (element-type CorantoFiledStory) the worker's, until it answers */
  CorantoFileReport report;
  guint n_running;
  GError *error;
} StoriesJob;

/* The steps of a round. */
static void round_begin (GTask *task, GPtrArray *stories);
static void round_read_in_worker (GTask *work, gpointer task_data);
static void round_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void round_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void round_end (GTask *task, GError *error);

static void
stories_job_free (gpointer data)
{
  StoriesJob *job = data;

  coranto_story_reader_free (job->reader);
  g_clear_pointer (&job->read, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

gboolean
coranto_engine_is_story_file (const char *text, gsize length)
{
  return coranto_story_lines_sniff (text, length, coranto_limits_default ());
}

void
coranto_engine_add_stories_async (CorantoEngine *self,
                                  GInputStream *stream,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  StoriesJob *job;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_add_stories_async);
  job = g_new0 (StoriesJob, 1);
  job->reader = coranto_story_reader_new (stream, self->limits);
  g_task_set_task_data (task, job, stories_job_free);
  round_begin (task, NULL);
}

/* `stories` (nullable): what the round before has read. */
static void
round_begin (GTask *task, GPtrArray *stories)
{
  CorantoEngine *self = g_task_get_source_object (task);
  StoriesJob *job = g_task_get_task_data (task);

  if (stories)
    {
      job->n_running++;
      coranto_store_add_stories_async (self->store, stories, g_task_get_cancellable (task),
                                       round_stored_cb, g_object_ref (task));
    }
  job->n_running++;
  coranto_worker_pool_run_step (self->workers, g_object_ref (task), round_read_in_worker,
                                round_read_cb);
}

static void
round_read_in_worker (GTask *work, gpointer task_data)
{
  StoriesJob *job = task_data;
  GError *error = NULL;

  job->read = coranto_story_reader_next (job->reader, g_task_get_cancellable (work), &error);
  if (job->read)
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, error);
}

static void
round_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  round_end (task, error);
}

static void
round_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoriesJob *job = g_task_get_task_data (task);
  CorantoFiledCounts counts;
  GError *error = NULL;

  if (coranto_store_add_stories_finish (CORANTO_STORE (source), result, &counts, &error))
    {
      job->report.stories.added += counts.added;
      job->report.stories.known += counts.known;
    }
  round_end (task, error);
}

/* One of the two has answered. (transfer full) (nullable) of error */
static void
round_end (GTask *task, GError *error)
{
  StoriesJob *job = g_task_get_task_data (task);
  g_autoptr (GPtrArray) stories = NULL;

  if (error && !job->error)
    job->error = g_steal_pointer (&error);
  g_clear_error (&error);
  if (--job->n_running > 0)
    return;
  stories = g_steal_pointer (&job->read);
  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else if (stories->len > 0)
    round_begin (task, stories);
  else
    {
      job->report.bad_lines = coranto_story_reader_get_n_bad (job->reader);
      job->report.first_bad_line = coranto_story_reader_get_first_bad (job->reader);
      g_task_return_pointer (task, g_memdup2 (&job->report, sizeof job->report), g_free);
    }
}

gboolean
coranto_engine_add_stories_finish (CorantoEngine *self,
                                   GAsyncResult *result,
                                   CorantoFileReport *report,
                                   GError **error)
{
  g_autofree CorantoFileReport *got = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  got = g_task_propagate_pointer (G_TASK (result), error);
  if (got)
    *report = *got;
  return got != NULL;
}
