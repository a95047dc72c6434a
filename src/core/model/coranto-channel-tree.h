/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sidebar shows of the profile: a flat GListModel of CorantoChannelNode: the user's lists
 * of favourites, then each category followed by its channels; channels without a category come
 * last.  Kept up to date by the store's change sets; a node keeps its object while it exists. */
#pragma once

#include <gio/gio.h>

#include "coranto-article.h"
#include "coranto-topic-list.h"

G_BEGIN_DECLS

typedef struct _CorantoStore CorantoStore;

#define CORANTO_TYPE_CHANNEL_NODE (coranto_channel_node_get_type ())
G_DECLARE_FINAL_TYPE (CorantoChannelNode, coranto_channel_node, CORANTO, CHANNEL_NODE, GObject)

/* Signal "changed": anything of it differs. */
gboolean coranto_channel_node_is_category (CorantoChannelNode *self);
/* NULL unless it is a list of favourites.  (transfer none) */
const CorantoFavouriteList *coranto_channel_node_get_list (CorantoChannelNode *self);
gint64 coranto_channel_node_get_id (CorantoChannelNode *self);
const char *coranto_channel_node_get_title (CorantoChannelNode *self);
/* Of a list all its stories. */
guint coranto_channel_node_get_unread (CorantoChannelNode *self);
/* NULL for a category or list.  (transfer none) */
const CorantoChannel *coranto_channel_node_get_channel (CorantoChannelNode *self);

#define CORANTO_TYPE_CHANNEL_TREE (coranto_channel_tree_get_type ())
G_DECLARE_FINAL_TYPE (CorantoChannelTree, coranto_channel_tree, CORANTO, CHANNEL_TREE, GObject)

/* Properties, read-only, notified: "loading" (boolean), "unread", "unread-today", "favourites"
 * (uint), "n-channels" (uint). */
CorantoChannelTree *coranto_channel_tree_new (CorantoStore *store);

/* (transfer none) (nullable) */
CorantoChannelNode *coranto_channel_tree_find_channel (CorantoChannelTree *self, gint64 id);
CorantoChannelNode *coranto_channel_tree_find_category (CorantoChannelTree *self, gint64 id);
CorantoChannelNode *coranto_channel_tree_find_list (CorantoChannelTree *self, gint64 id);
/* The topics, beside the channels.  (transfer none) */
CorantoTopicList *coranto_channel_tree_get_topics (CorantoChannelTree *self);

G_END_DECLS
