/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions on one channel. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-channel-actions.h"

#include "coranto-channel-dialogs.h"
#include "coranto-keep-dialog.h"
#include "coranto-marking.h"
#include "coranto-messages.h"
#include "coranto-open.h"
#include "coranto-sidebar-row.h"
#include "coranto-sidebar.h"

#include <glib/gi18n.h>

static CorantoChannelNode *
node_of (GtkWidget *widget, GVariant *parameter)
{
  CorantoEngine *engine = coranto_sidebar_get_engine (CORANTO_SIDEBAR (widget));

  return coranto_channel_tree_find_channel (coranto_engine_get_channel_tree (engine),
                                            g_variant_get_int64 (parameter));
}

static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, NULL, &error))
    coranto_toast_error (widget, error);
}

static void
refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_engine_refresh_async (coranto_sidebar_get_engine (CORANTO_SIDEBAR (widget)),
                                g_variant_get_int64 (parameter), CORANTO_REFRESH_FORCED, NULL,
                                refresh_cb, g_object_ref (widget));
}

static void
mark_read (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CorantoQuery) query
      = coranto_query_new (CORANTO_SCOPE_CHANNEL, g_variant_get_int64 (parameter));

  coranto_marking_all_read (widget, coranto_sidebar_get_engine (CORANTO_SIDEBAR (widget)), query);
}

static void
open_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoChannelNode *node = node_of (widget, parameter);
  const CorantoChannel *channel = node ? coranto_channel_node_get_channel (node) : NULL;

  if (channel)
    coranto_open_address (widget, channel->home_url ? channel->home_url : channel->url);
}

static void
copy_address (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoChannelNode *node = node_of (widget, parameter);
  const CorantoChannel *channel = node ? coranto_channel_node_get_channel (node) : NULL;

  if (!channel)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), channel->url);
  coranto_toast (widget, _ ("Address copied"));
}

/* Those that ask first. */
static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    void (*ask) (GtkWidget *origin, CorantoEngine *engine, CorantoChannelNode *node);
  } edits[] = {
    { "channel.rename", coranto_channel_dialogs_rename },
    { "channel.edit-address", coranto_channel_dialogs_edit_address },
    { "channel.keep", coranto_keep_dialog_present },
    { "channel.unsubscribe", coranto_channel_dialogs_unfollow },
  };
  CorantoChannelNode *node = node_of (widget, parameter);

  for (guint i = 0; node && i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].action, name))
      edits[i].ask (widget, coranto_sidebar_get_engine (CORANTO_SIDEBAR (widget)), node);
}

void
coranto_channel_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "channel.refresh", "x", refresh);
  gtk_widget_class_install_action (klass, "channel.mark-read", "x", mark_read);
  gtk_widget_class_install_action (klass, "channel.open-page", "x", open_page);
  gtk_widget_class_install_action (klass, "channel.copy-address", "x", copy_address);
  gtk_widget_class_install_action (klass, "channel.rename", "x", edit);
  gtk_widget_class_install_action (klass, "channel.edit-address", "x", edit);
  gtk_widget_class_install_action (klass, "channel.keep", "x", edit);
  gtk_widget_class_install_action (klass, "channel.unsubscribe", "x", edit);
}

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GMenu *
append_section (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return section; /* the menu keeps it */
}

GMenuModel *
coranto_channel_actions_new_menu (GtkWidget *row)
{
  CorantoPlace *place = coranto_sidebar_row_get_place (CORANTO_SIDEBAR_ROW (row));
  gint64 id = coranto_place_get_id (place);
  GMenu *menu;
  GMenu *section;

  if (coranto_place_get_scope (place) != CORANTO_SCOPE_CHANNEL)
    return NULL;
  menu = g_menu_new ();
  section = append_section (menu);
  append (section, _ ("_Refresh"), "channel.refresh", id);
  if (coranto_place_get_channel (place)->can_load_older)
    append (section, _ ("Load Ol_der Stories"), "win.load-older", id);
  append (section, _ ("_Mark All as Read"), "channel.mark-read", id);
  section = append_section (menu);
  append (section, _ ("_Open in Browser"), "channel.open-page", id);
  append (section, _ ("_Copy Address"), "channel.copy-address", id);
  if (coranto_place_get_channel (place)->kind == CORANTO_FEED_KIND_PAGE)
    append (section, _ ("Choose the _List…"), "win.choose-list", id);
  append (section, _ ("Ac_tivity"), "win.channel-activity", id);
  section = append_section (menu);
  append (section, _ ("Re_name…"), "channel.rename", id);
  append (section, _ ("Edit _Address…"), "channel.edit-address", id);
  append (section, _ ("_Keep Stories…"), "channel.keep", id);
  append (section, _ ("_Unfollow…"), "channel.unsubscribe", id);
  return G_MENU_MODEL (menu);
}
