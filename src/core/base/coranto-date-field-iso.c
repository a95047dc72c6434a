/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates that only position tells apart: ISO 8601's basic forms, weeks and ordinal days, W3CDTF's
 * years and months. */
#define G_LOG_DOMAIN "coranto-base"

#include <string.h>

#include "coranto-date-field-private.h"

static int
days_in_year (int year)
{
  return g_date_is_leap_year ((GDateYear) year) ? 366 : 365;
}

static void
set_day_of_year (CorantoDateParts *parts, int year, int day_of_year)
{
  GDate date;

  parts->is_wrong |= year < 1 || day_of_year < 1 || day_of_year > days_in_year (year);
  if (parts->is_wrong)
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear) year);
  g_date_add_days (&date, (guint) day_of_year - 1);
  parts->year = year;
  parts->month = (int) g_date_get_month (&date);
  parts->day = g_date_get_day (&date);
}

/* ISO 8601: week 1 has January 4th, weeks begin on Monday. */
static void
set_week (CorantoDateParts *parts, int year, int week, int weekday)
{
  GDate date;

  parts->is_wrong |= year < 2 || week < 1 || week > 53 || weekday < 1 || weekday > 7;
  if (parts->is_wrong)
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 4, G_DATE_JANUARY, (GDateYear) year);
  g_date_subtract_days (&date, (guint) g_date_get_weekday (&date) - 1);
  g_date_add_days (&date, (guint) ((week - 1) * 7 + weekday - 1));
  parts->year = g_date_get_year (&date);
  parts->month = (int) g_date_get_month (&date);
  parts->day = g_date_get_day (&date);
}

static void
set_date (CorantoDateParts *parts, int year, int month, int day)
{
  parts->year = year;
  parts->month = month;
  parts->day = day;
}

static int
short_year (int year)
{
  return year + (year < 70 ? 2000 : 1900);
}

/* "2003-W05-3", "2003W053", "2003-W05". */
static gboolean
read_week (const char *p, gsize length, CorantoDateParts *parts)
{
  const char *w = memchr (p, 'W', length);
  int year, week, weekday = 1;

  if (!w || (w - p != 4 && w - p != 5) || coranto_date_count_digits (p) != 4)
    return FALSE;
  coranto_date_read_number (&p, 4, &year);
  w++;
  if (coranto_date_count_digits (w) < 2)
    return FALSE;
  coranto_date_read_number (&w, 2, &week);
  if (*w == '-')
    w++;
  if (g_ascii_isdigit (*w))
    coranto_date_read_number (&w, 1, &weekday);
  set_week (parts, year, week, weekday);
  return TRUE;
}

/* YYYYMMDDhhmm, YYYYMMDDhhmmss. */
static gboolean
read_packed_moment (const char *p, gsize length, CorantoDateParts *parts)
{
  int date;

  if ((length != 12 && length != 14) || coranto_date_count_digits (p) != length)
    return FALSE;
  coranto_date_read_number (&p, 8, &date);
  set_date (parts, date / 10000, date / 100 % 100, date % 100);
  coranto_date_read_number (&p, 2, &parts->hour);
  coranto_date_read_number (&p, 2, &parts->minute);
  if (length == 14)
    coranto_date_read_number (&p, 2, &parts->second);
  return TRUE;
}

/* Digits without a sign: how many there are tells what they mean. */
static gboolean
read_packed (const char *p, gsize length, CorantoDateParts *parts)
{
  int value;

  if (coranto_date_count_digits (p) != length)
    return FALSE;
  coranto_date_read_number (&p, (guint) length, &value);
  switch (length)
    {
    case 8: /* YYYYMMDD */
      set_date (parts, value / 10000, value / 100 % 100, value % 100);
      return TRUE;
    case 7: /* YYYYDDD */
      set_day_of_year (parts, value / 1000, value % 1000);
      return TRUE;
    case 6: /* YYMMDD */
      set_date (parts, short_year (value / 10000), value / 100 % 100, value % 100);
      return TRUE;
    case 5: /* YYDDD */
      set_day_of_year (parts, short_year (value / 1000), value % 1000);
      return TRUE;
    case 4:
      set_date (parts, value, 1, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* "-0312", "-03-12", "-03": years of two digits. */
static gboolean
read_short (const char *p, gsize length, CorantoDateParts *parts)
{
  int year, month = 1;

  if (*p != '-' || length < 3 || coranto_date_count_digits (p + 1) < 2)
    return FALSE;
  p++;
  coranto_date_read_number (&p, 2, &year);
  if (*p == '-')
    p++;
  if (g_ascii_isdigit (*p))
    coranto_date_read_number (&p, 2, &month);
  set_date (parts, short_year (year), month, 1);
  return TRUE;
}

/* "2003-12-31", "2003-12", "2003-335", "03-12-31". */
static gboolean
read_dashed (const char *p, gsize length, CorantoDateParts *parts)
{
  const char *end = p + length;
  guint year_digits = coranto_date_count_digits (p);
  int year, middle, day = 1;
  guint middle_digits;

  if ((year_digits != 4 && year_digits != 2) || p[year_digits] != '-')
    return FALSE;
  coranto_date_read_number (&p, 4, &year);
  if (year_digits == 2)
    year = short_year (year);
  p++;
  middle_digits = coranto_date_count_digits (p);
  if (middle_digits < 1 || middle_digits > 3)
    return FALSE;
  coranto_date_read_number (&p, 3, &middle);
  if (middle_digits == 3 && p == end)
    {
      set_day_of_year (parts, year, middle);
      return TRUE;
    }
  if (p < end
      && (*p != '-' || coranto_date_count_digits (p + 1) < 1
          || coranto_date_count_digits (p + 1) > 2))
    return FALSE;
  if (p == end && year_digits == 2)
    return FALSE;
  if (p < end)
    {
      p++;
      coranto_date_read_number (&p, 2, &day);
    }
  set_date (parts, year, middle, day);
  return p == end;
}

/* "101455", "1014": a time without signs. */
static void
read_packed_time (const char *p, CorantoDateParts *parts)
{
  guint digits = coranto_date_count_digits (p);

  if (digits != 6 && digits != 4 && digits != 2)
    {
      parts->is_wrong = TRUE;
      return;
    }
  coranto_date_read_number (&p, 2, &parts->hour);
  parts->minute = 0;
  if (digits > 2)
    coranto_date_read_number (&p, 2, &parts->minute);
  if (digits > 4)
    coranto_date_read_number (&p, 2, &parts->second);
  if (*p == '.' || *p == ',')
    p += 1 + coranto_date_count_digits (p + 1);
  coranto_date_read_after_time (p, parts);
}

gboolean
coranto_date_read_iso (const char *field, CorantoDateParts *parts)
{
  gsize length = strcspn (field, "T ");
  const char *rest = field + length;
  g_autofree char *time = NULL;

  if (!read_week (field, length, parts) && !read_packed (field, length, parts)
      && !read_packed_moment (field, length, parts) && !read_short (field, length, parts)
      && !read_dashed (field, length, parts))
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*rest == 'T')
    rest++;
  if (*rest == '\0')
    return TRUE;
  if (parts->hour >= 0)
    return FALSE;
  time = g_ascii_strdown (rest, -1);
  if (strchr (time, ' ') || !g_ascii_isdigit (*time))
    return FALSE;
  if (coranto_date_is_time (time))
    coranto_date_read_time (time, parts);
  else
    read_packed_time (time, parts);
  return TRUE;
}
