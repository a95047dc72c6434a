/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the stories of one channel are kept. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

void coranto_keep_dialog_present (GtkWidget *origin,
                                  CorantoEngine *engine,
                                  CorantoChannelNode *node);

G_END_DECLS
