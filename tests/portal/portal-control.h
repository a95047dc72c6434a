/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a test can make the portal do, and what it can ask of it: faults per path, the log of
 * requests.
 */

#pragma once

#include <libsoup/soup.h>

typedef struct
{
  char *path;   /* "*" stands for all pages */
  guint status; /* 0: as usual */
  guint delay_ms;
  gint64 truncate_bytes; /* -1: whole */
  char *location;        /* of a redirect, or NULL */
  char *retry_after;     /* header value, or NULL */
  guint times;           /* how often from now, 0: until reset */
} PortalFault;

typedef struct
{
  GQueue log;    /* of JsonObject, oldest first, bounded */
  GQueue faults; /* of PortalFault, the last set one counts */
} PortalControl;

void portal_control_init (PortalControl *control);
void portal_control_clear (PortalControl *control);

void portal_control_log (PortalControl *control,
                         SoupServerMessage *message,
                         const char *path,
                         guint status);
char *portal_control_log_to_json (PortalControl *control, const char *path);

/* Commands fail, delay, truncate, redirect; FALSE if NAME is none of them or PATH is missing. */
gboolean portal_control_set_fault (PortalControl *control, const char *name, GHashTable *query);

/* The fault that meets this request, counted down; NULL mostly.  Free with portal_fault_free. */
PortalFault *portal_control_take_fault (PortalControl *control, const char *path);
void portal_fault_free (PortalFault *fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortalFault, portal_fault_free)
