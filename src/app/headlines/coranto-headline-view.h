/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolled list of headlines: rows for the model's items, headings of days, one selection. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"
#include "coranto-older.h"
#include "coranto-place.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_HEADLINE_VIEW (coranto_headline_view_get_type ())
G_DECLARE_FINAL_TYPE (CorantoHeadlineView, coranto_headline_view, CORANTO, HEADLINE_VIEW, GtkWidget)

/* Signal "selected" (gint64 id, gboolean is_activated): another one is selected (0: none); with
 * is_activated the user wants to read it (also when it was selected before). */

void coranto_headline_view_set_engine (CorantoHeadlineView *self, CorantoEngine *engine);
CorantoHeadlineList *coranto_headline_view_get_list (CorantoHeadlineView *self); /* borrowed */

/* What the list ends with, where there is something to offer. */
void coranto_headline_view_set_older (CorantoHeadlineView *self, CorantoOlder *older);

/* Shows `query`, with badges for all channels but `channel_title` (nullable). */
void coranto_headline_view_show (CorantoHeadlineView *self,
                                 const CorantoQuery *query,
                                 const char *channel_title);
void coranto_headline_view_set_show_pictures (CorantoHeadlineView *self, gboolean show_pictures);

gint64 coranto_headline_view_get_selected (CorantoHeadlineView *self);
void coranto_headline_view_select (CorantoHeadlineView *self, gint64 id);
/* Selects the one `step` rows further; FALSE at the end. */
gboolean coranto_headline_view_step (CorantoHeadlineView *self, int step);
void coranto_headline_view_scroll_to_selected (CorantoHeadlineView *self);
/* The headline of `id` when the list has it.  (transfer full) (nullable) */
CorantoHeadline *coranto_headline_view_dup_headline (CorantoHeadlineView *self, gint64 id);

G_END_DECLS
