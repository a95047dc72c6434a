/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two older kinds of site: the portal's section in GBK, and the second site, an office's notices.
 */

#pragma once

#include "portal-site.h"

/* Each returns NULL if PATH is none of its pages. */
PortalReply *portal_offices_gbk (PortalSite *site, const char *path);
PortalReply *portal_offices_second (PortalSite *site, const char *path);
