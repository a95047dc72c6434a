/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the activity view says of channels, in the user's language. */
#pragma once

#include "coranto-engine.h"

G_BEGIN_DECLS

/* How the channel is: what failed, that it has gone quiet, else how old its newest story is.
 * (transfer full) */
char *coranto_activity_state (CorantoEngine *engine, const CorantoChannel *channel);

/* When it is asked next: "Next try at 15:07".  (transfer full) */
char *coranto_activity_next (CorantoEngine *engine, const CorantoChannel *channel);

/* Why not earlier; "" where there is nothing to say.  Borrowed. */
const char *coranto_activity_reason (CorantoEngine *engine, const CorantoChannel *channel);

/* How a check went.  (transfer full) */
char *coranto_activity_check (const CorantoCheckRecord *record);

/* Its status, size and time: "200 · 24 kB · 0.3 s".  (transfer full) */
char *coranto_activity_figures (const CorantoCheckRecord *record);

/* Why the program asks nothing by itself; NULL where it does.  Borrowed. */
const char *coranto_activity_hold (CorantoEngine *engine);

G_END_DECLS
