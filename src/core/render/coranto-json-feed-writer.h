/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.1 of parsed and stored things, for the command line and exports.  content_html is
 * sanitised here, addresses resolved. */
#pragma once

#include "coranto-article.h"
#include "coranto-json-writer.h"

G_BEGIN_DECLS

/* Both are indented and end in a line feed.  A feed goes to `sink` while it is written. */
void coranto_json_feed_write (const CorantoParsedFeed *feed,
                              CorantoJsonSink sink,
                              gpointer user_data);
/* (transfer full) */
char *coranto_json_item_write (const CorantoParsedItem *item);

G_END_DECLS
