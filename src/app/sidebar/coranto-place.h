/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something the sidebar lists and the headlines can show: one of the lists over everything, a
 * topic, a category, a channel.  Follows the channel tree. */
#pragma once

#include <gio/gio.h>

#include "coranto-channel-tree.h"
#include "coranto-query.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_PLACE (coranto_place_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPlace, coranto_place, CORANTO, PLACE, GObject)

/* Signal "changed": title, count or problem differ. */

/* One of the lists over everything.  (transfer full) */
CorantoPlace *coranto_place_new_list (CorantoChannelTree *tree, CorantoScope scope);
CorantoPlace *coranto_place_new_node (CorantoChannelNode *node); /* (transfer full) */
CorantoPlace *coranto_place_new_topic (CorantoTopicItem *topic); /* (transfer full) */
/* Whatever `scope` and `id` name; NULL when the tree does not have it.  (transfer full) */
CorantoPlace *coranto_place_find (CorantoChannelTree *tree, CorantoScope scope, gint64 id);

CorantoScope coranto_place_get_scope (CorantoPlace *self);
gint64 coranto_place_get_id (CorantoPlace *self);
const char *coranto_place_get_title (CorantoPlace *self);
const char *coranto_place_get_icon_name (CorantoPlace *self); /* nullable */
/* What the sidebar shows beside the title; 0: nothing. */
guint coranto_place_get_count (CorantoPlace *self);
/* The line under the title of the headlines.  (transfer full) */
char *coranto_place_get_subtitle (CorantoPlace *self);
/* Why the channel's last check failed.  (transfer full) (nullable) */
char *coranto_place_get_problem (CorantoPlace *self);
/* NULL unless it is one.  (transfer none) */
const CorantoChannel *coranto_place_get_channel (CorantoPlace *self);

/* NULL unless it is one.  (transfer none) */
const CorantoTopic *coranto_place_get_topic (CorantoPlace *self);

/* What the headline list shows for it at the moment `now`.  (transfer full) */
CorantoQuery *coranto_place_new_query (CorantoPlace *self, gint64 now);

G_END_DECLS
