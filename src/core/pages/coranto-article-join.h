/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of several pages: put together. */
#pragma once

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Appends the content of `next`, the article's next page, to `item`, which must not be shared yet:
 * without the title, lead and pictures that the page repeats; what every page ends with stays once,
 * at the end.  Facts that `item` lacks (editor, copyright …) are taken, and next_page_url is the
 * one of `next` then.  FALSE: nothing was appended; either `next` says nothing new, and that is the
 * end (next_page_url becomes NULL), or all of it would be more than `limits` allow.  Any thread. */
gboolean coranto_article_append_page (CorantoParsedItem *item,
                                      const CorantoParsedItem *next,
                                      const CorantoLimits *limits);

G_END_DECLS
