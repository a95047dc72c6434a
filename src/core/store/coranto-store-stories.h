/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's call for stories that come from files. */
#pragma once

#include "coranto-filed-story.h"
#include "coranto-store.h"

G_BEGIN_DECLS

/* Adds `stories` (element-type CorantoFiledStory, not changed any more), all of them in one
 * transaction, to their channels: followed ones, else such that begin to be.  A story that is known
 * gets what the file has of it and the marks that it states; none is taken away.  `counts` gets
 * what came of them. */
void coranto_store_add_stories_async (CorantoStore *self,
                                      GPtrArray *stories,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coranto_store_add_stories_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           CorantoFiledCounts *counts,
                                           GError **error);

G_END_DECLS
