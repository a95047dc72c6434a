/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time it is, as a seam: schedules and relative dates are tested with a clock that is set. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoClock CorantoClock;

/* The system's clock.  (transfer full) */
CorantoClock *coranto_clock_new_system (void);
/* A clock that stands at `unix_seconds` until coranto_clock_set().  Any thread.  (transfer full) */
CorantoClock *coranto_clock_new_fixed (gint64 unix_seconds);
void coranto_clock_set (CorantoClock *clock, gint64 unix_seconds);
/* Seconds since 1970, UTC.  Any thread. */
gint64 coranto_clock_now (CorantoClock *clock);
CorantoClock *coranto_clock_ref (CorantoClock *clock);
void coranto_clock_unref (CorantoClock *clock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoClock, coranto_clock_unref)

G_END_DECLS
