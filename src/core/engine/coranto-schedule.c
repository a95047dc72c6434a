/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own refreshes.
 *
 * A timer looks at the clock of the day once a minute rather than waiting for a time: timers stand
 * still while a computer sleeps, the clock does not, so what fell due meanwhile is asked within a
 * minute of waking, or when the network is back. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-schedule.h"

#define TICK_SECONDS 60
#define DEFAULT_FLOOR (30 * 60)
/* Channels that another program added or changed are noticed by then. */
#define LONGEST_SLEEP (30 * 60)

struct _CorantoSchedule
{
  CorantoClock *clock;
  CorantoConditions *conditions; /* NULL until they matter */
  CorantoScheduleFuncs funcs;
  gpointer user_data;
  guint timer;
  guint minutes;
  gboolean is_ticking;
  gint64 last_look;
  gint64 next;
};

static gboolean
tick_cb (gpointer user_data)
{
  coranto_schedule_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
conditions_changed (gpointer user_data)
{
  CorantoSchedule *schedule = user_data;

  /* While it is made it tells nobody yet. */
  if (!schedule->conditions)
    return;
  schedule->funcs.held (schedule->user_data);
  if (schedule->timer)
    coranto_schedule_tick (schedule);
}

CorantoSchedule *
coranto_schedule_new (CorantoClock *clock, const CorantoScheduleFuncs *funcs, gpointer user_data)
{
  CorantoSchedule *schedule = g_new0 (CorantoSchedule, 1);

  schedule->clock = coranto_clock_ref (clock);
  schedule->funcs = *funcs;
  schedule->user_data = user_data;
  return schedule;
}

void
coranto_schedule_free (CorantoSchedule *schedule)
{
  if (!schedule)
    return;
  g_clear_handle_id (&schedule->timer, g_source_remove);
  coranto_conditions_free (schedule->conditions);
  coranto_clock_unref (schedule->clock);
  g_free (schedule);
}

static void
update_timer (CorantoSchedule *schedule)
{
  g_clear_handle_id (&schedule->timer, g_source_remove);
  if (schedule->minutes > 0 || schedule->is_ticking)
    schedule->timer = g_timeout_add_seconds (TICK_SECONDS, tick_cb, schedule);
}

void
coranto_schedule_set_interval (CorantoSchedule *schedule, guint minutes)
{
  gint64 now = coranto_clock_now (schedule->clock);

  schedule->minutes = minutes;
  /* The first look is a refresh at the start, which is another setting. */
  schedule->last_look = now;
  schedule->next = now + coranto_schedule_get_floor (schedule);
  update_timer (schedule);
}

void
coranto_schedule_set_ticking (CorantoSchedule *schedule, gboolean is_ticking)
{
  schedule->is_ticking = is_ticking;
  update_timer (schedule);
}

guint
coranto_schedule_get_floor (CorantoSchedule *schedule)
{
  return schedule->minutes > 0 ? schedule->minutes * 60 : DEFAULT_FLOOR;
}

CorantoConditions *
coranto_schedule_get_conditions (CorantoSchedule *schedule)
{
  if (!schedule->conditions)
    schedule->conditions = coranto_conditions_new (conditions_changed, schedule);
  return schedule->conditions;
}

CorantoHold
coranto_schedule_get_hold (CorantoSchedule *schedule)
{
  return schedule->conditions ? coranto_conditions_get_hold (schedule->conditions)
                              : CORANTO_HOLD_NONE;
}

void
coranto_schedule_set_next (CorantoSchedule *schedule, gint64 time)
{
  schedule->next = time;
}

/* A clock that was set back must not put anything off. */
static gboolean
is_time (CorantoSchedule *schedule, gint64 now)
{
  return now >= schedule->next || now < schedule->last_look
         || now - schedule->last_look >= LONGEST_SLEEP;
}

void
coranto_schedule_tick (CorantoSchedule *schedule)
{
  gint64 now = coranto_clock_now (schedule->clock);

  if (schedule->funcs.minute)
    schedule->funcs.minute (schedule->user_data);
  if (schedule->minutes == 0 || !is_time (schedule, now))
    return;
  schedule->last_look = now;
  schedule->next = now + LONGEST_SLEEP;
  schedule->funcs.refresh (schedule->user_data);
}
