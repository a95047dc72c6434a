/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of an HTML text for the index and for excerpts, where its reader gave no plain text.  Not
 * for showing: what comes out is text, but nothing here cleans HTML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tags, comments, scripts and styles become spaces (inline tags nothing); the commonest entities
 * are decoded.  Linear. (transfer full) */
char *coranto_plain_text_from_html (const char *html);
/* The same up to about `max_bytes`: no less where there is more. */
char *coranto_plain_text_beginning (const char *html, gsize max_bytes);

G_END_DECLS
