/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one gate by which an address leaves for another program. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens `url` in the user's browser (or mail program); anything but http, https and mailto is
 * refused.  Failure is told by a toast. */
void coranto_open_address (GtkWidget *origin, const char *url);

G_END_DECLS
