/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one document of render/ in WebKit.  The web view is made when the first document comes. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_ARTICLE_VIEW (coranto_article_view_get_type ())
G_DECLARE_FINAL_TYPE (CorantoArticleView, coranto_article_view, CORANTO, ARTICLE_VIEW, GtkWidget)

/* Signals: "article-link" (gint64 id): a story of ours was chosen; "link" (const char *url): an
 * address for the browser; "crashed": the web process ended. */

void coranto_article_view_set_engine (CorantoArticleView *self, CorantoEngine *engine);

/* `html` from coranto_article_document_render(); its pictures are those of `article_url`. */
void coranto_article_view_load (CorantoArticleView *self,
                                const char *html,
                                const char *article_url,
                                gboolean is_dark);
/* Makes the web view and its processes ready without anything to show. */
void coranto_article_view_warm_up (CorantoArticleView *self);

G_END_DECLS
