/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of one page, of which the user chooses one. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_LIST_CHOOSER (coranto_list_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CorantoListChooser, coranto_list_chooser, CORANTO, LIST_CHOOSER, GtkWidget)

/* Signal "chosen": by the user, another one. */

/* `lists` (element-type CorantoCandidate) stay the discovery's, which must outlive them here;
 * `signature` (nullable): the one to begin with, else the likeliest. */
void coranto_list_chooser_set (CorantoListChooser *self, GPtrArray *lists, const char *signature);
/* NULL: there is none. */
CorantoCandidate *coranto_list_chooser_get_chosen (CorantoListChooser *self);

G_END_DECLS
