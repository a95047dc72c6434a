/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that are shared: plain, without control characters, addresses without trackers. */
#pragma once

#include "coranto-article.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_SHARE_LINK,
  CORANTO_SHARE_TITLE_AND_LINK, /* two lines */
  CORANTO_SHARE_CITATION, /* Chinese articles: 《标题》，来源：S，D，链接 (注明来源); others:
                             “Title”, Source, D, link */
} CorantoShareKind;

/* NULL when the article has no address.  (transfer full) (nullable) */
char *coranto_share_text (const CorantoArticle *article, CorantoShareKind kind);

G_END_DECLS
