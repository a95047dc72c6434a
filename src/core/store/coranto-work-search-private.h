/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches as ids. */
#pragma once

#include "coranto-query.h"
#include "coranto-search.h"
#include "coranto-session-private.h"

G_BEGIN_DECLS

/* The stories of the query's scope that answer `search`, newest first, cut to its limit.
 * (transfer full) (element-type gint64) */
GArray *coranto_work_search (CorantoSession *session,
                             const CorantoQuery *query,
                             const CorantoSearch *search,
                             GError **error);

/* The same by relevance: a story with all words in its title counts as one that is sixteen times
 * newer, with some of them as one four times newer. */
GArray *coranto_work_search_ranked (CorantoSession *session,
                                    const CorantoQuery *query,
                                    const CorantoSearch *search,
                                    GError **error);

G_END_DECLS
