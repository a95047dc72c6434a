/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The portal proper: home page, news centre, listings, articles, and pages that hold no news.
 */

#pragma once

#include "portal-site.h"

/* Each returns NULL if PATH is none of its pages. */
PortalReply *portal_pages_home (PortalSite *site, const char *path);
PortalReply *portal_pages_news (PortalSite *site, const char *path);
PortalReply *portal_pages_other (PortalSite *site, const char *path);
