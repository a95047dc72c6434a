/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be typed into the search field, at a glance. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CORANTO_TYPE_SEARCH_HELP (coranto_search_help_get_type ())
G_DECLARE_FINAL_TYPE (CorantoSearchHelp, coranto_search_help, CORANTO, SEARCH_HELP, GtkPopover)

G_END_DECLS
