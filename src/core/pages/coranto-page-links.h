/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links of a page, resolved, with the shape of their addresses. */
#pragma once

#include "coranto-page-map.h"

G_BEGIN_DECLS

typedef struct
{
  guint node;        /* index in the page map */
  char *url;         /* absolute, without fragment */
  guint32 shape;     /* the same for addresses that differ in numbers and words only */
  guint32 ink;       /* of its text */
  gboolean is_story; /* its address looks like one story's, not like a list's */
} CorantoPageLink;

/* Links to http(s) addresses in document order, at most `max`; those to the page itself only
 * `with_page`: (element-type CorantoPageLink).  (transfer full) */
GArray *coranto_page_links_new (const CorantoPageMap *map, guint max, gboolean with_page);

/* Whether both are one page: index.html and a slash at the end do not count. */
gboolean coranto_address_is_same (const char *one, const char *two);

/* Of one address. */
guint32 coranto_address_shape (const char *url);
/* Coarser: what its last part and parameters are like, wherever it stands. */
guint32 coranto_address_kind (const char *url);
gboolean coranto_address_is_story (const char *url);

G_END_DECLS
