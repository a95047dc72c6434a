/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the user before one channel is changed: each asks, and does it when the answer
 * is yes.  `origin` is a widget in the window where it is asked; failures are toasts there. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

void coranto_channel_dialogs_rename (GtkWidget *origin,
                                     CorantoEngine *engine,
                                     CorantoChannelNode *node);
void coranto_channel_dialogs_edit_address (GtkWidget *origin,
                                           CorantoEngine *engine,
                                           CorantoChannelNode *node);
void coranto_channel_dialogs_unfollow (GtkWidget *origin,
                                       CorantoEngine *engine,
                                       CorantoChannelNode *node);

G_END_DECLS
