/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article of several pages: what follows its first page, fetched and put on to it. */
#pragma once

#include "coranto-fetcher.h"
#include "coranto-parsed-feed.h"
#include "coranto-worker-pool.h"

G_BEGIN_DECLS

typedef struct
{
  CorantoFetcher *fetcher;
  CorantoWorkerPool *workers;
  const CorantoLimits *limits;
  gint64 now;
  const char *home_url; /* whose host may be private; nullable */
  gsize bytes;          /* of the pages that `item` was read from */
} CorantoArticlePages;

/* Reads the pages after `item`, its first one, which is this call's alone until it is done, and
 * appends them: at most 30 in all, and no more bytes together than a page may have.  A page that
 * cannot be had or read ends it, and `item` says where it would have gone on (next_page_url).  Main
 * thread; what `context` names must outlive the call. */
void coranto_article_pages_read_async (const CorantoArticlePages *context,
                                       CorantoParsedItem *item,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* FALSE only where it was cancelled. */
gboolean coranto_article_pages_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
