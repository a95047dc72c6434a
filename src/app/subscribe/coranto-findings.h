/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found at an address: what can be followed, with ticks, and the first headlines. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_FINDINGS (coranto_findings_get_type ())
G_DECLARE_FINAL_TYPE (CorantoFindings, coranto_findings, CORANTO, FINDINGS, GtkWidget)

/* Signal "changed": another selection. */

/* The engine is for looks at what is found beside. */
void coranto_findings_set (CorantoFindings *self,
                           CorantoDiscovery *discovery,
                           CorantoEngine *engine);
/* The ticked ones (element-type CorantoCandidate), borrowed from the discovery.
 * (transfer container) */
GPtrArray *coranto_findings_dup_wanted (CorantoFindings *self);
/* What the user wants the category to be called; "": none. */
const char *coranto_findings_get_category (CorantoFindings *self);

G_END_DECLS
