/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article of several pages. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-article-pages.h"

#include "coranto-article-join.h"
#include "coranto-inspect.h"
#include "coranto-page-walk.h"

#define MAX_PAGES 30

typedef struct
{
  CorantoFetcher *fetcher;
  CorantoWorkerPool *workers; /* unowned */
  const CorantoLimits *limits;
  gint64 now;
  char *home_url;
  gsize bytes;
  CorantoParsedItem *item;
  CorantoPageWalk *walk;
  CorantoResponse *response; /* of the page under way */
  guint pages;
} PagesJob;

/* The steps, done for one page after the other. */
static void pages_go_on (GTask *task);
static void pages_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void pages_append_in_worker (GTask *work, gpointer task_data);
static void pages_appended_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
pages_job_free (gpointer data)
{
  PagesJob *job = data;

  g_clear_object (&job->fetcher);
  g_free (job->home_url);
  coranto_parsed_item_unref (job->item);
  coranto_page_walk_free (job->walk);
  coranto_response_free (job->response);
  g_free (job);
}

void
coranto_article_pages_read_async (const CorantoArticlePages *context,
                                  CorantoParsedItem *item,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  PagesJob *job = g_new0 (PagesJob, 1);

  g_task_set_source_tag (task, coranto_article_pages_read_async);
  job->fetcher = g_object_ref (context->fetcher);
  job->workers = context->workers;
  job->limits = context->limits;
  job->now = context->now;
  job->home_url = g_strdup (context->home_url);
  job->bytes = context->bytes;
  job->item = coranto_parsed_item_ref (item);
  job->walk = coranto_page_walk_new (item->url ? item->url : "");
  job->pages = 1;
  g_task_set_task_data (task, job, pages_job_free);
  pages_go_on (task);
}

static void
pages_go_on (GTask *task)
{
  PagesJob *job = g_task_get_task_data (task);
  g_autoptr (CorantoFetchRequest) request = NULL;
  const char *url = job->item->next_page_url;

  if (!url || job->pages >= MAX_PAGES || job->bytes >= job->limits->page_bytes
      || !coranto_page_walk_go (job->walk, url))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  job->pages++;
  request = coranto_fetch_request_new (url);
  request->from_content = TRUE;
  request->home_url = g_strdup (job->home_url);
  request->priority = G_PRIORITY_HIGH;
  request->max_bytes = job->limits->page_bytes - job->bytes;
  coranto_fetcher_fetch_async (job->fetcher, request, g_task_get_cancellable (task),
                               pages_fetched_cb, task);
}

static void
pages_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PagesJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&job->response, coranto_response_free);
  job->response = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!job->response || !job->response->body)
    {
      g_debug ("a further page of an article was not to be had: %s", error ? error->message : "");
      g_task_return_boolean (task, TRUE);
      return;
    }
  job->bytes += g_bytes_get_size (job->response->body);
  coranto_worker_pool_run_step (job->workers, g_steal_pointer (&task), pages_append_in_worker,
                                pages_appended_cb);
}

/* The worker has the item to itself until its answer is here: whether to go on. */
static void
pages_append_in_worker (GTask *work, gpointer task_data)
{
  PagesJob *job = task_data;
  CorantoInspection inspection = {
    .bytes = job->response->body,
    .content_type = job->response->content_type,
    .url = job->response->url,
    .now = job->now,
    .limits = job->limits,
  };
  g_autoptr (CorantoParsedItem) page = coranto_inspect_article (&inspection, NULL);

  g_task_return_boolean (work, page && coranto_article_append_page (job->item, page, job->limits));
}

static void
pages_appended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean goes_on = g_task_propagate_boolean (G_TASK (result), &error);

  if (error)
    g_task_return_error (task, error);
  else if (goes_on)
    pages_go_on (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
coranto_article_pages_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
