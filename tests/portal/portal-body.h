/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The body of a story: a small Markdown (see README.md) to the HTML of one of three kinds of site.
 */

#pragma once

#include <glib.h>

typedef enum
{
  PORTAL_BODY_NEWS,  /* as news portals write it: indented paragraphs, bold lines as headings */
  PORTAL_BODY_BLOG,  /* headings, figures and tables by the book */
  PORTAL_BODY_PLAIN, /* one run of text, broken by <br><br> and full-width spaces */
} PortalBodyKind;

/* Returns a new string.  IS_LAZY hides the picture's address in data-original. */
char *portal_body_to_html (const char *text, PortalBodyKind kind, gboolean is_lazy);
