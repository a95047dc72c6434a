/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One channel in the activity view: how it is and why, its last checks, what can be done. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_ACTIVITY_DETAIL (coranto_activity_detail_get_type ())
G_DECLARE_FINAL_TYPE (CorantoActivityDetail,
                      coranto_activity_detail,
                      CORANTO,
                      ACTIVITY_DETAIL,
                      GtkWidget)

/* Signal "gone": the channel that was shown is not followed any more. */

void coranto_activity_detail_set_engine (CorantoActivityDetail *self, CorantoEngine *engine);
void coranto_activity_detail_show (CorantoActivityDetail *self, CorantoChannelNode *node);

G_END_DECLS
