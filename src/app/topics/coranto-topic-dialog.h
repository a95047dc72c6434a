/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A topic or a rule as it is written: its name, its words, what follows from them, and what it
 * finds while it is typed. */
#pragma once

#include <adwaita.h>

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_TOPIC_DIALOG (coranto_topic_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CorantoTopicDialog, coranto_topic_dialog, CORANTO, TOPIC_DIALOG, AdwWindow)

/* Signal "saved" (CorantoTopicDialog, gint64): the id of what is kept now. */

/* `topic` NULL: a new one, for `words` (nullable). */
CorantoTopicDialog *coranto_topic_dialog_new (GtkWindow *parent,
                                              CorantoEngine *engine,
                                              const CorantoTopic *topic,
                                              const char *words);
/* `rule` NULL: a new one. */
CorantoTopicDialog *coranto_topic_dialog_new_rule (GtkWindow *parent,
                                                   CorantoEngine *engine,
                                                   const CorantoRule *rule);

G_END_DECLS
