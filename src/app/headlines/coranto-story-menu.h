/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of what can be done with the current story. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) */
GMenuModel *coranto_story_menu_new (gboolean is_read, gboolean is_favourite);

G_END_DECLS
