/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a request says of where it comes from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Referer that browsers send by default (Referrer Policy, strict-origin-when-cross-origin):
 * the page's address to its own origin, its origin to others, nothing from https to http.
 * (transfer full) (nullable) */
char *coranto_referrer_for (const char *page_url, const char *target_url);

G_END_DECLS
