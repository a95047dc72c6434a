/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an article changed: the differences of its two versions, as HTML and as plain text. */
#pragma once

#include "coranto-article.h"

G_BEGIN_DECLS

/* Whether there are differences to be shown: an article may have changed of which the version
 * before was not kept.  Cheap. */
gboolean coranto_article_changes_are_known (const CorantoArticle *article);

/* Safe HTML.  FALSE, and nothing appended, where there is no difference in it. */
gboolean coranto_article_changes_append_title (GString *out, const CorantoArticle *article);
gboolean coranto_article_changes_append_text (GString *out, const CorantoArticle *article);

/* The title and, where it changed, the text, with [-what went-] and {+what came+}, as wdiff writes
 * it; NULL where no difference is known.  (transfer full) */
char *coranto_article_changes_write (const CorantoArticle *article);

G_END_DECLS
