/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a piece of work is given: what its thread owns, and the record of what it changes.
 * Everything below the threads of coranto-store.c works on sessions, synchronously, inside of a
 * transaction that its caller holds. */
#pragma once

#include "coranto-change-set.h"
#include "coranto-clock.h"
#include "coranto-db-private.h"
#include "coranto-pictures-private.h"

G_BEGIN_DECLS

typedef struct
{
  CorantoClock *clock;
  CorantoDb *db;             /* NULL on the thread of the pictures */
  CorantoChangeSet *changes; /* of this piece of work; NULL where nothing is written */
  GCancellable *cancellable; /* of who waits for it; nullable */
  CorantoPictures *pictures; /* NULL on the threads of the database */
} CorantoSession;

static inline void
coranto_session_note (GArray *into, gint64 article_id)
{
  g_array_append_val (into, article_id);
}

G_END_DECLS
