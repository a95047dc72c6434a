/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feeds that a page names. */
#pragma once

#include "coranto-html-document.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Below this rank nobody named the address: where feeds of such a page usually are.  It may well be
 * missing, so it is to be tried before it is shown. */
#define CORANTO_FEED_RANK_GUESS 50

typedef struct
{
  char *url;
  char *title;          /* nullable */
  CorantoFeedKind kind; /* by the stated type; UNKNOWN when only the address tells */
  gboolean is_comments; /* what readers say about the stories */
  int rank;             /* higher is likelier what the reader wants; comments feeds last */
} CorantoFeedLink;

void coranto_feed_link_free (CorantoFeedLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoFeedLink, coranto_feed_link_free)

/* (element-type CorantoFeedLink) best first, one per address and one for all formats of a feed;
 * where the page names none, guesses by the program that made it.  Never fetches.
 * (transfer full) */
GPtrArray *coranto_feed_discover (CorantoHtmlDocument *page);

/* Where most sites have their feed if they have one: guesses (element-type CorantoFeedLink) for a
 * page in which nothing was found.  (transfer full) */
GPtrArray *coranto_feed_well_known (const char *page_url);

G_END_DECLS
