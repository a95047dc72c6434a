/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headline lists of a page, as parsed feeds. */
#pragma once

#include "coranto-html-document.h"
#include "coranto-known-stories.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 now;                 /* seconds since 1970, for relative dates and dates without a year */
  const char *list_signature; /* how the list was found last time; nullable */
  const CorantoLimits *limits;
  const CorantoKnownStories *known; /* that the channel has shown lately; nullable */
} CorantoPageOptions;

/* The main list of `page` as a parsed feed of kind PAGE, with confidence, list_signature,
 * next_page_url.  With a list_signature and known stories it is the list that they belong to,
 * is_relocated where that stands elsewhere now.  Errors: CORANTO_ERROR_NO_HEADLINES,
 * _NEEDS_SCRIPTS.  (transfer full) */
CorantoParsedFeed *coranto_headlines_find (CorantoHtmlDocument *page,
                                           const CorantoPageOptions *options,
                                           GError **error);

/* All lists that could be meant, likeliest first, at most 8: (element-type CorantoParsedFeed).
 * Empty when there is none.  (transfer full) */
GPtrArray *coranto_headlines_find_all (CorantoHtmlDocument *page,
                                       const CorantoPageOptions *options);

G_END_DECLS
