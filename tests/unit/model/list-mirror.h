/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A naive array that follows a headline list's items-changed alone: what a view believes. */
#pragma once

#include "coranto-headline-list.h"
#include "store-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  CorantoHeadlineList *list;
  GArray *believed; /* (element-type gint64) */
  guint n_signals;
  guint n_moved;         /* items named by signals */
  guint n_first;         /* added by the first signal */
  guint n_rows_of_first; /* of these, with their rows */
} ListMirror;

void list_mirror_init (ListMirror *mirror, CorantoStore *store);
void list_mirror_clear (ListMirror *mirror);
/* Sets the query and waits for its answer. */
void list_mirror_show (ListMirror *mirror, CorantoScope scope, gint64 id, gboolean unread_only);
gboolean list_mirror_is_loaded (gpointer list);

/* Stories FROM to TO, ten seconds apart, each newer than the one before. */
CorantoParsedFeed *list_mirror_stories (int from, int to);
/* A profile with one channel and `count` stories; its id. */
gint64 list_mirror_set_up (StoreFixture *fixture, int count);

G_END_DECLS
