/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a channel is asked, and what an answer means for it. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-refresh-policy.h"

#include "coranto-date.h"

#include <string.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

#define FIRST_BACK_OFF (5 * MINUTE)
#define LONGEST_BACK_OFF DAY
/* Caches may hold longer; news may not. */
#define LONGEST_MAX_AGE HOUR
#define LONGEST_TTL DAY
/* Nothing is put off further: a time beyond it comes from a clock that was wrong. */
#define LONGEST_WAIT (2 * DAY)
/* Who has not seen the notice by then has had the news all the same. */
#define NOTICE_STAYS (7 * DAY)

gboolean
coranto_refresh_is_due (const CorantoChannel *channel, gint64 now, gboolean force)
{
  if (channel->state == CORANTO_CHANNEL_STATE_GONE)
    return FALSE;
  if (channel->next_check <= now || channel->next_check > now + LONGEST_WAIT)
    return TRUE;
  return force && channel->error_code != CORANTO_ERROR_RETRY_LATER;
}

gsize
coranto_refresh_max_bytes (const CorantoChannel *channel, const CorantoLimits *limits)
{
  return channel->kind == CORANTO_FEED_KIND_PAGE ? limits->page_bytes : limits->feed_bytes;
}

CorantoRefreshVerdict
coranto_refresh_decide (const CorantoChannel *channel,
                        const CorantoResponse *response,
                        const char *body_hash)
{
  if (response->status == 304)
    return CORANTO_REFRESH_UNCHANGED;
  /* After a failure even the same body is read: perhaps it failed there. */
  if (channel->error_code == CORANTO_ERROR_NONE && body_hash
      && g_strcmp0 (body_hash, channel->body_hash) == 0)
    return CORANTO_REFRESH_UNCHANGED;
  return CORANTO_REFRESH_PARSE;
}

/* Multiply and fold, eight bytes at a step, each word by itself first so that its highest bits
 * spread too.  No secret hangs on it, and a cryptographic one would
 * cost as much as a quarter of the parsing. */
char *
coranto_refresh_hash (GBytes *body)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize size;
  const guint8 *data = g_bytes_get_data (body, &size);
  guint64 hash = factor ^ size;

  for (gsize i = 0; i < size; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, data + i, MIN (sizeof word, size - i));
      word *= factor;
      word ^= word >> 47;
      hash = (hash ^ word * factor) * factor;
    }
  hash *= factor;
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", hash ^ hash >> 32);
}

gboolean
coranto_refresh_is_expected_kind (const CorantoChannel *channel, CorantoFeedKind kind)
{
  return kind != CORANTO_FEED_KIND_PAGE || channel->kind == CORANTO_FEED_KIND_PAGE
         || channel->kind == CORANTO_FEED_KIND_UNKNOWN;
}

GError *
coranto_refresh_explain (const CorantoChannel *channel, const GError *error)
{
  g_autoptr (GDateTime) read = NULL;
  g_autofree char *day = NULL;

  if (channel->kind != CORANTO_FEED_KIND_PAGE || channel->last_success <= 0
      || (!g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES)
          && !g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NEEDS_SCRIPTS)))
    return g_error_copy (error);
  read = g_date_time_new_from_unix_local (channel->last_success);
  day = read ? g_date_time_format (read, "%Y-%m-%d") : NULL;
  return g_error_new_literal (CORANTO_ERROR, CORANTO_ERROR_LAYOUT_CHANGED, day ? day : "");
}

CorantoNoticeChange
coranto_refresh_notice (const CorantoChannel *channel, gboolean is_relocated, gint64 now)
{
  if (is_relocated)
    return CORANTO_NOTICE_BEGINS;
  return channel->relocated > 0 && now - channel->relocated >= NOTICE_STAYS ? CORANTO_NOTICE_ENDS
                                                                            : CORANTO_NOTICE_STAYS;
}

gint64
coranto_refresh_next_after_success (const CorantoResponse *response, guint ttl_minutes, gint64 now)
{
  gint64 next = now;

  if (response->max_age_seconds > 0)
    next = MAX (next, now + MIN (response->max_age_seconds, LONGEST_MAX_AGE));
  if (ttl_minutes > 0)
    next = MAX (next, now + MIN ((gint64) ttl_minutes * MINUTE, LONGEST_TTL));
  return MAX (next, response->retry_after);
}

gint64
coranto_refresh_next_after_failure (const CorantoChannel *channel,
                                    const GError *error,
                                    gint64 now,
                                    double jitter)
{
  CorantoDate until;
  gint64 wait = FIRST_BACK_OFF;

  /* Nobody was asked. */
  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_OFFLINE))
    return channel->next_check;
  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_RETRY_LATER)
      && coranto_date_parse_field (error->message, 0, &until))
    return until.unix_seconds;
  for (guint i = 0; i < channel->failures && wait < LONGEST_BACK_OFF; i++)
    wait *= 2;
  wait = MIN (wait, LONGEST_BACK_OFF);
  return now + wait + (gint64) ((double) wait * 0.25 * jitter);
}
