/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one document in WebKit.
 *
 * I1: the view navigates to about:blank alone, which is the address of what
 *     coranto_article_view_load() gives it, and of nothing that could be fetched. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-article-view.h"

#include "coranto-picture-scheme.h"
#include "coranto-template.h"
#include "coranto-url.h"
#include "coranto-web-view.h"

#include <glib/gi18n.h>
#include <string.h>

#define BLANK "about:blank"
#define ARTICLE_SCHEME "coranto-article:"

struct _CorantoArticleView
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  CorantoPictureScheme *pictures;
  WebKitWebView *web_view; /* NULL until something is shown */

  GtkOverlay *overlay;
  GtkLabel *target;
};

G_DEFINE_FINAL_TYPE (CorantoArticleView, coranto_article_view, GTK_TYPE_WIDGET)

static guint article_link_signal;
static guint link_signal;
static guint crashed_signal;

static void
follow_link (CorantoArticleView *self, const char *uri)
{
  gint64 id;

  if (g_str_has_prefix (uri, ARTICLE_SCHEME))
    {
      if (g_ascii_string_to_signed (uri + strlen (ARTICLE_SCHEME), 10, 1, G_MAXINT64, &id, NULL))
        g_signal_emit (self, article_link_signal, 0, id);
    }
  else
    g_signal_emit (self, link_signal, 0, uri);
}

/* The document's own load, and jumps inside it (I1). */
static gboolean
is_own_navigation (WebKitNavigationAction *action, const char *uri)
{
  if (g_str_has_prefix (uri, BLANK "#"))
    return TRUE;
  return strcmp (uri, BLANK) == 0
         && webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_OTHER;
}

static gboolean
decide_navigation (CorantoArticleView *self, WebKitPolicyDecision *decision)
{
  WebKitNavigationAction *action = webkit_navigation_policy_decision_get_navigation_action (
      WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  WebKitURIRequest *request = webkit_navigation_action_get_request (action);
  g_autofree char *uri = g_strdup (webkit_uri_request_get_uri (request));
  gboolean is_click
      = webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_LINK_CLICKED
        && webkit_navigation_action_is_user_gesture (action);

  if (uri && is_own_navigation (action, uri))
    {
      webkit_policy_decision_use (decision);
      return TRUE;
    }
  /* Before anything of ours runs: a nested loop in a handler would wait for this answer. */
  webkit_policy_decision_ignore (decision);
  if (uri && is_click)
    follow_link (self, uri);
  return TRUE;
}

static gboolean
decide_response (WebKitPolicyDecision *decision)
{
  WebKitURIResponse *response
      = webkit_response_policy_decision_get_response (WEBKIT_RESPONSE_POLICY_DECISION (decision));

  if (g_strcmp0 (webkit_uri_response_get_uri (response), BLANK) == 0)
    webkit_policy_decision_use (decision);
  else
    webkit_policy_decision_ignore (decision);
  return TRUE;
}

static gboolean
decide_policy_cb (CorantoArticleView *self,
                  WebKitPolicyDecision *decision,
                  WebKitPolicyDecisionType type)
{
  switch (type)
    {
    case WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION:
    case WEBKIT_POLICY_DECISION_TYPE_NEW_WINDOW_ACTION:
      return decide_navigation (self, decision);
    case WEBKIT_POLICY_DECISION_TYPE_RESPONSE:
      return decide_response (decision);
    }
  webkit_policy_decision_ignore (decision);
  return TRUE;
}

/* Where a link leads, its host in full, before it is followed. */
static void
mouse_target_cb (CorantoArticleView *self, WebKitHitTestResult *hit)
{
  const char *uri = webkit_hit_test_result_context_is_link (hit)
                        ? webkit_hit_test_result_get_link_uri (hit)
                        : NULL;
  g_autofree char *clean = NULL;

  if (uri && !g_str_has_prefix (uri, ARTICLE_SCHEME))
    clean = coranto_url_clean (uri);
  gtk_label_set_text (self->target, clean ? clean : "");
  gtk_widget_set_visible (GTK_WIDGET (self->target), clean != NULL);
}

static void
open_link_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  follow_link (user_data, g_variant_get_string (parameter, NULL));
}

static void
add_link_items (CorantoArticleView *self, WebKitContextMenu *menu, const char *uri)
{
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-link", G_VARIANT_TYPE_STRING);

  g_signal_connect_object (open, "activate", G_CALLBACK (open_link_cb), self, 0);
  webkit_context_menu_append (
      menu, webkit_context_menu_item_new_from_gaction (G_ACTION (open), _ ("Open Link in Browser"),
                                                       g_variant_new_string (uri)));
  webkit_context_menu_append (
      menu, webkit_context_menu_item_new_from_stock_action_with_label (
                WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD, _ ("Copy Link Address")));
}

/* Of all that a browser offers, copying and opening are left. */
static gboolean
context_menu_cb (CorantoArticleView *self, WebKitContextMenu *menu, WebKitHitTestResult *hit)
{
  const char *uri = webkit_hit_test_result_get_link_uri (hit);

  webkit_context_menu_remove_all (menu);
  if (webkit_hit_test_result_context_is_link (hit) && !g_str_has_prefix (uri, ARTICLE_SCHEME))
    add_link_items (self, menu, uri);
  if (webkit_hit_test_result_context_is_selection (hit))
    webkit_context_menu_append (
        menu, webkit_context_menu_item_new_from_stock_action (WEBKIT_CONTEXT_MENU_ACTION_COPY));
  return webkit_context_menu_get_n_items (menu) == 0;
}

static void
terminated_cb (CorantoArticleView *self, WebKitWebProcessTerminationReason reason)
{
  g_debug ("The web process ended: %d", (int) reason);
  g_signal_emit (self, crashed_signal, 0);
}

static void
ensure_web_view (CorantoArticleView *self)
{
  g_autoptr (WebKitWebContext) context = NULL;

  if (self->web_view)
    return;
  context = webkit_web_context_new ();
  webkit_web_context_set_cache_model (context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
  webkit_web_context_set_spell_checking_enabled (context, FALSE);
  self->pictures = coranto_picture_scheme_new (self->engine, context);
  self->web_view = WEBKIT_WEB_VIEW (coranto_web_view_new (context));
  g_signal_connect_object (self->web_view, "decide-policy", G_CALLBACK (decide_policy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "mouse-target-changed", G_CALLBACK (mouse_target_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "context-menu", G_CALLBACK (context_menu_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "web-process-terminated", G_CALLBACK (terminated_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->web_view));
}

void
coranto_article_view_set_engine (CorantoArticleView *self, CorantoEngine *engine)
{
  g_return_if_fail (CORANTO_IS_ARTICLE_VIEW (self));

  g_set_object (&self->engine, engine);
}

void
coranto_article_view_warm_up (CorantoArticleView *self)
{
  if (!self->web_view)
    coranto_article_view_load (self, "", NULL, FALSE);
}

void
coranto_article_view_load (CorantoArticleView *self,
                           const char *html,
                           const char *article_url,
                           gboolean is_dark)
{
  /* What is seen until the document is drawn: the background it will have. */
  static const GdkRGBA light = { 1.0f, 1.0f, 1.0f, 1.0f };
  static const GdkRGBA dark = { 0.118f, 0.118f, 0.118f, 1.0f };

  g_return_if_fail (CORANTO_IS_ARTICLE_VIEW (self) && self->engine);

  ensure_web_view (self);
  webkit_web_view_set_background_color (self->web_view, is_dark ? &dark : &light);
  coranto_picture_scheme_set_page (self->pictures, article_url);
  gtk_widget_set_visible (GTK_WIDGET (self->target), FALSE);
  webkit_web_view_load_html (self->web_view, html, BLANK);
}

static void
coranto_article_view_dispose (GObject *object)
{
  CorantoArticleView *self = CORANTO_ARTICLE_VIEW (object);

  if (self->pictures)
    coranto_picture_scheme_set_page (self->pictures, NULL);
  self->web_view = NULL;
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_ARTICLE_VIEW);
  g_clear_object (&self->pictures);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_article_view_parent_class)->dispose (object);
}

static void
coranto_article_view_class_init (CorantoArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_article_view_dispose;
  article_link_signal = g_signal_new ("article-link", CORANTO_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  link_signal = g_signal_new ("link", CORANTO_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  crashed_signal = g_signal_new ("crashed", CORANTO_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/article/coranto-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoArticleView, overlay);
  gtk_widget_class_bind_template_child (widget_class, CorantoArticleView, target);
}

static void
coranto_article_view_init (CorantoArticleView *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
