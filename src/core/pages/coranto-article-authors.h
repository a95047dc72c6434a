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

/* The names of a line such as "By Ann Lee and Tom Fox, 3 March", at most some:
 * (element-type utf8); empty when the line is none of names.  (transfer full) */
GPtrArray *coranto_article_names (const char *line, gboolean needs_by);

G_END_DECLS
