/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for topics and rules.  As in coranto-store.h: on the main thread, each a
 * transaction, completed once. */
#pragma once

#include "coranto-store.h"
#include "coranto-topic.h"

G_BEGIN_DECLS

/* Keeps a topic: a new one (id 0) behind the others, one that was removed under its old id, one
 * that is there with what it says now.  With new words the stored stories are looked through in
 * pauses; until then its list is a search.  The id; -1 on error.  Errors:
 * CORANTO_ERROR_NAME_TAKEN. */
void coranto_store_save_topic_async (CorantoStore *self,
                                     const CorantoTopic *topic,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 coranto_store_save_topic_finish (CorantoStore *self, GAsyncResult *result, GError **error);
/* Gives what was removed, to be saved again by an undo.  CORANTO_ERROR_NOT_FOUND. */
void coranto_store_remove_topic_async (CorantoStore *self,
                                       gint64 topic_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CorantoTopic *coranto_store_remove_topic_finish (CorantoStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);
/* All topics' ids, as they are to follow each other. */
void coranto_store_order_topics_async (CorantoStore *self,
                                       const gint64 *ids,
                                       guint n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_store_order_topics_finish (CorantoStore *self,
                                            GAsyncResult *result,
                                            GError **error);
/* (element-type CorantoTopic) */
void coranto_store_read_topics_async (CorantoStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *coranto_store_read_topics_finish (CorantoStore *self,
                                             GAsyncResult *result,
                                             GError **error);

/* What `words` find among the stored stories, with the newest `limit` rows. */
void coranto_store_catch_async (CorantoStore *self,
                                const char *words,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
CorantoCatch *coranto_store_catch_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* As with topics. */
void coranto_store_save_rule_async (CorantoStore *self,
                                    const CorantoRule *rule,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 coranto_store_save_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error);
void coranto_store_remove_rule_async (CorantoStore *self,
                                      gint64 rule_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
CorantoRule *coranto_store_remove_rule_finish (CorantoStore *self,
                                               GAsyncResult *result,
                                               GError **error);
void coranto_store_order_rules_async (CorantoStore *self,
                                      const gint64 *ids,
                                      guint n_ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coranto_store_order_rules_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           GError **error);
/* (element-type CorantoRule) in the order in which they are put to a story */
void coranto_store_read_rules_async (CorantoStore *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *coranto_store_read_rules_finish (CorantoStore *self,
                                            GAsyncResult *result,
                                            GError **error);

/* Does what the rule says (it need not be kept) to the stored stories that it finds; gives what it
 * changed. */
void coranto_store_run_rule_async (CorantoStore *self,
                                   const CorantoRule *rule,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
CorantoRuleRun *coranto_store_run_rule_finish (CorantoStore *self,
                                               GAsyncResult *result,
                                               GError **error);
/* Takes that back, as far as it still is so. */
void coranto_store_undo_rule_async (CorantoStore *self,
                                    CorantoRuleRun *run,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean coranto_store_undo_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
