/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an article was published, as its page shows and states it. */
#pragma once

#include "coranto-article-body.h"

G_BEGIN_DECLS

/* Of what the page shows around its title and text, what it states for machines and what its
 * address says, the date to keep; of no precision when there is none. */
CorantoDate coranto_article_date_find (const CorantoPageMap *map,
                                       const CorantoPageFacts *facts,
                                       const CorantoArticleBody *body,
                                       guint title);

G_END_DECLS
