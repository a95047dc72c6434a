/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row shows of an article's text. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* What the publisher summed up, else how the text begins: one line, at most 300 characters.  Any
 * thread. (transfer full) (nullable) */
char *coranto_excerpt_make (const CorantoParsedItem *item);

G_END_DECLS
