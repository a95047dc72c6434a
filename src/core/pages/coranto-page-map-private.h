/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of counting a page, one after the other. */
#pragma once

#include "coranto-page-map.h"

G_BEGIN_DECLS

/* Fills tag, level and flags by the element's name. */
void coranto_page_node_classify (CorantoPageNode *entry);

/* Settles the roles of all elements, once what they hold is counted, and hands them down. */
void coranto_page_map_inherit_roles (CorantoPageMap *map);

/* Flags the elements of rows of teasers and all within them. */
void coranto_page_map_mark_teasers (CorantoPageMap *map);

G_END_DECLS
