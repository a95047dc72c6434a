/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page numbers in addresses: "123_2.html", "123-2.html", "123/2/", "?id=5&page=2", "index_1.htm",
 * "2.html" beside "index.html". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An address taken apart. */
typedef struct
{
  char *stem;        /* what all pages of one thing share */
  int number;        /* as it stands in the address; -1: none */
  gboolean is_named; /* the number is said to be a page's ("page=2"), or stands behind a name */
} CorantoPageNumber;

void coranto_page_number_clear (CorantoPageNumber *number);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CorantoPageNumber, coranto_page_number_clear)

/* The address with the page number that it seems to have, of three digits at most. */
CorantoPageNumber coranto_page_number_parse (const char *url);

typedef enum
{
  CORANTO_PAGE_FOLLOWS_NOT = 0,
  CORANTO_PAGE_FOLLOWS_PERHAPS, /* its number is one more: pages of one thing, or two things */
  CORANTO_PAGE_FOLLOWS,         /* the first numbered page of the very address */
} CorantoPageFollowing;

/* Whether, by its address, `next` is the page after `page`.  Both absolute.  `number` gets the one
 * in `next`: the second page is 1 where they are counted from 0. */
CorantoPageFollowing coranto_page_number_follows (const char *page, const char *next, int *number);

/* Whether `first` may be the first page of what `page` is a numbered page of. */
gboolean coranto_page_number_begins (const char *page, const char *first);

G_END_DECLS
