/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style sheet of article documents. */
#pragma once

#include "coranto-article-document.h"

G_BEGIN_DECLS

/* Appends the style sheet for `appearance` to `out`. */
void coranto_document_style_append (GString *out, const CorantoAppearance *appearance);

G_END_DECLS
