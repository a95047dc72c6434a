/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of finding feeds: what the program that made a page is known to do, and which feed is
 * meant. */
#pragma once

#include "coranto-feed-discovery.h"

G_BEGIN_DECLS

/* Ranks leave room for the order on the page, of which the first is usually the one that is meant.
 */
enum
{
  CORANTO_RANK_COMMENTS = CORANTO_FEED_RANK_GUESS + 10,
  CORANTO_RANK_OTHER_SITE = 200,
  CORANTO_RANK_PART = 300, /* of a category, a tag, an author */
  CORANTO_RANK_LINK = 400,
  CORANTO_RANK_HEAD = 500,
  CORANTO_RANK_OWN = 600, /* of the very category that the page is of */
};

/* Where the programs that made the page put its feed, by the traces they leave in it: addresses
 * (element-type utf8) to be tried in that order, on the page's own host.  (transfer full) */
GPtrArray *coranto_feed_platform_guesses (CorantoHtmlDocument *page);

/* Puts `feeds` (element-type CorantoFeedLink), which have ranks by where they stand, in the order
 * in which a reader of the page at `page_url` (nullable) wants them; of one feed in several formats
 * the best stays. */
void coranto_feed_links_rank (GPtrArray *feeds, const char *page_url);

G_END_DECLS
