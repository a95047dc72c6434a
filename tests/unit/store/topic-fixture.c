/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls for topics and rules as if they were synchronous. */
#include "topic-fixture.h"

gint64
topic_try_save (CorantoStore *store,
                gint64 id,
                const char *name,
                const char *query,
                gboolean notifies,
                GError **error)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoTopic) topic = coranto_topic_new ();

  topic->id = id;
  topic->name = g_strdup (name);
  topic->query = g_strdup (query);
  topic->notifies = notifies;
  coranto_store_save_topic_async (store, topic, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  return coranto_store_save_topic_finish (store, result, error);
}

gint64
topic_save (CorantoStore *store, gint64 id, const char *name, const char *query, gboolean notifies)
{
  g_autoptr (GError) error = NULL;
  gint64 saved = topic_try_save (store, id, name, query, notifies, &error);

  g_assert_no_error (error);
  g_assert_cmpint (saved, >, 0);
  return saved;
}

CorantoTopic *
topic_remove (CorantoStore *store, gint64 id, GError **error)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_remove_topic_async (store, id, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  return coranto_store_remove_topic_finish (store, result, error);
}

void
topic_order (CorantoStore *store, const gint64 *ids, guint n_ids)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_order_topics_async (store, ids, n_ids, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  coranto_store_order_topics_finish (store, result, &error);
  g_assert_no_error (error);
}

GPtrArray *
topic_list (CorantoStore *store)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *topics;

  coranto_store_read_topics_async (store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  topics = coranto_store_read_topics_finish (store, result, &error);
  g_assert_no_error (error);
  return topics;
}

CorantoTopic *
topic_find (CorantoStore *store, gint64 id)
{
  g_autoptr (GPtrArray) topics = topic_list (store);

  for (guint i = 0; i < topics->len; i++)
    if (((CorantoTopic *) g_ptr_array_index (topics, i))->id == id)
      return coranto_topic_ref (g_ptr_array_index (topics, i));
  return NULL;
}

CorantoCatch *
topic_catch (CorantoStore *store, const char *words, guint limit)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoCatch *found;

  coranto_store_catch_async (store, words, limit, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  found = coranto_store_catch_finish (store, result, &error);
  g_assert_no_error (error);
  return found;
}

void
topic_wait_kept (CorantoStore *store, gint64 id)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (;;)
    {
      g_autoptr (CorantoTopic) topic = topic_find (store, id);

      g_assert_nonnull (topic);
      if (topic->state == CORANTO_TOPIC_KEPT)
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      store_spin (50);
    }
}

void
topic_expect (CorantoStore *store, gint64 id, guint total, guint unread)
{
  g_autoptr (CorantoTopic) topic = topic_find (store, id);
  g_autoptr (GArray) all = store_query (store, CORANTO_SCOPE_TOPIC, id, NULL);
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_TOPIC, id);
  g_autoptr (GArray) some = NULL;

  query->unread_only = TRUE;
  some = store_run_query (store, query);
  g_assert_cmpuint (all->len, ==, total);
  g_assert_cmpuint (topic->total, ==, total);
  g_assert_cmpuint (some->len, ==, unread);
  g_assert_cmpuint (topic->unread, ==, unread);
}

void
topic_check_all (CorantoStore *store)
{
  g_autoptr (GPtrArray) topics = topic_list (store);

  for (guint i = 0; i < topics->len; i++)
    {
      const CorantoTopic *topic = g_ptr_array_index (topics, i);
      g_autoptr (GArray) kept = store_query (store, CORANTO_SCOPE_TOPIC, topic->id, NULL);
      g_autoptr (GArray) found = store_query (store, CORANTO_SCOPE_ALL, 0, topic->query);
      g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
      g_autoptr (GArray) unread = NULL;

      query->search = g_strdup (topic->query);
      query->unread_only = TRUE;
      unread = store_run_query (store, query);
      g_assert_cmpmem (kept->data, kept->len * sizeof (gint64), found->data,
                       found->len * sizeof (gint64));
      if (topic->state != CORANTO_TOPIC_KEPT)
        continue;
      g_assert_cmpuint (topic->total, ==, found->len);
      g_assert_cmpuint (topic->unread, ==, unread->len);
    }
}

GArray *
topic_hits (StoreFixture *fixture, gint64 topic_id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_spin (50);
  for (guint i = 0; i < fixture->changes->len; i++)
    {
      const CorantoChangeSet *changes = g_ptr_array_index (fixture->changes, i);

      for (guint k = 0; k < changes->topic_hits->len; k++)
        {
          const CorantoTopicHit *hit = &g_array_index (changes->topic_hits, CorantoTopicHit, k);

          if (hit->topic_id == topic_id)
            g_array_append_val (ids, hit->article_id);
        }
    }
  return ids;
}

static CorantoRule *
make_rule (gint64 id, const char *name, const char *query, CorantoRuleActions actions)
{
  CorantoRule *rule = coranto_rule_new ();

  rule->id = id;
  rule->name = g_strdup (name);
  rule->query = g_strdup (query);
  rule->actions = actions;
  rule->is_enabled = TRUE;
  return rule;
}

gint64
rule_save (CorantoStore *store,
           gint64 id,
           const char *name,
           const char *query,
           CorantoRuleActions actions)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoRule) rule = make_rule (id, name, query, actions);
  gint64 saved;

  coranto_store_save_rule_async (store, rule, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  saved = coranto_store_save_rule_finish (store, result, &error);
  g_assert_no_error (error);
  return saved;
}

GPtrArray *
rule_list (CorantoStore *store)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rules;

  coranto_store_read_rules_async (store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  rules = coranto_store_read_rules_finish (store, result, &error);
  g_assert_no_error (error);
  return rules;
}

CorantoRule *
rule_remove (CorantoStore *store, gint64 id)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoRule *rule;

  coranto_store_remove_rule_async (store, id, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  rule = coranto_store_remove_rule_finish (store, result, &error);
  g_assert_no_error (error);
  return rule;
}

CorantoRuleRun *
rule_run (CorantoStore *store, const char *query, CorantoRuleActions actions)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoRule) rule = make_rule (0, "", query, actions);
  CorantoRuleRun *run;

  coranto_store_run_rule_async (store, rule, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  run = coranto_store_run_rule_finish (store, result, &error);
  g_assert_no_error (error);
  return run;
}

void
rule_undo (CorantoStore *store, CorantoRuleRun *run)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_undo_rule_async (store, run, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  coranto_store_undo_rule_finish (store, result, &error);
  g_assert_no_error (error);
}
