/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to what they say: pure functions, any thread.  Here alone it is decided whether an answer
 * is a feed or a page. */
#pragma once

#include "coranto-engine.h"
#include "coranto-known-stories.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

/* What is looked at.  Borrowed for the call. */
typedef struct
{
  GBytes *bytes;
  const char *content_type;   /* the HTTP header; nullable */
  const char *url;            /* its own address, after redirects; nullable */
  const char *list_signature; /* how the list was found last time; nullable */
  gint64 now;                 /* seconds since 1970 */
  const CorantoLimits *limits;
  const CorantoKnownStories *known; /* that the channel has shown lately; nullable */
} CorantoInspection;

/* A feed, or the headline list of a page.  Errors: CORANTO_ERROR_EMPTY, _NOT_A_FEED, _MALFORMED,
 * _NO_HEADLINES, _NEEDS_SCRIPTS, _NEEDS_SIGN_IN, _TOO_LARGE, _LIMIT.  (transfer full) */
CorantoParsedFeed *coranto_inspect_feed (const CorantoInspection *inspection, GError **error);

/* Whether a feed that was read can be followed: FALSE with CORANTO_ERROR_MALFORMED when it is so
 * damaged that no item of it could be read. */
gboolean coranto_inspect_check_feed (const CorantoParsedFeed *feed, GError **error);

/* The article of a page.  Errors: CORANTO_ERROR_NO_ARTICLE beside those above.
 * (transfer full) */
CorantoParsedItem *coranto_inspect_article (const CorantoInspection *inspection, GError **error);

/* What could be followed there; nothing is fetched, is_followed is not set.  Errors as
 * coranto_inspect_feed().  (transfer full) */
CorantoDiscovery *coranto_inspect_address (const CorantoInspection *inspection, GError **error);

/* Where there may be a feed that nobody named, of a page in which nothing was found: guesses, all
 * to be tried.  (transfer full) */
CorantoDiscovery *coranto_inspect_guess (const CorantoInspection *inspection);

/* The text of an item's content, plain: content_text, else content_html without its markup, else
 * the summary.  (transfer full) (nullable) */
char *coranto_inspect_plain_text (const CorantoParsedItem *item, const CorantoLimits *limits);

G_END_DECLS
