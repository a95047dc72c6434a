/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The extent of rows. */
#pragma once

#include "coranto-headline-groups.h"

G_BEGIN_DECLS

/* Sets `first` and `end` of each row from its link: the element that holds no other row's link, and
 * the siblings that most rows have beside it. */
void coranto_headline_rows_measure (const CorantoPageMap *map, const GArray *links, GArray *rows);

/* Takes out second links of one row (the writer's beside the headline) that were taken for rows. */
void coranto_headline_rows_drop_seconds (const CorantoPageMap *map,
                                         const GArray *links,
                                         GArray *rows);

G_END_DECLS
