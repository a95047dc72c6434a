/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of reading a date field that its two readers share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int year, month, day;     /* 0: not stated */
  int hour, minute, second; /* -1: not stated */
  int offset;
  gboolean has_offset;
  gboolean is_afternoon;
  gboolean is_forenoon;
  guint months;           /* how many words were read as a month */
  gboolean is_month_next; /* a word said so */
  int lone[3];            /* numbers that stood alone, and how long they were */
  guint lone_digits[3];
  guint n_lone;
  gboolean is_wrong;
} CorantoDateParts;

/* Reads 1 to `most` digits, at most as many as an int holds. */
gboolean coranto_date_read_number (const char **p, guint most, int *value);
guint coranto_date_count_digits (const char *p);
/* Whether a word begins like a time of day: "10:14", "10h14". */
gboolean coranto_date_is_time (const char *p);
/* "10:14", "10:14:55", "10:14:55.4" and what follows. */
void coranto_date_read_time (const char *p, CorantoDateParts *parts);
/* What stands behind a time without a blank: "Z", "+01:00", "PM", "GMT". */
void coranto_date_read_after_time (const char *p, CorantoDateParts *parts);

/* The field in lower case, without what stands in brackets, the forms of East Asia rewritten with
 * the signs that others use (coranto-date-field-asia.c).  `zone`, when 0, gets the zone of a
 * country whose words it is written with.  (transfer full) */
GString *coranto_date_normalise (const char *field, int *zone);

/* TRUE when the field has a form of ISO 8601, right or wrong (coranto-date-field-iso.c). */
gboolean coranto_date_read_iso (const char *field, CorantoDateParts *parts);

G_END_DECLS
