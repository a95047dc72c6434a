/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a page the text of its article stands. */
#pragma once

#include "coranto-page-facts.h"
#include "coranto-page-map.h"

G_BEGIN_DECLS

typedef struct
{
  guint root;     /* index of the element that holds the article */
  guint core;     /* of the one in it that holds the text; the rest is its lead */
  double *worth;  /* of each element: prose below it counts for it, links and side matter against */
  guint32 *prose; /* of each element: ink of the paragraphs below it that can be the article's */
  guint8 *dropped; /* of each element: TRUE when it is not part of the article */
  guint32 ink;     /* of what is kept */
} CorantoArticleBody;

/* NULL: no text worth the name.  (transfer full) (nullable) */
CorantoArticleBody *coranto_article_body_find (const CorantoPageMap *map,
                                               const CorantoPageFacts *facts,
                                               const char *title,
                                               guint title_element);
void coranto_article_body_free (CorantoArticleBody *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoArticleBody, coranto_article_body_free)

/* Takes out what stands in the article without being of it; fills `dropped` and `ink`. */
void coranto_article_body_clean (const CorantoPageMap *map,
                                 const CorantoPageFacts *facts,
                                 CorantoArticleBody *body,
                                 const char *title);

/* Whether an element is a paragraph of prose that the body keeps. */
gboolean coranto_article_body_keeps (const CorantoPageMap *map,
                                     const CorantoArticleBody *body,
                                     guint index);

/* The first paragraph of prose in the body, its root where there is none. */
guint coranto_article_body_first (const CorantoPageMap *map, const CorantoArticleBody *body);

/* Parts of a page that never are an article's text. */
#define CORANTO_ROLES_BESIDE                                                                       \
  (CORANTO_ROLE_NAV | CORANTO_ROLE_FOOTER | CORANTO_ROLE_COMMENT | CORANTO_ROLE_SHARE              \
   | CORANTO_ROLE_RELATED | CORANTO_ROLE_AD | CORANTO_ROLE_PROMO | CORANTO_ROLE_PAGER              \
   | CORANTO_ROLE_CRUMBS | CORANTO_ROLE_HOT | CORANTO_ROLE_TAGS | CORANTO_ROLE_SIDE                \
   | CORANTO_ROLE_TOOLS | CORANTO_ROLE_UNSEEN)

G_END_DECLS
