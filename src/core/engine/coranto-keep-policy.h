/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeping a favourite whole takes, and what a failure means for it.  Pure. */
#pragma once

#include "coranto-article.h"

G_BEGIN_DECLS

/* Whether the article's own page has to be asked: what is here is a headline, a beginning, or the
 * first of several pages. */
gboolean coranto_keep_needs_page (const CorantoArticle *article);

/* Whether asking again is of no use after so many attempts that failed: the server says so, or what
 * it has is not what was looked for. */
gboolean coranto_keep_is_final (const GError *error, guint attempts);

/* When to try again after so many attempts that failed, the last with `error` (nullable). */
gint64 coranto_keep_next_try (const GError *error, guint attempts, gint64 now);

G_END_DECLS
