/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a headline list, made when it is looked at. */
#pragma once

#include <glib-object.h>

#include "coranto-article.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_HEADLINE (coranto_headline_get_type ())
G_DECLARE_FINAL_TYPE (CorantoHeadline, coranto_headline, CORANTO, HEADLINE, GObject)

gint64 coranto_headline_get_id (CorantoHeadline *self);
/* NULL until it was read.  Signal "changed" when it was, and whenever it differs.
 * (transfer none) (nullable) */
const CorantoHeadlineRow *coranto_headline_get_row (CorantoHeadline *self);

/* For the model alone. */
CorantoHeadline *coranto_headline_new (gint64 id);
void coranto_headline_set_row (CorantoHeadline *self, CorantoHeadlineRow *row);

G_END_DECLS
