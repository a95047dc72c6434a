/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links that stand in the same place of a repeated structure: the candidates for headline lists. */
#pragma once

#include "coranto-page-links.h"

G_BEGIN_DECLS

/* One row of a list: an element, and the siblings after it that belong to the same story. */
typedef struct
{
  guint link;  /* index in the links: the one that made it a row */
  guint first; /* page map index of its element */
  guint end;   /* page map index past it */
} CorantoHeadlineRow;

typedef struct
{
  guint32 key;
  char *path;   /* how its links stand in the page, for people and for finding them again */
  GArray *rows; /* (element-type CorantoHeadlineRow) in page order, one per address */
  double score;
} CorantoHeadlineGroup;

/* All groups of two and more links with text, and where one of them is a mixture, its parts as
 * groups of their own: (element-type CorantoHeadlineGroup).  (transfer full) */
GPtrArray *coranto_headline_groups_new (const CorantoPageMap *map, const GArray *links);

/* Takes over `path`. */
CorantoHeadlineGroup *coranto_headline_group_new (guint32 key, char *path);

G_END_DECLS
