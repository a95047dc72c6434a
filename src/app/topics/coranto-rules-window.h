/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules, in the order in which they are put to a story: switched, moved, written, run over what
 * is stored. */
#pragma once

#include <adwaita.h>

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_RULES_WINDOW (coranto_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (CorantoRulesWindow, coranto_rules_window, CORANTO, RULES_WINDOW, AdwWindow)

CorantoRulesWindow *coranto_rules_window_new (GtkWindow *parent, CorantoEngine *engine);

G_END_DECLS
