/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the lists of a page is the channel's: the one it had, the one its stories moved to, or,
 * for a page that is seen for the first time, the likeliest. */
#pragma once

#include "coranto-headline-finder.h"

G_BEGIN_DECLS

/* Below it a list is none of headlines. */
#define CORANTO_HEADLINE_LEAST_CONFIDENCE 0.5

/* A list as the choice sees it.  Borrowed. */
typedef struct
{
  const char *signature;    /* how it stands in the page */
  const GPtrArray *stories; /* (element-type CorantoHeadlineStory) */
  double confidence;
} CorantoHeadlineOption;

/* The index of the list that `options` mean among `lists`, likeliest first; -1: none of them.
 * `is_relocated`: the page was laid out anew, and this is where the channel's list is now.  Pure,
 * any thread. */
int coranto_headline_choose (const CorantoHeadlineOption *lists,
                             guint n_lists,
                             const CorantoPageOptions *options,
                             gboolean *is_relocated);

G_END_DECLS
