/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a group of links is like the main list of headlines of its page. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

/* What the place of a group in the page says for it, 0 to 1: little in menus, footers, rails. */
double coranto_headline_place (const CorantoHeadlineContext *context,
                               const CorantoHeadlineGroup *group);

/* From the links alone: cheap, to choose whose rows are worth reading. */
double coranto_headline_score_links (const CorantoHeadlineContext *context,
                                     const CorantoHeadlineGroup *group);

/* From the stories read (element-type CorantoHeadlineStory), wherever they stand and of whatever
 * kind they are. */
double coranto_headline_score_stories (const GPtrArray *stories);

/* How sure a list of that score is one of headlines, 0 to 1; below 0.5 it is none. */
double coranto_headline_confidence (double score);

/* What the rest of the page says against its being a page of headlines at all, 0 to 1: an article
 * with a list beside it, a product. */
double coranto_headline_page_factor (const CorantoHeadlineContext *context,
                                     const GPtrArray *stories);

G_END_DECLS
