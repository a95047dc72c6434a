/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The topics as a GListModel of CorantoTopicItem, in the user's order: the channel tree keeps it up
 * to date.  An item keeps its object while its topic exists. */
#pragma once

#include <gio/gio.h>

#include "coranto-topic.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_TOPIC_ITEM (coranto_topic_item_get_type ())
G_DECLARE_FINAL_TYPE (CorantoTopicItem, coranto_topic_item, CORANTO, TOPIC_ITEM, GObject)

/* Signal "changed": anything of it differs. */
const CorantoTopic *coranto_topic_item_get_topic (CorantoTopicItem *self); /* (transfer none) */

#define CORANTO_TYPE_TOPIC_LIST (coranto_topic_list_get_type ())
G_DECLARE_FINAL_TYPE (CorantoTopicList, coranto_topic_list, CORANTO, TOPIC_LIST, GObject)

CorantoTopicList *coranto_topic_list_new (void);
/* Makes it `topics` (element-type CorantoTopic). */
void coranto_topic_list_apply (CorantoTopicList *self, GPtrArray *topics);
/* (transfer none) (nullable) */
CorantoTopicItem *coranto_topic_list_find (CorantoTopicList *self, gint64 id);

G_END_DECLS
