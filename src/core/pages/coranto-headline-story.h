/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one row of a list: headline, date, summary, picture. */
#pragma once

#include "coranto-headline-groups.h"
#include "coranto-page-facts.h"

G_BEGIN_DECLS

/* What the readers of one page share. */
typedef struct
{
  const CorantoPageMap *map;
  const CorantoPageFacts *facts;
  const GArray *links;   /* CorantoPageLink */
  guint32 *link_of_node; /* index + 1 in links of each element, 0: no link */
  gint64 now;
} CorantoHeadlineContext;

typedef struct
{
  const char *url; /* unowned, in the links */
  guint place;     /* of its link in the page */
  guint32 shape;   /* of its address */
  guint32 kind;    /* of its address */
  guint row;       /* the element it stands in */
  guint row_end;
  guint container; /* and the one around that */
  char *title;
  char *shown_title; /* its beginning that is seen, where the rest is an attribute's; nullable */
  char *summary;
  char *image;
  CorantoDate date;
  gboolean date_is_stated; /* in the row, not in the address alone */
  gboolean has_price;
  gboolean is_advert;
  gboolean is_heading; /* the headline stands in a heading element */
  guint32 title_ink;
  guint32 prose;       /* ink of the row's paragraphs */
  guint32 other_links; /* to other addresses */
} CorantoHeadlineStory;

/* (transfer full) */
CorantoHeadlineStory *coranto_headline_story_read (const CorantoHeadlineContext *context,
                                                   const CorantoHeadlineRow *row);
void coranto_headline_story_free (CorantoHeadlineStory *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoHeadlineStory, coranto_headline_story_free)

G_END_DECLS
