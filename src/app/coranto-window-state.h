/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window on a profile was left: size, panes, what was shown. */
#pragma once

#include <gio/gio.h>

#include "coranto-query.h"

G_BEGIN_DECLS

/* The settings of the session on `profile` (NULL: the user's own).  (transfer full) */
GSettings *coranto_window_state_new (const char *profile);

void coranto_window_state_get_place (GSettings *session, CorantoScope *scope, gint64 *id);
void coranto_window_state_set_place (GSettings *session, CorantoScope scope, gint64 id);

G_END_DECLS
