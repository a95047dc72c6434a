/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The portal on the wire: routes, validators, the referrer check, faults, /_control/.
 */

#pragma once

#include "portal-control.h"
#include "portal-site.h"

typedef struct
{
  SoupServer *server;
  PortalSite site;
  PortalControl control;
  gint64 now;       /* 0: the clock's */
  GHashTable *held; /* delayed answers: GSource set */
} PortalHttp;

/* LIBRARY is taken.  Both run on the thread whose context serves. */
PortalHttp *portal_http_new (PortalLibrary *library,
                             gboolean is_second,
                             gint64 now,
                             guint port,
                             GError **error);
void portal_http_free (PortalHttp *http);

const char *portal_http_get_base (PortalHttp *http);

/* COMMAND is what stands behind "/_control/", "publish"; its JSON answer, or NULL if unknown. */
char *portal_http_command (PortalHttp *http, const char *command, GHashTable *query);
