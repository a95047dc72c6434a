/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as HTML in the appearance that the user has chosen, made away from the main thread. */
#pragma once

#include <gio/gio.h>

#include "coranto-article.h"

G_BEGIN_DECLS

/* `latest` as for coranto_article_document_render(); the words of `search` (nullable) are marked.
 */
void coranto_article_renderer_run_async (const CorantoArticle *article,
                                         GPtrArray *latest,
                                         CorantoSearch *search,
                                         gboolean show_changes,
                                         GSettings *settings,
                                         gboolean is_dark,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* (transfer full) */
char *coranto_article_renderer_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
