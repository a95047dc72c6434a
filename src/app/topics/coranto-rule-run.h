/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule over the stored stories: asked for with what it would catch, done, taken back. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

/* What a rule does, in words.  (transfer full) */
char *coranto_rule_describe_actions (CorantoRuleActions actions);

/* Asks, and runs it; what it did is told at `origin`, with an undo. */
void coranto_rule_run_ask (GtkWidget *origin, CorantoEngine *engine, const CorantoRule *rule);

G_END_DECLS
