/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long one exchange may still take. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-transfer-clock.h"

#include "coranto-alarm.h"

/* A server that sends less may have half of the total time. */
#define SLOW_BYTES_PER_SECOND 1024

struct _CorantoTransferClock
{
  CorantoAlarm *alarm;
  void (*expired) (gpointer user_data);
  gpointer user_data;
  gint64 start_us; /* of the first hop, as if the hops had followed without waiting */
  gint64 phase_end_us;
  gint64 half_us;
  gint64 end_us;
  gsize bytes;
};

static gboolean
is_slow (CorantoTransferClock *clock)
{
  return (gint64) clock->bytes * G_USEC_PER_SEC
         < (clock->half_us - clock->start_us) * SLOW_BYTES_PER_SECOND;
}

static void
arm (CorantoTransferClock *clock, gint64 now_us)
{
  gint64 next = MIN (clock->phase_end_us, clock->end_us);

  if (now_us < clock->half_us)
    next = MIN (next, clock->half_us);
  coranto_alarm_set (clock->alarm, next);
}

static void
clock_ring (gpointer user_data)
{
  CorantoTransferClock *clock = user_data;
  gint64 now_us = g_get_monotonic_time ();

  if (now_us >= clock->end_us || now_us >= clock->phase_end_us
      || (now_us >= clock->half_us && is_slow (clock)))
    clock->expired (clock->user_data);
  else
    arm (clock, now_us);
}

CorantoTransferClock *
coranto_transfer_clock_new (const CorantoLimits *limits,
                            guint spent_ms,
                            void (*expired) (gpointer user_data),
                            gpointer user_data)
{
  CorantoTransferClock *clock = g_new0 (CorantoTransferClock, 1);

  clock->alarm = coranto_alarm_new (clock_ring, clock);
  clock->expired = expired;
  clock->user_data = user_data;
  clock->start_us = g_get_monotonic_time () - (gint64) spent_ms * 1000;
  clock->half_us = clock->start_us + (gint64) limits->total_timeout_ms * 500;
  clock->end_us = clock->start_us + (gint64) limits->total_timeout_ms * 1000;
  clock->phase_end_us = G_MAXINT64;
  arm (clock, g_get_monotonic_time ());
  return clock;
}

void
coranto_transfer_clock_set_phase (CorantoTransferClock *clock, guint limit_ms)
{
  gint64 now_us = g_get_monotonic_time ();

  clock->phase_end_us = now_us + (gint64) limit_ms * 1000;
  arm (clock, now_us);
}

void
coranto_transfer_clock_note_bytes (CorantoTransferClock *clock, gsize bytes)
{
  clock->bytes = bytes;
}

guint
coranto_transfer_clock_get_spent_ms (CorantoTransferClock *clock)
{
  return (guint) ((g_get_monotonic_time () - clock->start_us) / 1000);
}

void
coranto_transfer_clock_free (CorantoTransferClock *clock)
{
  if (!clock)
    return;
  coranto_alarm_free (clock->alarm);
  g_free (clock);
}
