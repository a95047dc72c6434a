/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists as they are meant: strays taken out, parts put together. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

typedef struct
{
  double dates; /* shares of the stories that have one */
  double summaries;
  guint32 shape; /* of most addresses */
  double alike;  /* the share of that shape */
  guint32 kind;  /* of most addresses */
  double same_kind;
} CorantoHeadlineProfile;

CorantoHeadlineProfile coranto_headline_profile (const GPtrArray *stories);

/* Takes out what is no story: page numbers, and rows that lack what all others have. */
void coranto_headline_drop_strays (GPtrArray *stories);

/* Whether `part` is of one list with `main`: the same kind of addresses, dates and summaries. */
gboolean coranto_headline_belongs (const GPtrArray *main, const GPtrArray *part);

/* The share of `part` that stands inside of `main`'s rows, and whose addresses `main` has too. */
double coranto_headline_share_inside (const GPtrArray *main, const GPtrArray *part);
double coranto_headline_share_known (const GPtrArray *main, const GPtrArray *part);

/* Moves the stories of `part` that `main` lacks into it, in page order. */
void coranto_headline_merge (GPtrArray *main, GPtrArray *part);

G_END_DECLS
