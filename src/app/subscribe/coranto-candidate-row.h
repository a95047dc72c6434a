/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the Add dialog: something that could be followed, with a tick. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_CANDIDATE_ROW (coranto_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (CorantoCandidateRow,
                      coranto_candidate_row,
                      CORANTO,
                      CANDIDATE_ROW,
                      AdwActionRow)

/* Signal "toggled".  The candidate stays the discovery's, which must outlive the row. */
GtkWidget *coranto_candidate_row_new (CorantoCandidate *candidate);
CorantoCandidate *coranto_candidate_row_get_candidate (CorantoCandidateRow *self);
/* Ticked, and not followed already. */
gboolean coranto_candidate_row_is_wanted (CorantoCandidateRow *self);
void coranto_candidate_row_set_wanted (CorantoCandidateRow *self, gboolean is_wanted);

/* "RSS feed", "Page without a feed".  Static. */
const char *coranto_candidate_kind_name (CorantoFeedKind kind);

G_END_DECLS
