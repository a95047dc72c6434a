/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One favourite made whole: its page, then its pictures one after the other, then how far it came.
 *
 * I1: a picture is noted as kept after it stands where no bound removes it.
 * I2: what was brought stays, whatever fails after it. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-keep-job.h"

#include "coranto-article-pictures.h"
#include "coranto-keep-policy.h"
#include "coranto-store-keeping.h"

typedef struct
{
  gint64 article_id;
  CorantoKeepFunc said;
  const CorantoLimits *limits;
  CorantoArticle *article;
  GPtrArray *pictures;  /* all of them, then those that are wanted */
  guint next;           /* of `pictures` */
  GError *page_failure; /* nullable */
  GError *failure;      /* the last that another attempt may be better than; nullable */
} KeepJob;

/* The steps, in order; those of a picture again for each. */
static void keep_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_list_pictures (GTask *task);
static void keep_list_in_worker (GTask *work, gpointer task_data);
static void keep_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_set_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_next_picture (GTask *task);
static void keep_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_pinned_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void keep_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
keep_job_free (gpointer data)
{
  KeepJob *job = data;

  g_clear_pointer (&job->article, coranto_article_unref);
  g_clear_pointer (&job->pictures, g_ptr_array_unref);
  g_clear_error (&job->page_failure);
  g_clear_error (&job->failure);
  g_free (job);
}

static void
say (GTask *task)
{
  KeepJob *job = g_task_get_task_data (task);

  if (job->said)
    job->said (g_task_get_source_object (task), job->article_id);
}

void
coranto_keep_article_async (CorantoEngine *self,
                            gint64 article_id,
                            CorantoKeepFunc said,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                         coranto_keep_article_async);
  KeepJob *job = g_new0 (KeepJob, 1);

  job->article_id = article_id;
  job->said = said;
  job->limits = self->limits;
  g_task_set_task_data (task, job, keep_job_free);
  coranto_store_read_article_async (self->store, article_id, g_task_get_cancellable (task),
                                    keep_read_cb, task);
}

static void
keep_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->article = coranto_store_read_article_finish (CORANTO_STORE (source), result, &error);
  if (!job->article)
    g_task_return_error (task, error);
  else if (job->article->keeping.state != CORANTO_KEEP_WAITING)
    g_task_return_boolean (task, TRUE);
  else if (coranto_keep_needs_page (job->article))
    coranto_engine_fetch_whole_article_async (self, job->article_id, g_task_get_cancellable (task),
                                              keep_fetched_cb, g_steal_pointer (&task));
  else
    keep_list_pictures (g_steal_pointer (&task));
}

/* Further pages that could not be had end the text where it would go on. */
static void
keep_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KeepJob *job = g_task_get_task_data (task);
  CorantoArticle *article = coranto_engine_fetch_whole_article_finish (CORANTO_ENGINE (source),
                                                                       result, &job->page_failure);

  if (g_task_return_error_if_cancelled (task))
    {
      g_clear_pointer (&article, coranto_article_unref);
      return;
    }
  if (article)
    {
      coranto_article_unref (job->article);
      job->article = article;
      if (article->item->next_page_url)
        coranto_error_set (&job->page_failure, CORANTO_ERROR_TRUNCATED, "");
    }
  keep_list_pictures (g_steal_pointer (&task));
}

static void
keep_list_pictures (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);

  coranto_worker_pool_run_step (self->workers, task, keep_list_in_worker, keep_listed_cb);
}

static void
keep_list_in_worker (GTask *work, gpointer task_data)
{
  KeepJob *job = task_data;

  job->pictures = coranto_article_list_pictures (job->article->item, job->limits);
  g_task_return_boolean (work, TRUE);
}

static void
keep_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    coranto_store_set_kept_pictures_async (self->store, job->article_id, job->pictures,
                                           g_task_get_cancellable (task), keep_set_cb,
                                           g_object_ref (task));
}

static void
keep_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&job->pictures, g_ptr_array_unref);
  job->pictures = coranto_store_set_kept_pictures_finish (CORANTO_STORE (source), result, &error);
  if (!job->pictures)
    {
      g_task_return_error (task, error);
      return;
    }
  say (task);
  keep_next_picture (g_steal_pointer (&task));
}

/* A picture ----------------------------------------------------------------------------------- */

static const char *
picture_of (KeepJob *job)
{
  return g_ptr_array_index (job->pictures, job->next);
}

static void
keep_next_picture (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  KeepJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (job->next < job->pictures->len)
    coranto_engine_load_picture_async (self, picture_of (job), job->article->item->url, cancellable,
                                       keep_loaded_cb, task);
  else
    coranto_store_read_article_async (self->store, job->article_id, cancellable, keep_counted_cb,
                                      task);
}

static void
note_picture (GTask *task, CorantoKeptPicture state)
{
  CorantoEngine *self = g_task_get_source_object (task);
  KeepJob *job = g_task_get_task_data (task);

  coranto_store_note_kept_picture_async (self->store, job->article_id, picture_of (job), state,
                                         NULL, keep_noted_cb, g_object_ref (task));
}

/* (transfer full) of `failure` */
static void
note_failure (KeepJob *job, GError *failure)
{
  g_clear_error (&job->failure);
  job->failure = failure;
}

static void
keep_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = CORANTO_ENGINE (source);
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = coranto_engine_load_picture_finish (self, result, NULL, &error);

  if (g_task_return_error_if_cancelled (task))
    {
      g_clear_error (&error);
      return;
    }
  if (bytes)
    {
      coranto_store_keep_picture_async (self->store, picture_of (job), bytes, NULL, keep_pinned_cb,
                                        g_steal_pointer (&task));
      return;
    }
  if (coranto_keep_is_final (error, job->article->keeping.attempts))
    {
      g_error_free (error);
      note_picture (task, CORANTO_KEPT_PICTURE_GONE);
      return;
    }
  note_failure (job, error);
  job->next++;
  keep_next_picture (g_steal_pointer (&task));
}

static void
keep_pinned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (coranto_store_keep_picture_finish (CORANTO_STORE (source), result, &error))
    {
      note_picture (task, CORANTO_KEPT_PICTURE_HERE);
      return;
    }
  /* The disk is full, most likely: the next one would fail too. */
  note_failure (job, error);
  job->next = job->pictures->len;
  keep_next_picture (g_steal_pointer (&task));
}

static void
keep_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!coranto_store_note_kept_picture_finish (CORANTO_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  say (task);
  job->next++;
  keep_next_picture (g_steal_pointer (&task));
}

/* How far it came ----------------------------------------------------------------------------- */

/* `counted` is the article with the pictures that are here now. */
static void
judge (KeepJob *job, const CorantoArticle *counted, gint64 now, CorantoKeeping *keeping)
{
  guint attempts = job->article->keeping.attempts;
  const GError *page = job->page_failure;
  gboolean page_is_gone = page && coranto_keep_is_final (page, attempts);
  const GError *failure = page && !page_is_gone ? page : job->failure;

  if (failure)
    {
      keeping->state = CORANTO_KEEP_WAITING;
      keeping->attempts = attempts + 1;
      keeping->next_try = coranto_keep_next_try (failure, keeping->attempts, now);
    }
  else if (page_is_gone || counted->keeping.pictures_kept < counted->keeping.pictures)
    keeping->state = CORANTO_KEEP_PARTLY;
  else
    keeping->state = CORANTO_KEEP_WHOLE;
  failure = failure ? failure : page;
  keeping->error_code = failure ? coranto_error_code (failure) : CORANTO_ERROR_NONE;
  keeping->error_detail = failure ? failure->message : NULL;
}

static void
keep_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  KeepJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoArticle) counted
      = coranto_store_read_article_finish (CORANTO_STORE (source), result, &error);
  CorantoKeeping keeping = { 0 };

  if (!counted)
    {
      g_task_return_error (task, error);
      return;
    }
  judge (job, counted, coranto_clock_now (self->clock), &keeping);
  coranto_store_note_keeping_async (self->store, job->article_id, &keeping, NULL, keep_saved_cb,
                                    g_steal_pointer (&task));
}

static void
keep_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!coranto_store_note_keeping_finish (CORANTO_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  say (task);
  g_task_return_boolean (task, TRUE);
}

gboolean
coranto_keep_article_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
