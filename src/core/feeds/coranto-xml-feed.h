/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds in XML, item by item. */
#pragma once

#include "coranto-item-sink.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

/* All items given so far are void: the document is read again from its start. */
typedef void (*CorantoItemReset) (gpointer user_data);

/* Reads a feed from `text` (UTF-8).  What it says of itself goes to the result, its items to
 * `sink`, and never more than one of them is in memory here.  NULL with CORANTO_ERROR_NOT_A_FEED.
 * (transfer full) */
CorantoParsedFeed *coranto_xml_feed_read (const char *text,
                                          gsize length,
                                          const char *url,
                                          const CorantoLimits *limits,
                                          CorantoItemSink sink,
                                          CorantoItemReset reset,
                                          gpointer user_data,
                                          GError **error);

G_END_DECLS
