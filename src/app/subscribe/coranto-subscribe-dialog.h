/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Add dialog: an address, what was found there, Follow. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_SUBSCRIBE_DIALOG (coranto_subscribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CorantoSubscribeDialog,
                      coranto_subscribe_dialog,
                      CORANTO,
                      SUBSCRIBE_DIALOG,
                      AdwWindow)

/* Signal "followed" (gint64 channel_id): the first channel that is followed now. */

/* Looks at `address` at once when it is given. */
CorantoSubscribeDialog *coranto_subscribe_dialog_new (GtkWindow *parent,
                                                      CorantoEngine *engine,
                                                      const char *address);

G_END_DECLS
