/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for topics and rules. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-topics.h"

#include "coranto-store-private.h"
#include "coranto-work-topics-private.h"

#define FREE_REQUEST ((GDestroyNotify) coranto_request_free)
#define FREE_TOPIC ((GDestroyNotify) coranto_topic_unref)
#define FREE_RULE ((GDestroyNotify) coranto_rule_unref)
#define FREE_RUN ((GDestroyNotify) coranto_rule_run_unref)
#define FREE_ROWS ((GDestroyNotify) g_ptr_array_unref)

static gint64
answer_id (CorantoStore *self, GAsyncResult *result, GError **error)
{
  gsize id = GPOINTER_TO_SIZE (coranto_store_answer (self, result, error));

  return id ? (gint64) id : -1;
}

/* Topics ----------------------------------------------------------------------------------------*/

void
coranto_store_save_topic_async (CorantoStore *self,
                                const CorantoTopic *topic,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_save_topic,
                                    .free_request = FREE_TOPIC,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_topic_copy (topic), cancellable, callback,
                     user_data);
}

gint64
coranto_store_save_topic_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return answer_id (self, result, error);
}

void
coranto_store_remove_topic_async (CorantoStore *self,
                                  gint64 topic_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_remove_topic,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_TOPIC,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (topic_id, NULL), cancellable,
                     callback, user_data);
}

CorantoTopic *
coranto_store_remove_topic_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_order_topics_async (CorantoStore *self,
                                  const gint64 *ids,
                                  guint n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_order_topics,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new_ids (ids, n_ids), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_order_topics_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_read_topics_async (CorantoStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_topics,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_ROWS,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (0, NULL), cancellable,
                     callback, user_data);
}

GPtrArray *
coranto_store_read_topics_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_catch_async (CorantoStore *self,
                           const char *words,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_catch,
                                    .free_request = FREE_REQUEST,
                                    .free_result = (GDestroyNotify) coranto_catch_free,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };
  CorantoRequest *request = coranto_request_new (0, words);

  request->limit = limit;
  coranto_store_ask (self, self->reader, &call, request, cancellable, callback, user_data);
}

CorantoCatch *
coranto_store_catch_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

/* Rules -----------------------------------------------------------------------------------------*/

void
coranto_store_save_rule_async (CorantoStore *self,
                               const CorantoRule *rule,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_save_rule,
                                    .free_request = FREE_RULE,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_rule_copy (rule), cancellable, callback,
                     user_data);
}

gint64
coranto_store_save_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return answer_id (self, result, error);
}

void
coranto_store_remove_rule_async (CorantoStore *self,
                                 gint64 rule_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_remove_rule,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_RULE,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new (rule_id, NULL), cancellable,
                     callback, user_data);
}

CorantoRule *
coranto_store_remove_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_order_rules_async (CorantoStore *self,
                                 const gint64 *ids,
                                 guint n_ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_order_rules,
                                    .free_request = FREE_REQUEST,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_request_new_ids (ids, n_ids), cancellable,
                     callback, user_data);
}

gboolean
coranto_store_order_rules_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

void
coranto_store_read_rules_async (CorantoStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_read_rules,
                                    .free_request = FREE_REQUEST,
                                    .free_result = FREE_ROWS,
                                    .priority = CORANTO_PRIORITY_USER,
                                    .is_read = TRUE };

  coranto_store_ask (self, self->reader, &call, coranto_request_new (0, NULL), cancellable,
                     callback, user_data);
}

GPtrArray *
coranto_store_read_rules_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_run_rule_async (CorantoStore *self,
                              const CorantoRule *rule,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_run_rule,
                                    .free_request = FREE_RULE,
                                    .free_result = FREE_RUN,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_rule_copy (rule), cancellable, callback,
                     user_data);
}

CorantoRuleRun *
coranto_store_run_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error);
}

void
coranto_store_undo_rule_async (CorantoStore *self,
                               CorantoRuleRun *run,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  static const CorantoCall call = { .run = coranto_work_undo_rule,
                                    .free_request = FREE_RUN,
                                    .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, coranto_rule_run_ref (run), cancellable, callback,
                     user_data);
}

gboolean
coranto_store_undo_rule_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}
