/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the channel tree, for the tree alone. */
#pragma once

#include "coranto-channel-tree.h"

G_BEGIN_DECLS

CorantoChannelNode *coranto_channel_node_new_category (CorantoCategory *category, guint unread);
CorantoChannelNode *coranto_channel_node_new_list (CorantoFavouriteList *list);
CorantoChannelNode *coranto_channel_node_new_channel (CorantoChannel *channel);

/* Takes over what `latest`, of the same kind and id, says.  TRUE when anything differed; "changed"
 * is the caller's to emit. */
gboolean coranto_channel_node_update (CorantoChannelNode *self, CorantoChannelNode *latest);
void coranto_channel_node_emit_changed (CorantoChannelNode *self);

G_END_DECLS
