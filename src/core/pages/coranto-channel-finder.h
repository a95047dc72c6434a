/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portal around a page: its name and sibling channels. */
#pragma once

#include "coranto-html-document.h"

G_BEGIN_DECLS

typedef struct
{
  char *url;
  char *title;
  gboolean is_current; /* the page itself */
} CorantoChannelLink;

void coranto_channel_link_free (CorantoChannelLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoChannelLink, coranto_channel_link_free)

/* Navigation entries that lead to headline lists of the same portal, in page order, the page itself
 * among them when the navigation names it: (element-type CorantoChannelLink).  Empty: none found.
 * (transfer full) */
GPtrArray *coranto_channels_find (CorantoHtmlDocument *page);

/* The portal's name (og:site_name, title's last part, breadcrumb's first, logo's alt …); nullable.
 * (transfer full) */
char *coranto_portal_name (CorantoHtmlDocument *page);

/* What a page at `url` with that title element is called inside of its portal, whose name stands
 * beside it already: "Notices - The Bureau" is "Notices" there.  All nullable.
 * (transfer full) (nullable) */
char *coranto_portal_page_title (const char *url,
                                 const char *document_title,
                                 const char *portal_title);

G_END_DECLS
