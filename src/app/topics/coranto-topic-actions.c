/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions on one topic. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-topic-actions.h"

#include "coranto-marking.h"
#include "coranto-messages.h"
#include "coranto-sidebar-row.h"
#include "coranto-sidebar.h"
#include "coranto-topic-dialog.h"
#include "coranto-undo.h"

#include <glib/gi18n.h>

static CorantoEngine *
engine_of (GtkWidget *widget)
{
  return coranto_sidebar_get_engine (CORANTO_SIDEBAR (widget));
}

static CorantoTopicList *
topics_of (GtkWidget *widget)
{
  return coranto_channel_tree_get_topics (coranto_engine_get_channel_tree (engine_of (widget)));
}

static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoTopicItem *item
      = coranto_topic_list_find (topics_of (widget), g_variant_get_int64 (parameter));

  if (item)
    gtk_window_present (GTK_WINDOW (
        coranto_topic_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), engine_of (widget),
                                  coranto_topic_item_get_topic (item), NULL)));
}

static void
mark_read (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CorantoQuery) query
      = coranto_query_new (CORANTO_SCOPE_TOPIC, g_variant_get_int64 (parameter));

  coranto_marking_all_read (widget, engine_of (widget), query);
}

/* Deleting, and its undo ------------------------------------------------------------------------*/

typedef struct
{
  CorantoEngine *engine;
  CorantoTopic *topic;
} Removed;

static void
removed_free (gpointer data)
{
  Removed *removed = data;

  g_object_unref (removed->engine);
  coranto_topic_unref (removed->topic);
  g_free (removed);
}

static void
put_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (coranto_engine_save_topic_finish (CORANTO_ENGINE (source), result, &error) < 0)
    coranto_toast_error (origin, error);
}

static void
put_back (GtkWidget *origin, gpointer data)
{
  Removed *removed = data;

  coranto_engine_save_topic_async (removed->engine, removed->topic, NULL, put_back_cb,
                                   g_object_ref (origin));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  CorantoTopic *topic
      = coranto_engine_remove_topic_finish (CORANTO_ENGINE (source), result, &error);
  g_autofree char *title = NULL;
  Removed *removed;

  if (!topic)
    {
      coranto_toast_error (origin, error);
      return;
    }
  removed = g_new0 (Removed, 1);
  removed->engine = g_object_ref (CORANTO_ENGINE (source));
  removed->topic = topic;
  /* Translators: %s is the name of a topic or a rule */
  title = g_strdup_printf (_ ("“%s” deleted"), topic->name);
  coranto_undo_offer (origin, title, put_back, removed, removed_free);
}

static void
remove_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_engine_remove_topic_async (engine_of (widget), g_variant_get_int64 (parameter), NULL,
                                     removed_cb, g_object_ref (widget));
}

/* Moving ----------------------------------------------------------------------------------------*/

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_order_topics_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (origin, error);
}

static void
move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GListModel *topics = G_LIST_MODEL (topics_of (widget));
  guint n = g_list_model_get_n_items (topics), at = n;
  guint to;
  g_autofree gint64 *ids = g_new (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CorantoTopicItem) item = g_list_model_get_item (topics, i);

      ids[i] = coranto_topic_item_get_topic (item)->id;
      if (ids[i] == g_variant_get_int64 (parameter))
        at = i;
    }
  to = g_str_equal (name, "topic.move-up") ? at - 1 : at + 1;
  if (at >= n || to >= n)
    return;
  ids[n] = ids[at];
  ids[at] = ids[to];
  ids[to] = ids[n];
  coranto_engine_order_topics_async (engine_of (widget), ids, n, NULL, ordered_cb,
                                     g_object_ref (widget));
}

void
coranto_topic_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "topic.edit", "x", edit);
  gtk_widget_class_install_action (klass, "topic.mark-read", "x", mark_read);
  gtk_widget_class_install_action (klass, "topic.move-up", "x", move);
  gtk_widget_class_install_action (klass, "topic.move-down", "x", move);
  gtk_widget_class_install_action (klass, "topic.remove", "x", remove_topic);
}

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

GMenuModel *
coranto_topic_actions_new_menu (GtkWidget *row)
{
  gint64 id = coranto_place_get_id (coranto_sidebar_row_get_place (CORANTO_SIDEBAR_ROW (row)));
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append (first, _ ("_Mark All as Read"), "topic.mark-read", id);
  append (first, _ ("_Edit…"), "topic.edit", id);
  append (places, _ ("Move _Up"), "topic.move-up", id);
  append (places, _ ("Move _Down"), "topic.move-down", id);
  append (last, _ ("De_lete"), "topic.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}
