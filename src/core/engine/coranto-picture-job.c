/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of an article: kept, else fetched as a browser would and kept. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"

#define ACCEPT_PICTURES "image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.9,*/*;q=0.5"

typedef struct
{
  char *url;
  char *article_url;
  const char *mime_type; /* static */
} PictureJob;

/* The steps, in order. */
static void picture_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void picture_home_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void picture_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
picture_job_free (gpointer data)
{
  PictureJob *job = data;

  g_free (job->url);
  g_free (job->article_url);
  g_free (job);
}

void
coranto_engine_load_picture_async (CorantoEngine *self,
                                   const char *url,
                                   const char *article_url,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  PictureJob *job;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_load_picture_async);
  job = g_new0 (PictureJob, 1);
  job->url = g_strdup (url);
  job->article_url = g_strdup (article_url);
  g_task_set_task_data (task, job, picture_job_free);
  coranto_store_read_picture_async (self->store, url, g_task_get_cancellable (task),
                                    picture_kept_cb, task);
}

/* Checked each time: what is kept is foreign bytes too.  FALSE with an error when they are no
 * picture. */
static gboolean
check_and_return (GTask *task, GBytes *bytes)
{
  CorantoEngine *self = g_task_get_source_object (task);
  PictureJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->mime_type = coranto_picture_check (bytes, self->limits, &error);
  if (job->mime_type)
    g_task_return_pointer (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
  return job->mime_type != NULL;
}

static void
picture_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  PictureJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = coranto_store_read_picture_finish (CORANTO_STORE (source), result, &error);

  if (bytes)
    {
      check_and_return (task, bytes);
      return;
    }
  /* A kept one that cannot be read is fetched anew. */
  if (g_task_return_error_if_cancelled (task))
    return;
  coranto_channel_hosts_find_async (coranto_engine_get_channel_hosts (self), job->url,
                                    g_task_get_cancellable (task), picture_home_cb, task);
  g_steal_pointer (&task);
}

static void
picture_home_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  PictureJob *job = g_task_get_task_data (task);
  g_autoptr (CorantoFetchRequest) request = coranto_fetch_request_new (job->url);
  GError *error = NULL;

  request->home_url
      = coranto_channel_hosts_find_finish (CORANTO_CHANNEL_HOSTS (source), result, &error);
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  request->referrer = g_strdup (job->article_url);
  request->accept = g_strdup (ACCEPT_PICTURES);
  request->from_content = TRUE;
  request->priority = G_PRIORITY_HIGH;
  request->max_bytes = self->limits->picture_bytes;
  coranto_fetcher_fetch_async (coranto_engine_get_fetcher (self), request,
                               g_task_get_cancellable (task), picture_fetched_cb, task);
  g_steal_pointer (&task);
}

static void
picture_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  PictureJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoResponse) response
      = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);

  if (!response)
    g_task_return_error (task, error);
  /* Shown whether or not it could be kept. */
  else if (check_and_return (task, response->body))
    coranto_store_save_picture_async (self->store, job->url, response->body, NULL, NULL, NULL);
}

GBytes *
coranto_engine_load_picture_finish (CorantoEngine *self,
                                    GAsyncResult *result,
                                    const char **mime_type,
                                    GError **error)
{
  PictureJob *job = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (mime_type)
    *mime_type = job->mime_type;
  return g_task_propagate_pointer (G_TASK (result), error);
}
