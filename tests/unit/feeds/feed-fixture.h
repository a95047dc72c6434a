/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of feeds share: parsing a text, and picking what came out. */
#pragma once

#include "coranto-feed-parser.h"

#define FIXTURE_URL "https://news.example/feed.xml"

/* An RSS 2.0 channel around `items`, and an Atom feed around `entries`. */
#define RSS(items)                                                                                 \
  "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"                    \
  " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'"       \
  " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"                                     \
  " xmlns:atom='http://www.w3.org/2005/Atom'><channel>" items "</channel></rss>"
#define ATOM(entries) "<feed xmlns='http://www.w3.org/2005/Atom'>" entries "</feed>"

/* Parses `text` as a feed at FIXTURE_URL; fails the test when that fails.  (transfer full) */
CorantoParsedFeed *fixture_parse (const char *text);
/* The same at another address (nullable) and of another type (nullable). */
CorantoParsedFeed *fixture_parse_at (const char *text, const char *url, const char *type);
/* The code with which parsing `text` fails. */
int fixture_error (const char *text);
/* The item `index`; fails the test when there is none.  (transfer none) */
CorantoParsedItem *fixture_item (CorantoParsedFeed *feed, guint index);
/* "title|title|…" of all items.  (transfer full) */
char *fixture_titles (CorantoParsedFeed *feed);
/* RFC 3339, "" for none.  (transfer full) */
char *fixture_date (CorantoDate date);
