/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at a page that nobody asked for yet: its first headlines, or why there are none. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_PAGE_LOOK (coranto_page_look_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPageLook, coranto_page_look, CORANTO, PAGE_LOOK, GtkWidget)

/* Asks for the page, unless its headlines are shown or on their way already.  A look ends with the
 * window it is in. */
void coranto_page_look_start (CorantoPageLook *self, CorantoEngine *engine, const char *url);
/* What was found, once it was found.  (nullable) */
CorantoDiscovery *coranto_page_look_get_discovery (CorantoPageLook *self);

G_END_DECLS
