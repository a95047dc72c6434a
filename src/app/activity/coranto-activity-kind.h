/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels that want to be seen to: which, and how many. */
#pragma once

#include "coranto-engine.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_ACTIVITY_ALL,
  CORANTO_ACTIVITY_FAILING,
  CORANTO_ACTIVITY_QUIET,
} CorantoActivityKind;

gboolean coranto_activity_is_of_kind (CorantoEngine *engine,
                                      const CorantoChannel *channel,
                                      CorantoActivityKind kind);
/* Of all channels that are followed. */
guint coranto_activity_count (CorantoEngine *engine, CorantoActivityKind kind);

G_END_DECLS
