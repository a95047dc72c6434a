/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected headline.
 *
 * I1: `position` is where `id` stands in the list, or GTK_INVALID_LIST_POSITION. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-headline-selection.h"

struct _CorantoHeadlineSelection
{
  GObject parent_instance;

  CorantoHeadlineList *list;
  GObject *tail; /* nullable */
  gint64 id;
  guint position;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CorantoHeadlineSelection,
                               coranto_headline_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static guint selected_signal;

static guint
n_headlines (CorantoHeadlineSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  CorantoHeadlineSelection *self = CORANTO_HEADLINE_SELECTION (model);

  return n_headlines (self) + (self->tail ? 1 : 0);
}

static gpointer
get_item (GListModel *model, guint position)
{
  CorantoHeadlineSelection *self = CORANTO_HEADLINE_SELECTION (model);

  if (self->tail && position == n_headlines (self))
    return g_object_ref (self->tail);
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  CorantoHeadlineSelection *self = CORANTO_HEADLINE_SELECTION (model);

  return position != GTK_INVALID_LIST_POSITION && position == self->position;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CorantoHeadlineSelection *self = CORANTO_HEADLINE_SELECTION (model);
  GtkBitset *set = gtk_bitset_new_empty ();

  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (set, self->position);
  return set;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  CorantoHeadlineSelection *self = CORANTO_HEADLINE_SELECTION (model);
  gint64 id = coranto_headline_list_get_id (self->list, position);

  /* The tail has none. */
  if (id != 0)
    coranto_headline_selection_set (self, id);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
}

static guint
find (CorantoHeadlineSelection *self)
{
  return self->id ? coranto_headline_list_find (self->list, self->id) : GTK_INVALID_LIST_POSITION;
}

/* Tells the views of both rows that changed. */
static void
tell_moved (CorantoHeadlineSelection *self, guint before)
{
  guint first = MIN (before, self->position);
  guint last = MAX (before, self->position);
  guint n_items = n_headlines (self);

  if (first >= n_items)
    return;
  if (last >= n_items)
    last = first;
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

/* The views must hear of the items first and then find the selection where it is now (I1). */
static void
items_changed_cb (CorantoHeadlineSelection *self, guint position, guint removed, guint added)
{
  guint before = self->position;

  self->position = find (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (before != self->position)
    tell_moved (self, self->position);
}

CorantoHeadlineSelection *
coranto_headline_selection_new (CorantoHeadlineList *list)
{
  CorantoHeadlineSelection *self = g_object_new (CORANTO_TYPE_HEADLINE_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gint64
coranto_headline_selection_get (CorantoHeadlineSelection *self)
{
  return self->id;
}

guint
coranto_headline_selection_get_position (CorantoHeadlineSelection *self)
{
  return self->position;
}

void
coranto_headline_selection_set (CorantoHeadlineSelection *self, gint64 id)
{
  guint before = self->position;

  g_return_if_fail (CORANTO_IS_HEADLINE_SELECTION (self));

  if (self->id == id)
    return;
  self->id = id;
  self->position = find (self);
  tell_moved (self, before);
  g_signal_emit (self, selected_signal, 0, id);
}

void
coranto_headline_selection_set_tail (CorantoHeadlineSelection *self, GObject *tail)
{
  guint had_tail = self->tail ? 1 : 0;

  g_return_if_fail (CORANTO_IS_HEADLINE_SELECTION (self));

  if (g_set_object (&self->tail, tail))
    g_list_model_items_changed (G_LIST_MODEL (self), n_headlines (self), had_tail, tail ? 1 : 0);
}

static void
coranto_headline_selection_dispose (GObject *object)
{
  g_clear_object (&CORANTO_HEADLINE_SELECTION (object)->tail);
  g_clear_object (&CORANTO_HEADLINE_SELECTION (object)->list);
  G_OBJECT_CLASS (coranto_headline_selection_parent_class)->dispose (object);
}

static void
coranto_headline_selection_class_init (CorantoHeadlineSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_headline_selection_dispose;
  selected_signal = g_signal_new ("selected", CORANTO_TYPE_HEADLINE_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
coranto_headline_selection_init (CorantoHeadlineSelection *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
}
