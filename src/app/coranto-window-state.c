/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window was left. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-window-state.h"

/* The names that stand in the settings. */
static const char *const scope_names[] = {
  [CORANTO_SCOPE_ALL] = "all",         [CORANTO_SCOPE_TODAY] = "today",
  [CORANTO_SCOPE_UNREAD] = "unread",   [CORANTO_SCOPE_FAVOURITES] = "favourites",
  [CORANTO_SCOPE_CHANNEL] = "channel", [CORANTO_SCOPE_CATEGORY] = "category",
  [CORANTO_SCOPE_TOPIC] = "topic",
};

GSettings *
coranto_window_state_new (const char *profile)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  /* A folder's name may hold anything; a settings path may not. */
  if (profile)
    name = g_compute_checksum_for_string (G_CHECKSUM_SHA1, profile, -1);
  path = g_strdup_printf ("/io/github/coranto/Coranto/sessions/%s/", name ? name : "default");
  return g_settings_new_with_path (CORANTO_APP_ID ".Session", path);
}

void
coranto_window_state_get_place (GSettings *session, CorantoScope *scope, gint64 *id)
{
  g_autofree char *name = NULL;

  g_settings_get (session, "place", "(sx)", &name, id);
  *scope = CORANTO_SCOPE_ALL;
  for (guint i = 0; i < G_N_ELEMENTS (scope_names); i++)
    if (g_strcmp0 (name, scope_names[i]) == 0)
      *scope = (CorantoScope) i;
}

void
coranto_window_state_set_place (GSettings *session, CorantoScope scope, gint64 id)
{
  g_settings_set (session, "place", "(sx)", scope_names[scope], id);
}
