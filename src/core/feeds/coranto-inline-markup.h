/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XHTML inside a feed, written down again as HTML. */
#pragma once

#include "coranto-xml-reader.h"

G_BEGIN_DECLS

/* `base` (nullable): what the addresses in its attributes resolve against, where that is not the
 * same for the whole text. */
void coranto_inline_markup_start (GString *out, const CorantoXmlElement *element, const char *base);
void coranto_inline_markup_end (GString *out, const char *name);
/* Text between the tags. */
void coranto_inline_markup_text (GString *out, const char *text, gsize length);

G_END_DECLS
