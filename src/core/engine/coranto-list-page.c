/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One further page of a channel's list. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-list-page.h"

#include "coranto-inspect.h"
#include "coranto-refresh-policy.h"
#include "coranto-url.h"

#include <string.h>

typedef struct
{
  const CorantoLimits *limits;
  CorantoChannel *channel;
  char *list_signature;
  gint64 now;
  CorantoResponse *response;
  CorantoParsedFeed *feed;
} PageJob;

/* The steps, in order. */
static void page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void page_read_in_worker (GTask *work, gpointer task_data);
static void page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
page_job_free (gpointer data)
{
  PageJob *job = data;

  coranto_channel_unref (job->channel);
  coranto_response_free (job->response);
  g_clear_pointer (&job->feed, coranto_parsed_feed_unref);
  g_free (job->list_signature);
  g_free (job);
}

void
coranto_list_page_read_async (CorantoEngine *engine,
                              CorantoChannel *channel,
                              const char *url,
                              const char *list_signature,
                              int priority,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  g_autoptr (CorantoFetchRequest) request = coranto_fetch_request_new (url);
  PageJob *job = g_new0 (PageJob, 1);

  g_task_set_source_tag (task, coranto_list_page_read_async);
  job->limits = engine->limits;
  job->channel = coranto_channel_ref (channel);
  job->list_signature = g_strdup (list_signature);
  job->now = coranto_clock_now (engine->clock);
  g_task_set_task_data (task, job, page_job_free);

  request->from_content = TRUE;
  request->home_url = g_strdup (channel->url);
  request->priority = priority;
  request->max_bytes = coranto_refresh_max_bytes (channel, engine->limits);
  coranto_fetcher_fetch_async (coranto_engine_get_fetcher (engine), request, cancellable,
                               page_fetched_cb, task);
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *engine = g_task_get_source_object (task);
  PageJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->response = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);
  if (!job->response)
    {
      g_task_return_error (task, error);
      return;
    }
  coranto_worker_pool_run_step (engine->workers, g_steal_pointer (&task), page_read_in_worker,
                                page_read_cb);
}

/* The same sort of thing on the same site. */
static gboolean
is_of_channel (const PageJob *job)
{
  return (job->feed->kind == CORANTO_FEED_KIND_PAGE)
             == (job->channel->kind == CORANTO_FEED_KIND_PAGE)
         && coranto_url_same_site (job->response->url, job->channel->url);
}

static void
page_read_in_worker (GTask *work, gpointer task_data)
{
  PageJob *job = task_data;
  CorantoInspection inspection = {
    .bytes = job->response->body,
    .content_type = job->response->content_type,
    .url = job->response->url,
    .list_signature = job->list_signature,
    .now = job->now,
    .limits = job->limits,
  };
  GError *error = NULL;

  job->feed = coranto_inspect_feed (&inspection, &error);
  if (job->feed && !is_of_channel (job))
    coranto_error_set (&error, CORANTO_ERROR_NOT_A_FEED, NULL);
  if (error)
    g_task_return_error (work, error);
  else
    g_task_return_boolean (work, TRUE);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PageJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&job->feed),
                           (GDestroyNotify) coranto_parsed_feed_unref);
  else
    g_task_return_error (task, error);
}

CorantoParsedFeed *
coranto_list_page_read_finish (CorantoEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
coranto_list_page_is_missing (const GError *error)
{
  static const CorantoErrorCode codes[]
      = { CORANTO_ERROR_GONE, CORANTO_ERROR_EMPTY, CORANTO_ERROR_NOT_A_FEED,
          CORANTO_ERROR_NO_HEADLINES, CORANTO_ERROR_NEEDS_SCRIPTS };
  CorantoErrorCode code = coranto_error_code (error);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (code == codes[i])
      return TRUE;
  return code == CORANTO_ERROR_HTTP_STATUS && strcmp (error->message, "404") == 0;
}
