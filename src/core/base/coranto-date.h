/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment as publishers state it: an instant, the zone they wrote it in, and how exact it is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_DATE_NONE = 0, /* no date; the other fields are 0 */
  CORANTO_DATE_DAY,      /* a calendar day: unix_seconds is its midnight in the stated zone */
  CORANTO_DATE_MINUTE,
  CORANTO_DATE_SECOND,
} CorantoDatePrecision;

typedef struct
{
  gint64 unix_seconds;
  gint16 utc_offset_minutes; /* the zone it was written in, e.g. 480 for +08:00 */
  guint8 precision;          /* CorantoDatePrecision */
} CorantoDate;

#define CORANTO_DATE_INIT                                                                          \
  {                                                                                                \
    0, 0, CORANTO_DATE_NONE                                                                        \
  }

/* RFC 3339 with the stated zone ("2026-11-23T14:35:00+08:00"), or NULL for no date.
 * (transfer full) */
char *coranto_date_to_rfc3339 (const CorantoDate *date);

/* Builds a date from calendar parts; hour < 0 means a whole day, second < 0 means to the minute.
 * FALSE (and no date) when the parts are no date of the calendar. */
gboolean coranto_date_from_parts (int year,
                                  int month,
                                  int day,
                                  int hour,
                                  int minute,
                                  int second,
                                  int utc_offset_minutes,
                                  CorantoDate *out);

/* Reads a date field of a feed: RFC 822/2822 with its many variants, RFC 3339, W3CDTF, asctime.
 * The whole string is the date.  A date without a zone is read as UTC + `default_offset_minutes`.
 * (implemented in coranto-date-field.c) */
gboolean coranto_date_parse_field (const char *text, int default_offset_minutes, CorantoDate *out);

/* Finds a date in running text of a page, e.g. "来源：新华社 2024年03月29日 15:07:43", "3小时前",
 * "昨天 08:15", "[11-20]", "March 3, 2024", "2 hours ago".  `now` (seconds since 1970) resolves
 * relative dates and dates without a year (never in the future by more than a day).  On TRUE,
 * `start`/`end` (nullable) tell the byte range it was found at.
 * (implemented in coranto-date-text.c) */
gboolean coranto_date_find_in_text (const char *text,
                                    gint64 now,
                                    int default_offset_minutes,
                                    CorantoDate *out,
                                    gsize *start,
                                    gsize *end);

G_END_DECLS
