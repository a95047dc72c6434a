/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system's clock and one that stands still. */
#include "coranto-clock.h"

struct _CorantoClock
{
  gboolean is_fixed;
  gint64 fixed; /* read and written atomically: parse threads ask too */
};

static CorantoClock *
clock_new (gboolean is_fixed, gint64 unix_seconds)
{
  CorantoClock *self = g_atomic_rc_box_new0 (CorantoClock);

  self->is_fixed = is_fixed;
  self->fixed = unix_seconds;
  return self;
}

CorantoClock *
coranto_clock_new_system (void)
{
  return clock_new (FALSE, 0);
}

CorantoClock *
coranto_clock_new_fixed (gint64 unix_seconds)
{
  return clock_new (TRUE, unix_seconds);
}

void
coranto_clock_set (CorantoClock *self, gint64 unix_seconds)
{
  g_return_if_fail (self && self->is_fixed);
  __atomic_store_n (&self->fixed, unix_seconds, __ATOMIC_SEQ_CST);
}

gint64
coranto_clock_now (CorantoClock *self)
{
  g_return_val_if_fail (self, 0);
  if (self->is_fixed)
    return __atomic_load_n (&self->fixed, __ATOMIC_SEQ_CST);
  return g_get_real_time () / G_USEC_PER_SEC;
}

CorantoClock *
coranto_clock_ref (CorantoClock *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
coranto_clock_unref (CorantoClock *self)
{
  g_atomic_rc_box_release (self);
}
