/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The topics as a list model. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-topic-list.h"

/* An item ---------------------------------------------------------------------------------------*/

struct _CorantoTopicItem
{
  GObject parent_instance;

  CorantoTopic *topic;
};

G_DEFINE_FINAL_TYPE (CorantoTopicItem, coranto_topic_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
coranto_topic_item_finalize (GObject *object)
{
  g_clear_pointer (&CORANTO_TOPIC_ITEM (object)->topic, coranto_topic_unref);
  G_OBJECT_CLASS (coranto_topic_item_parent_class)->finalize (object);
}

static void
coranto_topic_item_class_init (CorantoTopicItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coranto_topic_item_finalize;
  changed_signal = g_signal_new ("changed", CORANTO_TYPE_TOPIC_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
coranto_topic_item_init (CorantoTopicItem *self)
{
}

static CorantoTopicItem *
topic_item_new (CorantoTopic *topic)
{
  CorantoTopicItem *self = g_object_new (CORANTO_TYPE_TOPIC_ITEM, NULL);

  self->topic = coranto_topic_ref (topic);
  return self;
}

static gboolean
topics_are_equal (const CorantoTopic *a, const CorantoTopic *b)
{
  return a->notifies == b->notifies && a->state == b->state && a->unread == b->unread
         && a->total == b->total && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->query, b->query) == 0;
}

static void
topic_item_update (CorantoTopicItem *self, CorantoTopic *topic)
{
  if (topics_are_equal (self->topic, topic))
    return;
  coranto_topic_unref (self->topic);
  self->topic = coranto_topic_ref (topic);
  g_signal_emit (self, changed_signal, 0);
}

const CorantoTopic *
coranto_topic_item_get_topic (CorantoTopicItem *self)
{
  g_return_val_if_fail (CORANTO_IS_TOPIC_ITEM (self), NULL);

  return self->topic;
}

/* The list --------------------------------------------------------------------------------------*/

struct _CorantoTopicList
{
  GObject parent_instance;

  GPtrArray *items; /* (element-type CorantoTopicItem) */
};

static void coranto_topic_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CorantoTopicList,
                               coranto_topic_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      coranto_topic_list_list_model_init))

static GType
coranto_topic_list_get_item_type (GListModel *model)
{
  return CORANTO_TYPE_TOPIC_ITEM;
}

static guint
coranto_topic_list_get_n_items (GListModel *model)
{
  return CORANTO_TOPIC_LIST (model)->items->len;
}

static gpointer
coranto_topic_list_get_item (GListModel *model, guint position)
{
  CorantoTopicList *self = CORANTO_TOPIC_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
coranto_topic_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = coranto_topic_list_get_item_type;
  iface->get_n_items = coranto_topic_list_get_n_items;
  iface->get_item = coranto_topic_list_get_item;
}

static void
coranto_topic_list_finalize (GObject *object)
{
  g_ptr_array_unref (CORANTO_TOPIC_LIST (object)->items);
  G_OBJECT_CLASS (coranto_topic_list_parent_class)->finalize (object);
}

static void
coranto_topic_list_class_init (CorantoTopicListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coranto_topic_list_finalize;
}

static void
coranto_topic_list_init (CorantoTopicList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

CorantoTopicList *
coranto_topic_list_new (void)
{
  return g_object_new (CORANTO_TYPE_TOPIC_LIST, NULL);
}

CorantoTopicItem *
coranto_topic_list_find (CorantoTopicList *self, gint64 id)
{
  g_return_val_if_fail (CORANTO_IS_TOPIC_LIST (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      CorantoTopicItem *item = g_ptr_array_index (self->items, i);

      if (item->topic->id == id)
        return item;
    }
  return NULL;
}

/* The items in their new order, those that are there already as they are. */
static GPtrArray *
items_for (CorantoTopicList *self, GPtrArray *topics)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < topics->len; i++)
    {
      CorantoTopic *topic = g_ptr_array_index (topics, i);
      CorantoTopicItem *item = coranto_topic_list_find (self, topic->id);

      g_ptr_array_add (items, item ? g_object_ref (item) : topic_item_new (topic));
    }
  return items;
}

/* What is alike at both ends stays: a topic that comes, goes or moves touches no other. */
void
coranto_topic_list_apply (CorantoTopicList *self, GPtrArray *topics)
{
  GPtrArray *items, *before;
  guint start = 0, end = 0, shorter;

  g_return_if_fail (CORANTO_IS_TOPIC_LIST (self));

  items = items_for (self, topics);
  before = self->items;
  shorter = MIN (items->len, before->len);
  while (start < shorter && items->pdata[start] == before->pdata[start])
    start++;
  while (end < shorter - start
         && items->pdata[items->len - 1 - end] == before->pdata[before->len - 1 - end])
    end++;
  self->items = items;
  if (items->len != before->len || start < shorter)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                items->len - start - end);
  g_ptr_array_unref (before);
  for (guint i = 0; i < topics->len; i++)
    topic_item_update (g_ptr_array_index (items, i), g_ptr_array_index (topics, i));
}
