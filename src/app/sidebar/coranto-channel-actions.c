/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions on one channel. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-channel-actions.h"

#include "coranto-marking.h"
#include "coranto-messages.h"
#include "coranto-open.h"
#include "coranto-sidebar-row.h"
#include "coranto-sidebar.h"

#include <adwaita.h>
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

/* What a dialog asks about, until it is answered. */
typedef struct
{
  GtkWidget *widget;
  gint64 id;
  GtkEditable *entry; /* of renaming; unowned: the dialog's */
} Question;

static Question *
question_new (GtkWidget *widget, gint64 id, GtkEditable *entry)
{
  Question *question = g_new0 (Question, 1);

  question->widget = g_object_ref (widget);
  question->id = id;
  question->entry = entry;
  return question;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->widget);
  g_free (question);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_rename_channel_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (widget, error);
}

static void
rename_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  if (g_strcmp0 (response, "rename") == 0 && *title)
    coranto_engine_rename_channel_async (
        coranto_sidebar_get_engine (CORANTO_SIDEBAR (question->widget)), question->id, title, NULL,
        renamed_cb, g_object_ref (question->widget));
}

static AdwMessageDialog *
new_dialog (GtkWidget *widget, const char *heading, const char *body)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  return ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, body));
}

static void
rename_channel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoChannelNode *node = node_of (widget, parameter);
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  if (!node)
    return;
  dialog = new_dialog (widget, _ ("Rename Channel"), NULL);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), coranto_channel_node_get_title (node));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the channel"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "rename");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (rename_answered_cb),
      question_new (widget, g_variant_get_int64 (parameter), GTK_EDITABLE (entry)), question_free,
      0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unsubscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_unsubscribe_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (widget, error);
}

static void
unsubscribe_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_strcmp0 (response, "unfollow") == 0)
    coranto_engine_unsubscribe_async (
        coranto_sidebar_get_engine (CORANTO_SIDEBAR (question->widget)), question->id, NULL,
        unsubscribed_cb, g_object_ref (question->widget));
}

static void
unsubscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoChannelNode *node = node_of (widget, parameter);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  if (!node)
    return;
  /* Translators: %s is the name of a channel */
  heading = g_strdup_printf (_ ("Unfollow “%s”?"), coranto_channel_node_get_title (node));
  dialog = new_dialog (widget, heading, _ ("Its stories leave the lists. Favourites are kept."));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "unfollow", _ ("_Unfollow"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "unfollow", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (unsubscribe_answered_cb),
                         question_new (widget, g_variant_get_int64 (parameter), NULL),
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
coranto_channel_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "channel.refresh", "x", refresh);
  gtk_widget_class_install_action (klass, "channel.mark-read", "x", mark_read);
  gtk_widget_class_install_action (klass, "channel.open-page", "x", open_page);
  gtk_widget_class_install_action (klass, "channel.copy-address", "x", copy_address);
  gtk_widget_class_install_action (klass, "channel.rename", "x", rename_channel);
  gtk_widget_class_install_action (klass, "channel.unsubscribe", "x", unsubscribe);
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
  section = append_section (menu);
  append (section, _ ("Re_name…"), "channel.rename", id);
  append (section, _ ("_Unfollow…"), "channel.unsubscribe", id);
  return G_MENU_MODEL (menu);
}
