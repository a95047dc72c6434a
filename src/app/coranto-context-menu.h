/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus that open on a widget: second button, long press, menu key, Shift+F10. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the menu holds at this moment; NULL: none.  (transfer full) (nullable) */
typedef GMenuModel *(*CorantoMenuFunc) (GtkWidget *widget);

void coranto_context_menu_attach (GtkWidget *widget, CorantoMenuFunc create);
/* Opens it now, for keys that another widget takes. */
void coranto_context_menu_popup (GtkWidget *widget, CorantoMenuFunc create);

G_END_DECLS
