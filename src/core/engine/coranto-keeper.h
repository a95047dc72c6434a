/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks after the favourites: those that are not whole yet are made so when their time has come,
 * pictures that nothing keeps any more are let go of.  Main thread. */
#pragma once

#include "coranto-engine-private.h"

G_BEGIN_DECLS

CorantoKeeper *coranto_keeper_new (CorantoEngine *engine);
void coranto_keeper_free (CorantoKeeper *keeper);

/* Looks by itself from now on: whenever something was marked, and when it is ticked. */
void coranto_keeper_set_active (CorantoKeeper *keeper, gboolean is_active);
/* A look, where it looks by itself: not at hosts that the surroundings forbid. */
void coranto_keeper_tick (CorantoKeeper *keeper);
/* A look that somebody asked for; `task` (transfer full) returns TRUE when it is over. */
void coranto_keeper_run (CorantoKeeper *keeper, GTask *task);

G_END_DECLS
