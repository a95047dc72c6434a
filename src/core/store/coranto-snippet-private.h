/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row shows of a text that was searched. */
#pragma once

#include "coranto-search.h"

G_BEGIN_DECLS

/* The text around the first word of `search` in it, one line; NULL: it has none.
 * (transfer full) (nullable) */
char *coranto_snippet_make (const CorantoSearch *search, const char *text);

G_END_DECLS
