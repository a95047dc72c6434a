/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GListModel of CorantoHeadline: ids in order; rows are read in pages when they are looked at.
 * Kept up to date by the store's change sets. */
#pragma once

#include <gio/gio.h>

#include "coranto-headline.h"
#include "coranto-query.h"

G_BEGIN_DECLS

typedef struct _CorantoStore CorantoStore;

#define CORANTO_TYPE_HEADLINE_LIST (coranto_headline_list_get_type ())
G_DECLARE_FINAL_TYPE (CorantoHeadlineList, coranto_headline_list, CORANTO, HEADLINE_LIST, GObject)

/* Properties: "loading" (boolean, read-only): TRUE until the first answer to the present query. */
CorantoHeadlineList *coranto_headline_list_new (CorantoStore *store);

/* Shows `query` from now on.  In an unread-only list an article that is read while the list is
 * shown stays until the query is set anew. */
void coranto_headline_list_set_query (CorantoHeadlineList *self, const CorantoQuery *query);
const CorantoQuery *coranto_headline_list_get_query (CorantoHeadlineList *self); /* nullable */
gboolean coranto_headline_list_is_loading (CorantoHeadlineList *self);

/* Id at `position` (0 beyond the end); position of an id (GTK_INVALID_LIST_POSITION, which is
 * G_MAXUINT, when it is not in the list). */
gint64 coranto_headline_list_get_id (CorantoHeadlineList *self, guint position);
guint coranto_headline_list_find (CorantoHeadlineList *self, gint64 id);

G_END_DECLS
