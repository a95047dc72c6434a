/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that are built like those of headlines and are of something else. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

/* 1 for a list that may be one of headlines, less for one of people, firms, files, goods, places of
 * work: by the words in its titles, rows and addresses. */
double coranto_headline_kind_factor (const CorantoHeadlineContext *context,
                                     const GPtrArray *stories);

G_END_DECLS
