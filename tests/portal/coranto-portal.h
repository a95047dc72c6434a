/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample portal: a small news site on a SoupServer of its own, on loopback, in a thread of its
 * own.
 *
 * Every function may be called from any thread but the portal's own; a call that needs the portal's
 * state waits for its thread, so a test may block here while the portal goes on serving.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoPortal CorantoPortal;

typedef enum
{
  CORANTO_PORTAL_SITE_MAIN,   /* the portal: channels, blogs with feeds, a GBK section */
  CORANTO_PORTAL_SITE_SECOND, /* an office's notices in a table, nothing in common with the first */
} CorantoPortalSite;

/* Starts the main site on a free port.  DATA_DIR NULL: the one built in.  NOW 0: the clock's time;
 * anything else is the moment that all dates are counted from, so that pages are reproducible. */
CorantoPortal *coranto_portal_new (const char *data_dir, gint64 now, GError **error);

/* The same with every choice open; PORT 0 takes a free one. */
CorantoPortal *coranto_portal_new_site (CorantoPortalSite site,
                                        const char *data_dir,
                                        gint64 now,
                                        guint port,
                                        GError **error);

/* "http://127.0.0.1:PORT", without a slash at its end; borrowed, lives as long as PORTAL. */
const char *coranto_portal_get_uri (CorantoPortal *portal);

/* Puts up to COUNT prepared stories online, newest of all; CHANNEL is a key of site.ini ("hot") or
 * NULL for each story's own channels.  Returns how many there were. */
guint coranto_portal_publish (CorantoPortal *portal, const char *channel, guint count);

/* Does what POST /_control/COMMAND does ("fail?path=/news/&status=503"); returns its JSON answer,
 * or NULL if there is no such command. */
char *coranto_portal_control (CorantoPortal *portal, const char *command);

/* Stops serving, joins the thread and frees everything.  NULL is ignored. */
void coranto_portal_stop (CorantoPortal *portal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoPortal, coranto_portal_stop)

G_END_DECLS
