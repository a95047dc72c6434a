/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: three panes that fold, or the page that takes their place. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_WINDOW (coranto_window_get_type ())
G_DECLARE_FINAL_TYPE (CorantoWindow, coranto_window, CORANTO, WINDOW, AdwApplicationWindow)

/* `profile` NULL: the user's own. */
CorantoWindow *coranto_window_new (AdwApplication *application,
                                   GSettings *settings,
                                   const char *profile);

/* The profile is open / cannot be opened. */
void coranto_window_set_engine (CorantoWindow *self, CorantoEngine *engine);
void coranto_window_show_failure (CorantoWindow *self, const GError *error);

/* For the application; each needs the engine. */
void coranto_window_add (CorantoWindow *self, const char *address); /* nullable */
void coranto_window_import (CorantoWindow *self, GFile *file);
void coranto_window_refresh (CorantoWindow *self);
void coranto_window_show_topic (CorantoWindow *self, gint64 topic_id);

G_END_DECLS
