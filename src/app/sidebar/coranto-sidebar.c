/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left pane. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-sidebar.h"

#include "coranto-channel-actions.h"
#include "coranto-context-menu.h"
#include "coranto-refresh-footer.h"
#include "coranto-sidebar-row.h"
#include "coranto-story-keys.h"
#include "coranto-template.h"
#include "coranto-topic-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CorantoSidebar
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  GListModel *places; /* (element-type CorantoPlace) the rows, in order */

  gboolean show_window_controls;

  AdwHeaderBar *header;
  GtkListBox *list;
  CorantoRefreshFooter *footer;
};

G_DEFINE_FINAL_TYPE (CorantoSidebar, coranto_sidebar, GTK_TYPE_WIDGET)

static GParamSpec *show_window_controls_property;
static guint place_selected_signal;

static void
emit_selected (CorantoSidebar *self, GtkListBoxRow *row, gboolean is_activated)
{
  if (row)
    g_signal_emit (self, place_selected_signal, 0,
                   coranto_sidebar_row_get_place (CORANTO_SIDEBAR_ROW (row)), is_activated);
}

static void
row_selected_cb (CorantoSidebar *self, GtkListBoxRow *row)
{
  emit_selected (self, row, FALSE);
}

static void
row_activated_cb (CorantoSidebar *self, GtkListBoxRow *row)
{
  emit_selected (self, row, TRUE);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = coranto_sidebar_row_new (item);

  if (coranto_place_get_topic (item))
    coranto_context_menu_attach (row, coranto_topic_actions_new_menu);
  else
    coranto_context_menu_attach (row, coranto_channel_actions_new_menu);
  return row;
}

static gpointer
place_for_node_cb (gpointer node, gpointer user_data)
{
  g_autoptr (CorantoChannelNode) owned = node;

  return coranto_place_new_node (owned);
}

static gpointer
place_for_topic_cb (gpointer item, gpointer user_data)
{
  g_autoptr (CorantoTopicItem) owned = item;

  return coranto_place_new_topic (owned);
}

static GtkWidget *
new_topics_heading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (_ ("Topics"));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (box, "heading-row");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-topic");
  gtk_widget_set_tooltip_text (button, _ ("New Topic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New Topic"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static gboolean
is_topic_row (GtkListBoxRow *row)
{
  return row && coranto_place_get_topic (coranto_sidebar_row_get_place (CORANTO_SIDEBAR_ROW (row)));
}

/* The topics are a section with a heading, where there are any. */
static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean begins = is_topic_row (row) && !is_topic_row (before);

  if (begins == (gtk_list_box_row_get_header (row) != NULL))
    return;
  gtk_list_box_row_set_header (row, begins ? new_topics_heading () : NULL);
}

/* lists over everything (store) + topics (map over their list) + categories and channels (map over
 * the tree) -> one flat model */
static GListModel *
new_places (CorantoChannelTree *tree)
{
  static const CorantoScope scopes[]
      = { CORANTO_SCOPE_TODAY, CORANTO_SCOPE_ALL, CORANTO_SCOPE_UNREAD, CORANTO_SCOPE_FAVOURITES };
  GListStore *lists = g_list_store_new (CORANTO_TYPE_PLACE);
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkMapListModel) topics = NULL;
  g_autoptr (GtkMapListModel) nodes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (CorantoPlace) place = coranto_place_new_list (tree, scopes[i]);

      g_list_store_append (lists, place);
    }
  topics = gtk_map_list_model_new (
      G_LIST_MODEL (g_object_ref (coranto_channel_tree_get_topics (tree))), place_for_topic_cb,
      NULL, NULL);
  nodes
      = gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (tree)), place_for_node_cb, NULL, NULL);
  g_list_store_append (parts, lists);
  g_list_store_append (parts, topics);
  g_list_store_append (parts, nodes);
  g_object_unref (lists);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

void
coranto_sidebar_set_engine (CorantoSidebar *self, CorantoEngine *engine)
{
  g_return_if_fail (CORANTO_IS_SIDEBAR (self));

  if (!g_set_object (&self->engine, engine) || !engine)
    return;
  coranto_refresh_footer_set_engine (self->footer, engine);
  self->places = new_places (coranto_engine_get_channel_tree (engine));
  gtk_list_box_bind_model (self->list, self->places, create_row_cb, NULL, NULL);
}

CorantoEngine *
coranto_sidebar_get_engine (CorantoSidebar *self)
{
  return self->engine;
}

static CorantoPlace *
place_at (CorantoSidebar *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  return row ? coranto_sidebar_row_get_place (CORANTO_SIDEBAR_ROW (row)) : NULL;
}

static void
select_at (CorantoSidebar *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_get_mapped (GTK_WIDGET (row)) && gtk_widget_get_focus_child (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

gboolean
coranto_sidebar_select (CorantoSidebar *self, CorantoScope scope, gint64 id)
{
  CorantoPlace *place;

  g_return_val_if_fail (CORANTO_IS_SIDEBAR (self), FALSE);

  for (int i = 0; (place = place_at (self, i)); i++)
    if (coranto_place_get_scope (place) == scope && coranto_place_get_id (place) == id)
      {
        select_at (self, i);
        return TRUE;
      }
  return FALSE;
}

gboolean
coranto_sidebar_select_next_unread (CorantoSidebar *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  CorantoPlace *place;

  for (int i = selected ? gtk_list_box_row_get_index (selected) + step : 0;
       i >= 0 && (place = place_at (self, i)); i += step)
    if (coranto_place_get_scope (place) == CORANTO_SCOPE_CHANNEL
        && coranto_place_get_count (place) > 0)
      {
        select_at (self, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
coranto_sidebar_grab_focus (GtkWidget *widget)
{
  CorantoSidebar *self = CORANTO_SIDEBAR (widget);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (selected ? GTK_WIDGET (selected) : GTK_WIDGET (self->list));
}

static void
coranto_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CORANTO_SIDEBAR (object)->show_window_controls);
}

static void
coranto_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CorantoSidebar *self = CORANTO_SIDEBAR (object);

  if (self->show_window_controls == g_value_get_boolean (value))
    return;
  self->show_window_controls = g_value_get_boolean (value);
  adw_header_bar_set_show_end_title_buttons (self->header, self->show_window_controls);
  g_object_notify_by_pspec (object, pspec);
}

static void
coranto_sidebar_dispose (GObject *object)
{
  CorantoSidebar *self = CORANTO_SIDEBAR (object);

  if (self->places)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->places);
  g_clear_object (&self->engine);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_SIDEBAR);
  G_OBJECT_CLASS (coranto_sidebar_parent_class)->dispose (object);
}

static void
coranto_sidebar_class_init (CorantoSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_REFRESH_FOOTER);
  G_OBJECT_CLASS (klass)->dispose = coranto_sidebar_dispose;
  widget_class->grab_focus = coranto_sidebar_grab_focus;
  G_OBJECT_CLASS (klass)->get_property = coranto_sidebar_get_property;
  G_OBJECT_CLASS (klass)->set_property = coranto_sidebar_set_property;
  show_window_controls_property
      = g_param_spec_boolean ("show-window-controls", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1, show_window_controls_property);
  place_selected_signal
      = g_signal_new ("place-selected", CORANTO_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, CORANTO_TYPE_PLACE, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/sidebar/coranto-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebar, footer);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  coranto_channel_actions_install (widget_class);
  coranto_topic_actions_install (widget_class);
  coranto_story_keys_install (widget_class);
}

static void
coranto_sidebar_init (CorantoSidebar *self)
{
  coranto_template_init (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
}
