/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: each applies at once. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_PREFERENCES_WINDOW (coranto_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPreferencesWindow,
                      coranto_preferences_window,
                      CORANTO,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

CorantoPreferencesWindow *coranto_preferences_window_new (GtkWindow *parent,
                                                          GSettings *settings,
                                                          CorantoEngine *engine);

G_END_DECLS
