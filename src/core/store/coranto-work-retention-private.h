/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind coranto-store-retention, and what merging and deleting have to do with it. */
#pragma once

#include "coranto-retention.h"
#include "coranto-store-retention.h"
#include "coranto-work-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 channel_id;
  CorantoKeepRule rule;
  gboolean has_rule;
  CorantoExpiry expiry;
  gint64 deleted_before;
} CorantoKeepRequest;

/* CorantoStorage; TRUE; count + 1; CorantoExpiry. */
gpointer coranto_work_read_storage (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_set_keep_rule (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_count_expired (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_expire (CorantoSession *session, gpointer request, GError **error);

/* The rule that holds for the channel (0: the profile's own); `asked` (nullable) is one that is
 * thought of. */
gboolean coranto_retention_read_rule (CorantoDb *db,
                                      gint64 channel_id,
                                      const CorantoKeepRequest *asked,
                                      CorantoKeepRule *rule,
                                      GError **error);
/* What of the channel's stories behind `after` has expired, rising, from at most `limit` looked at
 * (0: all); `*after` gets the last of them, 0 where there are no more. (transfer full) */
GArray *coranto_retention_find_expired (CorantoSession *session,
                                        gint64 channel_id,
                                        const CorantoKeepRule *rule,
                                        gint64 *after,
                                        guint limit,
                                        GError **error);

/* What the channel's list shows now, `ids` (element-type gint64, 0: none). */
gboolean coranto_retention_note_listing (CorantoDb *db,
                                         gint64 channel_id,
                                         GArray *ids,
                                         GError **error);

/* The stories are gone for every reader at once; their content is taken apart in pauses. */
gboolean coranto_articles_set_aside (CorantoSession *session, GArray *ids, GError **error);
/* Where the article is no longer shown, the next of its reprints is. */
gboolean coranto_articles_promote_reprint (CorantoSession *session,
                                           gint64 article_id,
                                           GError **error);

G_END_DECLS
