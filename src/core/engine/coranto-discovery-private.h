/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a discovery, before it is shared. */
#pragma once

#include "coranto-engine.h"

G_BEGIN_DECLS

CorantoCandidate *coranto_candidate_new (const char *url, const char *title, CorantoFeedKind kind);
/* Takes from the preview what the candidate does not say yet. */
void coranto_candidate_set_preview (CorantoCandidate *candidate, CorantoParsedFeed *preview);

CorantoDiscovery *coranto_discovery_new (const char *address);

G_END_DECLS
