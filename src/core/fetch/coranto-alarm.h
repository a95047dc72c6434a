/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One moment to be woken at, moved as often as needed without making a new source. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoAlarm CorantoAlarm;
typedef void (*CorantoAlarmFunc) (gpointer user_data);

/* Rings `func` on the thread's main context; silent until it is set. */
CorantoAlarm *coranto_alarm_new (CorantoAlarmFunc func, gpointer user_data);

/* Rings once at `monotonic_us` (at the next turn of the loop when that is past); -1: not at all. */
void coranto_alarm_set (CorantoAlarm *alarm, gint64 monotonic_us);
void coranto_alarm_free (CorantoAlarm *alarm);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoAlarm, coranto_alarm_free)

G_END_DECLS
