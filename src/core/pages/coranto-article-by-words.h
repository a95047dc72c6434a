/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that names of authors follow: "By", "Text von", "作者：". */
#pragma once

#include "coranto-article-names.h"

G_BEGIN_DECLS

/* Where the names begin in `line` after such a word, wherever it stands; NULL without one. `byline`
 * is set to what it is.  (transfer none) */
const char *coranto_article_after_by (const char *line, CorantoByline *byline);

/* Cuts the post off a name: "王小明 记者", "홍길동 기자". */
void coranto_article_cut_post (char *name);

G_END_DECLS
