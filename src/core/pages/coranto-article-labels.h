/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article's page says in labelled lines: source, author, editor, views, time, copyright. */
#pragma once

#include "coranto-page-facts.h"
#include "coranto-page-map.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Reads labelled facts out of one line ("来源：新华社 编辑：李明 点击：2310") into what of `item`
 * is not set. */
void coranto_labels_read_line (CorantoParsedItem *item, const char *line);

/* Reads them from the page around its article: from the title's element to past the body's root. */
void coranto_article_labels_read (const CorantoPageMap *map,
                                  const CorantoPageFacts *facts,
                                  guint title,
                                  guint root,
                                  CorantoParsedItem *item);

G_END_DECLS
