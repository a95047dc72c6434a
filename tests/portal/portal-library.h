/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sample portal has to tell: channels, stories, prepared stories, pictures, templates.
 */

#pragma once

#include "portal-story.h"

typedef struct
{
  const char *key;
  char *name;
  char *kind;  /* portal, rss, atom, json or gbk */
  char *path;  /* of its home or first listing, "/news/t10/list.html" */
  char *about; /* a sentence, or "" */
} PortalChannel;

typedef struct
{
  GKeyFile *site;
  GPtrArray *channels;   /* of PortalChannel, in the order of site.ini */
  GPtrArray *stories;    /* of PortalStory, newest first */
  GPtrArray *reserve;    /* of PortalStory, next one first */
  GHashTable *pictures;  /* name -> GBytes */
  GHashTable *templates; /* name -> text */
  char *style;
  GTimeZone *zone;
  gint64 changed; /* Unix time of the last change that a page shows */
} PortalLibrary;

PortalLibrary *portal_library_new (const char *data_dir, gint64 now, GError **error);
void portal_library_free (PortalLibrary *library);

/* Borrowed, or NULL. */
const PortalChannel *portal_library_find_channel (PortalLibrary *library, const char *key);
const PortalStory *portal_library_find_story (PortalLibrary *library, guint number);
const PortalStory *portal_library_find_slug (PortalLibrary *library,
                                             const char *channel,
                                             const char *slug);

/* Stories of CHANNEL, newest first; NULL: all of the channels of the kind "portal".  Free the
 * array. */
GPtrArray *portal_library_list (PortalLibrary *library, const char *channel);

/* Values of site.ini, "" where there is none. */
char *portal_library_get (PortalLibrary *library, const char *group, const char *key);
char **portal_library_get_list (PortalLibrary *library, const char *group, const char *key);

guint portal_library_publish (PortalLibrary *library, const char *channel, guint count, gint64 now);

/* TIME by FORMAT (of g_date_time_format) in the portal's zone. */
char *portal_library_format_time (PortalLibrary *library, gint64 time, const char *format);

/* As RSS wants it, "Mon, 23 Nov 2026 14:35:00 +0800", in English whatever the locale. */
char *portal_library_format_rfc822 (PortalLibrary *library, gint64 time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortalLibrary, portal_library_free)
