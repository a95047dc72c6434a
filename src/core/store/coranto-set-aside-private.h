/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new database in the place of the one that is there, which is kept beside it.  The caller holds
 * the profile alone.
 *
 * Two steps, so that a crash between them is gone through to its end at the next start: the new
 * file is named "<path>.recovered" when it is whole, and only then is the old one moved. */
#pragma once

#include "coranto-error.h"

G_BEGIN_DECLS

/* How many old databases are kept. */
#define CORANTO_SET_ASIDE_KEPT 3

/* A free name for the database at `path` to be kept by: "news.db.damaged-2026-01-31".
 * (transfer full) */
char *coranto_set_aside_name (const char *path, const char *word, gint64 now);
/* Puts the file `made` into the place of `path`; the old one, with its log, becomes `kept` (a file
 * name of the same folder; with this word, the oldest of which are removed). */
gboolean coranto_set_aside_replace (const char *path,
                                    const char *made,
                                    const char *kept,
                                    GError **error);
/* Whether a replacement was broken off. */
gboolean coranto_set_aside_is_open (const char *path);
/* Ends it.  `now` names what is kept. */
gboolean coranto_set_aside_end (const char *path, gint64 now, GError **error);

G_END_DECLS
