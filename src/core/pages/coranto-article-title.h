/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of an article's page. */
#pragma once

#include "coranto-page-facts.h"
#include "coranto-page-map.h"

G_BEGIN_DECLS

/* The title, and the element it was found in (0: in the head only).  (transfer full) (nullable) */
char *coranto_article_title_find (const CorantoPageMap *map,
                                  const CorantoPageFacts *facts,
                                  guint *element);

G_END_DECLS
