/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a date in running text: numeric forms, month names, relative forms, and the time of day
 * beside them. */
#include "coranto-date.h"

#include <string.h>

#include "coranto-date-scan.h"
#include "coranto-date-words.h"

/* Text past this holds no date that belongs to a headline. */
#define MAX_TEXT 4096

typedef struct
{
  const char *text;
  gint64 now;
  int offset; /* of a date that states none */
} Scan;

static gint64
local_now (const Scan *scan)
{
  return scan->now + (gint64) scan->offset * 60;
}

static int
this_year (const Scan *scan)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (local_now (scan));

  return now ? g_date_time_get_year (now) : 1970;
}

/* Whether `found` is a day of the calendar; one without a year gets the latest year that is not in
 * the future. */
static gboolean
settle_year (const Scan *scan, CorantoFoundDate *found)
{
  CorantoDate date;

  if (found->year == 0)
    {
      found->year = this_year (scan) + 1;
      while (!coranto_date_from_parts (found->year, found->month, found->day, -1, 0, -1,
                                       scan->offset, &date)
             || date.unix_seconds > scan->now + 86400)
        if (--found->year < this_year (scan) - 8)
          return FALSE;
      return TRUE;
    }
  if (found->year < 70)
    found->year += 2000;
  else if (found->year < 100)
    found->year += 1900;
  return coranto_date_from_parts (found->year, found->month, found->day, -1, 0, -1, scan->offset,
                                  &date);
}

/* "2024 03/29", the year in a box of its own. */
static gboolean
match_parted_year (const char *p, int year, CorantoFoundDate *found)
{
  CorantoScanSeparator separator;

  if (!coranto_scan_number_between (&p, 2, 1, 12, &found->month))
    return FALSE;
  separator = coranto_scan_separator (&p);
  if ((separator != CORANTO_SCAN_SLASH && separator != CORANTO_SCAN_HYPHEN)
      || coranto_scan_number (&p, 2, &found->day) != 2)
    return FALSE;
  found->year = year;
  found->end = p;
  found->is_full = TRUE;
  return TRUE;
}

/* 2024-03-29, 2024年3月29日, 2024. 3. 29., 20240329, 20240329150743 */
static gboolean
match_year_first (const Scan *scan, const char *p, CorantoFoundDate *found)
{
  const char *start = p;
  int year;
  int digits = coranto_scan_number (&p, 14, &year);
  CorantoScanSeparator separator;

  if (digits == 8 || digits == 14 || digits == 12)
    return coranto_scan_packed_date (start, digits, found);
  if (digits != 4 || year < 1970 || year > 2100)
    return FALSE;
  separator = coranto_scan_separator (&p);
  if (separator == CORANTO_SCAN_NOTHING && *p == ' ')
    return match_parted_year (p, year, found);
  if (separator != CORANTO_SCAN_HYPHEN && separator != CORANTO_SCAN_SLASH
      && separator != CORANTO_SCAN_DOT && separator != CORANTO_SCAN_YEAR)
    return FALSE;
  found->year = year;
  if (!coranto_scan_number_between (&p, 2, 1, 12, &found->month))
    return FALSE;
  if (coranto_scan_separator (&p) == CORANTO_SCAN_NOTHING)
    return FALSE;
  if (!coranto_scan_number_between (&p, 2, 1, 31, &found->day))
    return FALSE;
  coranto_scan_day_mark (&p);
  found->end = p;
  found->is_full = TRUE;
  return TRUE;
}

/* 29.03.2024, 29/3/24, 03/29/2024: the day first unless that is no date or not yet come. */
static gboolean
match_day_first (const Scan *scan, const char *p, CorantoFoundDate *found)
{
  int first;
  int second;
  int year;
  int digits;
  CorantoScanSeparator separator;
  CorantoDate date;

  if (coranto_scan_number (&p, 2, &first) == 0)
    return FALSE;
  separator = coranto_scan_separator (&p);
  if (separator != CORANTO_SCAN_HYPHEN && separator != CORANTO_SCAN_SLASH
      && separator != CORANTO_SCAN_DOT)
    return FALSE;
  if (coranto_scan_number (&p, 2, &second) == 0 || coranto_scan_separator (&p) != separator)
    return FALSE;
  digits = coranto_scan_number (&p, 4, &year);
  if (digits != 4 && digits != 2)
    return FALSE;
  if (digits == 2 && first > 12 && first < 60 && year <= 31 && separator == CORANTO_SCAN_HYPHEN
      && coranto_date_from_parts (2000 + first, second, year, -1, 0, -1, 0, &date)
      && date.unix_seconds < scan->now + 86400)
    {
      found->year = first;
      found->month = second;
      found->day = year;
    }
  else
    {
      gboolean is_month_first
          = second > 12
            || (separator == CORANTO_SCAN_SLASH && first <= 12
                && (!coranto_date_from_parts (digits == 2 ? 2000 + year : year, second, first, -1,
                                              0, -1, scan->offset, &date)
                    || date.unix_seconds > scan->now + 86400));

      found->year = year;
      found->month = is_month_first ? first : second;
      found->day = is_month_first ? second : first;
    }
  found->end = p;
  found->is_full = TRUE;
  return TRUE;
}

#define EAST_ASIA 420 /* minutes: from here on the month comes first where both could be it */
#define EAST_ASIA_END 540

/* A weekday in brackets or a time of day behind a number that could be anything: "3/29(金)",
 * "03.29 14:20". */
static gboolean
is_followed_as_date (const char *p)
{
  int hours;
  int minutes;

  if (*p == '(' || g_str_has_prefix (p, "（"))
    {
      p = g_utf8_next_char (p);
      return g_utf8_strchr ("月火水木金土日월화수목금토일一二三四五六", -1, g_utf8_get_char (p))
             && *p;
    }
  coranto_scan_skip_gap (&p, "");
  return coranto_scan_number (&p, 2, &hours) == 2 && *p == ':' && hours < 24
         && (p++, coranto_scan_number (&p, 2, &minutes) == 2) && minutes < 60;
}

/* 3/29(金) 10:20, 03.29 14:20, as East Asia writes it. */
static gboolean
is_short_form (const Scan *scan, CorantoScanSeparator separator, const char *after)
{
  return (separator == CORANTO_SCAN_SLASH || separator == CORANTO_SCAN_DOT)
         && scan->offset >= EAST_ASIA && scan->offset <= EAST_ASIA_END
         && is_followed_as_date (after);
}

/* 3月29日, 03-29, 03/29: no year. */
static gboolean
match_month_day (const Scan *scan, const char *start, CorantoFoundDate *found)
{
  const char *p = start;
  int digits = coranto_scan_number (&p, 2, &found->month);
  CorantoScanSeparator separator = coranto_scan_separator (&p);
  int day_digits = coranto_scan_number (&p, 2, &found->day);
  gboolean is_marked = separator == CORANTO_SCAN_MONTH;

  if (digits == 0 || day_digits == 0)
    return FALSE;
  if (is_marked)
    {
      if (!coranto_scan_day_mark (&p))
        return FALSE;
    }
  else if (is_short_form (scan, separator, p))
    ;
  else if ((separator != CORANTO_SCAN_HYPHEN && separator != CORANTO_SCAN_SLASH) || digits != 2
           || day_digits != 2 || !coranto_scan_is_field (scan->text, start, p, FALSE))
    return FALSE;
  found->end = p;
  return found->month <= 12 && found->month > 0;
}

/* A year after a day and month: ", 2024", " de 2024", "'24"; absent: 0. */
static void
read_year_after (const char **p, CorantoFoundDate *found)
{
  const char *walk = *p;
  char word[CORANTO_SCAN_WORD];
  int year;
  int digits;

  coranto_scan_skip_gap (&walk, ",.’'");
  if (coranto_scan_word (&walk, word) && g_str_equal (word, "de"))
    coranto_scan_skip_gap (&walk, "");
  digits = coranto_scan_number (&walk, 4, &year);
  if (digits == 4 && year >= 1970 && year <= 2100)
    {
      found->year = year;
      found->is_full = TRUE;
      *p = walk;
    }
}

/* 3 March 2024, 3. März 2024, 3 de marzo de 2024, 3rd Mar */
static gboolean
match_day_month_name (const Scan *scan, const char *p, CorantoFoundDate *found)
{
  char word[CORANTO_SCAN_WORD];

  if (!coranto_scan_number_between (&p, 2, 1, 31, &found->day))
    return FALSE;
  coranto_scan_ordinal (&p);
  coranto_scan_skip_gap (&p, ".-/ºª°");
  if (!coranto_scan_word (&p, word))
    return FALSE;
  if (g_str_equal (word, "de") || g_str_equal (word, "of") || g_str_equal (word, "d"))
    {
      coranto_scan_skip_gap (&p, "'’");
      if (!coranto_scan_word (&p, word))
        return FALSE;
    }
  if (!coranto_date_word_month (word, &found->month))
    return FALSE;
  coranto_scan_skip_gap (&p, "-/");
  found->end = p;
  read_year_after (&p, found);
  found->end = found->is_full ? p : found->end;
  return TRUE;
}

/* March 3, 2024; Mar. 3rd; Mar 2024 is none */
static gboolean
match_month_name_day (const Scan *scan, const char *p, CorantoFoundDate *found)
{
  char word[CORANTO_SCAN_WORD];

  if (!coranto_scan_word (&p, word) || !coranto_date_word_month (word, &found->month))
    return FALSE;
  coranto_scan_skip_gap (&p, ".-");
  if (!coranto_scan_number_between (&p, 2, 1, 31, &found->day))
    return FALSE;
  coranto_scan_ordinal (&p);
  found->end = p;
  read_year_after (&p, found);
  found->end = found->is_full ? p : found->end;
  return TRUE;
}

static void
set_instant (const Scan *scan, gint64 seconds_back, CorantoFoundDate *found)
{
  found->instant = scan->now - seconds_back;
  found->is_relative = TRUE;
  found->is_full = TRUE;
  found->is_whole_day = seconds_back >= 86400;
}

/* 3小时前, 3 hours ago, vor 3 Stunden, il y a 3 heures, hace 3 horas */
static gboolean
match_ago (const Scan *scan, const char *start, CorantoFoundDate *found)
{
  const char *p = start;
  char word[CORANTO_SCAN_WORD];
  int number;
  int unit;

  if (coranto_scan_number (&p, 4, &number) == 0)
    {
      if (!coranto_scan_one (&p))
        return FALSE;
      number = 1;
    }
  if (coranto_scan_cjk_ago (&p, &unit))
    {
      set_instant (scan, (gint64) number * unit, found);
      found->end = p;
      return TRUE;
    }
  coranto_scan_skip_gap (&p, "");
  if (!coranto_scan_word (&p, word) || !coranto_date_word_unit (word, &unit))
    return FALSE;
  found->end = p;
  coranto_scan_skip_gap (&p, ".");
  if (coranto_scan_word (&p, word) && coranto_date_word_is_ago (word))
    found->end = p;
  else if (!coranto_scan_word_before (scan->text, start, word)
           || !coranto_date_word_is_ago_prefix (word))
    return FALSE;
  set_instant (scan, (gint64) number * unit, found);
  return TRUE;
}

/* 昨天 08:15, heute, yesterday at 3 pm: a word counts with a time of day, or where it is all. */
static gboolean
match_day_word (const Scan *scan, const char *start, CorantoFoundDate *found)
{
  const char *p = start;
  g_autoptr (GDateTime) day = NULL;
  char word[CORANTO_SCAN_WORD];
  int back;

  if (coranto_scan_cjk_just_now (&p))
    {
      set_instant (scan, 0, found);
      found->end = p;
      return TRUE;
    }
  if (!coranto_scan_cjk_day (&p, &back)
      && !(coranto_scan_word (&p, word) && coranto_date_word_day (word, &back)))
    return FALSE;
  day = g_date_time_new_from_unix_utc (local_now (scan) - (gint64) back * 86400);
  if (!day)
    return FALSE;
  g_date_time_get_ymd (day, &found->year, &found->month, &found->day);
  found->is_full = TRUE;
  found->end = p;
  found->needs_time = !coranto_scan_is_field (scan->text, start, p, TRUE);
  return TRUE;
}

typedef gboolean (*Matcher) (const Scan *scan, const char *p, CorantoFoundDate *found);

static gboolean
match_at (const Scan *scan, const char *p, CorantoFoundDate *found)
{
  static const Matcher for_digits[] = { match_year_first,     match_ago,       match_day_first,
                                        match_day_month_name, match_month_day, NULL };
  static const Matcher for_letters[] = { match_month_name_day, match_day_word, match_ago, NULL };

  for (const Matcher *match = coranto_scan_is_digit (p) ? for_digits : for_letters; *match; match++)
    {
      *found = (CorantoFoundDate){ .start = p, .hour = -1, .second = -1 };
      found->offset = scan->offset;
      if (!(*match) (scan, p, found))
        continue;
      if (found->is_relative)
        return TRUE;
      if (!settle_year (scan, found))
        continue;
      if (found->hour < 0)
        coranto_scan_time_beside (scan->text, found);
      if (!found->needs_time || found->hour >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
to_date (const Scan *scan, const CorantoFoundDate *found, CorantoDate *out)
{
  if (!found->is_relative)
    return coranto_date_from_parts (found->year, found->month, found->day, found->hour,
                                    found->minute, found->second, found->offset, out);
  *out = (CorantoDate){ .unix_seconds = found->instant,
                        .utc_offset_minutes = (gint16) scan->offset,
                        .precision = CORANTO_DATE_MINUTE };
  if (found->is_whole_day)
    {
      gint64 local = found->instant + (gint64) scan->offset * 60;

      out->unix_seconds = local - local % 86400 - (gint64) scan->offset * 60;
      out->precision = CORANTO_DATE_DAY;
    }
  return TRUE;
}

/* The first date with a year (or relative), else the first without. */
static gboolean
find_best (const Scan *scan, CorantoFoundDate *best)
{
  gboolean is_found = FALSE;
  const char *end = scan->text + MIN (strlen (scan->text), MAX_TEXT);
  const char *p = scan->text;

  while (p < end)
    {
      CorantoFoundDate found;

      if (!coranto_scan_is_start (scan->text, p) || !match_at (scan, p, &found))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (!is_found || found.is_full)
        *best = found;
      is_found = TRUE;
      if (found.is_full)
        break;
      p = found.end;
    }
  return is_found;
}

gboolean
coranto_date_find_in_text (const char *text,
                           gint64 now,
                           int default_offset_minutes,
                           CorantoDate *out,
                           gsize *start,
                           gsize *end)
{
  Scan scan = { text, now, default_offset_minutes };
  CorantoFoundDate found;

  *out = (CorantoDate) CORANTO_DATE_INIT;
  if (!text || !find_best (&scan, &found) || !to_date (&scan, &found, out))
    return FALSE;
  if (start)
    *start = (gsize) (found.start - text);
  if (end)
    *end = (gsize) (found.end - text);
  return TRUE;
}
