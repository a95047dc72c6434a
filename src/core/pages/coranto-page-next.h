/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next page of a list or of an article. */
#pragma once

#include "coranto-page-facts.h"
#include "coranto-page-links.h"

G_BEGIN_DECLS

/* Of a list: by rel=next, by words (下一页, "Next"), or as the number after the current page's.
 * (transfer full) (nullable) */
char *coranto_page_next (const CorantoPageMap *map,
                         const CorantoPageFacts *facts,
                         const GArray *links);

/* Of an article: its own next page by its address, which a link names by words or numbers, never
 * the next article.  (transfer full) (nullable) */
char *coranto_page_next_of_article (const CorantoPageMap *map,
                                    const CorantoPageFacts *facts,
                                    const GArray *links);

G_END_DECLS
