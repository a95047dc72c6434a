/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over a list. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

/* The short text right before the first row of a group, as people read it as the list's name;
 * NULL when there is none.  (transfer full) */
char *coranto_headline_label (const CorantoHeadlineContext *context,
                              const CorantoHeadlineGroup *group);

/* Whether a list of that name stands beside the page's main one: most read, pictures, related. */
gboolean coranto_headline_label_is_rail (const char *label);

G_END_DECLS
