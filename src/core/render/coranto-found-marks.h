/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a story was found by, marked where it is shown. */
#pragma once

#include "coranto-search.h"

G_BEGIN_DECLS

/* `html` is escaped text, or markup as our own serialisers write it (coranto_sanitize_html()): each
 * word of `search` that stands in its text gets <mark class="found"> around it.  Nothing else is
 * added and nothing lost, whatever the text is.  (transfer full) */
char *coranto_found_marks_in_html (const char *html,
                                   const CorantoSearch *search,
                                   CorantoSearchField field);
/* The same of a plain text, which is escaped.  (transfer full) */
char *coranto_found_marks_in_text (const char *text,
                                   const CorantoSearch *search,
                                   CorantoSearchField field);

G_END_DECLS
