/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list of its page a channel is: for a page whose layout changed, or that was followed by
 * another list than the wanted one. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_LIST_DIALOG (coranto_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CorantoListDialog, coranto_list_dialog, CORANTO, LIST_DIALOG, AdwWindow)

/* Looks at the page at once. */
CorantoListDialog *coranto_list_dialog_new (GtkWindow *parent,
                                            CorantoEngine *engine,
                                            const CorantoChannel *channel);

G_END_DECLS
