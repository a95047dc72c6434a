/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of the sidebar: how far a refresh is, and a button that ends it. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_REFRESH_FOOTER (coranto_refresh_footer_get_type ())
G_DECLARE_FINAL_TYPE (CorantoRefreshFooter,
                      coranto_refresh_footer,
                      CORANTO,
                      REFRESH_FOOTER,
                      GtkWidget)

void coranto_refresh_footer_set_engine (CorantoRefreshFooter *self, CorantoEngine *engine);

G_END_DECLS
