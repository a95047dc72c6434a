/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right pane: the story that is read, or why it cannot be. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_ARTICLE_PANE (coranto_article_pane_get_type ())
G_DECLARE_FINAL_TYPE (CorantoArticlePane, coranto_article_pane, CORANTO, ARTICLE_PANE, GtkWidget)

/* Property "show-back" (boolean).
 * Signal "article-link" (gint64 id): a story at the foot was chosen; 0: the one to be shown is not
 * in the profile any more. */

void coranto_article_pane_set_engine (CorantoArticlePane *self,
                                      CorantoEngine *engine,
                                      GSettings *settings);

/* Shows the story and marks it read; the title of `headline` (nullable) stands there until it is
 * read, and when that changes the story has changed.  id 0: nothing. */
void coranto_article_pane_show (CorantoArticlePane *self, gint64 id, CorantoHeadline *headline);
gint64 coranto_article_pane_get_id (CorantoArticlePane *self);
/* What is shown, as far as it is read.  (transfer none) (nullable) */
const CorantoArticle *coranto_article_pane_get_article (CorantoArticlePane *self);
void coranto_article_pane_warm_up (CorantoArticlePane *self);

G_END_DECLS
