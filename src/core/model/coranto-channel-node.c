/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the sidebar: a list of favourites, a category or a channel. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-channel-node-private.h"

struct _CorantoChannelNode
{
  GObject parent_instance;

  CorantoFavouriteList *list; /* one of the three */
  CorantoCategory *category;
  CorantoChannel *channel;
  guint unread;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CorantoChannelNode, coranto_channel_node, G_TYPE_OBJECT)

static void
coranto_channel_node_finalize (GObject *object)
{
  CorantoChannelNode *self = CORANTO_CHANNEL_NODE (object);

  g_clear_pointer (&self->list, coranto_favourite_list_unref);
  g_clear_pointer (&self->category, coranto_category_unref);
  g_clear_pointer (&self->channel, coranto_channel_unref);
  G_OBJECT_CLASS (coranto_channel_node_parent_class)->finalize (object);
}

static void
coranto_channel_node_class_init (CorantoChannelNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = coranto_channel_node_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CORANTO_TYPE_CHANNEL_NODE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coranto_channel_node_init (CorantoChannelNode *self)
{
}

CorantoChannelNode *
coranto_channel_node_new_category (CorantoCategory *category, guint unread)
{
  CorantoChannelNode *self = g_object_new (CORANTO_TYPE_CHANNEL_NODE, NULL);

  self->category = coranto_category_ref (category);
  self->unread = unread;
  return self;
}

CorantoChannelNode *
coranto_channel_node_new_list (CorantoFavouriteList *list)
{
  CorantoChannelNode *self = g_object_new (CORANTO_TYPE_CHANNEL_NODE, NULL);

  self->list = coranto_favourite_list_ref (list);
  self->unread = list->count;
  return self;
}

CorantoChannelNode *
coranto_channel_node_new_channel (CorantoChannel *channel)
{
  CorantoChannelNode *self = g_object_new (CORANTO_TYPE_CHANNEL_NODE, NULL);

  self->channel = coranto_channel_ref (channel);
  self->unread = channel->unread;
  return self;
}

static gboolean
channels_are_equal (const CorantoChannel *a, const CorantoChannel *b)
{
  return a->category_id == b->category_id && a->position == b->position && a->kind == b->kind
         && a->state == b->state && a->error_code == b->error_code && a->last_check == b->last_check
         && a->last_success == b->last_success && a->next_check == b->next_check
         && a->failures == b->failures && a->unread == b->unread && a->total == b->total
         && a->is_damaged == b->is_damaged && a->relocated == b->relocated
         && a->can_load_older == b->can_load_older && g_strcmp0 (a->url, b->url) == 0
         && g_strcmp0 (a->home_url, b->home_url) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->icon_url, b->icon_url) == 0
         && g_strcmp0 (a->error_detail, b->error_detail) == 0;
}

gboolean
coranto_channel_node_update (CorantoChannelNode *self, CorantoChannelNode *latest)
{
  gboolean is_equal = self->unread == latest->unread;

  if (self->channel)
    is_equal = is_equal && channels_are_equal (self->channel, latest->channel);
  else if (self->list)
    is_equal = is_equal && self->list->position == latest->list->position
               && g_strcmp0 (self->list->title, latest->list->title) == 0;
  else
    is_equal = is_equal && self->category->position == latest->category->position
               && g_strcmp0 (self->category->title, latest->category->title) == 0;
  if (is_equal)
    return FALSE;
  self->unread = latest->unread;
  if (self->channel)
    {
      coranto_channel_unref (self->channel);
      self->channel = coranto_channel_ref (latest->channel);
    }
  else if (self->list)
    {
      coranto_favourite_list_unref (self->list);
      self->list = coranto_favourite_list_ref (latest->list);
    }
  else
    {
      coranto_category_unref (self->category);
      self->category = coranto_category_ref (latest->category);
    }
  return TRUE;
}

void
coranto_channel_node_emit_changed (CorantoChannelNode *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
coranto_channel_node_is_category (CorantoChannelNode *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_NODE (self), FALSE);

  return self->category != NULL;
}

const CorantoFavouriteList *
coranto_channel_node_get_list (CorantoChannelNode *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_NODE (self), NULL);

  return self->list;
}

gint64
coranto_channel_node_get_id (CorantoChannelNode *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_NODE (self), 0);

  if (self->list)
    return self->list->id;
  return self->category ? self->category->id : self->channel->id;
}

const char *
coranto_channel_node_get_title (CorantoChannelNode *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_NODE (self), NULL);

  if (self->list)
    return self->list->title;
  return self->category ? self->category->title : self->channel->title;
}

guint
coranto_channel_node_get_unread (CorantoChannelNode *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_NODE (self), 0);

  return self->unread;
}

const CorantoChannel *
coranto_channel_node_get_channel (CorantoChannelNode *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_NODE (self), NULL);

  return self->channel;
}
