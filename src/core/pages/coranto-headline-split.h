/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of links that are mixtures, taken apart. */
#pragma once

#include "coranto-headline-groups.h"

G_BEGIN_DECLS

/* Adds to `groups` the parts of those whose links lead to addresses of several shapes or stand in
 * several containers: beside the menu that is built like the list, the list.  The mixtures stay.
 * Rows have their extent as rows of the mixture. */
void coranto_headline_groups_split (const CorantoPageMap *map,
                                    const GArray *links,
                                    GPtrArray *groups);

G_END_DECLS
