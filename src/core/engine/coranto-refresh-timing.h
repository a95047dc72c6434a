/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a channel is asked next, and why not before.  Pure: what is stored, and the time. */
#pragma once

#include "coranto-article.h"
#include "coranto-engine.h"

G_BEGIN_DECLS

/* Requests a day to one host, for all channels that it has, unless a person insists. */
#define CORANTO_HOST_BUDGET 480

/* What a good answer and the feed in it say of when to ask again. */
typedef struct
{
  gint64 max_age_seconds; /* Cache-Control; -1: not stated */
  gint64 retry_after;     /* seconds since 1970; 0: none */
  guint ttl_minutes;      /* 0: not stated */
  guint32 skip_hours;     /* bit h: not in hour h UTC */
  guint8 skip_days;       /* bit 0: not on Sundays */
} CorantoStatedTimes;

/* The earliest time that all of it allows (RFC 9111 5.2.2.1, RFC 9110 10.2.3, RSS 2.0); the reason
 * is what asks for most. */
CorantoNextTry coranto_refresh_next_after_success (const CorantoStatedTimes *stated, gint64 now);

/* After a failure: twice as long after each in a row, at most a day; `jitter` from 0 to 1 spreads
 * it. */
CorantoNextTry coranto_refresh_next_after_failure (const CorantoChannel *channel,
                                                   const GError *error,
                                                   gint64 now,
                                                   double jitter);

/* When the channel may be asked with that urgency.  By ourselves (CORANTO_REFRESH_DUE) not before
 * news are to be expected, and not sooner than `floor_seconds` after the last time. */
CorantoNextTry coranto_refresh_next_try (const CorantoChannel *channel,
                                         CorantoRefreshUrgency urgency,
                                         guint floor_seconds,
                                         gint64 now);

/* Whether that time has come. */
gboolean coranto_refresh_is_due (const CorantoChannel *channel,
                                 CorantoRefreshUrgency urgency,
                                 guint floor_seconds,
                                 gint64 now);

/* Whether it answers, but its last story is much older than its habits explain. */
gboolean coranto_refresh_is_quiet (const CorantoChannel *channel, gint64 now);

G_END_DECLS
