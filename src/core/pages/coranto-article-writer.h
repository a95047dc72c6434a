/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kept parts of an article as HTML of its own. */
#pragma once

#include "coranto-article-body.h"

G_BEGIN_DECLS

/* Structure kept, addresses absolute, lazy pictures resolved; not sanitised.
 * Without captions it is the matter of the text alone.  (transfer full) */
char *coranto_article_write (const CorantoPageMap *map,
                             const CorantoArticleBody *body,
                             gboolean with_captions);

G_END_DECLS
