/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the window: the actions "win.…". */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-window-private.h"

#include "coranto-activity-window.h"
#include "coranto-list-dialog.h"
#include "coranto-marking.h"
#include "coranto-messages.h"
#include "coranto-opml-files.h"
#include "coranto-rules-window.h"
#include "coranto-share.h"
#include "coranto-topic-dialog.h"
#include "coranto-undo.h"

#include <glib/gi18n.h>

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_window_add (CORANTO_WINDOW (widget), NULL);
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  coranto_opml_files_import (GTK_WIDGET (self->toasts), self->engine);
}

static void export(GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  coranto_opml_files_export (GTK_WIDGET (self->toasts), self->engine);
}

/* Toasts belong to the overlay: what asks for one must stand inside it. */
static GtkWidget *
origin (CorantoWindow *self)
{
  return GTK_WIDGET (self->headlines);
}

static char *
describe_report (const CorantoRefreshReport *report)
{
  if (report->new_articles > 0)
    return g_strdup_printf (ngettext ("%u new story", "%u new stories", report->new_articles),
                            report->new_articles);
  if (report->failed > 0)
    return g_strdup_printf (ngettext ("%u channel could not be refreshed",
                                      "%u channels could not be refreshed", report->failed),
                            report->failed);
  return g_strdup (_ ("No new stories"));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CorantoRefreshReport report = { 0 };

  if (!self->engine)
    return;
  if (!coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, &report, &error))
    {
      coranto_toast_error (origin (self), error);
      return;
    }
  text = describe_report (&report);
  coranto_toast (origin (self), text);
}

void
coranto_window_refresh (CorantoWindow *self)
{
  if (self->engine)
    coranto_engine_refresh_async (self->engine, 0, CORANTO_REFRESH_FORCED, NULL, refreshed_cb,
                                  g_object_ref (self));
}

static void
refresh_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_window_refresh (CORANTO_WINDOW (widget));
}

static void
cancel_refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_engine_cancel_refresh (CORANTO_WINDOW (widget)->engine);
}

static void
mark_all_read (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_headlines_pane_mark_all_read (CORANTO_WINDOW (widget)->headlines);
}

/* The marks of the current story: as its row shows them, else as the article has them. */
static gboolean
get_marks (CorantoWindow *self, gint64 id, gboolean *is_read, gboolean *is_favourite)
{
  g_autoptr (CorantoHeadline) headline = coranto_headlines_pane_dup_headline (self->headlines, id);
  const CorantoHeadlineRow *row = headline ? coranto_headline_get_row (headline) : NULL;
  const CorantoArticle *article = coranto_article_pane_get_article (self->article);

  if (row)
    {
      *is_read = row->is_read;
      *is_favourite = row->is_favourite;
      return TRUE;
    }
  if (!article || article->id != id)
    return FALSE;
  *is_read = article->is_read;
  *is_favourite = article->is_favourite;
  return TRUE;
}

static void
toggle_favourite (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  gint64 id = coranto_window_get_current (self);
  gboolean is_read;
  gboolean is_favourite;

  if (get_marks (self, id, &is_read, &is_favourite))
    coranto_marking_set_favourite (origin (self), self->engine, id, !is_favourite);
}

static void
toggle_read (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  gint64 id = coranto_window_get_current (self);
  gboolean is_read;
  gboolean is_favourite;

  if (get_marks (self, id, &is_read, &is_favourite))
    coranto_marking_set_read (origin (self), self->engine, id, !is_read);
}

static void
delete_story (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  gint64 id = coranto_window_get_current (self);

  /* The next one is shown, so that one after the other can be deleted. */
  coranto_headlines_pane_step (self->headlines, 1);
  coranto_marking_delete (origin (self), self->engine, id);
}

static void
step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  coranto_headlines_pane_step (self->headlines, g_str_equal (name, "win.next") ? 1 : -1);
}

static void
step_channel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  coranto_sidebar_select_next_unread (self->sidebar,
                                      g_str_equal (name, "win.next-channel") ? 1 : -1);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  coranto_window_show_headlines (self);
  coranto_headlines_pane_start_search (self->headlines);
}

static void
back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_window_back (CORANTO_WINDOW (widget));
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  CorantoShareKind kind = CORANTO_SHARE_LINK;

  if (g_str_equal (name, "win.copy-title-and-link"))
    kind = CORANTO_SHARE_TITLE_AND_LINK;
  else if (g_str_equal (name, "win.copy-citation"))
    kind = CORANTO_SHARE_CITATION;
  coranto_share_copy (origin (self), self->engine, coranto_window_get_current (self), kind);
}

/* What was sent to the browser was seen. */
static void
open_in_browser (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  gint64 id = coranto_window_get_current (self);
  gboolean is_read;
  gboolean is_favourite;

  coranto_share_open (origin (self), self->engine, id);
  if (get_marks (self, id, &is_read, &is_favourite) && !is_read)
    coranto_marking_set_read (origin (self), self->engine, id, TRUE);
}

/* Of a page: which of its lists is the channel. */
static void
choose_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  CorantoChannelNode *node = coranto_channel_tree_find_channel (
      coranto_engine_get_channel_tree (self->engine), g_variant_get_int64 (parameter));
  CorantoListDialog *dialog;

  if (!node)
    return;
  dialog = coranto_list_dialog_new (GTK_WINDOW (self), self->engine,
                                    coranto_channel_node_get_channel (node));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Of a channel, which is shown then: its list is where they come. */
static void
load_older (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  if (!coranto_sidebar_select (self->sidebar, CORANTO_SCOPE_CHANNEL,
                               g_variant_get_int64 (parameter)))
    return;
  coranto_window_show_headlines (self);
  coranto_headlines_pane_load_older (self->headlines);
}

/* All channels, or the one that the action names. */
static void
activity (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  gint64 id = parameter ? g_variant_get_int64 (parameter) : 0;

  gtk_window_present (
      GTK_WINDOW (coranto_activity_window_new (GTK_WINDOW (self), self->engine, id)));
}

/* With the words that are searched for, where there are any. */
static void
new_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);
  CorantoTopicDialog *dialog = coranto_topic_dialog_new (
      GTK_WINDOW (self), self->engine, NULL, coranto_headlines_pane_get_words (self->headlines));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (coranto_window_show_topic), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rules (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoWindow *self = CORANTO_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (coranto_rules_window_new (GTK_WINDOW (self), self->engine)));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!coranto_undo_last ())
    coranto_toast (origin (CORANTO_WINDOW (widget)), _ ("Nothing to Undo"));
}

static const char *const story_actions[] = {
  "win.toggle-favourite", "win.toggle-read",     "win.copy-link", "win.copy-title-and-link",
  "win.copy-citation",    "win.open-in-browser", "win.delete",
};

static const char *const engine_actions[] = {
  "win.add",         "win.import",     "win.export",       "win.refresh-all",
  "win.next",        "win.previous",   "win.next-channel", "win.previous-channel",
  "win.search",      "win.new-topic",  "win.rules",        "win.undo",
  "win.choose-list", "win.load-older", "win.activity",     "win.channel-activity",
};

void
coranto_window_update_actions (CorantoWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_engine = self->engine != NULL;
  gboolean has_story = has_engine && coranto_window_get_current (self) != 0;
  gboolean has_place = has_engine && coranto_headlines_pane_get_place (self->headlines);
  gboolean is_refreshing = FALSE;

  if (has_engine)
    g_object_get (self->engine, "refreshing", &is_refreshing, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (story_actions); i++)
    gtk_widget_action_set_enabled (widget, story_actions[i], has_story);
  for (guint i = 0; i < G_N_ELEMENTS (engine_actions); i++)
    gtk_widget_action_set_enabled (widget, engine_actions[i], has_engine);
  gtk_widget_action_set_enabled (widget, "win.mark-all-read", has_place);
  gtk_widget_action_set_enabled (widget, "win.cancel-refresh", is_refreshing);
}

void
coranto_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.add", NULL, add);
  gtk_widget_class_install_action (klass, "win.import", NULL, import);
  gtk_widget_class_install_action (klass, "win.export", NULL, export);
  gtk_widget_class_install_action (klass, "win.refresh-all", NULL, refresh_all);
  gtk_widget_class_install_action (klass, "win.cancel-refresh", NULL, cancel_refresh);
  gtk_widget_class_install_action (klass, "win.mark-all-read", NULL, mark_all_read);
  gtk_widget_class_install_action (klass, "win.toggle-favourite", NULL, toggle_favourite);
  gtk_widget_class_install_action (klass, "win.toggle-read", NULL, toggle_read);
  gtk_widget_class_install_action (klass, "win.delete", NULL, delete_story);
  gtk_widget_class_install_action (klass, "win.next", NULL, step);
  gtk_widget_class_install_action (klass, "win.previous", NULL, step);
  gtk_widget_class_install_action (klass, "win.next-channel", NULL, step_channel);
  gtk_widget_class_install_action (klass, "win.previous-channel", NULL, step_channel);
  gtk_widget_class_install_action (klass, "win.search", NULL, search);
  gtk_widget_class_install_action (klass, "win.back", NULL, back);
  gtk_widget_class_install_action (klass, "win.copy-link", NULL, copy);
  gtk_widget_class_install_action (klass, "win.copy-title-and-link", NULL, copy);
  gtk_widget_class_install_action (klass, "win.copy-citation", NULL, copy);
  gtk_widget_class_install_action (klass, "win.open-in-browser", NULL, open_in_browser);
  gtk_widget_class_install_action (klass, "win.new-topic", NULL, new_topic);
  gtk_widget_class_install_action (klass, "win.rules", NULL, rules);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo);
  /* What is typed somewhere is taken back there first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_install_action (klass, "win.choose-list", "x", choose_list);
  gtk_widget_class_install_action (klass, "win.load-older", "x", load_older);
  gtk_widget_class_install_action (klass, "win.activity", NULL, activity);
  gtk_widget_class_install_action (klass, "win.channel-activity", "x", activity);
}

void
coranto_window_init_actions (CorantoWindow *self)
{
  g_autoptr (GPropertyAction) unread_only
      = g_property_action_new ("unread-only", self->headlines, "unread-only");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (unread_only));
}
