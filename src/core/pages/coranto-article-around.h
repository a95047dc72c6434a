/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around an article: breadcrumbs, the copyright notice, its next page. */
#pragma once

#include "coranto-article-body.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Fills breadcrumbs, copyright, next_page_url and, where the page states none, the image. */
void coranto_article_around_read (const CorantoPageMap *map,
                                  const CorantoPageFacts *facts,
                                  const CorantoArticleBody *body,
                                  CorantoParsedItem *item);

G_END_DECLS
