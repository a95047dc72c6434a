/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments in the words of the user. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-times.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)

/* The user's zone.  GLib reads it from the disk each time it is asked; a list asks for every row,
 * so it is kept for a minute (a traveller's clock may change).  Main thread and render threads. */
static GTimeZone *
local_zone (void)
{
  static GMutex lock;
  static GTimeZone *zone;
  static gint64 read_at;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gint64 now = g_get_monotonic_time ();

  if (!zone || now - read_at > MINUTE * G_USEC_PER_SEC)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      read_at = now;
    }
  return g_time_zone_ref (zone);
}

static GDateTime *
local (gint64 then)
{
  g_autoptr (GTimeZone) zone = local_zone ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (then);
  GDateTime *moment = utc ? g_date_time_to_timezone (utc, zone) : NULL;

  return moment ? moment : g_date_time_new_from_unix_utc (0);
}

gint
coranto_time_day_number (gint64 then)
{
  g_autoptr (GDateTime) moment = local (then);

  return g_date_time_get_year (moment) * 1000 + g_date_time_get_day_of_year (moment);
}

gint64
coranto_time_midnight (gint64 now)
{
  g_autoptr (GDateTime) moment = local (now);
  g_autoptr (GTimeZone) zone = local_zone ();
  g_autoptr (GDateTime) midnight
      = g_date_time_new (zone, g_date_time_get_year (moment), g_date_time_get_month (moment),
                         g_date_time_get_day_of_month (moment), 0, 0, 0);

  return midnight ? g_date_time_to_unix (midnight) : now - now % (24 * HOUR);
}

static gboolean
is_yesterday (gint64 then, gint64 now)
{
  /* Noon of the day before, whatever the clocks did in the night. */
  gint64 noon = coranto_time_midnight (now) - 12 * HOUR;

  return coranto_time_day_number (then) == coranto_time_day_number (noon);
}

static gboolean
is_same_year (GDateTime *moment, gint64 now)
{
  g_autoptr (GDateTime) today = local (now);

  return g_date_time_get_year (moment) == g_date_time_get_year (today);
}

static char *
ago_today (gint64 seconds)
{
  int n;

  if (seconds < MINUTE)
    return g_strdup (C_ ("time", "Just now"));
  if (seconds < HOUR)
    {
      n = (int) (seconds / MINUTE);
      return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", n), n);
    }
  n = (int) (seconds / HOUR);
  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", n), n);
}

char *
coranto_time_short_date (gint64 then, gint64 now)
{
  g_autoptr (GDateTime) moment = local (then);

  if (is_same_year (moment, now))
    /* Translators: a day of this year, as g_date_time_format() takes it; zh: %-m月%-d日 */
    return g_date_time_format (moment, C_ ("time", "%-d %B"));
  /* Translators: a day of another year, as g_date_time_format() takes it; zh: %Y年%-m月%-d日 */
  return g_date_time_format (moment, C_ ("time", "%-d %B %Y"));
}

char *
coranto_time_ago (gint64 then, gint64 now)
{
  g_autoptr (GDateTime) moment = local (then);

  /* Clocks differ: what is a little in the future has just come. */
  if (then <= now + HOUR && coranto_time_day_number (then) == coranto_time_day_number (now))
    return ago_today (MAX (0, now - then));
  if (is_yesterday (then, now))
    /* Translators: a time of the day before, as g_date_time_format() takes it; zh: 昨天 %H:%M */
    return g_date_time_format (moment, C_ ("time", "Yesterday %H:%M"));
  return coranto_time_short_date (then, now);
}

char *
coranto_time_ahead (gint64 then, gint64 now)
{
  g_autoptr (GDateTime) moment = local (then);

  if (coranto_time_day_number (then) == coranto_time_day_number (now))
    return g_date_time_format (moment, "%H:%M");
  /* Today is the yesterday of tomorrow. */
  if (is_yesterday (now, then))
    /* Translators: a time of the day after, as g_date_time_format() takes it; zh: 明天 %H:%M */
    return g_date_time_format (moment, C_ ("time", "Tomorrow %H:%M"));
  return coranto_time_full (then);
}

char *
coranto_time_day (gint64 then, gint64 now)
{
  g_autoptr (GDateTime) moment = local (then);

  if (coranto_time_day_number (then) == coranto_time_day_number (now))
    return g_strdup (C_ ("day", "Today"));
  if (is_yesterday (then, now))
    return g_strdup (C_ ("day", "Yesterday"));
  if (is_same_year (moment, now))
    /* Translators: the heading of a day of this year; zh: %-m月%-d日 %A */
    return g_date_time_format (moment, C_ ("day", "%A %-d %B"));
  /* Translators: the heading of a day of another year; zh: %Y年%-m月%-d日 */
  return g_date_time_format (moment, C_ ("day", "%-d %B %Y"));
}

char *
coranto_time_stated (const CorantoDate *date, gint64 now)
{
  gint64 noon;

  if (date->precision == CORANTO_DATE_NONE)
    return NULL;
  if (date->precision != CORANTO_DATE_DAY)
    return coranto_time_ago (date->unix_seconds, now);
  /* The noon of a day is of that day in nearly all zones, its midnight is not. */
  noon = date->unix_seconds + 12 * HOUR;
  if (coranto_time_day_number (noon) == coranto_time_day_number (now) || is_yesterday (noon, now))
    return coranto_time_day (noon, now);
  return coranto_time_ago (noon, now);
}

char *
coranto_time_full (gint64 then)
{
  g_autoptr (GDateTime) moment = local (then);

  /* Translators: day and time in full; zh: %Y年%-m月%-d日 %H:%M */
  return g_date_time_format (moment, C_ ("time", "%-d %B %Y, %H:%M"));
}

char *
coranto_time_date (gint64 then)
{
  g_autoptr (GDateTime) moment = local (then);

  return g_date_time_format (moment, C_ ("time", "%-d %B %Y"));
}
