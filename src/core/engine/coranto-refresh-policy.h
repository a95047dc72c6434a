/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer means for a channel.  Pure: stored state, answer and time to a verdict. */
#pragma once

#include "coranto-article.h"
#include "coranto-fetcher.h"
#include "coranto-store.h"

G_BEGIN_DECLS

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

/* What a permanent redirect (`permanent_url`, nullable) at a good answer means: a channel moves
 * once two good answers in a row came from the same new address (RFC 9110 15.4.2, 15.4.9; one alone
 * may be a slip of the server). */
typedef enum
{
  CORANTO_MOVE_NONE,
  CORANTO_MOVE_NOTED, /* remember where it led */
  CORANTO_MOVE_DONE,  /* it is the channel's address from now on */
} CorantoMove;
CorantoMove coranto_refresh_decide_move (const CorantoChannel *channel, const char *permanent_url);

G_END_DECLS
