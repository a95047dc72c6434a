/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a search is answered: what the index tells of it, and what is left to be looked at in the
 * stories that the index gives. */
#pragma once

#include "coranto-search.h"

G_BEGIN_DECLS

typedef struct
{
  char *match;        /* FTS5: every story that answers is among these; NULL: any may be */
  char *exclude;      /* FTS5: none of these answers; NULL: nothing is known */
  gint64 from, to;    /* none outside of [from, to) answers */
  gboolean is_unread; /* none but these answers */
  gboolean is_favourite;
  gboolean needs_status; /* the status of a story decides on it, */
  gboolean needs_text;   /* or its words and its status do; neither: it answers */
} CorantoSearchPlan;

CorantoSearchPlan *coranto_search_plan_new (const CorantoSearch *search);
void coranto_search_plan_free (CorantoSearchPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSearchPlan, coranto_search_plan_free)

G_END_DECLS
