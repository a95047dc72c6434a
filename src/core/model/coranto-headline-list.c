/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of headlines: ids in order, rows when they are looked at.
 *
 *   store: query -> ids -> (rows of what is new, up to a page) -> diff -> splices
 *   get_item: id -> object of the id, made at need -> its row from the pages read, or asked for
 *
 * I1: `ids` falls and has no duplicates; it changes in apply_ids() alone, splice by splice.
 * I2: an id has at most one object; it lives as long as somebody holds it.
 * I3: one query is under way at most; what changed meanwhile starts another one after it. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-headline-list.h"

#include "coranto-id-list-private.h"
#include "coranto-row-cache-private.h"
#include "coranto-store.h"

#define PAGE_SIZE 64
/* More splices than these cost a view more than one big one. */
#define MAX_SPLICES 256
/* A refresh commits many times: the list follows at this pace. */
#define RELOAD_GAP_USEC (200 * 1000)

struct _CorantoHeadlineList
{
  GObject parent_instance;

  CorantoStore *store;
  CorantoRowCache *cache;
  CorantoQuery *query;
  GCancellable *cancellable; /* of the present query */
  GArray *ids;
  GHashTable *kept; /* ids whose marks changed while an unread list showed them */

  gboolean is_loading;
  gboolean is_querying;
  gboolean needs_reload;
  guint reload_source;
  gint64 last_reload; /* monotonic */
};

typedef enum
{
  PROP_LOADING = 1,
  N_PROPS
} Prop;

static GParamSpec *props[N_PROPS];

static void coranto_headline_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CorantoHeadlineList,
                               coranto_headline_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      coranto_headline_list_list_model_init))

/* A reload, in order: */
static void start_query (CorantoHeadlineList *self);
static void queried_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void prefetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void finish_reload (CorantoHeadlineList *self);

/* One reload on its way through the callbacks. */
typedef struct
{
  CorantoHeadlineList *list;
  GCancellable *cancellable;
  GArray *ids;
} Reload;

static void
reload_free (Reload *reload)
{
  g_object_unref (reload->list);
  g_object_unref (reload->cancellable);
  g_clear_pointer (&reload->ids, g_array_unref);
  g_free (reload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reload, reload_free)

/* The ids ----------------------------------------------------------------------------------------
 */

static void
apply_splice (CorantoHeadlineList *self, GArray *to, const CorantoSplice *splice)
{
  if (splice->removed > 0)
    g_array_remove_range (self->ids, splice->position, splice->removed);
  if (splice->added > 0)
    g_array_insert_vals (self->ids, splice->position, &g_array_index (to, gint64, splice->position),
                         splice->added);
  g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->removed,
                              splice->added);
}

static void
apply_ids (CorantoHeadlineList *self, GArray *to)
{
  g_autoptr (GArray) splices = coranto_id_list_diff (self->ids, to, MAX_SPLICES);

  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, to, &g_array_index (splices, CorantoSplice, i));
}

static gboolean
is_unread_list (CorantoHeadlineList *self)
{
  return self->query && (self->query->unread_only || self->query->scope == CORANTO_SCOPE_UNREAD);
}

/* What was read while the list showed it stays where it was. */
static GArray *
add_kept (CorantoHeadlineList *self, GArray *ids)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->ids->len && g_hash_table_size (self->kept) > 0; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      if (g_hash_table_contains (self->kept, &id))
        g_array_append_val (kept, id);
    }
  return coranto_id_list_merge (ids, kept);
}

static void
set_loading (CorantoHeadlineList *self, gboolean is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/* Reloading ---------------------------------------------------------------------------------------
 */

static void
start_query (CorantoHeadlineList *self)
{
  Reload *reload = g_new0 (Reload, 1);

  self->is_querying = TRUE;
  self->needs_reload = FALSE;
  reload->list = g_object_ref (self);
  reload->cancellable = g_object_ref (self->cancellable);
  coranto_store_query_async (self->store, self->query, self->cancellable, queried_cb, reload);
}

static gboolean
is_superseded (const Reload *reload)
{
  return reload->cancellable != reload->list->cancellable;
}

/* What is shown while nothing can be read: no list of what is gone. */
static void
query_failed (CorantoHeadlineList *self, const GError *error)
{
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND))
    apply_ids (self, empty);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("the list could not be read: %s", error->message);
  finish_reload (self);
}

/* The ids are here.  The first page of what is new is read before the list tells of it, so that no
 * row is drawn empty. */
static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reload) reload = user_data;
  CorantoHeadlineList *self = reload->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) fresh = NULL;

  ids = coranto_store_query_finish (CORANTO_STORE (source), result, &error);
  if (is_superseded (reload))
    return;
  if (!ids)
    {
      query_failed (self, error);
      return;
    }
  reload->ids = add_kept (self, ids);
  fresh = coranto_id_list_subtract (reload->ids, self->ids);
  coranto_store_read_rows_async (self->store, (const gint64 *) (gpointer) fresh->data,
                                 MIN (fresh->len, PAGE_SIZE), self->cancellable, prefetched_cb,
                                 g_steal_pointer (&reload));
}

static void
prefetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reload) reload = user_data;
  CorantoHeadlineList *self = reload->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = coranto_store_read_rows_finish (CORANTO_STORE (source), result, &error);
  if (is_superseded (reload))
    return;
  for (guint i = 0; rows && i < rows->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      if (row)
        coranto_row_cache_put (self->cache, row);
    }
  apply_ids (self, reload->ids);
  finish_reload (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  CorantoHeadlineList *self = user_data;

  self->reload_source = 0;
  start_query (self);
  return G_SOURCE_REMOVE;
}

/* Starts a reload now, after the present one, or when the pace allows it. */
static void
schedule_reload (CorantoHeadlineList *self)
{
  gint64 wait_usec = self->last_reload + RELOAD_GAP_USEC - g_get_monotonic_time ();

  if (self->is_querying)
    self->needs_reload = TRUE;
  else if (!self->reload_source && wait_usec <= 0)
    start_query (self);
  else if (!self->reload_source)
    self->reload_source = g_timeout_add ((guint) (wait_usec / 1000 + 1), reload_cb, self);
}

static void
finish_reload (CorantoHeadlineList *self)
{
  self->is_querying = FALSE;
  self->last_reload = g_get_monotonic_time ();
  set_loading (self, FALSE);
  if (self->needs_reload)
    schedule_reload (self);
}

/* Changes -----------------------------------------------------------------------------------------
 */

/* Whether changed articles can have come into the list, or left it. */
static gboolean
moves_membership (CorantoHeadlineList *self, const CorantoChangeSet *changes)
{
  CorantoScope scope = self->query->scope;

  if (changes->everything || changes->channels_changed || changes->added->len > 0
      || changes->removed->len > 0)
    return TRUE;
  if (changes->restated->len > 0 && (is_unread_list (self) || scope == CORANTO_SCOPE_FAVOURITES))
    return TRUE;
  /* Other words, or a further channel that lists it. */
  return changes->updated->len > 0
         && (self->query->search || scope == CORANTO_SCOPE_CHANNEL
             || scope == CORANTO_SCOPE_CATEGORY || scope == CORANTO_SCOPE_TOPIC);
}

static void
keep_restated (CorantoHeadlineList *self, const CorantoChangeSet *changes)
{
  for (guint i = 0; is_unread_list (self) && i < changes->restated->len; i++)
    {
      gint64 id = g_array_index (changes->restated, gint64, i);

      if (coranto_id_list_find (self->ids, id) != G_MAXUINT)
        g_hash_table_add (self->kept, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < changes->removed->len; i++)
    g_hash_table_remove (self->kept, &g_array_index (changes->removed, gint64, i));
}

static void
changed_cb (CorantoHeadlineList *self, const CorantoChangeSet *changes)
{
  coranto_row_cache_refresh (self->cache, changes);
  if (!self->query)
    return;
  keep_restated (self, changes);
  if (moves_membership (self, changes))
    schedule_reload (self);
}

/* A row that was looked at is of an article that is no longer there: nobody told, because another
 * program removed it. */
static void
rows_gone_cb (gint64 id, gpointer user_data)
{
  CorantoHeadlineList *self = user_data;
  guint position = coranto_id_list_find (self->ids, id);

  g_hash_table_remove (self->kept, &id);
  if (position == G_MAXUINT)
    return;
  g_array_remove_index (self->ids, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The object --------------------------------------------------------------------------------------
 */

static GType
coranto_headline_list_get_item_type (GListModel *model)
{
  return CORANTO_TYPE_HEADLINE;
}

static guint
coranto_headline_list_get_n_items (GListModel *model)
{
  return CORANTO_HEADLINE_LIST (model)->ids->len;
}

static gpointer
coranto_headline_list_get_item (GListModel *model, guint position)
{
  CorantoHeadlineList *self = CORANTO_HEADLINE_LIST (model);
  guint first = position / PAGE_SIZE * PAGE_SIZE;
  CorantoHeadline *headline;

  if (position >= self->ids->len)
    return NULL;
  headline
      = coranto_row_cache_dup_object (self->cache, g_array_index (self->ids, gint64, position));
  if (!coranto_headline_get_row (headline))
    coranto_row_cache_want (self->cache, &g_array_index (self->ids, gint64, first),
                            MIN (PAGE_SIZE, self->ids->len - first));
  return headline;
}

static void
coranto_headline_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = coranto_headline_list_get_item_type;
  iface->get_n_items = coranto_headline_list_get_n_items;
  iface->get_item = coranto_headline_list_get_item;
}

static void
coranto_headline_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CorantoHeadlineList *self = CORANTO_HEADLINE_LIST (object);

  switch ((Prop) id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
coranto_headline_list_dispose (GObject *object)
{
  CorantoHeadlineList *self = CORANTO_HEADLINE_LIST (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->cache, coranto_row_cache_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (coranto_headline_list_parent_class)->dispose (object);
}

static void
coranto_headline_list_finalize (GObject *object)
{
  CorantoHeadlineList *self = CORANTO_HEADLINE_LIST (object);

  g_clear_pointer (&self->query, coranto_query_free);
  g_array_unref (self->ids);
  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (coranto_headline_list_parent_class)->finalize (object);
}

static void
coranto_headline_list_class_init (CorantoHeadlineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = coranto_headline_list_get_property;
  object_class->dispose = coranto_headline_list_dispose;
  object_class->finalize = coranto_headline_list_finalize;
  props[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
coranto_headline_list_init (CorantoHeadlineList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

CorantoHeadlineList *
coranto_headline_list_new (CorantoStore *store)
{
  CorantoHeadlineList *self = g_object_new (CORANTO_TYPE_HEADLINE_LIST, NULL);

  self->store = g_object_ref (store);
  self->cache = coranto_row_cache_new (store, rows_gone_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* The rows of the former query stay until the answer is there: a list that is empty for a moment
 * flickers. */
void
coranto_headline_list_set_query (CorantoHeadlineList *self, const CorantoQuery *query)
{
  CorantoQuery *copy;

  g_return_if_fail (CORANTO_IS_HEADLINE_LIST (self));
  g_return_if_fail (query);

  copy = coranto_query_copy (query);
  g_clear_pointer (&self->query, coranto_query_free);
  self->query = copy;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_hash_table_remove_all (self->kept);
  set_loading (self, TRUE);
  start_query (self);
}

const CorantoQuery *
coranto_headline_list_get_query (CorantoHeadlineList *self)
{
  g_return_val_if_fail (CORANTO_IS_HEADLINE_LIST (self), NULL);

  return self->query;
}

gboolean
coranto_headline_list_is_loading (CorantoHeadlineList *self)
{
  g_return_val_if_fail (CORANTO_IS_HEADLINE_LIST (self), FALSE);

  return self->is_loading;
}

gint64
coranto_headline_list_get_id (CorantoHeadlineList *self, guint position)
{
  g_return_val_if_fail (CORANTO_IS_HEADLINE_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
coranto_headline_list_find (CorantoHeadlineList *self, gint64 id)
{
  g_return_val_if_fail (CORANTO_IS_HEADLINE_LIST (self), G_MAXUINT);

  return coranto_id_list_find (self->ids, id);
}
