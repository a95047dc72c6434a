/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments: from calendar parts and to RFC 3339. */
#include "coranto-date.h"

#include <stdlib.h>

/* Years outside of these are typing errors or attacks, never news. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* Days since 1970-01-01 of a proleptic Gregorian day: whole eras of 400 years are counted, the year
 * begins in March so that the leap day is its last. */
static gint64
days_from_civil (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

static int
clamp_second (int second)
{
  return second == 60 ? 59 : second; /* a leap second is the last of its minute */
}

gboolean
coranto_date_from_parts (int year,
                         int month,
                         int day,
                         int hour,
                         int minute,
                         int second,
                         int utc_offset_minutes,
                         CorantoDate *out)
{
  gint64 seconds;

  *out = (CorantoDate) CORANTO_DATE_INIT;
  if (year < FIRST_YEAR || year > LAST_YEAR
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  if (hour > 24 || (hour >= 0 && (minute < 0 || minute > 59)) || second > 60
      || abs (utc_offset_minutes) > 18 * 60)
    return FALSE;

  seconds = days_from_civil (year, month, day) * 86400 - (gint64) utc_offset_minutes * 60;
  if (hour >= 0)
    {
      seconds += (gint64) hour * 3600 + (gint64) minute * 60;
      if (second >= 0)
        seconds += clamp_second (second);
    }
  out->unix_seconds = seconds;
  out->utc_offset_minutes = (gint16) utc_offset_minutes;
  out->precision = hour < 0     ? CORANTO_DATE_DAY
                   : second < 0 ? CORANTO_DATE_MINUTE
                                : CORANTO_DATE_SECOND;
  return TRUE;
}

char *
coranto_date_to_rfc3339 (const CorantoDate *date)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *wall = NULL;
  int offset;

  if (!date || date->precision == CORANTO_DATE_NONE)
    return NULL;
  offset = date->utc_offset_minutes;
  utc = g_date_time_new_from_unix_utc (date->unix_seconds);
  local = utc ? g_date_time_add_minutes (utc, offset) : NULL;
  if (!local || g_date_time_get_year (local) > 9999)
    return NULL;
  wall = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");
  if (offset == 0)
    return g_strconcat (wall, "Z", NULL);
  return g_strdup_printf ("%s%c%02d:%02d", wall, offset < 0 ? '-' : '+', abs (offset) / 60,
                          abs (offset) % 60);
}
