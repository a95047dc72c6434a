/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk from page to page of one list or one article: knows where it ends.  Pure. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef struct _CorantoPageWalk CorantoPageWalk;

/* Begins at `url`. */
CorantoPageWalk *coranto_page_walk_new (const char *url);
void coranto_page_walk_free (CorantoPageWalk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoPageWalk, coranto_page_walk_free)

/* Whether `url`, which the last page named as its next (nullable), may be gone to: on the site that
 * the walk began on, and not seen before.  It counts as seen from then on. */
gboolean coranto_page_walk_go (CorantoPageWalk *walk, const char *url);

/* Whether a page of the list only says again what the one before it said, as servers do that answer
 * any page number.  Remembers what it says. */
gboolean coranto_page_walk_repeats (CorantoPageWalk *walk, const CorantoParsedFeed *page);

G_END_DECLS
