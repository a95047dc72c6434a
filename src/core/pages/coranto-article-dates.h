/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an article was published, as its page shows and states it. */
#pragma once

#include "coranto-article-body.h"

G_BEGIN_DECLS

/* The best date shown around the title and the text; FALSE when there is none. */
gboolean coranto_article_date_shown (const CorantoPageMap *map,
                                     const CorantoPageFacts *facts,
                                     const CorantoArticleBody *body,
                                     guint title,
                                     CorantoDate *out);

/* Of what the page shows, what it states for machines and what its address says, the one to
 * keep. */
CorantoDate coranto_article_date_settle (const CorantoPageFacts *facts,
                                         const CorantoDate *shown,
                                         const char *url);

G_END_DECLS
