/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One favourite made whole: one attempt. */
#pragma once

#include "coranto-engine-private.h"

G_BEGIN_DECLS

/* Brings what is missing of the favourite and saves how far it came; `said` (nullable) is called
 * whenever that is further.  A failure of the net is no error: it stands with the article.  Does
 * nothing where the article is no favourite or is whole. */
typedef void (*CorantoKeepFunc) (CorantoEngine *engine, gint64 article_id);
void coranto_keep_article_async (CorantoEngine *self,
                                 gint64 article_id,
                                 CorantoKeepFunc said,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean coranto_keep_article_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

G_END_DECLS
