/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows an article within its element. */
#pragma once

#include "coranto-article-body.h"

G_BEGIN_DECLS

/* Drops the cards of other stories, comments and sections under a heading that says so, which
 * stand behind the text in the body's element. */
void coranto_article_after_drop (const CorantoPageMap *map,
                                 const CorantoPageFacts *facts,
                                 CorantoArticleBody *body);

G_END_DECLS
