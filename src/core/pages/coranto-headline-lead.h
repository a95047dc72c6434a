/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The story that leads a list. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

/* Adds to `stories` those few that stand before the first of them in the same part of the page, in
 * larger markup of their own. */
void coranto_headline_lead_add (const CorantoHeadlineContext *context, GPtrArray *stories);

G_END_DECLS
