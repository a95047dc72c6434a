/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls for topics and rules as if they were synchronous. */
#pragma once

#include "coranto-store-topics.h"
#include "store-fixture.h"

G_BEGIN_DECLS

gint64 topic_try_save (CorantoStore *store,
                       gint64 id,
                       const char *name,
                       const char *query,
                       gboolean notifies,
                       GError **error);
/* These must go well. */
gint64 topic_save (CorantoStore *store,
                   gint64 id,
                   const char *name,
                   const char *query,
                   gboolean notifies);
CorantoTopic *topic_remove (CorantoStore *store, gint64 id, GError **error);
void topic_order (CorantoStore *store, const gint64 *ids, guint n_ids);
GPtrArray *topic_list (CorantoStore *store);
CorantoTopic *topic_find (CorantoStore *store, gint64 id);
CorantoCatch *topic_catch (CorantoStore *store, const char *words, guint limit);

/* Waits until the writer has looked all stories through. */
void topic_wait_kept (CorantoStore *store, gint64 id);
/* The list, its unread part and the counts have so many. */
void topic_expect (CorantoStore *store, gint64 id, guint total, guint unread);
/* Of every kept topic: list and counts are what a search for its words gives. */
void topic_check_all (CorantoStore *store);
/* What the changes since they were emptied tell of it.  (element-type gint64) */
GArray *topic_hits (StoreFixture *fixture, gint64 topic_id);

gint64 rule_save (CorantoStore *store,
                  gint64 id,
                  const char *name,
                  const char *query,
                  CorantoRuleActions actions);
GPtrArray *rule_list (CorantoStore *store);
CorantoRule *rule_remove (CorantoStore *store, gint64 id);
CorantoRuleRun *rule_run (CorantoStore *store, const char *query, CorantoRuleActions actions);
void rule_undo (CorantoStore *store, CorantoRuleRun *run);

G_END_DECLS
