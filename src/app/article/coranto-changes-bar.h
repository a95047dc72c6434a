/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above an article that changed since it came: when, and a button that shows how. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-article.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_CHANGES_BAR (coranto_changes_bar_get_type ())
G_DECLARE_FINAL_TYPE (CorantoChangesBar, coranto_changes_bar, CORANTO, CHANGES_BAR, GtkWidget)

/* Signal "toggled": by the user. */

/* NULL, or an article that never changed, hides the bar.  Another article is shown as it is. */
void coranto_changes_bar_set (CorantoChangesBar *self, const CorantoArticle *article);
/* Whether the changes are to be shown. */
gboolean coranto_changes_bar_is_active (CorantoChangesBar *self);

G_END_DECLS
