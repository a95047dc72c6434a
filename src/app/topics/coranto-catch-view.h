/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words find among the stored stories: how many, and the newest of them.  Looks by itself when
 * the words have rested for a moment. */
#pragma once

#include <adwaita.h>

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_CATCH_VIEW (coranto_catch_view_get_type ())
G_DECLARE_FINAL_TYPE (CorantoCatchView, coranto_catch_view, CORANTO, CATCH_VIEW, AdwBin)

void coranto_catch_view_set_engine (CorantoCatchView *self, CorantoEngine *engine);
/* Whether it is said that words which ask for marks are not counted. */
void coranto_catch_view_set_is_topic (CorantoCatchView *self, gboolean is_topic);
void coranto_catch_view_set_words (CorantoCatchView *self, const char *words);

G_END_DECLS
