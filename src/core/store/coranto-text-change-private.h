/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts as a change of a text, and what is the same text said in another way. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether `text` ends in an ellipsis where `whole` goes on. */
gboolean coranto_text_is_cut_of (const char *text, const char *whole);

/* Whether a reader of `earlier` is told something else by `later`: not where white space or the
 * width of signs differs, nor where one is the other cut short, nor where there was nothing.
 * Plain texts, nullable. */
gboolean coranto_text_is_changed (const char *earlier, const char *later);

G_END_DECLS
