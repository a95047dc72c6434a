/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions "topic.…" of the sidebar, each on the topic that its parameter names, and the menu of
 * a topic's row. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void coranto_topic_actions_install (GtkWidgetClass *klass);
GMenuModel *coranto_topic_actions_new_menu (GtkWidget *row); /* (transfer full) */

G_END_DECLS
