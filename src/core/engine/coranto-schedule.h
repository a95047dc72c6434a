/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own refreshes: when there is something due, and when the surroundings allow it.
 * Main thread. */
#pragma once

#include "coranto-conditions.h"

G_BEGIN_DECLS

typedef struct _CorantoSchedule CorantoSchedule;

/* `refresh` is called when a refresh of what is due should begin; `held` when the hold differs;
 * `minute` (nullable) at each look at the clock, and when the hold differs. */
typedef struct
{
  void (*refresh) (gpointer user_data);
  void (*held) (gpointer user_data);
  void (*minute) (gpointer user_data);
} CorantoScheduleFuncs;

CorantoSchedule *coranto_schedule_new (CorantoClock *clock,
                                       const CorantoScheduleFuncs *funcs,
                                       gpointer user_data);
void coranto_schedule_free (CorantoSchedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSchedule, coranto_schedule_free)

/* A channel at most every `minutes`; 0: the program asks nothing by itself. */
void coranto_schedule_set_interval (CorantoSchedule *schedule, guint minutes);
/* Looks at the clock for the sake of `minute` too, whatever the interval is. */
void coranto_schedule_set_ticking (CorantoSchedule *schedule, gboolean is_ticking);
/* The interval in seconds; a default where it was not set. */
guint coranto_schedule_get_floor (CorantoSchedule *schedule);

CorantoHold coranto_schedule_get_hold (CorantoSchedule *schedule);
/* The surroundings that it watches; borrowed. */
CorantoConditions *coranto_schedule_get_conditions (CorantoSchedule *schedule);

/* When something is due next, as far as is known after a look at all channels (seconds since 1970).
 */
void coranto_schedule_set_next (CorantoSchedule *schedule, gint64 time);

/* A look at the clock: what the timer does, and tests do. */
void coranto_schedule_tick (CorantoSchedule *schedule);

G_END_DECLS
