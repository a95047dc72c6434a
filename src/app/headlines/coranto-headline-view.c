/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolled list of headlines.
 *
 * GTK 4.8 has no sections in lists: a row shows the heading of its day when the row before it is of
 * another day.  Headings are set anew, once per frame at most, whenever rows are bound, move, or
 * their content comes.
 *
 * I1: `bound` holds exactly the list items that show a headline now. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-headline-view.h"

#include "coranto-compat.h"
#include "coranto-context-menu.h"
#include "coranto-headline-row-widget.h"
#include "coranto-headline-selection.h"
#include "coranto-older-row.h"
#include "coranto-story-actions.h"
#include "coranto-template.h"
#include "coranto-times.h"

#define THUMBNAIL_SIZE 72
#define CLOCK_SECONDS 30
#define TOP_PIXELS 8.0
/* The list moves its adjustment when it is laid out, a frame after its items changed. */
#define TOP_FRAMES 3

struct _CorantoHeadlineView
{
  GtkWidget parent_instance;

  CorantoHeadlineList *list;
  CorantoHeadlineSelection *selection;
  CorantoThumbnails *thumbnails;
  CorantoOlder *older; /* the tail, where it has something to offer */
  GPtrArray *bound;    /* (element-type GtkListItem) unowned, I1 */
  char *channel_title;
  gboolean show_pictures;
  gboolean is_scroll_wanted; /* to the selected one, once the list has it */
  guint focus_position;      /* of a row that is to be focused once it is there */
  guint top_frames;          /* for so long the list stays at its top, where it was */
  guint days_id;
  guint clock_id;

  GtkScrolledWindow *scroller;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (CorantoHeadlineView, coranto_headline_view, GTK_TYPE_WIDGET)

static guint selected_signal;

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static CorantoHeadlineRowWidget *
widget_of (GtkListItem *item)
{
  return CORANTO_HEADLINE_ROW_WIDGET (gtk_list_item_get_child (item));
}

static const CorantoHeadlineRow *
row_of (GtkListItem *item)
{
  CorantoHeadline *headline = gtk_list_item_get_item (item);

  return headline ? coranto_headline_get_row (headline) : NULL;
}

/* The day of the row before `position`; 0 when there is none or it is not known yet. */
static int
day_before (CorantoHeadlineView *self, guint position)
{
  g_autoptr (CorantoHeadline) before = NULL;
  const CorantoHeadlineRow *row;

  if (position == 0 || position == GTK_INVALID_LIST_POSITION)
    return 0;
  before = g_list_model_get_item (G_LIST_MODEL (self->list), position - 1);
  row = before ? coranto_headline_get_row (before) : NULL;
  return row ? coranto_time_day_number (row->order_time) : 0;
}

static void
update_day (CorantoHeadlineView *self, GtkListItem *item, gint64 at)
{
  const CorantoHeadlineRow *row = row_of (item);
  guint position = gtk_list_item_get_position (item);
  g_autofree char *day = NULL;
  int before;

  if (row)
    {
      before = day_before (self, position);
      if (before != coranto_time_day_number (row->order_time) && (before != 0 || position == 0))
        day = coranto_time_day (row->order_time, at);
    }
  coranto_headline_row_widget_set_day (widget_of (item), day);
}

/* The list holds on to the row that it was scrolled to last, and only a change of the value makes
 * it take hold of the first one. */
static void
go_to_top (CorantoHeadlineView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, 1);
  gtk_adjustment_set_value (adjustment, 0);
}

/* FALSE when there is no row for it on the screen. */
static gboolean
focus_position (CorantoHeadlineView *self, guint position)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      if (gtk_list_item_get_position (item) == position)
        return gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
    }
  return FALSE;
}

static void queue_days (CorantoHeadlineView *self);

static gboolean
update_days_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data)
{
  CorantoHeadlineView *self = CORANTO_HEADLINE_VIEW (widget);
  gint64 at = now ();

  self->days_id = 0;
  for (guint i = 0; i < self->bound->len; i++)
    update_day (self, g_ptr_array_index (self->bound, i), at);
  if (self->is_scroll_wanted)
    coranto_headline_view_scroll_to_selected (self);
  else if (self->top_frames > 0)
    {
      go_to_top (self);
      self->top_frames--;
    }
  if (self->focus_position != GTK_INVALID_LIST_POSITION
      && focus_position (self, self->focus_position))
    self->focus_position = GTK_INVALID_LIST_POSITION;
  if (self->top_frames > 0)
    queue_days (self);
  return G_SOURCE_REMOVE;
}

static void
queue_days (CorantoHeadlineView *self)
{
  if (self->days_id == 0)
    self->days_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_days_cb, NULL, NULL);
}

static gboolean
tail_has_focus (CorantoHeadlineView *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));

  return row && CORANTO_IS_OLDER_ROW (gtk_widget_get_first_child (row));
}

/* New headlines push nothing away that is being read, but who looks at the top sees them come.  Who
 * asked for older ones at the end goes on with the first of them. */
static void
before_items_changed_cb (CorantoHeadlineView *self, guint position, guint removed, guint added)
{
  double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));

  if (position > 0 && added > 0 && tail_has_focus (self))
    self->focus_position = position;
  else if (position == 0 && value <= TOP_PIXELS)
    self->top_frames = TOP_FRAMES;
  else
    return;
  queue_days (self);
}

static gboolean
clock_cb (gpointer user_data)
{
  CorantoHeadlineView *self = user_data;
  gint64 at = now ();

  for (guint i = 0; i < self->bound->len; i++)
    coranto_headline_row_widget_update_time (widget_of (g_ptr_array_index (self->bound, i)), at);
  queue_days (self);
  return G_SOURCE_CONTINUE;
}

static void
emit_selected (CorantoHeadlineView *self, gint64 id, gboolean is_activated)
{
  g_signal_emit (self, selected_signal, 0, id, is_activated);
}

static void
selected_cb (CorantoHeadlineView *self, gint64 id)
{
  self->is_scroll_wanted = FALSE;
  self->top_frames = 0;
  emit_selected (self, id, FALSE);
}

static void
activate_cb (CorantoHeadlineView *self, guint position)
{
  gint64 id = coranto_headline_list_get_id (self->list, position);

  if (id == 0)
    {
      coranto_older_load (self->older);
      return;
    }
  coranto_headline_selection_set (self->selection, id);
  emit_selected (self, id, TRUE);
}

/* A click on the row that is selected already opens it too (a folded window). */
static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  CorantoHeadlineView *self = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  CorantoHeadline *headline
      = coranto_headline_row_widget_get_headline (CORANTO_HEADLINE_ROW_WIDGET (row));

  if (headline && gtk_widget_contains (row, x, y))
    {
      coranto_headline_selection_set (self->selection, coranto_headline_get_id (headline));
      emit_selected (self, coranto_headline_get_id (headline), TRUE);
    }
}

static GMenuModel *
create_menu (GtkWidget *row)
{
  CorantoHeadline *headline
      = coranto_headline_row_widget_get_headline (CORANTO_HEADLINE_ROW_WIDGET (row));
  const CorantoHeadlineRow *content = headline ? coranto_headline_get_row (headline) : NULL;

  return content ? coranto_story_actions_new_menu (content) : NULL;
}

/* The keyboard focus is on the list's own rows, around ours: their keys come by here. */
static void
popup_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoHeadlineView *self = CORANTO_HEADLINE_VIEW (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (CORANTO_IS_HEADLINE_ROW_WIDGET (row))
    coranto_context_menu_popup (row, create_menu);
}

static void
add_row_widget (CorantoHeadlineView *self, GtkListItem *item)
{
  GtkWidget *row = coranto_headline_row_widget_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  coranto_context_menu_attach (row, create_menu);
  gtk_list_item_set_child (item, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CorantoHeadlineView *self = user_data;

  add_row_widget (self, item);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (queue_days), self,
                           G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CorantoHeadlineView *self = user_data;
  gpointer shown = gtk_list_item_get_item (item);

  if (CORANTO_IS_OLDER (shown))
    {
      gtk_list_item_set_child (item, coranto_older_row_new (shown));
      return;
    }
  g_ptr_array_add (self->bound, item);
  coranto_headline_row_widget_bind (
      widget_of (item), shown, self->show_pictures ? self->thumbnails : NULL, self->channel_title);
  g_signal_connect_object (shown, "changed", G_CALLBACK (queue_days), self, G_CONNECT_SWAPPED);
  update_day (self, item, now ());
  queue_days (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CorantoHeadlineView *self = user_data;
  gpointer shown = gtk_list_item_get_item (item);

  if (CORANTO_IS_OLDER (shown))
    {
      add_row_widget (self, item);
      return;
    }
  g_signal_handlers_disconnect_by_func (shown, queue_days, self);
  coranto_headline_row_widget_unbind (widget_of (item));
  g_ptr_array_remove_fast (self->bound, item);
}

void
coranto_headline_view_set_engine (CorantoHeadlineView *self, CorantoEngine *engine)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  g_return_if_fail (CORANTO_IS_HEADLINE_VIEW (self) && !self->list);

  self->thumbnails = coranto_thumbnails_new (engine, THUMBNAIL_SIZE * scale);
  self->list = coranto_engine_new_headline_list (engine);
  /* Connected first: it has to see where the list was before the rows move. */
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (before_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = coranto_headline_selection_new (self->list);
  g_signal_connect_object (self->selection, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  self->clock_id = g_timeout_add_seconds (CLOCK_SECONDS, clock_cb, self);
}

CorantoHeadlineList *
coranto_headline_view_get_list (CorantoHeadlineView *self)
{
  return self->list;
}

static void
older_changed_cb (CorantoHeadlineView *self)
{
  gboolean is_offered = coranto_older_get_stage (self->older) != CORANTO_OLDER_STAGE_NONE;

  coranto_headline_selection_set_tail (self->selection, is_offered ? G_OBJECT (self->older) : NULL);
}

void
coranto_headline_view_set_older (CorantoHeadlineView *self, CorantoOlder *older)
{
  g_return_if_fail (CORANTO_IS_HEADLINE_VIEW (self) && self->selection && !self->older);

  self->older = g_object_ref (older);
  g_signal_connect_object (older, "changed", G_CALLBACK (older_changed_cb), self,
                           G_CONNECT_SWAPPED);
  older_changed_cb (self);
}

void
coranto_headline_view_show (CorantoHeadlineView *self,
                            const CorantoQuery *query,
                            const char *channel_title)
{
  g_return_if_fail (CORANTO_IS_HEADLINE_VIEW (self) && self->list);

  g_free (self->channel_title);
  self->channel_title = g_strdup (channel_title);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  coranto_headline_list_set_query (self->list, query);
}

void
coranto_headline_view_set_show_pictures (CorantoHeadlineView *self, gboolean show_pictures)
{
  g_return_if_fail (CORANTO_IS_HEADLINE_VIEW (self));

  if (self->show_pictures == show_pictures)
    return;
  self->show_pictures = show_pictures;
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      coranto_headline_row_widget_bind (widget_of (item), gtk_list_item_get_item (item),
                                        show_pictures ? self->thumbnails : NULL,
                                        self->channel_title);
    }
}

gint64
coranto_headline_view_get_selected (CorantoHeadlineView *self)
{
  return self->selection ? coranto_headline_selection_get (self->selection) : 0;
}

void
coranto_headline_view_select (CorantoHeadlineView *self, gint64 id)
{
  g_return_if_fail (CORANTO_IS_HEADLINE_VIEW (self));

  if (self->selection)
    coranto_headline_selection_set (self->selection, id);
}

/* FALSE when the selected one has no row on the screen. */
static gboolean
focus_selected (CorantoHeadlineView *self)
{
  return focus_position (self, coranto_headline_selection_get_position (self->selection));
}

static gboolean
coranto_headline_view_grab_focus (GtkWidget *widget)
{
  CorantoHeadlineView *self = CORANTO_HEADLINE_VIEW (widget);

  if (self->selection && focus_selected (self))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

void
coranto_headline_view_scroll_to_selected (CorantoHeadlineView *self)
{
  guint position = self->selection ? coranto_headline_selection_get_position (self->selection)
                                   : GTK_INVALID_LIST_POSITION;

  self->is_scroll_wanted = position == GTK_INVALID_LIST_POSITION;
  if (self->is_scroll_wanted)
    return;
  coranto_list_view_scroll_to (self->list_view, position);
  /* The keyboard focus follows only where it was in the list already. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)))
    focus_selected (self);
}

gboolean
coranto_headline_view_step (CorantoHeadlineView *self, int step)
{
  guint n_items = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  guint position;

  if (n_items == 0)
    return FALSE;
  position = coranto_headline_selection_get_position (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n_items - 1;
  else if ((step < 0 && position == 0) || (step > 0 && position + 1 >= n_items))
    return FALSE;
  else
    position += step;
  coranto_headline_selection_set (self->selection,
                                  coranto_headline_list_get_id (self->list, position));
  coranto_headline_view_scroll_to_selected (self);
  return TRUE;
}

CorantoHeadline *
coranto_headline_view_dup_headline (CorantoHeadlineView *self, gint64 id)
{
  guint position
      = self->list ? coranto_headline_list_find (self->list, id) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static void
coranto_headline_view_dispose (GObject *object)
{
  CorantoHeadlineView *self = CORANTO_HEADLINE_VIEW (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  if (self->list_view)
    gtk_list_view_set_model (self->list_view, NULL);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_HEADLINE_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->older);
  g_clear_object (&self->thumbnails);
  g_clear_pointer (&self->channel_title, g_free);
  G_OBJECT_CLASS (coranto_headline_view_parent_class)->dispose (object);
}

static void
coranto_headline_view_finalize (GObject *object)
{
  g_ptr_array_unref (CORANTO_HEADLINE_VIEW (object)->bound);
  G_OBJECT_CLASS (coranto_headline_view_parent_class)->finalize (object);
}

static void
coranto_headline_view_class_init (CorantoHeadlineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_headline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = coranto_headline_view_finalize;
  widget_class->grab_focus = coranto_headline_view_grab_focus;
  selected_signal = g_signal_new ("selected", CORANTO_TYPE_HEADLINE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/headlines/coranto-headline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineView, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "headlines.menu", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "headlines.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "headlines.menu",
                                       NULL);
}

static void
coranto_headline_view_init (CorantoHeadlineView *self)
{
  self->bound = g_ptr_array_new ();
  self->focus_position = GTK_INVALID_LIST_POSITION;
  self->show_pictures = TRUE;
  coranto_template_init (GTK_WIDGET (self));
}
