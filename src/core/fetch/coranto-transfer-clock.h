/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long one exchange may still take: the limit of its present phase, the total over all hops,
 * and half of the total where hardly anything comes. */
#pragma once

#include "coranto-limits.h"

G_BEGIN_DECLS

typedef struct _CorantoTransferClock CorantoTransferClock;

/* Calls `expired` once, when a limit is passed. */
CorantoTransferClock *coranto_transfer_clock_new (const CorantoLimits *limits,
                                                  guint spent_ms,
                                                  void (*expired) (gpointer user_data),
                                                  gpointer user_data);
/* The present phase began and may last that long. */
void coranto_transfer_clock_set_phase (CorantoTransferClock *clock, guint limit_ms);
/* So much has come by now. */
void coranto_transfer_clock_note_bytes (CorantoTransferClock *clock, gsize bytes);
/* Earlier hops and this one. */
guint coranto_transfer_clock_get_spent_ms (CorantoTransferClock *clock);
void coranto_transfer_clock_free (CorantoTransferClock *clock);

G_END_DECLS
