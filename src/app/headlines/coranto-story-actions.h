/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with one story of the list: the context menu of its row, and the actions behind
 * it.  The story need not be the current one: a menu opens without reading. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-article.h"

G_BEGIN_DECLS

/* Installs the actions "story.…" in the class of the headlines pane. */
void coranto_story_actions_install (GtkWidgetClass *klass);
/* (transfer full) */
GMenuModel *coranto_story_actions_new_menu (const CorantoHeadlineRow *row);

G_END_DECLS
