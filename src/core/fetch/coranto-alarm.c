/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One moment to be woken at: a GSource of its ready time alone. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-alarm.h"

struct _CorantoAlarm
{
  GSource source;
};

static gboolean
alarm_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  /* Silent again before it rings: the callback may set it anew, or free it. */
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

/* A function of the alarm's own type, beside its data. */
typedef struct
{
  CorantoAlarmFunc func;
  gpointer user_data;
} Ring;

static gboolean
alarm_ring_cb (gpointer data)
{
  Ring ring = *(Ring *) data;

  ring.func (ring.user_data);
  return G_SOURCE_CONTINUE;
}

CorantoAlarm *
coranto_alarm_new (CorantoAlarmFunc func, gpointer user_data)
{
  static GSourceFuncs funcs = { NULL, NULL, alarm_dispatch, NULL, NULL, NULL };
  CorantoAlarm *alarm = (CorantoAlarm *) g_source_new (&funcs, sizeof (CorantoAlarm));
  Ring *ring = g_new (Ring, 1);

  ring->func = func;
  ring->user_data = user_data;
  g_source_set_callback (&alarm->source, alarm_ring_cb, ring, g_free);
  g_source_attach (&alarm->source, g_main_context_get_thread_default ());
  return alarm;
}

void
coranto_alarm_set (CorantoAlarm *alarm, gint64 monotonic_us)
{
  g_source_set_ready_time (&alarm->source, monotonic_us);
}

void
coranto_alarm_free (CorantoAlarm *alarm)
{
  if (!alarm)
    return;
  g_source_destroy (&alarm->source);
  g_source_unref (&alarm->source);
}
