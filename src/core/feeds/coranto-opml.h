/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions to and from OPML 1.0/2.0. */
#pragma once

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef struct
{
  char *category;       /* nullable: none; nested ones joined by " / " */
  char *title;          /* nullable */
  char *url;            /* http(s) */
  char *home_url;       /* nullable */
  CorantoFeedKind kind; /* PAGE for our channels without a feed */
} CorantoOpmlEntry;

void coranto_opml_entry_free (CorantoOpmlEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoOpmlEntry, coranto_opml_entry_free)

/* (element-type CorantoOpmlEntry).  Entries whose address is not http(s) are left out and counted
 * in `skipped` (nullable).  Errors: CORANTO_ERROR_NOT_OPML, _MALFORMED, _TOO_LARGE.
 * (transfer full) */
GPtrArray *coranto_opml_parse (GBytes *bytes,
                               const CorantoLimits *limits,
                               guint *skipped,
                               GError **error);

/* OPML 2.0; entries of one category stand together.  A channel without a feed has
 * type="coranto-page".  (transfer full) */
GBytes *coranto_opml_write (GPtrArray *entries, const char *title, gint64 now);

G_END_DECLS
