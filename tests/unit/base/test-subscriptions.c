/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a file is new. */
#include "coranto-subscriptions.h"

static void
add (CorantoSubscriptions *to, const char *category, const char *url)
{
  CorantoChannel *channel = coranto_channel_new ();

  channel->url = g_strdup (url);
  channel->title = g_strdup (url);
  coranto_subscriptions_add (to, category, channel);
}

static const CorantoSkipped *
skipped_at (const CorantoSubscriptions *self, guint index)
{
  g_assert_cmpuint (index, <, self->skipped->len);
  return g_ptr_array_index (self->skipped, index);
}

static void
test_channels (void)
{
  g_autoptr (CorantoSubscriptions) file = coranto_subscriptions_new ();
  g_autoptr (CorantoSubscriptions) ours = coranto_subscriptions_new ();
  const CorantoSubscription *last;

  add (ours, NULL, "https://a.example/feed");
  add (file, "A", "http://a.example/feed#top"); /* the same for the profile */
  add (file, "A", "https://b.example/feed");
  add (file, "B", "https://b.example/feed?utm_source=x");
  add (file, NULL, "https://c.example/feed");
  add (file, "A", "https://d.example/feed");
  coranto_subscriptions_subtract (file, ours);

  g_assert_cmpuint (file->channels->len, ==, 3);
  g_assert_cmpuint (coranto_subscriptions_count_categories (file), ==, 1);
  last = g_ptr_array_index (file->channels, 2);
  g_assert_cmpstr (last->channel->url, ==, "https://d.example/feed");
  g_assert_cmpstr (last->category, ==, "A");
  g_assert_cmpuint (file->n_followed, ==, 1);
  g_assert_cmpuint (file->n_skipped, ==, 1);
  g_assert_cmpint (skipped_at (file, 0)->reason, ==, CORANTO_SKIP_FOLLOWED);
  g_assert_cmpint (skipped_at (file, 1)->reason, ==, CORANTO_SKIP_DUPLICATE);
  g_assert_cmpstr (skipped_at (file, 1)->address, ==, "https://b.example/feed?utm_source=x");
}

static void
test_topics (void)
{
  g_autoptr (CorantoSubscriptions) file = coranto_subscriptions_new ();
  g_autoptr (CorantoSubscriptions) ours = coranto_subscriptions_new ();

  coranto_subscriptions_add_topic (ours, "same", "x");
  coranto_subscriptions_add_topic (ours, "other", "x");
  coranto_subscriptions_add_topic (file, "same", "x");
  coranto_subscriptions_add_topic (file, "other", "y");
  coranto_subscriptions_add_topic (file, "new", "z");
  coranto_subscriptions_add_topic (file, "new", "z");
  coranto_subscriptions_add_topic (file, "new", "w");
  coranto_subscriptions_subtract (file, ours);

  g_assert_cmpuint (file->topics->len, ==, 1);
  g_assert_cmpuint (file->n_followed, ==, 1);
  g_assert_cmpuint (file->n_skipped, ==, 3);
  g_assert_cmpint (skipped_at (file, 1)->reason, ==, CORANTO_SKIP_NAME_TAKEN);
  g_assert_cmpint (skipped_at (file, 2)->reason, ==, CORANTO_SKIP_DUPLICATE);
  g_assert_cmpint (skipped_at (file, 3)->reason, ==, CORANTO_SKIP_NAME_TAKEN);
}

/* All are counted, some are told. */
static void
test_many_skipped (void)
{
  g_autoptr (CorantoSubscriptions) file = coranto_subscriptions_new ();

  for (guint i = 0; i < 3 * CORANTO_SUBSCRIPTIONS_MAX_SKIPPED; i++)
    coranto_subscriptions_skip (file, NULL, "x", CORANTO_SKIP_TOO_MANY);
  g_assert_cmpuint (file->n_skipped, ==, 3 * CORANTO_SUBSCRIPTIONS_MAX_SKIPPED);
  g_assert_cmpuint (file->skipped->len, ==, CORANTO_SUBSCRIPTIONS_MAX_SKIPPED);
}

static void
test_reasons (void)
{
  for (guint i = 0; i < CORANTO_SKIP_LAST; i++)
    g_assert_cmpstr (coranto_skip_reason_text ((CorantoSkipReason) i), !=, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/subscriptions/channels", test_channels);
  g_test_add_func ("/base/subscriptions/topics", test_topics);
  g_test_add_func ("/base/subscriptions/many-skipped", test_many_skipped);
  g_test_add_func ("/base/subscriptions/reasons", test_reasons);
  return g_test_run ();
}
