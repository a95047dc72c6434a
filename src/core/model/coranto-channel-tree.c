/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar's lines as a list model: read anew when the store tells of a change, spliced where it
 * differs.
 *
 * I1: a list, channel or category has one node as long as it exists. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-channel-node-private.h"
#include "coranto-pace-private.h"
#include "coranto-store.h"

struct _CorantoChannelTree
{
  GObject parent_instance;

  CorantoStore *store;
  GCancellable *cancellable;
  GPtrArray *nodes;     /* (element-type CorantoChannelNode) */
  GHashTable *channels; /* id -> node, unowned */
  GHashTable *categories;
  CorantoTopicList *topics;
  GHashTable *lists;

  gboolean is_loading;
  guint unread;
  guint unread_today;
  guint favourites;

  CorantoPace pace;
};

typedef enum
{
  PROP_LOADING = 1,
  PROP_UNREAD,
  PROP_UNREAD_TODAY,
  PROP_FAVOURITES,
  PROP_N_CHANNELS,
  N_PROPS
} Prop;

static GParamSpec *props[N_PROPS];

static void coranto_channel_tree_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CorantoChannelTree,
                               coranto_channel_tree,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      coranto_channel_tree_list_model_init))

/* From the table to nodes
 * -------------------------------------------------------------------------- */

static void
append_channels_of (GPtrArray *out, const CorantoChannelTable *table, gint64 category_id)
{
  for (guint i = 0; i < table->channels->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (table->channels, i);

      if (channel->category_id == category_id)
        g_ptr_array_add (out, coranto_channel_node_new_channel (channel));
    }
}

static GPtrArray *
nodes_of_table (const CorantoChannelTable *table)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < table->lists->len; i++)
    g_ptr_array_add (out, coranto_channel_node_new_list (g_ptr_array_index (table->lists, i)));
  for (guint i = 0; i < table->categories->len; i++)
    {
      CorantoCategory *category = g_ptr_array_index (table->categories, i);

      g_ptr_array_add (out, coranto_channel_node_new_category (
                                category, g_array_index (table->category_unread, guint, i)));
      append_channels_of (out, table, category->id);
    }
  append_channels_of (out, table, 0);
  return out;
}

/* Where nodes of the kind of `node` are found by their id. */
static GHashTable *
table_of (CorantoChannelTree *self, CorantoChannelNode *node)
{
  if (coranto_channel_node_get_list (node))
    return self->lists;
  return coranto_channel_node_is_category (node) ? self->categories : self->channels;
}

/* Puts the nodes that are there already in the place of their like in `nodes`; those that differ
 * from what they said go into `changed`. */
static void
reuse_nodes (CorantoChannelTree *self, GPtrArray *nodes, GPtrArray *changed)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      CorantoChannelNode *latest = g_ptr_array_index (nodes, i);
      gint64 id = coranto_channel_node_get_id (latest);
      CorantoChannelNode *node = g_hash_table_lookup (table_of (self, latest), &id);

      if (!node)
        continue;
      if (coranto_channel_node_update (node, latest))
        g_ptr_array_add (changed, g_object_ref (node));
      g_ptr_array_index (nodes, i) = g_object_ref (node);
      g_object_unref (latest);
    }
}

static void
index_nodes (CorantoChannelTree *self, GPtrArray *nodes)
{
  g_hash_table_remove_all (self->channels);
  g_hash_table_remove_all (self->categories);
  g_hash_table_remove_all (self->lists);
  for (guint i = 0; i < nodes->len; i++)
    {
      CorantoChannelNode *node = g_ptr_array_index (nodes, i);
      gint64 id = coranto_channel_node_get_id (node);

      g_hash_table_replace (table_of (self, node), g_memdup2 (&id, sizeof id), node);
    }
}

static GHashTable *
set_of_nodes (GPtrArray *nodes)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < nodes->len; i++)
    g_hash_table_add (set, g_ptr_array_index (nodes, i));
  return set;
}

/* How many nodes from `position` on are not in `set`. */
static guint
count_strangers (GPtrArray *nodes, guint position, GHashTable *set)
{
  guint end = position;

  while (end < nodes->len && !g_hash_table_contains (set, g_ptr_array_index (nodes, end)))
    end++;
  return end - position;
}

static guint
count_common_end (GPtrArray *a, GPtrArray *b)
{
  guint n = 0;

  while (n < MIN (a->len, b->len)
         && g_ptr_array_index (a, a->len - 1 - n) == g_ptr_array_index (b, b->len - 1 - n))
    n++;
  return n;
}

static void
apply_splice (CorantoChannelTree *self,
              GPtrArray *nodes,
              guint position,
              guint removed,
              guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->nodes, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->nodes, (int) (position + i),
                        g_object_ref (g_ptr_array_index (nodes, position + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* What goes and what comes, run by run.  Where lines changed places, all from there to where the
 * lists end alike. */
static void
splice_nodes (CorantoChannelTree *self, GPtrArray *nodes)
{
  g_autoptr (GHashTable) before = set_of_nodes (self->nodes);
  g_autoptr (GHashTable) after = set_of_nodes (nodes);
  guint i = 0;

  while (i < self->nodes->len || i < nodes->len)
    {
      guint removed = count_strangers (self->nodes, i, after);
      guint added = count_strangers (nodes, i, before);

      if (removed == 0 && added == 0
          && g_ptr_array_index (self->nodes, i) == g_ptr_array_index (nodes, i))
        {
          i++;
          continue;
        }
      if (removed == 0 && added == 0)
        {
          guint end = count_common_end (self->nodes, nodes);

          removed = self->nodes->len - i - end;
          added = nodes->len - i - end;
        }
      apply_splice (self, nodes, i, removed, added);
      i += added;
    }
}

static void
set_count (CorantoChannelTree *self, guint *count, guint value, Prop prop)
{
  if (*count == value)
    return;
  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_loading (CorantoChannelTree *self, gboolean is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
apply_table (CorantoChannelTree *self, const CorantoChannelTable *table)
{
  g_autoptr (GPtrArray) nodes = nodes_of_table (table);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_channels = g_hash_table_size (self->channels);

  reuse_nodes (self, nodes, changed);
  index_nodes (self, nodes);
  splice_nodes (self, nodes);
  coranto_topic_list_apply (self->topics, table->topics);
  for (guint i = 0; i < changed->len; i++)
    coranto_channel_node_emit_changed (g_ptr_array_index (changed, i));
  set_count (self, &self->unread, table->unread, PROP_UNREAD);
  set_count (self, &self->unread_today, table->unread_today, PROP_UNREAD_TODAY);
  set_count (self, &self->favourites, table->favourites, PROP_FAVOURITES);
  if (n_channels != g_hash_table_size (self->channels))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHANNELS]);
}

/* Reloading
 * ------------------------------------------------------------------------------------------ */

/* When the cancellable is cancelled the tree is no more, and not to be touched. */
typedef struct
{
  CorantoChannelTree *tree; /* unowned */
  GCancellable *cancellable;
} Reload;

static void
reload_free (Reload *reload)
{
  g_object_unref (reload->cancellable);
  g_free (reload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reload, reload_free)

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reload) reload = user_data;
  g_autoptr (CorantoChannelTree) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoChannelTable) table = NULL;

  table = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (reload->cancellable))
    return;
  self = g_object_ref (reload->tree);
  coranto_pace_end (&self->pace);
  if (table)
    apply_table (self, table);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("the channels could not be read: %s", error->message);
  set_loading (self, FALSE);
}

static gint64
find_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix (midnight ? midnight : now);
}

static void
start_reload (gpointer user_data)
{
  CorantoChannelTree *self = user_data;
  Reload *reload = g_new0 (Reload, 1);

  coranto_pace_begin (&self->pace);
  reload->tree = self;
  reload->cancellable = g_object_ref (self->cancellable);
  coranto_store_list_channels_async (self->store, find_midnight (), self->cancellable, listed_cb,
                                     reload);
}

static void
changed_cb (CorantoChannelTree *self, const CorantoChangeSet *changes)
{
  if (changes->everything || changes->channels_changed || changes->counts_changed
      || changes->restated->len > 0)
    coranto_pace_note (&self->pace);
}

/* The object
 * -------------------------------------------------------------------------------------------- */

static GType
coranto_channel_tree_get_item_type (GListModel *model)
{
  return CORANTO_TYPE_CHANNEL_NODE;
}

static guint
coranto_channel_tree_get_n_items (GListModel *model)
{
  return CORANTO_CHANNEL_TREE (model)->nodes->len;
}

static gpointer
coranto_channel_tree_get_item (GListModel *model, guint position)
{
  CorantoChannelTree *self = CORANTO_CHANNEL_TREE (model);

  if (position >= self->nodes->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->nodes, position));
}

static void
coranto_channel_tree_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = coranto_channel_tree_get_item_type;
  iface->get_n_items = coranto_channel_tree_get_n_items;
  iface->get_item = coranto_channel_tree_get_item;
}

static void
coranto_channel_tree_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CorantoChannelTree *self = CORANTO_CHANNEL_TREE (object);

  switch ((Prop) id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case PROP_UNREAD:
      g_value_set_uint (value, self->unread);
      break;
    case PROP_UNREAD_TODAY:
      g_value_set_uint (value, self->unread_today);
      break;
    case PROP_FAVOURITES:
      g_value_set_uint (value, self->favourites);
      break;
    case PROP_N_CHANNELS:
      g_value_set_uint (value, g_hash_table_size (self->channels));
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
coranto_channel_tree_dispose (GObject *object)
{
  CorantoChannelTree *self = CORANTO_CHANNEL_TREE (object);

  coranto_pace_clear (&self->pace);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (coranto_channel_tree_parent_class)->dispose (object);
}

static void
coranto_channel_tree_finalize (GObject *object)
{
  CorantoChannelTree *self = CORANTO_CHANNEL_TREE (object);

  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->categories);
  g_hash_table_unref (self->lists);
  g_ptr_array_unref (self->nodes);
  g_object_unref (self->topics);
  G_OBJECT_CLASS (coranto_channel_tree_parent_class)->finalize (object);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
coranto_channel_tree_class_init (CorantoChannelTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coranto_channel_tree_get_property;
  object_class->dispose = coranto_channel_tree_dispose;
  object_class->finalize = coranto_channel_tree_finalize;
  props[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_UNREAD] = count_spec ("unread");
  props[PROP_UNREAD_TODAY] = count_spec ("unread-today");
  props[PROP_FAVOURITES] = count_spec ("favourites");
  props[PROP_N_CHANNELS] = count_spec ("n-channels");
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
coranto_channel_tree_init (CorantoChannelTree *self)
{
  self->cancellable = g_cancellable_new ();
  self->nodes = g_ptr_array_new_with_free_func (g_object_unref);
  self->channels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->categories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->topics = coranto_topic_list_new ();
  self->lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->is_loading = TRUE;
  coranto_pace_init (&self->pace, start_reload, self);
}

CorantoChannelTree *
coranto_channel_tree_new (CorantoStore *store)
{
  CorantoChannelTree *self = g_object_new (CORANTO_TYPE_CHANNEL_TREE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  start_reload (self);
  return self;
}

CorantoChannelNode *
coranto_channel_tree_find_channel (CorantoChannelTree *self, gint64 id)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_TREE (self), NULL);

  return g_hash_table_lookup (self->channels, &id);
}

CorantoChannelNode *
coranto_channel_tree_find_category (CorantoChannelTree *self, gint64 id)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_TREE (self), NULL);

  return g_hash_table_lookup (self->categories, &id);
}

CorantoChannelNode *
coranto_channel_tree_find_list (CorantoChannelTree *self, gint64 id)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_TREE (self), NULL);

  return g_hash_table_lookup (self->lists, &id);
}

CorantoTopicList *
coranto_channel_tree_get_topics (CorantoChannelTree *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANNEL_TREE (self), NULL);

  return self->topics;
}
