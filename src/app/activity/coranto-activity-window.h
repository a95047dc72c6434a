/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a list is empty: all channels with how they are, their last checks and when they are asked
 * next; those that fail or have gone quiet by themselves. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_ACTIVITY_WINDOW (coranto_activity_window_get_type ())
G_DECLARE_FINAL_TYPE (CorantoActivityWindow,
                      coranto_activity_window,
                      CORANTO,
                      ACTIVITY_WINDOW,
                      AdwWindow)

/* Shows all channels, or with `channel_id` that one. */
CorantoActivityWindow *coranto_activity_window_new (GtkWindow *parent,
                                                    CorantoEngine *engine,
                                                    gint64 channel_id);

G_END_DECLS
