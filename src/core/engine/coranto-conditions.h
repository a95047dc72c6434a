/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surroundings: is there a network, does it cost, is power to be saved.  Main thread. */
#pragma once

#include "coranto-engine.h"

G_BEGIN_DECLS

typedef struct _CorantoConditions CorantoConditions;

/* Watches the system; `changed` is called when the hold differs. */
CorantoConditions *coranto_conditions_new (void (*changed) (gpointer user_data),
                                           gpointer user_data);
void coranto_conditions_free (CorantoConditions *conditions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoConditions, coranto_conditions_free)

CorantoHold coranto_conditions_get_hold (CorantoConditions *conditions);

/* Notes how things are; what the watching does, and tests do. */
void coranto_conditions_note (CorantoConditions *conditions,
                              gboolean is_online,
                              gboolean is_metered,
                              gboolean saves_power);

/* Whether a channel at `url` may be asked by ourselves all the same: hosts of this computer are
 * there without any network. */
gboolean coranto_hold_spares (CorantoHold hold, const char *url);

G_END_DECLS
