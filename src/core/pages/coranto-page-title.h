/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the head of a page says its title is. */
#pragma once

#include "coranto-page-facts.h"

G_BEGIN_DECLS

/* The parts of a document's title between its separators ("Headline - Section - Site").
 * (transfer full) */
GStrv coranto_title_parts (const char *document_title);

/* The head's title without the site's name.  (transfer full) (nullable) */
char *coranto_page_title (const CorantoPageFacts *facts);

/* Whether the title element says more than the site's name. */
gboolean coranto_page_title_is_headline (const CorantoPageFacts *facts);

G_END_DECLS
