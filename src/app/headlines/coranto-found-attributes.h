/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a story was found by, marked in a label. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-search.h"

G_BEGIN_DECLS

/* Marks the words of `search` (nullable: none) in the label's text. */
void coranto_found_attributes_set (GtkLabel *label,
                                   const CorantoSearch *search,
                                   CorantoSearchField field);

G_END_DECLS
