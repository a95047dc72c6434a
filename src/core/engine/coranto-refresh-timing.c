/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a channel is asked next, and why not before. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-refresh-timing.h"

#include "coranto-date.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)

#define FIRST_BACK_OFF (5 * MINUTE)
#define LONGEST_BACK_OFF DAY
/* Caches may hold longer; news may not. */
#define LONGEST_MAX_AGE HOUR
#define LONGEST_TTL DAY
/* Nothing is put off further: a time beyond it comes from a clock that was wrong. */
#define LONGEST_WAIT (2 * DAY)

/* A channel whose habits are not known yet. */
#define USUAL_GAP (4 * HOUR)
/* Asked so often in the time from story to story, a story waits for a quarter of it at most. */
#define TRIES_A_GAP 4
/* A source that has gone quiet is asked more and more seldom. */
#define TRIES_A_SILENCE 16
#define LONGEST_INTERVAL DAY
/* From when on that silence is worth a word: habits, and holidays. */
#define QUIET_GAPS 8
#define SHORTEST_QUIET (21 * DAY)

/* After an answer ---------------------------------------------------------------------------------
 */

static void
put_off (CorantoNextTry *next, gint64 time, CorantoWaitReason reason)
{
  if (time <= next->time)
    return;
  next->time = time;
  next->reason = reason;
}

static gboolean
is_skipped (const CorantoStatedTimes *stated, gint64 time)
{
  guint hour = (guint) (time % DAY / HOUR);
  guint day = (guint) ((time / DAY + 4) % 7); /* 1 January 1970 was a Thursday */

  return (stated->skip_hours >> hour & 1) || (stated->skip_days >> day & 1);
}

/* The first moment from `time` on that is not skipped; `time` where the feed would never be asked.
 */
static gint64
after_skipped (const CorantoStatedTimes *stated, gint64 time)
{
  for (gint64 at = time; at < time + WEEK + HOUR; at = at - at % HOUR + HOUR)
    if (!is_skipped (stated, at))
      return at;
  return time;
}

CorantoNextTry
coranto_refresh_next_after_success (const CorantoStatedTimes *stated, gint64 now)
{
  CorantoNextTry next = { now, CORANTO_WAIT_NONE };

  if (stated->max_age_seconds > 0)
    put_off (&next, now + MIN (stated->max_age_seconds, LONGEST_MAX_AGE), CORANTO_WAIT_FRESH);
  if (stated->ttl_minutes > 0)
    put_off (&next, now + MIN ((gint64) stated->ttl_minutes * MINUTE, LONGEST_TTL),
             CORANTO_WAIT_TTL);
  put_off (&next, stated->retry_after, CORANTO_WAIT_RETRY_AFTER);
  put_off (&next, after_skipped (stated, next.time), CORANTO_WAIT_SKIP);
  return next;
}

CorantoNextTry
coranto_refresh_next_after_failure (const CorantoChannel *channel,
                                    const GError *error,
                                    gint64 now,
                                    double jitter)
{
  CorantoDate until;
  gint64 wait = FIRST_BACK_OFF;

  /* Nobody was asked. */
  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_OFFLINE))
    return (CorantoNextTry){ channel->next_check, channel->wait_reason };
  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_GONE))
    return (CorantoNextTry){ 0, CORANTO_WAIT_GONE };
  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_RETRY_LATER)
      && coranto_date_parse_field (error->message, 0, &until))
    return (CorantoNextTry){ until.unix_seconds, CORANTO_WAIT_RETRY_AFTER };
  for (guint i = 0; i < channel->failures && wait < LONGEST_BACK_OFF; i++)
    wait *= 2;
  wait = MIN (wait, LONGEST_BACK_OFF);
  return (CorantoNextTry){ now + wait + (gint64) ((double) wait * 0.25 * jitter),
                           CORANTO_WAIT_BACK_OFF };
}

/* Before the next request -------------------------------------------------------------------------
 */

/* What was stored for the channel, unless a clock was wrong. */
static CorantoNextTry
stored_wait (const CorantoChannel *channel, gint64 now)
{
  gint64 longest = channel->wait_reason == CORANTO_WAIT_SKIP ? WEEK : LONGEST_WAIT;

  if (channel->next_check > now + longest)
    return (CorantoNextTry){ 0, CORANTO_WAIT_NONE };
  return (CorantoNextTry){ channel->next_check, channel->wait_reason };
}

/* Seconds between two looks at it by ourselves. */
static gint64
interval (const CorantoChannel *channel, guint floor_seconds, gint64 now)
{
  gint64 gap = channel->story_gap > 0 ? channel->story_gap : USUAL_GAP;
  gint64 silence = channel->newest > 0 && channel->newest < now ? now - channel->newest : 0;
  /* What the host bears, shared by its channels over the day. */
  gint64 share = (gint64) DAY * channel->host_channels / CORANTO_HOST_BUDGET;
  gint64 wait = MAX (gap / TRIES_A_GAP, silence / TRIES_A_SILENCE);

  wait = MIN (MAX (wait, share), LONGEST_INTERVAL);
  return MAX (wait, (gint64) floor_seconds);
}

static void
put_off_for_rhythm (CorantoNextTry *next,
                    const CorantoChannel *channel,
                    guint floor_seconds,
                    gint64 now)
{
  /* A first look, one that failed (which has its own waiting time), or a clock that was wrong. */
  if (channel->last_check <= 0 || channel->last_check > now
      || channel->error_code != CORANTO_ERROR_NONE)
    return;
  put_off (next, channel->last_check + interval (channel, floor_seconds, now), CORANTO_WAIT_RHYTHM);
}

CorantoNextTry
coranto_refresh_next_try (const CorantoChannel *channel,
                          CorantoRefreshUrgency urgency,
                          guint floor_seconds,
                          gint64 now)
{
  CorantoNextTry next = stored_wait (channel, now);

  if (channel->state == CORANTO_CHANNEL_STATE_GONE)
    return (CorantoNextTry){ 0, CORANTO_WAIT_GONE };
  if (urgency == CORANTO_REFRESH_FORCED)
    {
      if (next.reason != CORANTO_WAIT_RETRY_AFTER)
        next = (CorantoNextTry){ 0, CORANTO_WAIT_NONE };
      return next;
    }
  if (channel->host_requests >= CORANTO_HOST_BUDGET)
    put_off (&next, now - now % DAY + DAY, CORANTO_WAIT_BUDGET);
  if (urgency == CORANTO_REFRESH_DUE)
    put_off_for_rhythm (&next, channel, floor_seconds, now);
  return next;
}

gboolean
coranto_refresh_is_due (const CorantoChannel *channel,
                        CorantoRefreshUrgency urgency,
                        guint floor_seconds,
                        gint64 now)
{
  CorantoNextTry next = coranto_refresh_next_try (channel, urgency, floor_seconds, now);

  return next.reason != CORANTO_WAIT_GONE && next.time <= now;
}

gboolean
coranto_refresh_is_quiet (const CorantoChannel *channel, gint64 now)
{
  return channel->state == CORANTO_CHANNEL_STATE_OK && channel->last_success > 0
         && channel->newest > 0
         && now - channel->newest > MAX (QUIET_GAPS * channel->story_gap, SHORTEST_QUIET);
}
