/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one recipe by which a WebKit view is made here: no scripts, no network of its own, nothing
 * kept, a policy that allows our own pictures alone. */
#pragma once

#include <webkit/webkit.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

/* Pictures are loaded by `engine` as pictures of the page that the view's owner names with
 * coranto_picture_scheme_set_page().  (transfer floating) */
GtkWidget *coranto_web_view_new (WebKitWebContext *context);

G_END_DECLS
