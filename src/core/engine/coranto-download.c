/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One address fetched without a profile. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-download.h"

#include "coranto-article-pages.h"
#include "coranto-fetcher.h"
#include "coranto-url.h"

void
coranto_download_free (CorantoDownload *download)
{
  if (!download)
    return;
  g_bytes_unref (download->bytes);
  g_free (download->content_type);
  g_free (download->url);
  g_free (download);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (CorantoResponse) response
      = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);
  CorantoDownload *download;

  if (!response)
    {
      g_task_return_error (task, error);
      return;
    }
  download = g_new0 (CorantoDownload, 1);
  download->bytes = g_steal_pointer (&response->body);
  download->content_type = g_steal_pointer (&response->content_type);
  download->url = g_steal_pointer (&response->url);
  g_task_return_pointer (task, download, (GDestroyNotify) coranto_download_free);
}

void
coranto_download_async (const char *address,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (CorantoClock) clock = coranto_clock_new_system ();
  g_autoptr (CorantoFetcher) fetcher = coranto_fetcher_new (coranto_limits_default (), clock);
  g_autoptr (CorantoFetchRequest) request = NULL;
  GError *error = NULL;
  g_autofree char *url = coranto_url_from_user (address, &error);

  g_task_set_source_tag (task, coranto_download_async);
  if (!url)
    {
      g_task_return_error (task, error);
      return;
    }
  request = coranto_fetch_request_new (url);
  request->priority = G_PRIORITY_HIGH;
  request->max_bytes = coranto_limits_default ()->feed_bytes;
  coranto_fetcher_fetch_async (fetcher, request, cancellable, fetched_cb, g_steal_pointer (&task));
}

CorantoDownload *
coranto_download_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What reading further pages needs while it goes on. */
typedef struct
{
  CorantoFetcher *fetcher;
  CorantoWorkerPool *workers;
} PagesDownload;

static void
pages_download_free (gpointer data)
{
  PagesDownload *download = data;

  g_object_unref (download->fetcher);
  coranto_worker_pool_free (download->workers);
  g_free (download);
}

static void
pages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_article_pages_read_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
coranto_download_pages_async (CorantoParsedItem *item,
                              gsize bytes,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (CorantoClock) clock = coranto_clock_new_system ();
  PagesDownload *download = g_new0 (PagesDownload, 1);
  CorantoArticlePages pages = { .limits = coranto_limits_default (), .bytes = bytes };

  g_task_set_source_tag (task, coranto_download_pages_async);
  download->fetcher = coranto_fetcher_new (pages.limits, clock);
  download->workers = coranto_worker_pool_new ();
  g_task_set_task_data (task, download, pages_download_free);
  pages.fetcher = download->fetcher;
  pages.workers = download->workers;
  pages.now = coranto_clock_now (clock);
  pages.home_url = item->url;
  coranto_article_pages_read_async (&pages, item, cancellable, pages_read_cb, task);
}

gboolean
coranto_download_pages_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
