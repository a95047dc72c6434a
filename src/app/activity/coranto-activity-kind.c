/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels that want to be seen to. */
#define G_LOG_DOMAIN "coranto-app"

#include "coranto-activity-kind.h"

gboolean
coranto_activity_is_of_kind (CorantoEngine *engine,
                             const CorantoChannel *channel,
                             CorantoActivityKind kind)
{
  switch (kind)
    {
    case CORANTO_ACTIVITY_FAILING:
      return channel->error_code != CORANTO_ERROR_NONE;
    case CORANTO_ACTIVITY_QUIET:
      return coranto_engine_is_quiet (engine, channel);
    case CORANTO_ACTIVITY_ALL:
      break;
    }
  return TRUE;
}

guint
coranto_activity_count (CorantoEngine *engine, CorantoActivityKind kind)
{
  GListModel *tree = G_LIST_MODEL (coranto_engine_get_channel_tree (engine));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tree); i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (tree, i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);

      n += channel && coranto_activity_is_of_kind (engine, channel, kind);
    }
  return n;
}
