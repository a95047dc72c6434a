/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a feed to a parsed feed: RSS 0.9x to 2.0, RDF, Atom 0.3/1.0, JSON Feed, CDF. */
#pragma once

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Whether `bytes` look like a feed (their first element or JSON members tell; `content_type` is a
 * hint only).  UNKNOWN: a page or something else. */
CorantoFeedKind coranto_feed_sniff (GBytes *bytes, const char *content_type);

/* Parses a feed.  `base_url`: its address after redirects (nullable); `content_type`: the HTTP
 * header (nullable).  A damaged feed gives what can be read and is_damaged.  Errors:
 * CORANTO_ERROR_NOT_A_FEED, _MALFORMED, _EMPTY, _TOO_LARGE, _LIMIT.  Any thread.
 * (transfer full) */
CorantoParsedFeed *coranto_feed_parse (GBytes *bytes,
                                       const char *content_type,
                                       const char *base_url,
                                       const CorantoLimits *limits,
                                       GError **error);

G_END_DECLS
