/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write changed: made by the store after each commit, delivered on the main thread, the only
 * thing that moves a row.  Immutable once shared. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A new story that a topic has found as it came. */
typedef struct
{
  gint64 topic_id;
  gint64 article_id;
} CorantoTopicHit;

typedef struct
{
  GArray *added;             /* (element-type gint64) article ids, never NULL */
  GArray *updated;           /* content or headline changed */
  GArray *restated;          /* read or favourite changed */
  GArray *removed;           /* from every list: thrown away, or hidden */
  GArray *topic_hits;        /* (element-type CorantoTopicHit) unread stories, of `added` */
  gboolean channels_changed; /* channels or categories were added, removed, renamed, moved */
  gboolean counts_changed;   /* unread counts or a channel's state */
  gboolean everything;       /* another program wrote: reload what is shown */
} CorantoChangeSet;

CorantoChangeSet *coranto_change_set_new (void);
CorantoChangeSet *coranto_change_set_ref (CorantoChangeSet *changes);
void coranto_change_set_unref (CorantoChangeSet *changes);
gboolean coranto_change_set_is_empty (const CorantoChangeSet *changes);

/* Boxed, for signals. */
#define CORANTO_TYPE_CHANGE_SET (coranto_change_set_get_type ())
GType coranto_change_set_get_type (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoChangeSet, coranto_change_set_unref)

G_END_DECLS
