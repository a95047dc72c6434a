/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the sidebar as a value that changes. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-place.h"

#include "coranto-messages.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

struct _CorantoPlace
{
  GObject parent_instance;

  CorantoScope scope;
  CorantoChannelTree *tree; /* of a list over everything */
  CorantoChannelNode *node; /* of a category or channel */
  CorantoTopicItem *topic;
};

G_DEFINE_FINAL_TYPE (CorantoPlace, coranto_place, G_TYPE_OBJECT)

static guint changed_signal;

static void
changed_cb (CorantoPlace *self)
{
  g_signal_emit (self, changed_signal, 0);
}

CorantoPlace *
coranto_place_new_list (CorantoChannelTree *tree, CorantoScope scope)
{
  CorantoPlace *self = g_object_new (CORANTO_TYPE_PLACE, NULL);

  self->scope = scope;
  self->tree = g_object_ref (tree);
  g_signal_connect_object (tree, "notify", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

CorantoPlace *
coranto_place_new_node (CorantoChannelNode *node)
{
  CorantoPlace *self = g_object_new (CORANTO_TYPE_PLACE, NULL);

  if (coranto_channel_node_get_list (node))
    self->scope = CORANTO_SCOPE_LIST;
  else if (coranto_channel_node_is_category (node))
    self->scope = CORANTO_SCOPE_CATEGORY;
  else
    self->scope = CORANTO_SCOPE_CHANNEL;
  self->node = g_object_ref (node);
  g_signal_connect_object (node, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

CorantoPlace *
coranto_place_new_topic (CorantoTopicItem *topic)
{
  CorantoPlace *self = g_object_new (CORANTO_TYPE_PLACE, NULL);

  self->scope = CORANTO_SCOPE_TOPIC;
  self->topic = g_object_ref (topic);
  g_signal_connect_object (topic, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

CorantoPlace *
coranto_place_find (CorantoChannelTree *tree, CorantoScope scope, gint64 id)
{
  CorantoChannelNode *node = NULL;
  CorantoTopicItem *topic;

  switch (scope)
    {
    case CORANTO_SCOPE_ALL:
    case CORANTO_SCOPE_TODAY:
    case CORANTO_SCOPE_UNREAD:
    case CORANTO_SCOPE_FAVOURITES:
      return coranto_place_new_list (tree, scope);
    case CORANTO_SCOPE_CHANNEL:
      node = coranto_channel_tree_find_channel (tree, id);
      break;
    case CORANTO_SCOPE_CATEGORY:
      node = coranto_channel_tree_find_category (tree, id);
      break;
    case CORANTO_SCOPE_LIST:
      node = coranto_channel_tree_find_list (tree, id);
      break;
    case CORANTO_SCOPE_TOPIC:
      topic = coranto_topic_list_find (coranto_channel_tree_get_topics (tree), id);
      return topic ? coranto_place_new_topic (topic) : NULL;
    }
  return node ? coranto_place_new_node (node) : NULL;
}

CorantoScope
coranto_place_get_scope (CorantoPlace *self)
{
  return self->scope;
}

gint64
coranto_place_get_id (CorantoPlace *self)
{
  if (self->topic)
    return coranto_topic_item_get_topic (self->topic)->id;
  return self->node ? coranto_channel_node_get_id (self->node) : 0;
}

const char *
coranto_place_get_title (CorantoPlace *self)
{
  if (self->topic)
    return coranto_topic_item_get_topic (self->topic)->name;
  if (self->node)
    return coranto_channel_node_get_title (self->node);
  if (self->scope == CORANTO_SCOPE_TODAY)
    return C_ ("list", "Today");
  if (self->scope == CORANTO_SCOPE_UNREAD)
    return C_ ("list", "Unread");
  if (self->scope == CORANTO_SCOPE_FAVOURITES)
    return C_ ("list", "Favourites");
  return C_ ("list", "All");
}

const char *
coranto_place_get_icon_name (CorantoPlace *self)
{
  if (self->scope == CORANTO_SCOPE_LIST)
    return "starred-symbolic";
  if (self->node || self->topic)
    return NULL;
  if (self->scope == CORANTO_SCOPE_TODAY)
    return "coranto-today-symbolic";
  if (self->scope == CORANTO_SCOPE_UNREAD)
    return "coranto-unread-symbolic";
  if (self->scope == CORANTO_SCOPE_FAVOURITES)
    return "starred-symbolic";
  return "coranto-all-symbolic";
}

static guint
tree_count (CorantoPlace *self, const char *property)
{
  guint count = 0;

  g_object_get (self->tree, property, &count, NULL);
  return count;
}

/* Of a topic that is not kept nothing is counted. */
static guint
topic_count (const CorantoTopic *topic)
{
  return topic->state == CORANTO_TOPIC_KEPT ? topic->unread : 0;
}

guint
coranto_place_get_count (CorantoPlace *self)
{
  if (self->topic)
    return topic_count (coranto_topic_item_get_topic (self->topic));
  if (self->node)
    return coranto_channel_node_get_unread (self->node);
  if (self->scope == CORANTO_SCOPE_TODAY)
    return tree_count (self, "unread-today");
  if (self->scope == CORANTO_SCOPE_FAVOURITES)
    return tree_count (self, "favourites");
  return tree_count (self, "unread");
}

char *
coranto_place_get_subtitle (CorantoPlace *self)
{
  guint count = coranto_place_get_count (self);
  const CorantoTopic *topic = coranto_place_get_topic (self);

  if (topic && topic->state == CORANTO_TOPIC_FILLING)
    return g_strdup (_ ("Looking through the stories…"));
  if (topic && topic->state == CORANTO_TOPIC_WHEN_SHOWN)
    return g_strdup (topic->query);
  if (self->scope == CORANTO_SCOPE_FAVOURITES || self->scope == CORANTO_SCOPE_LIST)
    return g_strdup_printf (ngettext ("%u story", "%u stories", count), count);
  if (count == 0)
    return g_strdup (_ ("All read"));
  return g_strdup_printf (ngettext ("%u unread", "%u unread", count), count);
}

char *
coranto_place_get_problem (CorantoPlace *self)
{
  return coranto_channel_problem (coranto_place_get_channel (self));
}

const CorantoChannel *
coranto_place_get_channel (CorantoPlace *self)
{
  return self->node ? coranto_channel_node_get_channel (self->node) : NULL;
}

const CorantoTopic *
coranto_place_get_topic (CorantoPlace *self)
{
  return self->topic ? coranto_topic_item_get_topic (self->topic) : NULL;
}

CorantoQuery *
coranto_place_new_query (CorantoPlace *self, gint64 now)
{
  CorantoQuery *query = coranto_query_new (self->scope, coranto_place_get_id (self));

  if (self->scope == CORANTO_SCOPE_TODAY)
    query->since_time = coranto_time_midnight (now);
  return query;
}

static void
coranto_place_dispose (GObject *object)
{
  CorantoPlace *self = CORANTO_PLACE (object);

  g_clear_object (&self->tree);
  g_clear_object (&self->node);
  g_clear_object (&self->topic);
  G_OBJECT_CLASS (coranto_place_parent_class)->dispose (object);
}

static void
coranto_place_class_init (CorantoPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_place_dispose;
  changed_signal = g_signal_new ("changed", CORANTO_TYPE_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
coranto_place_init (CorantoPlace *self)
{
}
