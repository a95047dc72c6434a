/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's calls for topics and rules: as in coranto-engine.h, on the main thread, each
 * completed once.  What a person asked for is finished though the engine closes. */
#pragma once

#include "coranto-engine.h"
#include "coranto-topic.h"

G_BEGIN_DECLS

/* Signal "topics-found" (CorantoEngine, GPtrArray of CorantoTopicNews): when a refresh is over, of
 * the topics that want to be told of what it brought. */
typedef struct
{
  gint64 topic_id;
  char *name;
  guint n_new;       /* unread stories */
  GPtrArray *titles; /* (element-type utf8) of the newest of them */
} CorantoTopicNews;
void coranto_topic_news_free (CorantoTopicNews *news);

/* Keeps a topic (id 0: a new one; one that was removed comes back under its id).  The stored
 * stories are looked through in pauses; its list is right at once.  The id; -1 on error.  Errors:
 * CORANTO_ERROR_NAME_TAKEN. */
void coranto_engine_save_topic_async (CorantoEngine *self,
                                      const CorantoTopic *topic,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 coranto_engine_save_topic_finish (CorantoEngine *self, GAsyncResult *result, GError **error);
/* Gives what was removed: saving that again is the undo.  Errors: CORANTO_ERROR_NOT_FOUND. */
void coranto_engine_remove_topic_async (CorantoEngine *self,
                                        gint64 topic_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
CorantoTopic *coranto_engine_remove_topic_finish (CorantoEngine *self,
                                                  GAsyncResult *result,
                                                  GError **error);
/* The topics' ids as they are to follow each other. */
void coranto_engine_order_topics_async (CorantoEngine *self,
                                        const gint64 *ids,
                                        guint n_ids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean coranto_engine_order_topics_finish (CorantoEngine *self,
                                             GAsyncResult *result,
                                             GError **error);
/* (element-type CorantoTopic) */
void coranto_engine_read_topics_async (CorantoEngine *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *coranto_engine_read_topics_finish (CorantoEngine *self,
                                              GAsyncResult *result,
                                              GError **error);
/* What `words` find among the stored stories, with the newest `limit` rows: how a topic or a rule
 * looks before it is kept. */
void coranto_engine_catch_async (CorantoEngine *self,
                                 const char *words,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
CorantoCatch *coranto_engine_catch_finish (CorantoEngine *self,
                                           GAsyncResult *result,
                                           GError **error);
/* As with topics. */
void coranto_engine_save_rule_async (CorantoEngine *self,
                                     const CorantoRule *rule,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 coranto_engine_save_rule_finish (CorantoEngine *self, GAsyncResult *result, GError **error);
void coranto_engine_remove_rule_async (CorantoEngine *self,
                                       gint64 rule_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CorantoRule *coranto_engine_remove_rule_finish (CorantoEngine *self,
                                                GAsyncResult *result,
                                                GError **error);
void coranto_engine_order_rules_async (CorantoEngine *self,
                                       const gint64 *ids,
                                       guint n_ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_engine_order_rules_finish (CorantoEngine *self,
                                            GAsyncResult *result,
                                            GError **error);
/* (element-type CorantoRule) in the order in which they are put to a story */
void coranto_engine_read_rules_async (CorantoEngine *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *coranto_engine_read_rules_finish (CorantoEngine *self,
                                             GAsyncResult *result,
                                             GError **error);
/* Does what the rule says (it need not be kept) to the stored stories that it finds. */
void coranto_engine_run_rule_async (CorantoEngine *self,
                                    const CorantoRule *rule,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
CorantoRuleRun *coranto_engine_run_rule_finish (CorantoEngine *self,
                                                GAsyncResult *result,
                                                GError **error);
/* Takes back what a run changed. */
void coranto_engine_undo_rule_async (CorantoEngine *self,
                                     CorantoRuleRun *run,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean coranto_engine_undo_rule_finish (CorantoEngine *self,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
