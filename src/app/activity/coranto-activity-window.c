/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The activity view. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-activity-window.h"

#include "coranto-activity-detail.h"
#include "coranto-activity-kind.h"
#include "coranto-activity-row.h"
#include "coranto-activity-words.h"
#include "coranto-template.h"

#include <glib/gi18n.h>

struct _CorantoActivityWindow
{
  AdwWindow parent_instance;

  CorantoEngine *engine;
  CorantoActivityKind show;
  GtkFilter *filter;
  GListModel *shown; /* CorantoChannelNode; the list view's */

  GtkStack *pages;
  GtkWidget *back;
  GtkWidget *choice; /* All | Failing | Quiet */
  GtkToggleButton *all;
  GtkToggleButton *failing;
  GtkToggleButton *quiet;
  AdwWindowTitle *heading;
  GtkLabel *hold;
  GtkStack *list_or_none;
  GtkListView *list;
  AdwStatusPage *none;
  CorantoActivityDetail *detail;
};

G_DEFINE_FINAL_TYPE (CorantoActivityWindow, coranto_activity_window, ADW_TYPE_WINDOW)

/* Which channels ----------------------------------------------------------------------------------
 */

static gboolean
filter_node (gpointer item, gpointer user_data)
{
  CorantoActivityWindow *self = user_data;
  const CorantoChannel *channel = coranto_channel_node_get_channel (item);

  return channel && coranto_activity_is_of_kind (self->engine, channel, self->show);
}

static void
name_choice (GtkToggleButton *button, const char *name, guint n)
{
  g_autofree char *label = g_strdup_printf ("%s (%u)", name, n);

  gtk_button_set_label (GTK_BUTTON (button), n > 0 ? label : name);
}

static void
show_none (CorantoActivityWindow *self)
{
  static const char *const icons[]
      = { "coranto-all-symbolic", "emblem-ok-symbolic", "emblem-ok-symbolic" };
  const char *const titles[]
      = { _ ("No Channels"), _ ("No Channel Fails"), _ ("No Channel Has Gone Quiet") };

  adw_status_page_set_icon_name (self->none, icons[self->show]);
  adw_status_page_set_title (self->none, titles[self->show]);
}

static void
update_list (CorantoActivityWindow *self)
{
  guint n = g_list_model_get_n_items (self->shown);

  name_choice (self->failing, _ ("Failing"),
               coranto_activity_count (self->engine, CORANTO_ACTIVITY_FAILING));
  name_choice (self->quiet, _ ("Quiet"),
               coranto_activity_count (self->engine, CORANTO_ACTIVITY_QUIET));
  show_none (self);
  gtk_stack_set_visible_child_name (self->list_or_none, n > 0 ? "list" : "none");
}

static void
chosen_cb (CorantoActivityWindow *self)
{
  self->show = gtk_toggle_button_get_active (self->failing) ? CORANTO_ACTIVITY_FAILING
               : gtk_toggle_button_get_active (self->quiet) ? CORANTO_ACTIVITY_QUIET
                                                            : CORANTO_ACTIVITY_ALL;
  if (!self->filter)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_list (self);
}

/* While a refresh runs channels come and go between the three. */
static void
engine_changed_cb (CorantoActivityWindow *self)
{
  const char *hold = coranto_activity_hold (self->engine);

  gtk_label_set_text (self->hold, hold ? hold : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hold), hold != NULL);
  if (self->show != CORANTO_ACTIVITY_ALL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_list (self);
}

/* Pages -------------------------------------------------------------------------------------------
 */

static void
show_list (CorantoActivityWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "list");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_set_visible (self->choice, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_channel (CorantoActivityWindow *self, CorantoChannelNode *node)
{
  /* The focus first: what loses it with its page hands it to a label, which selects its text. */
  gtk_widget_set_visible (self->back, TRUE);
  gtk_widget_grab_focus (self->back);
  coranto_activity_detail_show (self->detail, node);
  gtk_stack_set_visible_child_name (self->pages, "detail");
  gtk_widget_set_visible (self->choice, FALSE);
}

static void
activate_cb (CorantoActivityWindow *self, guint position)
{
  g_autoptr (CorantoChannelNode) node = g_list_model_get_item (self->shown, position);

  if (node)
    show_channel (self, node);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CorantoActivityWindow *self = CORANTO_ACTIVITY_WINDOW (widget);

  if (gtk_widget_get_visible (self->back))
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* The list ----------------------------------------------------------------------------------------
 */

static void
setup_row_cb (CorantoActivityWindow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, coranto_activity_row_new (self->engine));
}

static void
bind_row_cb (CorantoActivityWindow *self, GtkListItem *item)
{
  coranto_activity_row_set_node (CORANTO_ACTIVITY_ROW (gtk_list_item_get_child (item)),
                                 gtk_list_item_get_item (item));
}

static void
unbind_row_cb (CorantoActivityWindow *self, GtkListItem *item)
{
  coranto_activity_row_set_node (CORANTO_ACTIVITY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
make_list (CorantoActivityWindow *self)
{
  GListModel *tree = G_LIST_MODEL (coranto_engine_get_channel_tree (self->engine));
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_node, self, NULL));
  self->shown
      = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (tree), g_object_ref (self->filter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (factory);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_list), self,
                           G_CONNECT_SWAPPED);
}

CorantoActivityWindow *
coranto_activity_window_new (GtkWindow *parent, CorantoEngine *engine, gint64 channel_id)
{
  CorantoActivityWindow *self
      = g_object_new (CORANTO_TYPE_ACTIVITY_WINDOW, "transient-for", parent, NULL);
  CorantoChannelNode *node
      = coranto_channel_tree_find_channel (coranto_engine_get_channel_tree (engine), channel_id);

  self->engine = g_object_ref (engine);
  coranto_activity_detail_set_engine (self->detail, engine);
  make_list (self);
  g_signal_connect_object (engine, "notify::refreshing", G_CALLBACK (engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::hold", G_CALLBACK (engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  engine_changed_cb (self);
  if (node)
    show_channel (self, node);
  else if (coranto_activity_count (self->engine, CORANTO_ACTIVITY_FAILING) > 0)
    gtk_toggle_button_set_active (self->failing, TRUE);
  return self;
}

/* The object --------------------------------------------------------------------------------------
 */

static void
coranto_activity_window_dispose (GObject *object)
{
  CorantoActivityWindow *self = CORANTO_ACTIVITY_WINDOW (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_ACTIVITY_WINDOW);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_activity_window_parent_class)->dispose (object);
}

static void
coranto_activity_window_class_init (CorantoActivityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_ACTIVITY_DETAIL);
  G_OBJECT_CLASS (klass)->dispose = coranto_activity_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/activity/coranto-activity-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, back);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, all);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, failing);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, quiet);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, hold);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, list_or_none);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, list);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, none);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityWindow, detail);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
coranto_activity_window_init (CorantoActivityWindow *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
