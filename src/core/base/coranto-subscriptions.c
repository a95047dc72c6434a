/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is followed, and what of a file is not. */
#include "coranto-subscriptions.h"

#include "coranto-url.h"

/* Marks for translation without translating: the core has no locale. */
#define N_(text) text

const char *
coranto_skip_reason_text (CorantoSkipReason reason)
{
  static const char *const texts[CORANTO_SKIP_LAST] = {
    [CORANTO_SKIP_FOLLOWED] = N_ ("followed already"),
    [CORANTO_SKIP_DUPLICATE] = N_ ("more than once in the file"),
    [CORANTO_SKIP_EMPTY] = N_ ("nothing to follow is named"),
    [CORANTO_SKIP_NOT_WEB] = N_ ("not a web address"),
    [CORANTO_SKIP_LINK] = N_ ("a link to something else"),
    [CORANTO_SKIP_TOO_LONG] = N_ ("too long"),
    [CORANTO_SKIP_TOO_DEEP] = N_ ("in too many categories within one another"),
    [CORANTO_SKIP_TOO_MANY] = N_ ("over the limit of one file"),
    [CORANTO_SKIP_NAME_TAKEN] = N_ ("there is another topic of this name"),
  };

  g_return_val_if_fail (reason < CORANTO_SKIP_LAST, "");
  return texts[reason];
}

static void
subscription_free (CorantoSubscription *subscription)
{
  g_free (subscription->category);
  coranto_channel_unref (subscription->channel);
  g_free (subscription);
}

static void
standing_search_free (CorantoStandingSearch *search)
{
  g_free (search->name);
  g_free (search->query);
  g_free (search);
}

static void
skipped_free (CorantoSkipped *skipped)
{
  g_free (skipped->name);
  g_free (skipped->address);
  g_free (skipped);
}

static GPtrArray *
new_channels (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) subscription_free);
}

static GPtrArray *
new_topics (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) standing_search_free);
}

CorantoSubscriptions *
coranto_subscriptions_new (void)
{
  CorantoSubscriptions *self = g_atomic_rc_box_new0 (CorantoSubscriptions);

  self->channels = new_channels ();
  self->topics = new_topics ();
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) skipped_free);
  return self;
}

CorantoSubscriptions *
coranto_subscriptions_ref (CorantoSubscriptions *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
subscriptions_clear (CorantoSubscriptions *self)
{
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->skipped);
}

void
coranto_subscriptions_unref (CorantoSubscriptions *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) subscriptions_clear);
}

void
coranto_subscriptions_add (CorantoSubscriptions *self,
                           const char *category,
                           CorantoChannel *channel)
{
  CorantoSubscription *subscription = g_new0 (CorantoSubscription, 1);

  subscription->category = g_strdup (category);
  subscription->channel = channel;
  g_ptr_array_add (self->channels, subscription);
}

void
coranto_subscriptions_add_topic (CorantoSubscriptions *self, const char *name, const char *query)
{
  CorantoStandingSearch *search = g_new0 (CorantoStandingSearch, 1);

  search->name = g_strdup (name);
  search->query = g_strdup (query);
  g_ptr_array_add (self->topics, search);
}

void
coranto_subscriptions_skip (CorantoSubscriptions *self,
                            const char *name,
                            const char *address,
                            CorantoSkipReason reason)
{
  CorantoSkipped *skipped;

  if (reason == CORANTO_SKIP_FOLLOWED)
    self->n_followed++;
  else
    self->n_skipped++;
  if (self->skipped->len >= CORANTO_SUBSCRIPTIONS_MAX_SKIPPED)
    return;
  skipped = g_new0 (CorantoSkipped, 1);
  skipped->name = g_strdup (name);
  skipped->address = g_strdup (address);
  skipped->reason = reason;
  g_ptr_array_add (self->skipped, skipped);
}

static void
subtract_channels (CorantoSubscriptions *self, const CorantoSubscriptions *followed)
{
  g_autoptr (GHashTable) ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->channels);

  for (guint i = 0; i < followed->channels->len; i++)
    {
      const CorantoSubscription *subscription = g_ptr_array_index (followed->channels, i);
      char *key = coranto_url_key (subscription->channel->url);

      if (key)
        g_hash_table_add (ours, key);
    }
  self->channels = new_channels ();
  for (guint i = 0; i < all->len; i++)
    {
      const CorantoSubscription *subscription = g_ptr_array_index (all, i);
      CorantoChannel *channel = subscription->channel;
      char *key = coranto_url_key (channel->url);

      if (!key)
        coranto_subscriptions_skip (self, channel->title, channel->url, CORANTO_SKIP_NOT_WEB);
      else if (!g_hash_table_add (seen, key))
        coranto_subscriptions_skip (self, channel->title, channel->url, CORANTO_SKIP_DUPLICATE);
      else if (g_hash_table_contains (ours, key))
        coranto_subscriptions_skip (self, channel->title, channel->url, CORANTO_SKIP_FOLLOWED);
      else
        coranto_subscriptions_add (self, subscription->category, coranto_channel_ref (channel));
    }
}

/* Why the topic is not taken; NAME_TAKEN where one of its name has other words. */
static CorantoSkipReason
reason_of_topic (GHashTable *known, const CorantoStandingSearch *topic, CorantoSkipReason if_same)
{
  const char *query = g_hash_table_lookup (known, topic->name);

  return g_strcmp0 (query, topic->query) == 0 ? if_same : CORANTO_SKIP_NAME_TAKEN;
}

static void
subtract_topics (CorantoSubscriptions *self, const CorantoSubscriptions *followed)
{
  g_autoptr (GHashTable) ours = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->topics);

  for (guint i = 0; i < followed->topics->len; i++)
    {
      const CorantoStandingSearch *topic = g_ptr_array_index (followed->topics, i);

      g_hash_table_insert (ours, topic->name, topic->query);
    }
  self->topics = new_topics ();
  for (guint i = 0; i < all->len; i++)
    {
      const CorantoStandingSearch *topic = g_ptr_array_index (all, i);

      if (g_hash_table_contains (seen, topic->name))
        coranto_subscriptions_skip (self, topic->name, NULL,
                                    reason_of_topic (seen, topic, CORANTO_SKIP_DUPLICATE));
      else if (g_hash_table_contains (ours, topic->name))
        coranto_subscriptions_skip (self, topic->name, NULL,
                                    reason_of_topic (ours, topic, CORANTO_SKIP_FOLLOWED));
      else
        coranto_subscriptions_add_topic (self, topic->name, topic->query);
      g_hash_table_insert (seen, topic->name, topic->query);
    }
}

void
coranto_subscriptions_subtract (CorantoSubscriptions *self, const CorantoSubscriptions *followed)
{
  subtract_channels (self, followed);
  subtract_topics (self, followed);
}

guint
coranto_subscriptions_count_categories (const CorantoSubscriptions *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->channels->len; i++)
    {
      const CorantoSubscription *subscription = g_ptr_array_index (self->channels, i);

      if (subscription->category)
        g_hash_table_add (names, subscription->category);
    }
  return g_hash_table_size (names);
}
