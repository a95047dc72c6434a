/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments said the way people say them, in the user's language and time zone.  All times are
 * seconds since 1970. */
#pragma once

#include "coranto-date.h"

G_BEGIN_DECLS

/* "5 minutes ago", "Yesterday 15:07", "4 March".  (transfer full) */
char *coranto_time_ago (gint64 then, gint64 now);

/* A moment to come, as short as it is clear: "15:07", "Tomorrow 08:15", "4 March, 08:15".
 * (transfer full) */
char *coranto_time_ahead (gint64 then, gint64 now);

/* coranto_time_ago() for a date as a publisher states it, which may be a day without a time.  NULL
 * for none. (transfer full) */
char *coranto_time_stated (const CorantoDate *date, gint64 now);

/* The day alone, for a heading: "Today", "Yesterday", "Wednesday 4 March".  (transfer full) */
char *coranto_time_day (gint64 then, gint64 now);

/* Day and time in full: "4 March 2026, 15:07".  (transfer full) */
char *coranto_time_full (gint64 then);

/* The day in full: "4 March 2026".  (transfer full) */
char *coranto_time_date (gint64 then);

/* The day as short as it is clear: "4 March", "4 March 2025".  (transfer full) */
char *coranto_time_short_date (gint64 then, gint64 now);

/* A number that is the same for two moments of one local day, and differs for those of two. */
gint coranto_time_day_number (gint64 then);

/* The local midnight before `now`. */
gint64 coranto_time_midnight (gint64 now);

G_END_DECLS
