/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions on one story. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-story-actions.h"

#include "coranto-headlines-pane.h"
#include "coranto-marking.h"
#include "coranto-share.h"

#include <glib/gi18n.h>

static CorantoEngine *
engine_of (GtkWidget *widget)
{
  return coranto_headlines_pane_get_engine (CORANTO_HEADLINES_PANE (widget));
}

static void
set_favourite (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  gboolean is_favourite;

  g_variant_get (parameter, "(xb)", &id, &is_favourite);
  coranto_marking_set_favourite (widget, engine_of (widget), id, is_favourite);
}

static void
set_read (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  gboolean is_read;

  g_variant_get (parameter, "(xb)", &id, &is_read);
  coranto_marking_set_read (widget, engine_of (widget), id, is_read);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  guint kind;

  g_variant_get (parameter, "(xu)", &id, &kind);
  coranto_share_copy (widget, engine_of (widget), id, (CorantoShareKind) kind);
}

static void
delete_story (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_marking_delete (widget, engine_of (widget), g_variant_get_int64 (parameter));
}

/* What was sent to the browser was seen. */
static void
open_in_browser (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  coranto_share_open (widget, engine_of (widget), id);
  coranto_marking_set_read (widget, engine_of (widget), id, TRUE);
}

void
coranto_story_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "story.set-favourite", "(xb)", set_favourite);
  gtk_widget_class_install_action (klass, "story.set-read", "(xb)", set_read);
  gtk_widget_class_install_action (klass, "story.copy", "(xu)", copy);
  gtk_widget_class_install_action (klass, "story.open-in-browser", "x", open_in_browser);
  gtk_widget_class_install_action (klass, "story.delete", "x", delete_story);
}

/* Takes the floating `target`. */
static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

GMenuModel *
coranto_story_actions_new_menu (const CorantoHeadlineRow *row)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) share = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append (marks, row->is_favourite ? _ ("Remove from _Favourites") : _ ("Add to _Favourites"),
          "story.set-favourite", g_variant_new ("(xb)", row->id, !row->is_favourite));
  append (marks, row->is_read ? _ ("Mark as _Unread") : _ ("Mark as _Read"), "story.set-read",
          g_variant_new ("(xb)", row->id, !row->is_read));
  append (share, _ ("_Open in Browser"), "story.open-in-browser", g_variant_new_int64 (row->id));
  append (share, _ ("Copy _Link"), "story.copy",
          g_variant_new ("(xu)", row->id, (guint) CORANTO_SHARE_LINK));
  append (share, _ ("Copy _Title and Link"), "story.copy",
          g_variant_new ("(xu)", row->id, (guint) CORANTO_SHARE_TITLE_AND_LINK));
  append (share, _ ("Copy _Citation"), "story.copy",
          g_variant_new ("(xu)", row->id, (guint) CORANTO_SHARE_CITATION));
  append (end, _ ("_Delete"), "story.delete", g_variant_new_int64 (row->id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (share));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}
