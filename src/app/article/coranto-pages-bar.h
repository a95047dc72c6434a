/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below an article that has more pages than are shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CORANTO_TYPE_PAGES_BAR (coranto_pages_bar_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPagesBar, coranto_pages_bar, CORANTO, PAGES_BAR, GtkWidget)

/* Signal "wanted": all pages. */

void coranto_pages_bar_hide (CorantoPagesBar *self);
void coranto_pages_bar_offer (CorantoPagesBar *self);
void coranto_pages_bar_show_progress (CorantoPagesBar *self);
/* They can be asked for again. */
void coranto_pages_bar_show_problem (CorantoPagesBar *self, const char *sentence);

G_END_DECLS
