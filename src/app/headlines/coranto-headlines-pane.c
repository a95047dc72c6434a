/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The middle pane. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-headlines-pane.h"

#include "coranto-channel-notice.h"
#include "coranto-headline-view.h"
#include "coranto-marking.h"
#include "coranto-messages.h"
#include "coranto-story-actions.h"
#include "coranto-search-help.h"
#include "coranto-story-keys.h"
#include "coranto-template.h"
#include "coranto-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CorantoHeadlinesPane
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  CorantoPlace *place;
  CorantoOlder *older; /* the end of the place's list */
  gboolean unread_only;
  gboolean search_mode;
  gboolean show_back;
  gboolean show_window_controls;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *refresh;
  GtkWidget *stop;
  GtkSpinner *spinner;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  CorantoChannelNotice *notice;
  GtkStack *stack;
  CorantoHeadlineView *view;
  AdwStatusPage *empty;
  GtkWidget *why;
};

G_DEFINE_FINAL_TYPE (CorantoHeadlinesPane, coranto_headlines_pane, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_UNREAD_ONLY = 1,
  PROP_SEARCH_MODE,
  PROP_SHOW_BACK,
  PROP_SHOW_WINDOW_CONTROLS,
} Prop;

static GParamSpec *properties[PROP_SHOW_WINDOW_CONTROLS + 1];
static guint story_selected_signal;

static const char *
search_words (CorantoHeadlinesPane *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);

  return self->search_mode && !coranto_text_is_blank (words) ? words : NULL;
}

static void
show_empty (CorantoHeadlinesPane *self)
{
  gboolean is_favourites = coranto_place_get_scope (self->place) == CORANTO_SCOPE_FAVOURITES;
  const char *icon = "coranto-all-symbolic";
  const char *title = _ ("No Stories Yet");
  const char *description = NULL;

  if (search_words (self))
    {
      icon = "edit-find-symbolic";
      title = _ ("Nothing Found");
      description = _ ("No story here has these words.");
    }
  else if (self->unread_only || coranto_place_get_scope (self->place) == CORANTO_SCOPE_UNREAD)
    {
      icon = "object-select-symbolic";
      title = _ ("All Read");
    }
  else if (is_favourites)
    {
      icon = "starred-symbolic";
      title = _ ("No Favourites Yet");
      description = _ ("Press Ctrl+D to keep a story for good.");
    }
  else if (coranto_place_get_scope (self->place) == CORANTO_SCOPE_TODAY)
    title = _ ("Nothing New Today");
  gtk_widget_set_visible (self->why,
                          !search_words (self) && !self->unread_only
                              && coranto_place_get_scope (self->place) == CORANTO_SCOPE_CHANNEL);
  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* While the first answer is on its way the old state stays: it comes within a frame or two. */
static void
update_stack (CorantoHeadlinesPane *self)
{
  CorantoHeadlineList *list = coranto_headline_view_get_list (self->view);

  if (!list || !self->place)
    gtk_stack_set_visible_child_name (self->stack, "blank");
  else if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!coranto_headline_list_is_loading (list))
    show_empty (self);
}

/* What is searched for is not at the end of the list. */
static void
update_older (CorantoHeadlinesPane *self)
{
  if (self->older)
    coranto_older_set_channel (
        self->older, search_words (self) ? NULL : coranto_place_get_channel (self->place));
}

static void
older_changed_cb (CorantoHeadlinesPane *self)
{
  CorantoOlderStage stage = coranto_older_get_stage (self->older);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "headlines.load-older",
                                 stage == CORANTO_OLDER_STAGE_READY
                                     || stage == CORANTO_OLDER_STAGE_FAILED);
}

static void
load_older (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_headlines_pane_load_older (CORANTO_HEADLINES_PANE (widget));
}

static void
update_title (CorantoHeadlinesPane *self)
{
  g_autofree char *subtitle = NULL;

  if (!self->place)
    return;
  subtitle = coranto_place_get_subtitle (self->place);
  adw_window_title_set_title (self->title, coranto_place_get_title (self->place));
  adw_window_title_set_subtitle (self->title, subtitle);
  coranto_channel_notice_set (self->notice, coranto_place_get_channel (self->place));
  update_older (self);
}

static void
query_anew (CorantoHeadlinesPane *self)
{
  g_autoptr (CorantoQuery) query = NULL;
  const char *channel_title = NULL;

  if (!self->place || !self->engine)
    return;
  query = coranto_place_new_query (self->place, g_get_real_time () / G_USEC_PER_SEC);
  query->unread_only = self->unread_only;
  query->search = g_strdup (search_words (self));
  if (coranto_place_get_scope (self->place) == CORANTO_SCOPE_CHANNEL)
    channel_title = coranto_place_get_title (self->place);
  update_older (self);
  coranto_headline_view_show (self->view, query, channel_title);
  update_stack (self);
}

static void
search_changed_cb (CorantoHeadlinesPane *self)
{
  query_anew (self);
}

/* Enter in the search entry goes on to what was found. */
static void
search_activated_cb (CorantoHeadlinesPane *self)
{
  coranto_headline_view_step (self->view, 1);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
selected_cb (CorantoHeadlinesPane *self, gint64 id, gboolean is_activated)
{
  g_signal_emit (self, story_selected_signal, 0, id, is_activated);
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoHeadlinesPane) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, NULL, &error))
    coranto_toast_error (GTK_WIDGET (self), error);
}

static void
why_cb (CorantoHeadlinesPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.channel-activity", "x",
                              coranto_place_get_id (self->place));
}

static void
retry_cb (CorantoHeadlinesPane *self)
{
  coranto_engine_refresh_async (self->engine, coranto_place_get_id (self->place),
                                CORANTO_REFRESH_FORCED, NULL, retried_cb, g_object_ref (self));
}

static void
dismissed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoHeadlinesPane) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_dismiss_notice_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (GTK_WIDGET (self), error);
}

static void
dismiss_cb (CorantoHeadlinesPane *self)
{
  coranto_engine_dismiss_notice_async (self->engine, coranto_place_get_id (self->place), NULL,
                                       dismissed_cb, g_object_ref (self));
}

static void
refreshing_cb (CorantoHeadlinesPane *self)
{
  gboolean is_refreshing = FALSE;

  if (self->engine)
    g_object_get (self->engine, "refreshing", &is_refreshing, NULL);
  /* A folded window has no room for it beside the title: it is in the menu too. */
  gtk_widget_set_visible (self->refresh, !is_refreshing && !self->show_window_controls);
  gtk_widget_set_visible (self->stop, is_refreshing);
  gtk_spinner_set_spinning (self->spinner, is_refreshing);
}

void
coranto_headlines_pane_set_engine (CorantoHeadlinesPane *self, CorantoEngine *engine)
{
  CorantoHeadlineList *list;

  g_return_if_fail (CORANTO_IS_HEADLINES_PANE (self));

  if (!g_set_object (&self->engine, engine) || !engine)
    return;
  coranto_headline_view_set_engine (self->view, engine);
  self->older = coranto_older_new (engine);
  g_signal_connect_object (self->older, "changed", G_CALLBACK (older_changed_cb), self,
                           G_CONNECT_SWAPPED);
  coranto_headline_view_set_older (self->view, self->older);
  list = coranto_headline_view_get_list (self->view);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::refreshing", G_CALLBACK (refreshing_cb), self,
                           G_CONNECT_SWAPPED);
  refreshing_cb (self);
}

CorantoEngine *
coranto_headlines_pane_get_engine (CorantoHeadlinesPane *self)
{
  return self->engine;
}

void
coranto_headlines_pane_set_place (CorantoHeadlinesPane *self, CorantoPlace *place)
{
  g_return_if_fail (CORANTO_IS_HEADLINES_PANE (self));

  if (self->place == place)
    return;
  if (self->place)
    g_signal_handlers_disconnect_by_func (self->place, update_title, self);
  g_set_object (&self->place, place);
  if (place)
    g_signal_connect_object (place, "changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  if (self->search_mode)
    g_object_set (self, "search-mode", FALSE, NULL);
  update_title (self);
  query_anew (self);
}

CorantoPlace *
coranto_headlines_pane_get_place (CorantoHeadlinesPane *self)
{
  return self->place;
}

void
coranto_headlines_pane_set_show_pictures (CorantoHeadlinesPane *self, gboolean show_pictures)
{
  coranto_headline_view_set_show_pictures (self->view, show_pictures);
}

gint64
coranto_headlines_pane_get_selected (CorantoHeadlinesPane *self)
{
  return coranto_headline_view_get_selected (self->view);
}

void
coranto_headlines_pane_select (CorantoHeadlinesPane *self, gint64 id)
{
  coranto_headline_view_select (self->view, id);
  coranto_headline_view_scroll_to_selected (self->view);
}

gboolean
coranto_headlines_pane_step (CorantoHeadlinesPane *self, int step)
{
  return coranto_headline_view_step (self->view, step);
}

const char *
coranto_headlines_pane_get_words (CorantoHeadlinesPane *self)
{
  return search_words (self);
}

CorantoHeadline *
coranto_headlines_pane_dup_headline (CorantoHeadlinesPane *self, gint64 id)
{
  return coranto_headline_view_dup_headline (self->view, id);
}

void
coranto_headlines_pane_mark_all_read (CorantoHeadlinesPane *self)
{
  CorantoHeadlineList *list = coranto_headline_view_get_list (self->view);
  const CorantoQuery *query = list ? coranto_headline_list_get_query (list) : NULL;

  if (query)
    coranto_marking_all_read (GTK_WIDGET (self), self->engine, query);
}

void
coranto_headlines_pane_load_older (CorantoHeadlinesPane *self)
{
  if (self->older)
    coranto_older_load (self->older);
}

static void
set_search_mode (CorantoHeadlinesPane *self, gboolean search_mode)
{
  gboolean had_words = search_words (self) != NULL;

  if (self->search_mode == search_mode)
    return;
  self->search_mode = search_mode;
  if (search_mode)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    {
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)))
        gtk_widget_grab_focus (GTK_WIDGET (self->view));
      gtk_editable_set_text (self->search_entry, "");
      if (had_words)
        query_anew (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

void
coranto_headlines_pane_start_search (CorantoHeadlinesPane *self)
{
  set_search_mode (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
set_unread_only (CorantoHeadlinesPane *self, gboolean unread_only)
{
  if (self->unread_only == unread_only)
    return;
  self->unread_only = unread_only;
  query_anew (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD_ONLY]);
}

static void
set_show_window_controls (CorantoHeadlinesPane *self, gboolean is_shown)
{
  if (self->show_window_controls == is_shown)
    return;
  self->show_window_controls = is_shown;
  adw_header_bar_set_show_end_title_buttons (self->header, is_shown);
  refreshing_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_WINDOW_CONTROLS]);
}

static gboolean
coranto_headlines_pane_grab_focus (GtkWidget *widget)
{
  CorantoHeadlinesPane *self = CORANTO_HEADLINES_PANE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
coranto_headlines_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CorantoHeadlinesPane *self = CORANTO_HEADLINES_PANE (object);

  switch ((Prop) id)
    {
    case PROP_UNREAD_ONLY:
      g_value_set_boolean (value, self->unread_only);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    case PROP_SHOW_BACK:
      g_value_set_boolean (value, self->show_back);
      break;
    case PROP_SHOW_WINDOW_CONTROLS:
      g_value_set_boolean (value, self->show_window_controls);
      break;
    }
}

static void
coranto_headlines_pane_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  CorantoHeadlinesPane *self = CORANTO_HEADLINES_PANE (object);

  switch ((Prop) id)
    {
    case PROP_UNREAD_ONLY:
      set_unread_only (self, g_value_get_boolean (value));
      break;
    case PROP_SEARCH_MODE:
      set_search_mode (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_BACK:
      if (self->show_back != g_value_get_boolean (value))
        {
          self->show_back = g_value_get_boolean (value);
          adw_header_bar_set_show_start_title_buttons (self->header, self->show_back);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SHOW_WINDOW_CONTROLS:
      set_show_window_controls (self, g_value_get_boolean (value));
      break;
    }
}

static void
coranto_headlines_pane_dispose (GObject *object)
{
  CorantoHeadlinesPane *self = CORANTO_HEADLINES_PANE (object);

  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_HEADLINES_PANE);
  g_clear_object (&self->place);
  g_clear_object (&self->older);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_headlines_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/io/github/coranto/Coranto/headlines/coranto-headlines-pane.ui");
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, header);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, title);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, refresh);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, stop);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, spinner);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, search_bar);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, search_entry);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, notice);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, stack);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, view);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, empty);
  gtk_widget_class_bind_template_child (klass, CorantoHeadlinesPane, why);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, search_activated_cb);
  gtk_widget_class_bind_template_callback (klass, selected_cb);
  gtk_widget_class_bind_template_callback (klass, retry_cb);
  gtk_widget_class_bind_template_callback (klass, why_cb);
  gtk_widget_class_bind_template_callback (klass, dismiss_cb);
}

static void
coranto_headlines_pane_class_init (CorantoHeadlinesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (CORANTO_TYPE_HEADLINE_VIEW);
  g_type_ensure (CORANTO_TYPE_CHANNEL_NOTICE);
  g_type_ensure (CORANTO_TYPE_SEARCH_HELP);
  object_class->dispose = coranto_headlines_pane_dispose;
  object_class->get_property = coranto_headlines_pane_get_property;
  object_class->set_property = coranto_headlines_pane_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = coranto_headlines_pane_grab_focus;
  properties[PROP_UNREAD_ONLY] = g_param_spec_boolean ("unread-only", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCH_MODE] = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_BACK] = g_param_spec_boolean ("show-back", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_WINDOW_CONTROLS]
      = g_param_spec_boolean ("show-window-controls", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  story_selected_signal
      = g_signal_new ("story-selected", CORANTO_TYPE_HEADLINES_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  bind_template (GTK_WIDGET_CLASS (klass));
  coranto_story_keys_install (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Delete, 0, "win.delete",
                                       NULL);
  coranto_story_actions_install (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "headlines.load-older", NULL,
                                   load_older);
}

static void
coranto_headlines_pane_init (CorantoHeadlinesPane *self)
{
  coranto_template_init (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "headlines.load-older", FALSE);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}
