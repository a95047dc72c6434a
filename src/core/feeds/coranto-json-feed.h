/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1. */
#pragma once

#include "coranto-item-sink.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

/* Whether `text` (UTF-8, its first bytes will do) looks like a JSON Feed. */
gboolean coranto_json_feed_sniff (const char *text, gsize length);

/* Reads a feed: what it says of itself goes to the result, its items to `sink`, and never more than
 * one of them is taken apart at a time.  Items that are no JSON are left out, and the feed is
 * damaged then.  Errors: CORANTO_ERROR_NOT_A_FEED, _MALFORMED, _LIMIT.  (transfer full) */
CorantoParsedFeed *coranto_json_feed_read (const char *text,
                                           gsize length,
                                           const char *url,
                                           const CorantoLimits *limits,
                                           CorantoItemSink sink,
                                           gpointer user_data,
                                           GError **error);

G_END_DECLS
