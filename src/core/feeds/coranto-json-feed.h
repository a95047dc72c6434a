/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1. */
#pragma once

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Whether `text` (UTF-8, its first bytes will do) looks like a JSON Feed. */
gboolean coranto_json_feed_sniff (const char *text, gsize length);

/* Reads a feed.  Errors: CORANTO_ERROR_NOT_A_FEED, _MALFORMED, _LIMIT.  (transfer full) */
CorantoParsedFeed *coranto_json_feed_read (const char *text,
                                           gsize length,
                                           const char *url,
                                           const CorantoLimits *limits,
                                           GError **error);

G_END_DECLS
