/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scheme "coranto-img": by which the pictures of an article come into the view.  The engine
 * fetches them with the article's address as referrer; the web process needs no network. */
#pragma once

#include <webkit/webkit.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_PICTURE_SCHEME (coranto_picture_scheme_get_type ())
G_DECLARE_FINAL_TYPE (CorantoPictureScheme,
                      coranto_picture_scheme,
                      CORANTO,
                      PICTURE_SCHEME,
                      GObject)

/* Registers the scheme in `context` for as long as the context lives. */
CorantoPictureScheme *coranto_picture_scheme_new (CorantoEngine *engine, WebKitWebContext *context);

/* Pictures asked for from now on are those of the page at `article_url` (nullable: none is loaded);
 * what is under way for the page before is cancelled. */
void coranto_picture_scheme_set_page (CorantoPictureScheme *self, const char *article_url);

G_END_DECLS
