/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small steps of reading a date out of running text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CORANTO_SCAN_WORD 48

typedef struct
{
  int year; /* 0: not stated */
  int month;
  int day;
  int hour; /* -1: not stated */
  int minute;
  int second; /* -1: not stated */
  int offset;
  gint64 instant; /* of a relative date */
  gboolean is_relative;
  gboolean is_whole_day; /* a relative date of days and more */
  gboolean is_full;      /* with its year, or relative */
  gboolean needs_time;   /* is a date only with a time of day beside it */
  const char *start;
  const char *end;
} CorantoFoundDate;

typedef enum
{
  CORANTO_SCAN_NOTHING = 0,
  CORANTO_SCAN_HYPHEN,
  CORANTO_SCAN_SLASH,
  CORANTO_SCAN_DOT,
  CORANTO_SCAN_YEAR,  /* 年, 년 */
  CORANTO_SCAN_MONTH, /* 月, 월 */
} CorantoScanSeparator;

/* Decimal digits of any script. */
gboolean coranto_scan_is_digit (const char *p);
/* Whether a date may begin at `p`: a digit or letter that continues no other. */
gboolean coranto_scan_is_start (const char *text, const char *p);
/* How many digits were read, 0 when there is none or more than `max_digits`. */
int coranto_scan_number (const char **p, int max_digits, int *value);
gboolean coranto_scan_number_between (const char **p,
                                      int max_digits,
                                      int lowest,
                                      int highest,
                                      int *value);
CorantoScanSeparator coranto_scan_separator (const char **p);
gboolean coranto_scan_day_mark (const char **p); /* 日, 일, 号 */
void coranto_scan_ordinal (const char **p);      /* st, nd, rd, th */
/* White space and any of the characters of `also`. */
void coranto_scan_skip_gap (const char **p, const char *also);
/* A word of letters, lower-cased. */
gboolean coranto_scan_word (const char **p, char word[CORANTO_SCAN_WORD]);
gboolean coranto_scan_word_before (const char *text, const char *p, char word[CORANTO_SCAN_WORD]);
/* "a", "an", "one", "eine", "une", "半" … */
gboolean coranto_scan_one (const char **p);
gboolean coranto_scan_cjk_ago (const char **p, int *unit_seconds);
gboolean coranto_scan_cjk_day (const char **p, int *days_back);
gboolean coranto_scan_cjk_just_now (const char **p);
/* Whether `start` to `end` is a field of its own: white space may part it from words on one side,
 * the other side (with `both_sides` each) must be a bracket, a bar or the end of the text. */
gboolean coranto_scan_is_field (const char *text,
                                const char *start,
                                const char *end,
                                gboolean both_sides);
/* YYYYMMDD, YYYYMMDDhhmm, YYYYMMDDhhmmss */
gboolean coranto_scan_packed_date (const char *p, int digits, CorantoFoundDate *found);
/* The time of day (and its zone) after the date, else before it; widens `found`. */
void coranto_scan_time_beside (const char *text, CorantoFoundDate *found);

G_END_DECLS
