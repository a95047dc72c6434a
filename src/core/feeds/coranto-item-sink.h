/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the readers of the formats put what they read. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Takes each item as soon as it is complete; FALSE: no more items are wanted.  (transfer full) */
typedef gboolean (*CorantoItemSink) (CorantoParsedItem *item, gpointer user_data);

G_END_DECLS
