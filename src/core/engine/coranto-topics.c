/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics and rules on their way to the store and back.  Edits are not cancelled when the engine
 * closes: what was asked is finished. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-topics.h"

#include "coranto-engine-private.h"
#include "coranto-store-topics.h"

static GTask *
new_edit (CorantoEngine *self,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* Once it is stored it is done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* `answer` (transfer full): NULL is the error. */
static void
complete (GTask *task, gpointer answer, GDestroyNotify free_answer, GError *error)
{
  g_autoptr (GTask) owned = task;

  if (error)
    g_task_return_error (owned, error);
  else
    g_task_return_pointer (owned, answer, free_answer);
}

static void
save_topic_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gint64 id = coranto_store_save_topic_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, GSIZE_TO_POINTER ((gsize) id), NULL, error);
}

void
coranto_engine_save_topic_async (CorantoEngine *self,
                                 const CorantoTopic *topic,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_save_topic_async (
      self->store, topic, cancellable, save_topic_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_save_topic_async));
}

gint64
coranto_engine_save_topic_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  gsize id;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  id = GPOINTER_TO_SIZE (g_task_propagate_pointer (G_TASK (result), error));
  return id ? (gint64) id : -1;
}

static void
remove_topic_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer answer = coranto_store_remove_topic_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, answer, (GDestroyNotify) coranto_topic_unref, error);
}

void
coranto_engine_remove_topic_async (CorantoEngine *self,
                                   gint64 topic_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_remove_topic_async (
      self->store, topic_id, cancellable, remove_topic_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_remove_topic_async));
}

CorantoTopic *
coranto_engine_remove_topic_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
order_topics_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_done = coranto_store_order_topics_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, GINT_TO_POINTER (is_done), NULL, error);
}

void
coranto_engine_order_topics_async (CorantoEngine *self,
                                   const gint64 *ids,
                                   guint n_ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_order_topics_async (
      self->store, ids, n_ids, cancellable, order_topics_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_order_topics_async));
}

gboolean
coranto_engine_order_topics_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
read_topics_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer answer = coranto_store_read_topics_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, answer, (GDestroyNotify) g_ptr_array_unref, error);
}

void
coranto_engine_read_topics_async (CorantoEngine *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_read_topics_async (self->store, cancellable, read_topics_cb,
                                   coranto_engine_new_task (self, cancellable, callback, user_data,
                                                            coranto_engine_read_topics_async));
}

GPtrArray *
coranto_engine_read_topics_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
catch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer answer = coranto_store_catch_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, answer, (GDestroyNotify) coranto_catch_free, error);
}

void
coranto_engine_catch_async (CorantoEngine *self,
                            const char *words,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_catch_async (
      self->store, words, limit, cancellable, catch_cb,
      coranto_engine_new_task (self, cancellable, callback, user_data, coranto_engine_catch_async));
}

CorantoCatch *
coranto_engine_catch_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_rule_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gint64 id = coranto_store_save_rule_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, GSIZE_TO_POINTER ((gsize) id), NULL, error);
}

void
coranto_engine_save_rule_async (CorantoEngine *self,
                                const CorantoRule *rule,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_save_rule_async (
      self->store, rule, cancellable, save_rule_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_save_rule_async));
}

gint64
coranto_engine_save_rule_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  gsize id;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  id = GPOINTER_TO_SIZE (g_task_propagate_pointer (G_TASK (result), error));
  return id ? (gint64) id : -1;
}

static void
remove_rule_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer answer = coranto_store_remove_rule_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, answer, (GDestroyNotify) coranto_rule_unref, error);
}

void
coranto_engine_remove_rule_async (CorantoEngine *self,
                                  gint64 rule_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_remove_rule_async (
      self->store, rule_id, cancellable, remove_rule_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_remove_rule_async));
}

CorantoRule *
coranto_engine_remove_rule_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
order_rules_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_done = coranto_store_order_rules_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, GINT_TO_POINTER (is_done), NULL, error);
}

void
coranto_engine_order_rules_async (CorantoEngine *self,
                                  const gint64 *ids,
                                  guint n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_order_rules_async (
      self->store, ids, n_ids, cancellable, order_rules_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_order_rules_async));
}

gboolean
coranto_engine_order_rules_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
read_rules_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer answer = coranto_store_read_rules_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, answer, (GDestroyNotify) g_ptr_array_unref, error);
}

void
coranto_engine_read_rules_async (CorantoEngine *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_read_rules_async (self->store, cancellable, read_rules_cb,
                                  coranto_engine_new_task (self, cancellable, callback, user_data,
                                                           coranto_engine_read_rules_async));
}

GPtrArray *
coranto_engine_read_rules_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_rule_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer answer = coranto_store_run_rule_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, answer, (GDestroyNotify) coranto_rule_run_unref, error);
}

void
coranto_engine_run_rule_async (CorantoEngine *self,
                               const CorantoRule *rule,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_run_rule_async (
      self->store, rule, cancellable, run_rule_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_run_rule_async));
}

CorantoRuleRun *
coranto_engine_run_rule_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
undo_rule_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_done = coranto_store_undo_rule_finish (CORANTO_STORE (source), result, &error);

  complete (user_data, GINT_TO_POINTER (is_done), NULL, error);
}

void
coranto_engine_undo_rule_async (CorantoEngine *self,
                                CorantoRuleRun *run,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_store_undo_rule_async (
      self->store, run, cancellable, undo_rule_cb,
      new_edit (self, cancellable, callback, user_data, coranto_engine_undo_rule_async));
}

gboolean
coranto_engine_undo_rule_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
