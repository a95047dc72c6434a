/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of headlines: ids in order, rows when they are looked at.
 *
 *   store: (of another place: query -> the first page's ids -> their rows, shown ->)
 *   query -> ids -> (what was read meanwhile stays) -> rows of the first page -> splices
 *   get_item: id -> object of the id, made at need -> its row from the pages read, or asked for
 *
 * I1: `ids` falls and has no duplicates; it changes in apply_ids() alone, splice by splice.
 * I2: an id has at most one object; it lives as long as somebody holds it.
 * I5: what comes is told in small steps, so that the window never builds many rows at once.
 * I3: one query is under way at most; what changed meanwhile starts another one after it. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-headline-list.h"

#include "coranto-id-list-private.h"
#include "coranto-pace-private.h"
#include "coranto-row-cache-private.h"
#include "coranto-store-search.h"

#define PAGE_SIZE 64
/* More splices than these cost a view more than one big one. */
#define MAX_SPLICES 256
/* A view builds the rows of the first few hundred positions, each in about a millisecond: so many
 * of them come at once, and the next after a frame or two. */
#define FIRST_SIZE 16
#define STEP_SIZE 5
#define STEP_MS 30
#define NEAR_POSITIONS 400

struct _CorantoHeadlineList
{
  GObject parent_instance;

  CorantoStore *store;
  CorantoRowCache *cache;
  CorantoQuery *query;
  GCancellable *cancellable; /* of the present query */
  GArray *ids;
  CorantoPace pace;
  gboolean is_loading;
  gboolean is_elsewhere; /* `ids` are of another place than `query` */
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

/* One reload on its way through the callbacks.
 *
 * I4: when its cancellable is cancelled the list asks something else now, or is no more, and is not
 *     to be touched. */
typedef struct
{
  CorantoHeadlineList *list; /* unowned */
  GCancellable *cancellable;
  GArray *ids;
  GArray *unknown;  /* ids whose rows are being read */
  guint64 serial;   /* of the cache at that time */
  gboolean is_head; /* the first page alone is asked for: the whole comes behind it */
} Reload;

/* A reload, in order: */
static void start_query (CorantoHeadlineList *self);
static void queried_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void queried_all_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void prefetch (Reload *reload);
static void prefetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void apply_answer (Reload *reload);
static void query_rest (Reload *reload);
static gboolean apply_step_cb (gpointer user_data);
static void end_reload (Reload *reload);

static void
reload_free (Reload *reload)
{
  g_object_unref (reload->cancellable);
  g_clear_pointer (&reload->ids, g_array_unref);
  g_clear_pointer (&reload->unknown, g_array_unref);
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

/* Of another place nothing stays, even where it is the same article: the view starts at the top,
 * with as many rows as it shows at once. */
static void
replace_ids (CorantoHeadlineList *self, GArray *to)
{
  const CorantoSplice all = { 0, self->ids->len, MIN (to->len, FIRST_SIZE) };

  self->is_elsewhere = FALSE;
  if (all.removed > 0 || all.added > 0)
    apply_splice (self, to, &all);
}

static gboolean
is_unread_list (const CorantoQuery *query)
{
  return query->unread_only || query->scope == CORANTO_SCOPE_UNREAD;
}

/* The same list, whether read or not. */
static CorantoQuery *
widen_query (const CorantoQuery *query)
{
  CorantoQuery *wide = coranto_query_copy (query);

  wide->unread_only = FALSE;
  wide->limit = 0;
  if (wide->scope == CORANTO_SCOPE_UNREAD)
    wide->scope = CORANTO_SCOPE_ALL;
  return wide;
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

/* Of a list that stands in an index the top is there at once, however long it is. */
static gboolean
has_quick_head (const CorantoQuery *query)
{
  return !query->search && query->limit == 0 && query->scope != CORANTO_SCOPE_CATEGORY
         && query->scope != CORANTO_SCOPE_TOPIC;
}

static void
start_query (CorantoHeadlineList *self)
{
  Reload *reload = g_new0 (Reload, 1);
  g_autoptr (CorantoQuery) query = coranto_query_copy (self->query);

  coranto_pace_begin (&self->pace);
  reload->list = self;
  reload->cancellable = g_object_ref (self->cancellable);
  reload->is_head = self->is_elsewhere && has_quick_head (query);
  if (reload->is_head)
    query->limit = PAGE_SIZE;
  coranto_store_query_async (self->store, query, self->cancellable, queried_cb, reload);
}

static gboolean
is_superseded (const Reload *reload)
{
  return g_cancellable_is_cancelled (reload->cancellable);
}

/* An update that fails leaves what is shown; under a new name nothing of the former may stand.
 * (transfer full) of reload */
static void
query_failed (Reload *reload, const GError *error)
{
  CorantoHeadlineList *self = reload->list;
  gboolean is_gone = g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("the list could not be read: %s", error->message);
  g_clear_pointer (&reload->ids, g_array_unref);
  reload->ids = self->is_elsewhere || is_gone ? g_array_new (FALSE, FALSE, sizeof (gint64))
                                              : g_array_ref (self->ids);
  apply_answer (reload);
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reload) reload = user_data;
  g_autoptr (CorantoHeadlineList) self = NULL;
  g_autoptr (CorantoQuery) wide = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  reload->ids = coranto_store_query_finish (CORANTO_STORE (source), result, &error);
  if (is_superseded (reload))
    return;
  self = g_object_ref (reload->list);
  if (!reload->ids)
    {
      query_failed (g_steal_pointer (&reload), error);
      return;
    }
  if (!self->is_loading && is_unread_list (self->query))
    missing = coranto_id_list_subtract (self->ids, reload->ids);
  if (!missing || missing->len == 0)
    {
      prefetch (g_steal_pointer (&reload));
      return;
    }
  wide = widen_query (self->query);
  coranto_store_query_async (self->store, wide, self->cancellable, queried_all_cb,
                             g_steal_pointer (&reload));
}

/* What is missing from an unread list only because it was read stays where it was. */
static void
queried_all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reload) reload = user_data;
  g_autoptr (CorantoHeadlineList) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) kept = NULL;
  GArray *found;

  all = coranto_store_query_finish (CORANTO_STORE (source), result, &error);
  if (is_superseded (reload))
    return;
  self = g_object_ref (reload->list);
  if (!all)
    {
      query_failed (g_steal_pointer (&reload), error);
      return;
    }
  gone = coranto_id_list_subtract (self->ids, all);
  kept = coranto_id_list_subtract (self->ids, gone);
  found = g_steal_pointer (&reload->ids);
  reload->ids = coranto_id_list_merge (found, kept);
  g_array_unref (found);
  prefetch (g_steal_pointer (&reload));
}

/* Ids whose rows are not known: of the first page, and of what comes in further down. */
static GArray *
find_unknown (CorantoHeadlineList *self, GArray *ids)
{
  g_autoptr (GArray) added = coranto_id_list_subtract (ids, self->ids);
  guint n_first = MIN (ids->len, PAGE_SIZE);
  guint n_added = self->is_elsewhere ? 0 : MIN (added->len, PAGE_SIZE);
  g_autoptr (GArray) wanted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 2 * PAGE_SIZE);
  GArray *unknown = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (wanted, ids->data, n_first);
  g_array_append_vals (wanted, added->data, n_added);
  coranto_id_list_normalize (wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!coranto_row_cache_knows (self->cache, g_array_index (wanted, gint64, i)))
        g_array_append_vals (unknown, &g_array_index (wanted, gint64, i), 1);
    }
  return unknown;
}

/* The ids are here.  Rows are read before the list tells of them, so that none is drawn empty.
 * (transfer full) of reload */
static void
prefetch (Reload *reload)
{
  CorantoHeadlineList *self = reload->list;

  reload->unknown = find_unknown (self, reload->ids);
  reload->serial = coranto_row_cache_get_serial (self->cache);
  if (reload->unknown->len > 0)
    {
      coranto_store_read_found_rows_async (self->store, coranto_row_cache_get_words (self->cache),
                                           (const gint64 *) (gpointer) reload->unknown->data,
                                           reload->unknown->len, self->cancellable, prefetched_cb,
                                           reload);
      return;
    }
  apply_answer (reload);
}

static void
prefetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reload) reload = user_data;
  g_autoptr (CorantoHeadlineList) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = coranto_store_read_rows_finish (CORANTO_STORE (source), result, &error);
  if (is_superseded (reload))
    return;
  self = g_object_ref (reload->list);
  if (rows)
    coranto_row_cache_take (self->cache, reload->unknown, rows, reload->serial);
  if (!is_superseded (reload))
    apply_answer (g_steal_pointer (&reload));
}

/* Who hears of it may ask something else at once, or let go of the list.
 * (transfer full) of reload */
static void
apply_answer (Reload *reload)
{
  CorantoHeadlineList *self = reload->list;

  /* I5 */
  if (reload->is_head && reload->ids->len == PAGE_SIZE)
    {
      replace_ids (self, reload->ids);
      query_rest (reload);
      return;
    }
  if (self->is_elsewhere)
    replace_ids (self, reload->ids);
  else if (apply_step_cb (reload) == G_SOURCE_REMOVE)
    return;
  /* Behind the drawing of frames: what came before is laid out first. */
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, STEP_MS, apply_step_cb, reload, NULL);
}

/* The first page is shown. (transfer full) of reload */
static void
query_rest (Reload *reload)
{
  g_autoptr (Reload) owned = reload;
  CorantoHeadlineList *self = reload->list;

  if (is_superseded (reload))
    return;
  reload->is_head = FALSE;
  g_clear_pointer (&reload->ids, g_array_unref);
  g_clear_pointer (&reload->unknown, g_array_unref);
  coranto_store_query_async (self->store, self->query, self->cancellable, queried_cb,
                             g_steal_pointer (&owned));
}

static gboolean
apply_step_cb (gpointer user_data)
{
  Reload *reload = user_data;
  g_autoptr (CorantoHeadlineList) self = NULL;
  g_autoptr (GArray) step = NULL;

  if (!is_superseded (reload))
    {
      self = g_object_ref (reload->list);
      step = coranto_id_list_approach (self->ids, reload->ids, STEP_SIZE, NEAR_POSITIONS);
      apply_ids (self, step);
    }
  if (!is_superseded (reload) && step->len < reload->ids->len)
    return G_SOURCE_CONTINUE;
  end_reload (reload);
  return G_SOURCE_REMOVE;
}

/* (transfer full) of reload */
static void
end_reload (Reload *reload)
{
  if (!is_superseded (reload))
    {
      coranto_pace_end (&reload->list->pace);
      set_loading (reload->list, FALSE);
    }
  reload_free (reload);
}

static void
pace_start_cb (gpointer user_data)
{
  start_query (user_data);
}

/* Changes -----------------------------------------------------------------------------------------
 */

/* In an unread list what is shown stays, read or not; something else may have become unread. */
static gboolean
marks_move_membership (CorantoHeadlineList *self, const CorantoChangeSet *changes)
{
  if (self->query->scope == CORANTO_SCOPE_FAVOURITES || self->query->scope == CORANTO_SCOPE_LIST)
    return changes->restated->len > 0;
  if (!is_unread_list (self->query))
    return FALSE;
  for (guint i = 0; i < changes->restated->len; i++)
    {
      gint64 id = g_array_index (changes->restated, gint64, i);

      if (self->pace.is_busy || coranto_id_list_find (self->ids, id) == G_MAXUINT)
        return TRUE;
    }
  return FALSE;
}

/* Whether changed articles can have come into the list, or left it. */
static gboolean
moves_membership (CorantoHeadlineList *self, const CorantoChangeSet *changes)
{
  CorantoScope scope = self->query->scope;

  if (changes->everything || changes->channels_changed || changes->added->len > 0
      || changes->removed->len > 0 || marks_move_membership (self, changes))
    return TRUE;
  /* Other words, or a further channel that lists it. */
  return changes->updated->len > 0
         && (self->query->search || scope == CORANTO_SCOPE_CHANNEL
             || scope == CORANTO_SCOPE_CATEGORY || scope == CORANTO_SCOPE_TOPIC);
}

static void
changed_cb (CorantoHeadlineList *self, const CorantoChangeSet *changes)
{
  coranto_row_cache_refresh (self->cache, changes);
  if (self->query && moves_membership (self, changes))
    coranto_pace_note (&self->pace);
}

/* A row that was looked at is of an article that is no longer there: nobody told, because another
 * program removed it. */
static void
row_gone_cb (GObject *owner, gint64 id)
{
  CorantoHeadlineList *self = CORANTO_HEADLINE_LIST (owner);
  guint position = coranto_id_list_find (self->ids, id);

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

  coranto_pace_clear (&self->pace);
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
  coranto_pace_init (&self->pace, pace_start_cb, self);
}

CorantoHeadlineList *
coranto_headline_list_new (CorantoStore *store)
{
  CorantoHeadlineList *self = g_object_new (CORANTO_TYPE_HEADLINE_LIST, NULL);

  self->store = g_object_ref (store);
  self->cache = coranto_row_cache_new (store, row_gone_cb, G_OBJECT (self));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* The rows of the former query stay until the answer is there: a list that is empty for a moment
 * flickers. */
void
coranto_headline_list_set_query (CorantoHeadlineList *self, const CorantoQuery *query)
{
  CorantoQuery *copy;
  gboolean is_same_place;

  g_return_if_fail (CORANTO_IS_HEADLINE_LIST (self));
  g_return_if_fail (query);

  is_same_place = self->query && self->query->scope == query->scope && self->query->id == query->id;
  self->is_elsewhere = self->is_elsewhere || !is_same_place;
  copy = coranto_query_copy (query);
  g_clear_pointer (&self->query, coranto_query_free);
  self->query = copy;
  coranto_row_cache_set_words (self->cache, copy->search);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
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
