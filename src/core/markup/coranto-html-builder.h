/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to a tree, as browsers build it. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "coranto-limits.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_HTML_BUILD_PAGE = 0,
  CORANTO_HTML_BUILD_FRAGMENT = 1 << 0, /* what stands inside <body> */
} CorantoHtmlBuildFlags;

/* The tree of UTF-8 `html`: <html> with <head> and <body>, always.  Deeper nesting than the limit
 * is flattened; at the limit of nodes the tree ends and `is_cut` is set.  Each element's CorantoTag
 * is in coranto_tag_of().  (transfer full) */
xmlDoc *coranto_html_build (const char *html,
                            gsize length,
                            CorantoHtmlBuildFlags flags,
                            const CorantoLimits *limits,
                            gboolean *is_cut);

G_END_DECLS
