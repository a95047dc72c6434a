/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the desktop what topics have found: one notification a topic and refresh, which opens the
 * topic; a newer one of the same topic takes its place. */
#pragma once

#include <gio/gio.h>

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

/* As long as `application` is there. */
void coranto_topic_notifications_start (GApplication *application, CorantoEngine *engine);

G_END_DECLS
