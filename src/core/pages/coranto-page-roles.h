/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the class and id of an element say it is for, from the words that makers of pages use. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_ROLE_NONE = 0,
  CORANTO_ROLE_NAV = 1 << 0,
  CORANTO_ROLE_FOOTER = 1 << 1,
  CORANTO_ROLE_HEADER = 1 << 2,
  CORANTO_ROLE_SIDE = 1 << 3,
  CORANTO_ROLE_COMMENT = 1 << 4,
  CORANTO_ROLE_SHARE = 1 << 5,
  CORANTO_ROLE_RELATED = 1 << 6,
  CORANTO_ROLE_AD = 1 << 7,
  CORANTO_ROLE_PROMO = 1 << 8, /* subscription boxes, cookie notices, calls for donations */
  CORANTO_ROLE_META = 1 << 9,  /* who wrote it, when, where from */
  CORANTO_ROLE_CONTENT = 1 << 10,
  CORANTO_ROLE_PAGER = 1 << 11,
  CORANTO_ROLE_CRUMBS = 1 << 12,
  CORANTO_ROLE_HOT = 1 << 13, /* rankings, most read, ticker, tag cloud */
  CORANTO_ROLE_CAPTION = 1 << 14,
  CORANTO_ROLE_SUMMARY = 1 << 15,
  CORANTO_ROLE_TITLE = 1 << 16,
  CORANTO_ROLE_TAGS = 1 << 17,
  CORANTO_ROLE_UNSEEN = 1 << 18, /* shown to nobody, or only on a click */
  CORANTO_ROLE_TOOLS = 1 << 19,  /* print, font size, search */
  CORANTO_ROLE_TIME = 1 << 20,
  CORANTO_ROLE_AUTHOR = 1 << 21,
  CORANTO_ROLE_LIST = 1 << 22,
  CORANTO_ROLE_GALLERY = 1 << 23, /* sliders, carousels */
  CORANTO_ROLE_COPYRIGHT = 1 << 24,
  CORANTO_ROLE_PRODUCT = 1 << 25,
  CORANTO_ROLE_PRICE = 1 << 26,
  CORANTO_ROLE_EMBED = 1 << 28,
  CORANTO_ROLE_BYLINE = 1 << 29,
  CORANTO_ROLE_SOURCE = 1 << 30,
  CORANTO_ROLE_BODY = 1 << 27, /* the text of an article, by its name */
} CorantoRole;

/* The roles that the words of `names` (a class or id attribute; nullable) stand for, as a set of
 * CorantoRole.  Words are parted at anything but letters and at capitals; a long word counts by
 * its beginning or end too ("relatedposts", "pagefooter"). */
guint32 coranto_page_roles (const char *names);

G_END_DECLS
