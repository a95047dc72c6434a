/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of an article. */
#pragma once

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* The addresses of the pictures that the rendered article shows, each once, in its order, 500 at
 * most.  Any thread.  (transfer full) (element-type utf8) */
GPtrArray *coranto_article_list_pictures (const CorantoParsedItem *item,
                                          const CorantoLimits *limits);

G_END_DECLS
