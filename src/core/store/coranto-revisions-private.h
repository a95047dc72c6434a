/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one earlier version that is kept of an article that changed. */
#pragma once

#include "coranto-article.h"
#include "coranto-stored-item-private.h"

G_BEGIN_DECLS

/* Before `stored` is written over what the tables hold of it: keeps that where it differs in its
 * title or text.  `now`: when what differs came. */
gboolean coranto_revisions_note (CorantoDb *db,
                                 const CorantoStoredItem *stored,
                                 gint64 now,
                                 GError **error);

/* The article was opened: what changes from now on, changes from what it is now.  `*changed`:
 * whether that is news. */
gboolean coranto_revisions_set_seen (CorantoDb *db,
                                     gint64 article_id,
                                     gboolean *changed,
                                     GError **error);

/* Fills what `article` says of its change. */
gboolean coranto_revisions_read (CorantoDb *db, CorantoArticle *article, GError **error);

G_END_DECLS
