/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the sanitiser that stand in files of their own. */
#pragma once

#include "coranto-html-tags.h"
#include "coranto-sanitizer.h"

G_BEGIN_DECLS

/* Appends text for an element's content or a quoted attribute value: everything that means
 * something to a parser as a reference, control characters left out. */
void coranto_sanitizer_append_escaped (GString *out, const char *text, gsize length);

/* What stands in `src` for a picture's address as found; NULL to leave it out.  (transfer full) */
char *coranto_sanitizer_map_picture (const char *value, const CorantoSanitizeOptions *options);

/* Appends the attributes of `node`, kept as `tag`, that the allow-list lets through. */
void coranto_sanitizer_append_attributes (GString *out,
                                          const xmlNode *node,
                                          CorantoTag tag,
                                          const CorantoSanitizeOptions *options,
                                          const CorantoLimits *limits);

G_END_DECLS
