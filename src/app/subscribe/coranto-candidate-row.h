/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the Add dialog: something that could be followed, with a tick.  A channel that was not
 * looked at yet can be looked at in its row. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_CANDIDATE_ROW (coranto_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoCandidateRow,
                      coranto_candidate_row,
                      CORANTO,
                      CANDIDATE_ROW,
                      GtkListBoxRow)

/* Signal "toggled".  The candidate stays the discovery's, which must outlive the row. */
GtkWidget *coranto_candidate_row_new (CorantoCandidate *candidate, CorantoEngine *engine);
/* Another list of the same page. */
void coranto_candidate_row_set_candidate (CorantoCandidateRow *self, CorantoCandidate *candidate);
/* What is to be followed. */
CorantoCandidate *coranto_candidate_row_get_candidate (CorantoCandidateRow *self);
/* Ticked, and not followed already. */
gboolean coranto_candidate_row_is_wanted (CorantoCandidateRow *self);
void coranto_candidate_row_set_wanted (CorantoCandidateRow *self, gboolean is_wanted);
/* As a click on the row does. */
void coranto_candidate_row_toggle (CorantoCandidateRow *self);

G_END_DECLS
