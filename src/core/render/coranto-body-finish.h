/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finishing of an article's cleaned content. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `html` is what coranto_sanitize_html() gave: paragraphs lose the white space that pages indent
 * with by hand and go when they are empty, those of pictures alone are marked (class "picture"),
 * tables get a box to scroll in.  (transfer full) */
char *coranto_body_finish (const char *html);

G_END_DECLS
