/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three blogs: Bench Notes (RSS), Spectra Weekly (Atom), 实验室手记 (JSON Feed).
 */

#pragma once

#include "portal-site.h"

/* NULL if PATH belongs to none of them. */
PortalReply *portal_blogs_page (PortalSite *site, const char *path);
