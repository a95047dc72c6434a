/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standing searches of the profile put to stories: what rules do with those that come, which
 * topics have them.  In the transaction that stores them, before anything counts or tells of them;
 * where there are neither topics nor rules no story is looked at. */
#pragma once

#include "coranto-search.h"
#include "coranto-session-private.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_FILE_NEWS,    /* a topic that has found one tells of it (topic_hits) */
  CORANTO_FILE_SILENTLY /* older stories, imports */
} CorantoFiling;

/* `arrived` (element-type gint64) are stories that were not there before: rules first, then topics.
 * `n_hidden` (nullable) gets how many of them nobody is to see. */
gboolean coranto_standing_file (CorantoSession *session,
                                GArray *arrived,
                                CorantoFiling filing,
                                guint *n_hidden,
                                GError **error);
/* `changed` (element-type gint64) were there, with other words or in other channels: topics find
 * them, or no longer. */
gboolean coranto_standing_refile (CorantoSession *session, GArray *changed, GError **error);

/* Whether words ask for what changes with every mark (is:unread, is:favourite). */
gboolean coranto_standing_asks_marks (const char *words);

/* Looks the stored stories through for topics that are not CORANTO_TOPIC_KEPT yet, until `is_over`
 * says so.  1: there is more, 0: all done, -1: error.  Inside of a transaction. */
typedef gboolean (*CorantoFillEnd) (gpointer user_data);
int coranto_topics_fill (CorantoSession *session,
                         CorantoFillEnd is_over,
                         gpointer user_data,
                         GError **error);
/* The meaning of words has changed: all is looked through anew. */
gboolean coranto_topics_refill (CorantoDb *db, GError **error);
/* What channels are called has, or which there are: so are the topics that ask for it. */
gboolean coranto_topics_rename_channels (CorantoDb *db, GError **error);

G_END_DECLS
