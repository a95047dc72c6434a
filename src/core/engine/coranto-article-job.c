/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetching an article's own page, or all of them, and storing what they say. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"

#include "coranto-article-pages.h"
#include "coranto-inspect.h"

typedef struct
{
  const CorantoLimits *limits;
  gint64 article_id;
  gint64 now;
  char *url;
  char *home_url; /* of a channel on its host; nullable */
  gboolean is_whole;
  CorantoResponse *response;
  CorantoParsedItem *item;
} ArticleJob;

/* The steps, in order. */
static void article_known_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void article_home_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void article_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void article_parse_in_worker (GTask *work, gpointer task_data);
static void article_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void article_follow (GTask *task);
static void article_followed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void article_save (GTask *task);
static void article_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void article_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
article_job_free (gpointer data)
{
  ArticleJob *job = data;

  g_free (job->url);
  g_free (job->home_url);
  coranto_response_free (job->response);
  g_clear_pointer (&job->item, coranto_parsed_item_unref);
  g_free (job);
}

/* (transfer full) of `task` */
static void
article_begin (GTask *task, gint64 article_id, gboolean is_whole)
{
  CorantoEngine *self = g_task_get_source_object (task);
  ArticleJob *job = g_new0 (ArticleJob, 1);

  job->limits = self->limits;
  job->article_id = article_id;
  job->is_whole = is_whole;
  job->now = coranto_clock_now (self->clock);
  g_task_set_task_data (task, job, article_job_free);
  coranto_store_read_article_async (self->store, article_id, g_task_get_cancellable (task),
                                    article_known_cb, task);
}

void
coranto_engine_fetch_article_async (CorantoEngine *self,
                                    gint64 article_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  article_begin (coranto_engine_new_task (self, cancellable, callback, user_data,
                                          coranto_engine_fetch_article_async),
                 article_id, FALSE);
}

void
coranto_engine_fetch_whole_article_async (CorantoEngine *self,
                                          gint64 article_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  article_begin (coranto_engine_new_task (self, cancellable, callback, user_data,
                                          coranto_engine_fetch_whole_article_async),
                 article_id, TRUE);
}

static void
article_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  ArticleJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoArticle) article
      = coranto_store_read_article_finish (CORANTO_STORE (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (article && !article->item->url)
    coranto_error_set (&error, CORANTO_ERROR_INVALID_ADDRESS, NULL);
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  job->url = g_strdup (article->item->url);
  coranto_channel_hosts_find_async (coranto_engine_get_channel_hosts (self), job->url, cancellable,
                                    article_home_cb, g_steal_pointer (&task));
}

static void
article_home_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  ArticleJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (CorantoFetchRequest) request = coranto_fetch_request_new (job->url);
  GError *error = NULL;

  job->home_url
      = coranto_channel_hosts_find_finish (CORANTO_CHANNEL_HOSTS (source), result, &error);
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  request->from_content = TRUE;
  request->home_url = g_strdup (job->home_url);
  request->priority = G_PRIORITY_HIGH;
  request->max_bytes = self->limits->page_bytes;
  coranto_fetcher_fetch_async (coranto_engine_get_fetcher (self), request, cancellable,
                               article_fetched_cb, g_steal_pointer (&task));
}

static void
article_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  ArticleJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->response = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);
  if (!job->response)
    {
      g_task_return_error (task, error);
      return;
    }
  coranto_worker_pool_run_step (self->workers, g_steal_pointer (&task), article_parse_in_worker,
                                article_parsed_cb);
}

static void
article_parse_in_worker (GTask *work, gpointer task_data)
{
  ArticleJob *job = task_data;
  CorantoInspection inspection = {
    .bytes = job->response->body,
    .content_type = job->response->content_type,
    .url = job->response->url,
    .now = job->now,
    .limits = job->limits,
  };
  GError *error = NULL;

  job->item = coranto_inspect_article (&inspection, &error);
  if (job->item)
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, error);
}

static void
article_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ArticleJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (job->is_whole && job->item->next_page_url)
    article_follow (g_steal_pointer (&task));
  else
    article_save (g_steal_pointer (&task));
}

/* The item is this job's alone until it is saved. */
static void
article_follow (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  ArticleJob *job = g_task_get_task_data (task);
  CorantoArticlePages pages = {
    .fetcher = coranto_engine_get_fetcher (self),
    .workers = self->workers,
    .limits = job->limits,
    .now = job->now,
    .home_url = job->home_url,
    .bytes = g_bytes_get_size (job->response->body),
  };

  coranto_article_pages_read_async (&pages, job->item, g_task_get_cancellable (task),
                                    article_followed_cb, task);
}

static void
article_followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_article_pages_read_finish (result, &error))
    article_save (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
article_save (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  ArticleJob *job = g_task_get_task_data (task);

  coranto_store_save_page_async (self->store, job->article_id, job->item,
                                 g_task_get_cancellable (task), article_saved_cb, task);
}

static void
article_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ArticleJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!coranto_store_save_page_finish (CORANTO_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  coranto_store_read_article_async (CORANTO_STORE (source), job->article_id,
                                    g_task_get_cancellable (task), article_read_cb, task);
  g_steal_pointer (&task);
}

static void
article_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CorantoArticle *article
      = coranto_store_read_article_finish (CORANTO_STORE (source), result, &error);

  if (article)
    g_task_return_pointer (task, article, (GDestroyNotify) coranto_article_unref);
  else
    g_task_return_error (task, error);
}

CorantoArticle *
coranto_engine_fetch_article_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

CorantoArticle *
coranto_engine_fetch_whole_article_finish (CorantoEngine *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return coranto_engine_fetch_article_finish (self, result, error);
}
