/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between the oldest platform that is supported (GTK 4.8, libadwaita 1.2) and newer
 * ones.  Nothing outside this file asks for a version. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Scrolls a list view to `position` and focuses that row if `focus` is set.  GTK 4.8 has the action
 * alone; newer ones keep it. */
static inline void
coranto_list_view_scroll_to (GtkListView *view, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
}

G_END_DECLS
