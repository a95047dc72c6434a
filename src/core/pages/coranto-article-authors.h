/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote an article. */
#pragma once

#include "coranto-article-body.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Adds the names that the page shows to `item`, unless it has some already. */
void coranto_article_authors_find (const CorantoPageMap *map,
                                   const CorantoPageFacts *facts,
                                   const CorantoArticleBody *body,
                                   guint title,
                                   CorantoParsedItem *item);

G_END_DECLS
