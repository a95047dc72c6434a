/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window.
 *
 *   stack: starting -> main | welcome (nothing is followed yet) | failed (no profile)
 *   main:  outer leaflet (sidebar | inner leaflet (headlines | article))
 *
 * I1: the selection of the headlines names the current story; the article pane shows it unless the
 *     window is folded to the list. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-window-private.h"

#include "coranto-messages.h"
#include "coranto-opml-files.h"
#include "coranto-subscribe-dialog.h"
#include "coranto-template.h"
#include "coranto-text.h"
#include "coranto-undo.h"
#include "coranto-window-state.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CorantoWindow, coranto_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
shows_headlines_alone (CorantoWindow *self)
{
  return adw_leaflet_get_folded (self->inner)
         && adw_leaflet_get_visible_child (self->inner) == GTK_WIDGET (self->headlines_pane);
}

gint64
coranto_window_get_current (CorantoWindow *self)
{
  return coranto_headlines_pane_get_selected (self->headlines);
}

static void
show_story (CorantoWindow *self, gint64 id)
{
  g_autoptr (CorantoHeadline) headline = coranto_headlines_pane_dup_headline (self->headlines, id);

  coranto_article_pane_show (self->article, id, headline);
}

/* Where all panes are in sight there is nowhere to go, and the keyboard focus stays. */
static void
go_to (AdwLeaflet *leaflet, GtkWidget *pane, GtkWidget *focus)
{
  if (!adw_leaflet_get_folded (leaflet) || adw_leaflet_get_visible_child (leaflet) == pane)
    return;
  adw_leaflet_set_visible_child (leaflet, pane);
  gtk_widget_grab_focus (focus);
}

static void
story_selected_cb (CorantoWindow *self, gint64 id, gboolean is_activated)
{
  g_settings_set_int64 (self->state, "article", id);
  coranto_window_update_actions (self);
  if (!is_activated && shows_headlines_alone (self))
    return;
  show_story (self, id);
  if (is_activated)
    go_to (self->inner, GTK_WIDGET (self->article_pane), GTK_WIDGET (self->article));
}

static void
article_link_cb (CorantoWindow *self, gint64 id)
{
  coranto_headlines_pane_select (self->headlines, id);
}

/* Folding keeps in sight what is read, and else the headlines; a window that unfolds shows what is
 * selected. */
static void
inner_folded_cb (CorantoWindow *self)
{
  gboolean is_reading = coranto_article_pane_get_id (self->article) != 0;

  if (adw_leaflet_get_folded (self->inner))
    adw_leaflet_set_visible_child (
        self->inner, GTK_WIDGET (is_reading ? self->article_pane : self->headlines_pane));
  else if (self->engine)
    show_story (self, coranto_window_get_current (self));
}

static void
outer_folded_cb (CorantoWindow *self)
{
  if (adw_leaflet_get_folded (self->outer))
    adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
}

static void
place_selected_cb (CorantoWindow *self, CorantoPlace *place, gboolean is_activated)
{
  self->is_place_wanted = FALSE;
  coranto_window_state_set_place (self->state, coranto_place_get_scope (place),
                                  coranto_place_get_id (place));
  coranto_headlines_pane_set_place (self->headlines, place);
  coranto_window_update_actions (self);
  if (is_activated)
    coranto_window_show_headlines (self);
}

void
coranto_window_show_headlines (CorantoWindow *self)
{
  go_to (self->inner, GTK_WIDGET (self->headlines_pane), GTK_WIDGET (self->headlines));
  go_to (self->outer, GTK_WIDGET (self->inner), GTK_WIDGET (self->headlines));
}

void
coranto_window_back (CorantoWindow *self)
{
  if (adw_leaflet_get_folded (self->inner) && !shows_headlines_alone (self))
    go_to (self->inner, GTK_WIDGET (self->headlines_pane), GTK_WIDGET (self->headlines));
  else if (adw_leaflet_get_folded (self->outer))
    go_to (self->outer, GTK_WIDGET (self->sidebar_pane), GTK_WIDGET (self->sidebar));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->headlines));
}

/* The place may stand in the sidebar only after the store has told of it. */
static void
try_wanted_place (CorantoWindow *self)
{
  if (self->is_place_wanted
      && coranto_sidebar_select (self->sidebar, self->wanted_scope, self->wanted_id))
    self->is_place_wanted = FALSE;
}

void
coranto_window_want_place (CorantoWindow *self, CorantoScope scope, gint64 id)
{
  self->wanted_scope = scope;
  self->wanted_id = id;
  self->is_place_wanted = TRUE;
  try_wanted_place (self);
}

/* What was selected has gone, or never came: everything is always there. */
static void
select_some_place (CorantoWindow *self)
{
  CorantoPlace *place = coranto_headlines_pane_get_place (self->headlines);

  if (!place
      || !coranto_sidebar_select (self->sidebar, coranto_place_get_scope (place),
                                  coranto_place_get_id (place)))
    coranto_sidebar_select (self->sidebar, CORANTO_SCOPE_ALL, 0);
}

static void
tree_changed_cb (CorantoWindow *self)
{
  CorantoChannelTree *tree = coranto_engine_get_channel_tree (self->engine);
  gboolean is_loading;
  guint n_channels;

  g_object_get (tree, "loading", &is_loading, "n-channels", &n_channels, NULL);
  if (is_loading)
    return;
  try_wanted_place (self);
  if (!self->is_place_wanted)
    select_some_place (self);
  else if (n_channels > 0 && !coranto_headlines_pane_get_place (self->headlines))
    coranto_sidebar_select (self->sidebar, CORANTO_SCOPE_ALL, 0);
  gtk_stack_set_visible_child_name (self->stack, n_channels > 0 ? "main" : "welcome");
  coranto_window_update_actions (self);
}

static void
restore_selection (CorantoWindow *self)
{
  CorantoScope scope;
  gint64 id;
  gint64 article = g_settings_get_int64 (self->state, "article");

  coranto_window_state_get_place (self->state, &scope, &id);
  coranto_window_want_place (self, scope, id);
  if (article > 0)
    coranto_headlines_pane_select (self->headlines, article);
}

/* After the first frames: making the web processes ready costs time that nobody waits for. */
static void
warm_up_idle_cb (gpointer user_data)
{
  g_autoptr (CorantoWindow) self = user_data;

  if (self->engine && self->article)
    coranto_article_pane_warm_up (self->article);
}

static void
show_pictures_changed_cb (CorantoWindow *self)
{
  coranto_headlines_pane_set_show_pictures (
      self->headlines, g_settings_get_boolean (self->settings, "show-pictures"));
}

void
coranto_window_set_engine (CorantoWindow *self, CorantoEngine *engine)
{
  CorantoChannelTree *tree;

  g_return_if_fail (CORANTO_IS_WINDOW (self) && !self->engine);

  self->engine = g_object_ref (engine);
  tree = coranto_engine_get_channel_tree (engine);
  coranto_sidebar_set_engine (self->sidebar, engine);
  coranto_headlines_pane_set_engine (self->headlines, engine);
  coranto_article_pane_set_engine (self->article, engine, self->settings);
  show_pictures_changed_cb (self);
  restore_selection (self);
  g_signal_connect_object (tree, "items-changed", G_CALLBACK (tree_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (coranto_channel_tree_get_topics (tree), "items-changed",
                           G_CALLBACK (tree_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (tree, "notify::loading", G_CALLBACK (tree_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tree, "notify::n-channels", G_CALLBACK (tree_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::refreshing", G_CALLBACK (coranto_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  tree_changed_cb (self);
  coranto_profile_notice_set_engine (self->profile_notice, engine);
  g_idle_add_once (warm_up_idle_cb, g_object_ref (self));
}

void
coranto_window_show_failure (CorantoWindow *self, const GError *error)
{
  g_autofree char *sentence = coranto_message_from_error (error);
  g_autofree char *description = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failure, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
followed_cb (CorantoWindow *self, gint64 channel_id)
{
  coranto_window_want_place (self, CORANTO_SCOPE_CHANNEL, channel_id);
  coranto_window_show_headlines (self);
}

void
coranto_window_add (CorantoWindow *self, const char *address)
{
  CorantoSubscribeDialog *dialog;

  if (!self->engine)
    return;
  dialog = coranto_subscribe_dialog_new (GTK_WINDOW (self), self->engine, address);
  g_signal_connect_object (dialog, "followed", G_CALLBACK (followed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
coranto_window_show_topic (CorantoWindow *self, gint64 topic_id)
{
  coranto_window_want_place (self, CORANTO_SCOPE_TOPIC, topic_id);
  coranto_window_show_headlines (self);
}

static void
welcome_add_cb (CorantoWindow *self)
{
  const char *address = gtk_editable_get_text (self->welcome_address);

  coranto_window_add (self, coranto_text_is_blank (address) ? NULL : address);
}

void
coranto_window_import (CorantoWindow *self, GFile *file)
{
  if (self->engine)
    coranto_opml_files_import_file (GTK_WIDGET (self->toasts), self->engine, file);
}

static void
restore_state (CorantoWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->state, "width"),
                               g_settings_get_int (self->state, "height"));
  if (g_settings_get_boolean (self->state, "is-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->state, "sidebar-width", self->sidebar_pane, "width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->state, "headlines-width", self->headlines_pane, "width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->state, "unread-only", self->headlines, "unread-only",
                   G_SETTINGS_BIND_DEFAULT);
}

static gboolean
coranto_window_close_request (GtkWindow *window)
{
  CorantoWindow *self = CORANTO_WINDOW (window);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->state, "width", MAX (width, 360));
  g_settings_set_int (self->state, "height", MAX (height, 294));
  g_settings_set_boolean (self->state, "is-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (coranto_window_parent_class)->close_request (window);
}

CorantoWindow *
coranto_window_new (AdwApplication *application, GSettings *settings, const char *profile)
{
  CorantoWindow *self = g_object_new (CORANTO_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->state = coranto_window_state_new (profile);
  restore_state (self);
  g_signal_connect_object (settings, "changed::show-pictures",
                           G_CALLBACK (show_pictures_changed_cb), self, G_CONNECT_SWAPPED);
  coranto_window_update_actions (self);
  return self;
}

static void
coranto_window_dispose (GObject *object)
{
  CorantoWindow *self = CORANTO_WINDOW (object);

  coranto_undo_forget ();
  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_WINDOW);
  g_clear_object (&self->engine);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (coranto_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/io/github/coranto/Coranto/coranto-window.ui");
  gtk_widget_class_bind_template_child (klass, CorantoWindow, toasts);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, stack);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, outer);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, inner);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, sidebar_pane);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, headlines_pane);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, article_pane);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, headlines);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, article);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, welcome_address);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, failure);
  gtk_widget_class_bind_template_child (klass, CorantoWindow, profile_notice);
  gtk_widget_class_bind_template_callback (klass, place_selected_cb);
  gtk_widget_class_bind_template_callback (klass, story_selected_cb);
  gtk_widget_class_bind_template_callback (klass, article_link_cb);
  gtk_widget_class_bind_template_callback (klass, welcome_add_cb);
}

static void
coranto_window_class_init (CorantoWindowClass *klass)
{
  g_type_ensure (CORANTO_TYPE_PANE);
  g_type_ensure (CORANTO_TYPE_PROFILE_NOTICE);
  g_type_ensure (CORANTO_TYPE_SIDEBAR);
  g_type_ensure (CORANTO_TYPE_HEADLINES_PANE);
  g_type_ensure (CORANTO_TYPE_ARTICLE_PANE);
  G_OBJECT_CLASS (klass)->dispose = coranto_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = coranto_window_close_request;
  bind_template (GTK_WIDGET_CLASS (klass));
  coranto_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
coranto_window_init (CorantoWindow *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_window_init_actions (self);
  coranto_window_accept_drops (self);
  g_signal_connect_object (self->outer, "notify::folded", G_CALLBACK (outer_folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner, "notify::folded", G_CALLBACK (inner_folded_cb), self,
                           G_CONNECT_SWAPPED);
}
