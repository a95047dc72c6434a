/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right pane.
 *
 * I1: `cancellable` belongs to the story that is shown; a step that ends cancelled touches nothing.
 * I2: the buttons show what the store says: the article is read again when a count changes. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-article-pane.h"

#include "coranto-article-renderer.h"
#include "coranto-article-view.h"
#include "coranto-changes-bar.h"
#include "coranto-marking.h"
#include "coranto-messages.h"
#include "coranto-open.h"
#include "coranto-pages-bar.h"
#include "coranto-story-keys.h"
#include "coranto-template.h"
#include "coranto-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LATEST_STORIES 5

struct _CorantoArticlePane
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  GSettings *settings;
  gint64 id;
  CorantoHeadline *headline; /* nullable */
  CorantoArticle *article;   /* NULL until read */
  GPtrArray *latest;         /* (element-type CorantoHeadlineRow) nullable */
  GCancellable *cancellable; /* I1 */
  gboolean is_rereading;     /* for its marks, I2 */
  gboolean is_stale;         /* once more after that */
  gboolean is_fetching_pages;
  gboolean show_back;

  AdwHeaderBar *header;
  GtkToggleButton *favourite;
  GtkWidget *read;
  GtkWidget *share;
  GtkWidget *browser;
  GtkStack *stack;
  AdwStatusPage *loading;
  GtkSpinner *spinner;
  CorantoChangesBar *changes_bar;
  CorantoArticleView *view;
  CorantoPagesBar *pages_bar;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (CorantoArticlePane, coranto_article_pane, GTK_TYPE_WIDGET)

static GParamSpec *show_back_property;
static guint article_link_signal;

/* The steps from a story's id to the sight of it, in order. */
static void read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void fetch (CorantoArticlePane *self);
static void fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_latest (CorantoArticlePane *self);
static void latest_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void render (CorantoArticlePane *self);
static void rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
show_page (CorantoArticlePane *self, const char *name)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update_buttons (CorantoArticlePane *self)
{
  gboolean is_read = self->article && self->article->is_read;
  gboolean is_favourite = self->article && self->article->is_favourite;
  const char *read_label = is_read ? _ ("Mark as Unread") : _ ("Mark as Read");

  gtk_toggle_button_set_active (self->favourite, is_favourite);
  gtk_button_set_icon_name (GTK_BUTTON (self->favourite),
                            is_favourite ? "starred-symbolic" : "non-starred-symbolic");
  gtk_button_set_icon_name (GTK_BUTTON (self->read),
                            is_read ? "coranto-read-symbolic" : "coranto-unread-symbolic");
  gtk_widget_set_tooltip_text (self->read, read_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->read), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  read_label, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->favourite), self->id != 0);
  gtk_widget_set_sensitive (self->share, self->id != 0);
}

static const char *
known_title (CorantoArticlePane *self)
{
  const CorantoHeadlineRow *row = self->headline ? coranto_headline_get_row (self->headline) : NULL;
  const char *title = self->article ? self->article->item->title : row ? row->title : NULL;

  return title ? title : "";
}

/* A status page takes markup for its texts. */
static void
show_failed (CorantoArticlePane *self, const char *sentence)
{
  g_autofree char *title = g_markup_escape_text (known_title (self), -1);
  g_autofree char *description = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (self->failed, title);
  adw_status_page_set_description (self->failed, description);
  show_page (self, "failed");
}

static void
show_error (CorantoArticlePane *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (coranto_message_is_cancelled (error))
    return;
  sentence = coranto_message_from_error (error);
  show_failed (self, sentence);
}

static void
update_pages_bar (CorantoArticlePane *self)
{
  if (self->is_fetching_pages)
    coranto_pages_bar_show_progress (self->pages_bar);
  else if (self->article && self->article->item->next_page_url)
    coranto_pages_bar_offer (self->pages_bar);
  else
    coranto_pages_bar_hide (self->pages_bar);
}

static void
take_article (CorantoArticlePane *self, CorantoArticle *article)
{
  g_clear_pointer (&self->article, coranto_article_unref);
  self->article = article;
  update_buttons (self);
  update_pages_bar (self);
  coranto_changes_bar_set (self->changes_bar, article);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  CorantoArticle *article
      = coranto_engine_read_article_finish (CORANTO_ENGINE (source), result, &error);

  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND))
    g_signal_emit (self, article_link_signal, 0, (gint64) 0);
  else if (!article)
    show_error (self, error);
  if (!article)
    return;
  take_article (self, article);
  if (article->is_list_only && article->item->url)
    fetch (self);
  else
    read_latest (self);
}

static void
fetch (CorantoArticlePane *self)
{
  g_autofree char *title = g_markup_escape_text (known_title (self), -1);

  adw_status_page_set_title (self->loading, title);
  show_page (self, "loading");
  coranto_engine_fetch_article_async (self->engine, self->id, self->cancellable, fetched_cb,
                                      g_object_ref (self));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  CorantoArticle *article
      = coranto_engine_fetch_article_finish (CORANTO_ENGINE (source), result, &error);

  if (!article)
    {
      show_error (self, error);
      return;
    }
  take_article (self, article);
  read_latest (self);
}

static void
read_latest (CorantoArticlePane *self)
{
  coranto_engine_read_latest_async (self->engine, self->id, LATEST_STORIES, self->cancellable,
                                    latest_cb, g_object_ref (self));
}

static void
latest_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *latest = coranto_engine_read_latest_finish (CORANTO_ENGINE (source), result, &error);

  if (coranto_message_is_cancelled (error))
    return;
  /* An article without the list at its foot is still the article. */
  if (error)
    g_debug ("No latest stories: %s", error->message);
  g_clear_pointer (&self->latest, g_ptr_array_unref);
  self->latest = latest;
  render (self);
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/* What the story was found by, where it was chosen among what a search has found. */
static CorantoSearch *
search_of (CorantoArticlePane *self)
{
  const CorantoHeadlineRow *row = self->headline ? coranto_headline_get_row (self->headline) : NULL;

  return row ? row->found_by : NULL;
}

static void
render (CorantoArticlePane *self)
{
  coranto_article_renderer_run_async (self->article, self->latest, search_of (self),
                                      coranto_changes_bar_is_active (self->changes_bar),
                                      self->settings, is_dark (), self->cancellable, rendered_cb,
                                      g_object_ref (self));
}

/* What changed in an article that was read is seen by this too. */
static void
mark_read_once (CorantoArticlePane *self)
{
  if (!self->article->is_read || self->article->is_change_unseen)
    coranto_marking_set_read (GTK_WIDGET (self), self->engine, self->id, TRUE);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = coranto_article_renderer_run_finish (result, &error);
  gboolean is_first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "article") != 0;

  if (!html)
    {
      show_error (self, error);
      return;
    }
  coranto_article_view_load (self->view, html, self->article->item->url, is_dark ());
  if (is_first)
    show_page (self, "article");
  mark_read_once (self);
}

static void
all_pages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  CorantoArticle *article
      = coranto_engine_fetch_whole_article_finish (CORANTO_ENGINE (source), result, &error);

  if (coranto_message_is_cancelled (error))
    return;
  self->is_fetching_pages = FALSE;
  if (article)
    {
      take_article (self, article);
      render (self);
    }
  else
    sentence = coranto_message_from_error (error);
  /* A page that could not be had ends the text where it would go on. */
  if (article && article->item->next_page_url)
    sentence = g_strdup (_ ("Not all of its pages could be fetched."));
  if (sentence)
    coranto_pages_bar_show_problem (self->pages_bar, sentence);
}

static void
all_pages_wanted_cb (CorantoArticlePane *self)
{
  self->is_fetching_pages = TRUE;
  update_pages_bar (self);
  coranto_engine_fetch_whole_article_async (self->engine, self->id, self->cancellable, all_pages_cb,
                                            g_object_ref (self));
}

/* Settings, the system's style and the choice of a version apply at once. */
static void
appearance_changed_cb (CorantoArticlePane *self)
{
  if (self->article && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "article") == 0)
    render (self);
}

static void counts_changed_cb (CorantoArticlePane *self);

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoArticle) article
      = coranto_engine_read_article_finish (CORANTO_ENGINE (source), result, &error);

  self->is_rereading = FALSE;
  if (article && article->id == self->id)
    take_article (self, g_steal_pointer (&article));
  if (self->is_stale)
    counts_changed_cb (self);
}

static void
counts_changed_cb (CorantoArticlePane *self)
{
  self->is_stale = self->is_rereading;
  if (!self->article || self->is_rereading)
    return;
  self->is_rereading = TRUE;
  coranto_engine_read_article_async (self->engine, self->id, NULL, reread_cb, g_object_ref (self));
}

/* What is being read stays as it is: that it changed is said above it.  Marks go with the search.
 */
static void
headline_changed_cb (CorantoArticlePane *self)
{
  if (coranto_headline_get_row (self->headline)->is_changed)
    counts_changed_cb (self);
}

static void
set_headline (CorantoArticlePane *self, CorantoHeadline *headline)
{
  if (self->headline)
    g_signal_handlers_disconnect_by_func (self->headline, headline_changed_cb, self);
  g_set_object (&self->headline, headline);
  if (headline)
    g_signal_connect_object (headline, "changed", G_CALLBACK (headline_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
start_reading (CorantoArticlePane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  coranto_engine_read_article_async (self->engine, self->id, self->cancellable, read_cb,
                                     g_object_ref (self));
}

void
coranto_article_pane_show (CorantoArticlePane *self, gint64 id, CorantoHeadline *headline)
{
  g_return_if_fail (CORANTO_IS_ARTICLE_PANE (self));

  if (self->id == id)
    return;
  self->id = id;
  set_headline (self, headline);
  g_clear_pointer (&self->article, coranto_article_unref);
  g_clear_pointer (&self->latest, g_ptr_array_unref);
  self->is_fetching_pages = FALSE;
  update_buttons (self);
  if (id)
    start_reading (self);
  else
    {
      g_cancellable_cancel (self->cancellable);
      show_page (self, "empty");
    }
}

gint64
coranto_article_pane_get_id (CorantoArticlePane *self)
{
  return self->id;
}

const CorantoArticle *
coranto_article_pane_get_article (CorantoArticlePane *self)
{
  return self->article;
}

void
coranto_article_pane_warm_up (CorantoArticlePane *self)
{
  coranto_article_view_warm_up (self->view);
}

void
coranto_article_pane_set_engine (CorantoArticlePane *self,
                                 CorantoEngine *engine,
                                 GSettings *settings)
{
  CorantoChannelTree *tree;

  g_return_if_fail (CORANTO_IS_ARTICLE_PANE (self));

  if (!g_set_object (&self->engine, engine) || !engine)
    return;
  g_set_object (&self->settings, settings);
  coranto_article_view_set_engine (self->view, engine);
  tree = coranto_engine_get_channel_tree (engine);
  g_signal_connect_object (tree, "notify::unread", G_CALLBACK (counts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tree, "notify::favourites", G_CALLBACK (counts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (appearance_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (appearance_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
favourite_clicked_cb (CorantoArticlePane *self)
{
  /* The button shows what the store says (I2), not what was clicked. */
  update_buttons (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toggle-favourite", NULL);
}

static void
article_link_cb (CorantoArticlePane *self, gint64 id)
{
  g_signal_emit (self, article_link_signal, 0, id);
}

static void
link_cb (CorantoArticlePane *self, const char *url)
{
  coranto_open_address (GTK_WIDGET (self), url);
}

static void
crashed_cb (CorantoArticlePane *self)
{
  if (self->id)
    show_failed (self, _ ("The part of the program that shows articles has ended unexpectedly."));
}

static void
retry_cb (CorantoArticlePane *self)
{
  start_reading (self);
}

static void
changes_toggled_cb (CorantoArticlePane *self)
{
  appearance_changed_cb (self);
}

static gboolean
coranto_article_pane_grab_focus (GtkWidget *widget)
{
  CorantoArticlePane *self = CORANTO_ARTICLE_PANE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
coranto_article_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CORANTO_ARTICLE_PANE (object)->show_back);
}

static void
coranto_article_pane_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  CorantoArticlePane *self = CORANTO_ARTICLE_PANE (object);

  if (self->show_back == g_value_get_boolean (value))
    return;
  self->show_back = g_value_get_boolean (value);
  adw_header_bar_set_show_start_title_buttons (self->header, self->show_back);
  g_object_notify_by_pspec (object, pspec);
}

static void
coranto_article_pane_dispose (GObject *object)
{
  CorantoArticlePane *self = CORANTO_ARTICLE_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_headline (self, NULL);
  g_clear_pointer (&self->article, coranto_article_unref);
  g_clear_pointer (&self->latest, g_ptr_array_unref);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_ARTICLE_PANE);
  g_clear_object (&self->settings);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_article_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/io/github/coranto/Coranto/article/coranto-article-pane.ui");
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, header);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, favourite);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, read);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, share);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, browser);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, stack);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, loading);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, spinner);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, changes_bar);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, view);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, pages_bar);
  gtk_widget_class_bind_template_child (klass, CorantoArticlePane, failed);
  gtk_widget_class_bind_template_callback (klass, favourite_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, article_link_cb);
  gtk_widget_class_bind_template_callback (klass, link_cb);
  gtk_widget_class_bind_template_callback (klass, crashed_cb);
  gtk_widget_class_bind_template_callback (klass, retry_cb);
  gtk_widget_class_bind_template_callback (klass, all_pages_wanted_cb);
  gtk_widget_class_bind_template_callback (klass, changes_toggled_cb);
}

static void
coranto_article_pane_class_init (CorantoArticlePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_ARTICLE_VIEW);
  g_type_ensure (CORANTO_TYPE_CHANGES_BAR);
  g_type_ensure (CORANTO_TYPE_PAGES_BAR);
  object_class->dispose = coranto_article_pane_dispose;
  object_class->get_property = coranto_article_pane_get_property;
  object_class->set_property = coranto_article_pane_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = coranto_article_pane_grab_focus;
  show_back_property
      = g_param_spec_boolean ("show-back", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, 1, show_back_property);
  article_link_signal = g_signal_new ("article-link", CORANTO_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
coranto_article_pane_init (CorantoArticlePane *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_story_keys_capture (GTK_WIDGET (self));
  update_buttons (self);
}
