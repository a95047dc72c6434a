/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as ids: the statements behind every list. */
#pragma once

#include "coranto-query.h"
#include "coranto-session-private.h"

G_BEGIN_DECLS

/* (element-type gint64), falling.  (transfer full) */
GArray *coranto_lists_run (CorantoSession *session, const CorantoQuery *query, GError **error);

/* Makes one list of several: each article once, newest first, cut to the limit (0: none). */
void coranto_lists_order (GArray *ids, guint limit);

/* The statement that is run for a scope, for the test of their plans. */
const char *coranto_lists_get_sql (CorantoScope scope, gboolean unread_only, gboolean is_search);
/* The articles of a scope that are not indexed yet. */
const char *coranto_lists_get_queue_sql (CorantoScope scope);
/* No story of the query has a lower number. */
gint64 coranto_lists_least_number (const CorantoQuery *query);

G_END_DECLS
