/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real address of a picture that a page loads late. */
#pragma once

#include <libxml/tree.h>

#include <glib.h>

G_BEGIN_DECLS

/* The absolute address of what an img shows in the end: data-src, data-original, srcset … before a
 * placeholder in src; NULL when there is none.  (transfer full) */
char *coranto_picture_address (const xmlNode *img, const char *base);

/* Whether its stated size is that of an icon or of a tracking pixel. */
gboolean coranto_picture_is_tiny (const xmlNode *img);

G_END_DECLS
