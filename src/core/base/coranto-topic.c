/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics and rules as values. */
#include "coranto-topic.h"

#include "coranto-article.h"

CorantoTopic *
coranto_topic_new (void)
{
  return g_atomic_rc_box_new0 (CorantoTopic);
}

CorantoTopic *
coranto_topic_copy (const CorantoTopic *topic)
{
  CorantoTopic *copy = coranto_topic_new ();

  *copy = *topic;
  copy->name = g_strdup (topic->name);
  copy->query = g_strdup (topic->query);
  return copy;
}

CorantoTopic *
coranto_topic_ref (CorantoTopic *topic)
{
  return g_atomic_rc_box_acquire (topic);
}

static void
topic_clear (CorantoTopic *topic)
{
  g_free (topic->name);
  g_free (topic->query);
}

void
coranto_topic_unref (CorantoTopic *topic)
{
  g_atomic_rc_box_release_full (topic, (GDestroyNotify) topic_clear);
}

CorantoRule *
coranto_rule_new (void)
{
  return g_atomic_rc_box_new0 (CorantoRule);
}

CorantoRule *
coranto_rule_copy (const CorantoRule *rule)
{
  CorantoRule *copy = coranto_rule_new ();

  *copy = *rule;
  copy->name = g_strdup (rule->name);
  copy->query = g_strdup (rule->query);
  return copy;
}

CorantoRule *
coranto_rule_ref (CorantoRule *rule)
{
  return g_atomic_rc_box_acquire (rule);
}

static void
rule_clear (CorantoRule *rule)
{
  g_free (rule->name);
  g_free (rule->query);
}

void
coranto_rule_unref (CorantoRule *rule)
{
  g_atomic_rc_box_release_full (rule, (GDestroyNotify) rule_clear);
}

CorantoRuleRun *
coranto_rule_run_new (void)
{
  CorantoRuleRun *run = g_atomic_rc_box_new0 (CorantoRuleRun);

  run->read = g_array_new (FALSE, FALSE, sizeof (gint64));
  run->favourite = g_array_new (FALSE, FALSE, sizeof (gint64));
  run->hidden = g_array_new (FALSE, FALSE, sizeof (gint64));
  return run;
}

CorantoRuleRun *
coranto_rule_run_ref (CorantoRuleRun *run)
{
  return g_atomic_rc_box_acquire (run);
}

static void
rule_run_clear (CorantoRuleRun *run)
{
  g_array_unref (run->read);
  g_array_unref (run->favourite);
  g_array_unref (run->hidden);
}

void
coranto_rule_run_unref (CorantoRuleRun *run)
{
  g_atomic_rc_box_release_full (run, (GDestroyNotify) rule_run_clear);
}

guint
coranto_rule_run_count (const CorantoRuleRun *run)
{
  GArray *const lists[] = { run->read, run->favourite, run->hidden };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      g_hash_table_add (seen, &g_array_index (lists[i], gint64, k));
  return g_hash_table_size (seen);
}

static void
free_row (gpointer row)
{
  if (row)
    coranto_headline_row_unref (row);
}

CorantoCatch *
coranto_catch_new (void)
{
  CorantoCatch *self = g_new0 (CorantoCatch, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
coranto_catch_free (CorantoCatch *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}
