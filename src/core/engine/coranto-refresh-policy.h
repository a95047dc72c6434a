/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a channel is asked, and what an answer means for it.  Pure: stored state, answer and time to
 * a verdict. */
#pragma once

#include "coranto-article.h"
#include "coranto-fetcher.h"
#include "coranto-store.h"

G_BEGIN_DECLS

/* Whether to ask the channel now.  `force`: a person asked for it; what a server asked for with
 * Retry-After holds even then.  Channels that are gone are not asked. */
gboolean coranto_refresh_is_due (const CorantoChannel *channel, gint64 now, gboolean force);

/* How many bytes of an answer are read. */
gsize coranto_refresh_max_bytes (const CorantoChannel *channel, const CorantoLimits *limits);

typedef enum
{
  CORANTO_REFRESH_UNCHANGED, /* 304, or the same body as last time */
  CORANTO_REFRESH_PARSE,
} CorantoRefreshVerdict;

/* What to do with an answer.  `body_hash`: coranto_refresh_hash() of its body, NULL with 304. */
CorantoRefreshVerdict coranto_refresh_decide (const CorantoChannel *channel,
                                              const CorantoResponse *response,
                                              const char *body_hash);

/* Tells bodies apart.  Any thread.  (transfer full) */
char *coranto_refresh_hash (GBytes *body);

/* Whether a parsed feed is what the channel is: a feed that became some page is a failure. */
gboolean coranto_refresh_is_expected_kind (const CorantoChannel *channel, CorantoFeedKind kind);

/* The failure as it is stored: a listing that was read before and has no list any more changed its
 * layout.  (transfer full) */
GError *coranto_refresh_explain (const CorantoChannel *channel, const GError *error);

/* What a good check means for the notice that the channel's page was laid out anew: it begins where
 * the list was found again elsewhere, and ends when that has gone well for a week. */
CorantoNoticeChange coranto_refresh_notice (const CorantoChannel *channel,
                                            gboolean is_relocated,
                                            gint64 now);

/* When to ask next after a good answer: at once as far as the channel goes (the timer paces), later
 * where the answer or the feed (`ttl_minutes`, 0: not stated) ask for it. */
gint64 coranto_refresh_next_after_success (const CorantoResponse *response,
                                           guint ttl_minutes,
                                           gint64 now);

/* When to ask next after a failure: twice as long after each in a row, at most a day; `jitter` from
 * 0 to 1 spreads it. */
gint64 coranto_refresh_next_after_failure (const CorantoChannel *channel,
                                           const GError *error,
                                           gint64 now,
                                           double jitter);

G_END_DECLS
