/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above the headlines of a channel whose last check failed: the sentence, and Retry. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CORANTO_TYPE_PROBLEM_BAR (coranto_problem_bar_get_type ())
G_DECLARE_FINAL_TYPE (CorantoProblemBar, coranto_problem_bar, CORANTO, PROBLEM_BAR, GtkWidget)

/* Signal "retry". */

/* NULL hides the bar. */
void coranto_problem_bar_set (CorantoProblemBar *self, const char *sentence, gboolean can_retry);

G_END_DECLS
