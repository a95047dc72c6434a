/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign HTML to HTML that is safe to show: an allow-list rebuilt by a strict serialiser. */
#pragma once

#include <glib.h>

#include "coranto-limits.h"

G_BEGIN_DECLS

/* Maps the address of a picture to what stands in `src` (e.g. "coranto-img:…"); NULL drops the
 * picture.  (transfer full) */
typedef char *(*CorantoPictureFunc) (const char *absolute_url, gpointer user_data);

typedef struct
{
  const char *base_url;       /* nullable: relative addresses are dropped then */
  CorantoPictureFunc picture; /* nullable: http(s) addresses stay */
  gpointer picture_data;
  gboolean media_as_links; /* a film, sound or frame becomes a link to it: nothing is played */
} CorantoSanitizeOptions;

/* Whatever `html` is, the result is well-formed HTML with allowed elements, attributes and schemes
 * only; sanitising it again gives the same bytes.  Any thread.  (transfer full) */
char *coranto_sanitize_html (const char *html,
                             gssize length,
                             const CorantoSanitizeOptions *options,
                             const CorantoLimits *limits);

/* The plain text of `html`: blocks and <br> become line breaks, paragraphs are apart by an empty
 * line, list items and table cells apart.  (transfer full) */
char *coranto_html_to_text (const char *html, gssize length, const CorantoLimits *limits);

G_END_DECLS
