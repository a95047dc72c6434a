/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One address fetched without a profile. */
#pragma once

#include <gio/gio.h>

#include "coranto-error.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef struct
{
  GBytes *bytes;
  char *content_type; /* nullable */
  char *url;          /* after redirects */
} CorantoDownload;

void coranto_download_free (CorantoDownload *download);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoDownload, coranto_download_free)

/* `address` as a person types it.  Errors: those of coranto_url_from_user() and of fetching. */
void coranto_download_async (const char *address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
CorantoDownload *coranto_download_finish (GAsyncResult *result, GError **error);

/* Fetches the pages after `item`, an article that was read from so many bytes, and appends them as
 * coranto_article_pages_read_async() does. */
void coranto_download_pages_async (CorantoParsedItem *item,
                                   gsize bytes,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* FALSE only where it was cancelled. */
gboolean coranto_download_pages_finish (GAsyncResult *result, GError **error);

G_END_DECLS
