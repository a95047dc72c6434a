/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page is made from, and what comes of it; shared by all the page makers.
 */

#pragma once

#include "portal-library.h"

typedef struct
{
  PortalLibrary *library;
  const char *base;   /* "http://127.0.0.1:PORT" */
  guint layout;       /* 1, or 2 for the listing markup after a relaunch */
  gboolean is_second; /* the office's site instead of the portal */
} PortalSite;

typedef struct
{
  guint status;
  const char *content_type; /* static */
  GBytes *body;
  gint64 modified; /* Unix time, 0: not said, and no validators sent */
} PortalReply;

/* Takes BODY. */
PortalReply *portal_reply_new_take (const char *content_type, char *body, gint64 modified);
PortalReply *portal_reply_new_bytes (const char *content_type, GBytes *body, gint64 modified);
PortalReply *portal_reply_new_status (guint status);
void portal_reply_free (PortalReply *reply);

/* New strings. */
char *portal_site_dup_path (PortalSite *site, const PortalStory *story);
char *portal_site_dup_uri (PortalSite *site, const PortalStory *story);
char *portal_site_format_time (PortalSite *site, const PortalStory *story, const char *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortalReply, portal_reply_free)
