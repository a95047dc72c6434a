/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One story of the sample portal, read from its file (format: README.md).
 */

#pragma once

#include "portal-body.h"

#include <glib.h>

typedef struct
{
  guint number;
  char *slug;      /* its name in a blog; the number if the file has none */
  char **channels; /* keys; the first decides where the story lives */
  char *title;
  char *summary;
  char *source;
  char *author;
  char *editor;
  char *picture; /* or NULL */
  guint views;
  gint64 age_s;
  gint64 published; /* Unix time, set by the library from age_s */
  gboolean is_lazy;
  gboolean is_second; /* also stands on the second site */
  char *body;
} PortalStory;

PortalStory *portal_story_new_from_text (const char *text, GError **error);
void portal_story_free (PortalStory *story);
gboolean portal_story_is_in (const PortalStory *story, const char *channel);
/* All of it. */
char *portal_story_to_html (const PortalStory *story, PortalBodyKind kind);
/* Of a story of several pages: one of them, from 1; NULL: there is no such page. */
guint portal_story_count_pages (const PortalStory *story);
char *portal_story_page_to_html (const PortalStory *story, guint page, PortalBodyKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortalStory, portal_story_free)
