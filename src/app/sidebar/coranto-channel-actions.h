/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with one channel: the context menu of its row, and the actions behind it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Installs the actions "channel.…" (parameter: the channel's id) in the class of the sidebar. */
void coranto_channel_actions_install (GtkWidgetClass *klass);
/* The menu of a CorantoSidebarRow.  (transfer full) (nullable) */
GMenuModel *coranto_channel_actions_new_menu (GtkWidget *row);

G_END_DECLS
