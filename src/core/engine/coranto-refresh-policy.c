/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer means for a channel. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-refresh-policy.h"

#include "coranto-spool.h"

#include <string.h>

#define DAY (24 * 60 * 60)

/* Who has not seen the notice by then has had the news all the same. */
#define NOTICE_STAYS (7 * DAY)

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
  const char *data = g_bytes_get_data (body, &size);
  const char *done = data;
  guint64 hash = factor ^ size;

  for (gsize i = 0; i < size; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, data + i, MIN (sizeof word, size - i));
      word *= factor;
      word ^= word >> 47;
      hash = (hash ^ word * factor) * factor;
      coranto_spool_pass (&done, data + i);
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

CorantoMove
coranto_refresh_decide_move (const CorantoChannel *channel, const char *permanent_url)
{
  if (!permanent_url)
    return CORANTO_MOVE_NONE;
  return g_strcmp0 (channel->moved_url, permanent_url) == 0 ? CORANTO_MOVE_DONE
                                                            : CORANTO_MOVE_NOTED;
}
