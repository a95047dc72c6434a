/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The middle pane: header, search, the problem of the channel, the headlines of one place. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"
#include "coranto-place.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_HEADLINES_PANE (coranto_headlines_pane_get_type ())
G_DECLARE_FINAL_TYPE (CorantoHeadlinesPane,
                      coranto_headlines_pane,
                      CORANTO,
                      HEADLINES_PANE,
                      GtkWidget)

/* Properties: "unread-only" (boolean), "search-mode" (boolean), "show-back" (boolean),
 * "show-window-controls" (boolean).
 * Signal "story-selected" (gint64 id, gboolean is_activated): as of CorantoHeadlineView. */

void coranto_headlines_pane_set_engine (CorantoHeadlinesPane *self, CorantoEngine *engine);
CorantoEngine *coranto_headlines_pane_get_engine (CorantoHeadlinesPane *self); /* borrowed */
void coranto_headlines_pane_set_place (CorantoHeadlinesPane *self, CorantoPlace *place);
CorantoPlace *coranto_headlines_pane_get_place (CorantoHeadlinesPane *self); /* nullable */
void coranto_headlines_pane_set_show_pictures (CorantoHeadlinesPane *self, gboolean show_pictures);

gint64 coranto_headlines_pane_get_selected (CorantoHeadlinesPane *self);
void coranto_headlines_pane_select (CorantoHeadlinesPane *self, gint64 id);
gboolean coranto_headlines_pane_step (CorantoHeadlinesPane *self, int step);
/* (transfer full) (nullable) */
CorantoHeadline *coranto_headlines_pane_dup_headline (CorantoHeadlinesPane *self, gint64 id);
/* What is searched for; NULL: nothing. */
const char *coranto_headlines_pane_get_words (CorantoHeadlinesPane *self);
/* Opens the search bar with the keyboard focus in it. */
void coranto_headlines_pane_start_search (CorantoHeadlinesPane *self);
/* Where the place is a channel that has some. */
void coranto_headlines_pane_load_older (CorantoHeadlinesPane *self);
void coranto_headlines_pane_mark_all_read (CorantoHeadlinesPane *self);

G_END_DECLS
