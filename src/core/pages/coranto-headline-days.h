/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that stand as headings over the stories of a list. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

/* Gives stories without a date of their own that of the heading before them; where the row shows
 * the time of day, to the minute.  `stories` are in page order. */
void coranto_headline_days_read (const CorantoHeadlineContext *context, GPtrArray *stories);

G_END_DECLS
