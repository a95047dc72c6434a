/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "coranto-article-pane.h"
#include "coranto-headlines-pane.h"
#include "coranto-pane.h"
#include "coranto-profile-notice.h"
#include "coranto-sidebar.h"
#include "coranto-window.h"

G_BEGIN_DECLS

struct _CorantoWindow
{
  AdwApplicationWindow parent_instance;

  CorantoEngine *engine; /* NULL until the profile is open */
  GSettings *settings;
  GSettings *state;          /* how the window was left */
  CorantoScope wanted_scope; /* to be selected as soon as the sidebar has it */
  gint64 wanted_id;
  gboolean is_place_wanted;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwLeaflet *outer; /* sidebar | inner */
  AdwLeaflet *inner; /* headlines | article */
  CorantoPane *sidebar_pane;
  CorantoPane *headlines_pane;
  CorantoPane *article_pane;
  CorantoSidebar *sidebar;
  CorantoHeadlinesPane *headlines;
  CorantoArticlePane *article;
  GtkEditable *welcome_address;
  AdwStatusPage *failure;
  CorantoProfileNotice *profile_notice;
};

/* coranto-window-actions.c */
void coranto_window_install_actions (GtkWidgetClass *klass);
void coranto_window_init_actions (CorantoWindow *self);
void coranto_window_update_actions (CorantoWindow *self);

/* coranto-window-drop.c */
void coranto_window_accept_drops (CorantoWindow *self);

/* coranto-window.c */
gint64 coranto_window_get_current (CorantoWindow *self); /* the story; 0: none */
void coranto_window_show_headlines (CorantoWindow *self);
void coranto_window_back (CorantoWindow *self);
void coranto_window_want_place (CorantoWindow *self, CorantoScope scope, gint64 id);

G_END_DECLS
