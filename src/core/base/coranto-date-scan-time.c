/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time of day beside a date, and its zone. */
#include "coranto-date-scan.h"

#include <string.h>

#include "coranto-date-words.h"

/* How far before a date its time may begin. */
#define LOOK_BACK_BYTES 32
#define MAX_WORDS_BETWEEN 3

gboolean
coranto_scan_packed_date (const char *p, int digits, CorantoFoundDate *found)
{
  int parts[6] = { 0, 0, 0, -1, 0, -1 };
  static const int widths[] = { 4, 2, 2, 2, 2, 2 };

  for (int i = 0, used = 0; i < 6 && used < digits; i++)
    {
      parts[i] = 0;
      for (int k = 0; k < widths[i]; k++)
        {
          if (!g_ascii_isdigit (*p))
            return FALSE;
          parts[i] = parts[i] * 10 + g_ascii_digit_value (*p++);
        }
      used += widths[i];
    }
  if (parts[0] < 1990 || parts[0] > 2050 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1
      || parts[2] > 31 || parts[3] > 24 || parts[4] > 59 || parts[5] > 60)
    return FALSE;
  found->year = parts[0];
  found->month = parts[1];
  found->day = parts[2];
  found->hour = parts[3];
  found->minute = parts[4];
  found->second = parts[5];
  found->end = p;
  found->is_full = TRUE;
  return TRUE;
}

static gboolean
skip_any (const char **p, const char *const *texts)
{
  for (; *texts; texts++)
    if (g_str_has_prefix (*p, *texts))
      {
        *p += strlen (*texts);
        return TRUE;
      }
  return FALSE;
}

/* 上午, 오전, am … : 0 none, 1 before noon, 2 after noon */
static int
read_half_before (const char **p)
{
  static const char *const mornings[] = { "上午", "凌晨", "早上", "午前", "오전", NULL };
  static const char *const afternoons[] = { "下午", "晚上", "午後", "오후", NULL };
  int half = skip_any (p, mornings) ? 1 : skip_any (p, afternoons) ? 2 : 0;

  coranto_scan_skip_gap (p, "");
  return half;
}

static int
read_half_after (const char **p)
{
  const char *walk = *p;
  char word[CORANTO_SCAN_WORD];
  int half = 0;

  coranto_scan_skip_gap (&walk, "");
  if (!coranto_scan_word (&walk, word))
    return 0;
  if (g_str_has_prefix (walk, ".m"))
    {
      half = g_str_equal (word, "a") ? 1 : g_str_equal (word, "p") ? 2 : 0;
      walk += walk[2] == '.' ? 3 : 2;
    }
  else
    half = g_str_equal (word, "am") ? 1 : g_str_equal (word, "pm") ? 2 : 0;
  if (half)
    *p = walk;
  return half;
}

static int
on_clock (int hour, int half)
{
  if (half == 2 && hour < 12)
    return hour + 12;
  if (half == 1 && hour == 12)
    return 0;
  return hour;
}

/* "15:07:43", "15时07分", "3:07 pm", "3 pm", "15h07"; `p` moves past it. */
static gboolean
read_time (const char **p, CorantoFoundDate *found)
{
  static const char *const colons[] = { ":", "：", "时", "時", "点", "點", "시", "h", NULL };
  static const char *const minutes[] = { "分", "분", NULL };
  static const char *const seconds[] = { "秒", "초", NULL };
  const char *walk = *p;
  int half = read_half_before (&walk);
  int hour;
  int minute = 0;
  int second = -1;
  gboolean has_minute = FALSE;

  if (coranto_scan_number (&walk, 2, &hour) == 0 || hour > 24)
    return FALSE;
  if (skip_any (&walk, colons))
    {
      coranto_scan_skip_gap (&walk, "");
      has_minute = coranto_scan_number (&walk, 2, &minute) > 0 && minute < 60;
      if (!has_minute)
        return FALSE;
      if (skip_any (&walk, colons) || skip_any (&walk, minutes))
        {
          const char *after = walk;

          if (coranto_scan_number (&after, 2, &second) == 2 && second <= 60)
            walk = after;
          else
            second = -1;
          skip_any (&walk, seconds);
        }
    }
  if (half == 0)
    half = read_half_after (&walk);
  if (!has_minute && half == 0)
    return FALSE;
  found->hour = on_clock (hour, half);
  found->minute = minute;
  found->second = second;
  *p = walk;
  return found->hour <= 24;
}

/* "+08:00", "-0500"; not "-12", which is the next number of something else. */
static gboolean
read_numeric_zone (const char **p, int *offset)
{
  const char *walk = *p;
  int sign = *walk == '-' ? -1 : 1;
  int hours;
  int rest = 0;
  int digits;

  if (*walk != '+' && *walk != '-')
    return FALSE;
  walk++;
  digits = coranto_scan_number (&walk, 4, &hours);
  if (digits == 4)
    {
      rest = hours % 100;
      hours /= 100;
    }
  else if (digits == 0 || digits > 2 || *walk != ':')
    return FALSE;
  else
    {
      walk++;
      if (coranto_scan_number (&walk, 2, &rest) != 2)
        return FALSE;
    }
  if (hours > 14 || rest > 59)
    return FALSE;
  *offset = sign * (hours * 60 + rest);
  *p = walk;
  return TRUE;
}

static void
read_zone (const char **p, CorantoFoundDate *found)
{
  const char *walk = *p;
  char word[CORANTO_SCAN_WORD];
  int offset;

  if (*walk == '.' && g_ascii_isdigit (walk[1]))
    for (walk++; g_ascii_isdigit (*walk);)
      walk++;
  coranto_scan_skip_gap (&walk, "(");
  if (read_numeric_zone (&walk, &offset))
    {
      found->offset = offset;
      *p = walk;
      return;
    }
  if (coranto_scan_word (&walk, word) && coranto_date_word_zone (word, &offset))
    {
      found->offset = offset;
      read_numeric_zone (&walk, &found->offset);
      *p = walk;
    }
}

/* What may stand between a date and its time: a weekday in brackets or not, "at", "um", "Uhr". */
static void
skip_between (const char **p)
{
  static const char *const weekdays[]
      = { "星期", "周", "週", "日", "月", "火", "水", "木", "金", "土", "一",   "二",   "三", "四",
          "五",   "六", "天", "월", "화", "수", "목", "금", "토", "일", "요일", "曜日", NULL };

  coranto_scan_skip_gap (p, ",，.、·•|-–—/@()（）[]");
  while (skip_any (p, weekdays))
    ;
  coranto_scan_skip_gap (p, ",，.、·•|-–—/@()（）[]");
}

static gboolean
read_time_after (CorantoFoundDate *found)
{
  const char *p = found->end;
  char word[CORANTO_SCAN_WORD];

  if ((*p == 'T' || *p == 't') && g_ascii_isdigit (p[1]))
    p++;
  for (int words = 0; words <= MAX_WORDS_BETWEEN; words++)
    {
      skip_between (&p);
      if (read_time (&p, found))
        {
          read_zone (&p, found);
          found->end = p;
          return TRUE;
        }
      if (!coranto_scan_word (&p, word) || strlen (word) > 12)
        return FALSE;
    }
  return FALSE;
}

/* "08:15 2024-03-29", "10:30 AM, March 3": the time must end where the date begins. */
static void
read_time_before (const char *text, CorantoFoundDate *found)
{
  const char *from = found->start - MIN (found->start - text, LOOK_BACK_BYTES);

  while (from > text && ((guchar) *from & 0xC0) == 0x80)
    from--;
  for (const char *p = from; p < found->start; p = g_utf8_next_char (p))
    {
      CorantoFoundDate time = *found;
      const char *walk = p;

      if (!coranto_scan_is_digit (p) || (p > text && coranto_scan_is_digit (g_utf8_prev_char (p)))
          || !read_time (&walk, &time))
        continue;
      read_zone (&walk, &time);
      skip_between (&walk);
      if (walk != found->start)
        continue;
      *found = time;
      found->start = p;
      return;
    }
}

void
coranto_scan_time_beside (const char *text, CorantoFoundDate *found)
{
  CorantoFoundDate with_time = *found;

  if (read_time_after (&with_time))
    *found = with_time;
  else
    {
      found->hour = -1;
      found->second = -1;
      read_time_before (text, found);
    }
}
