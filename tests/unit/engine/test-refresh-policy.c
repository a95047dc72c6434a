/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When channels are asked, and what answers mean for them. */
#include "coranto-refresh-order.h"
#include "coranto-refresh-policy.h"

#define NOW G_GINT64_CONSTANT (1700000000)
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static void
test_due (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();

  g_assert_true (coranto_refresh_is_due (channel, NOW, FALSE));
  channel->next_check = NOW;
  g_assert_true (coranto_refresh_is_due (channel, NOW, FALSE));
  channel->next_check = NOW + 1;
  g_assert_false (coranto_refresh_is_due (channel, NOW, FALSE));
  g_assert_true (coranto_refresh_is_due (channel, NOW, TRUE));
  /* What the server asked for holds even for a person who is in a hurry. */
  channel->error_code = CORANTO_ERROR_RETRY_LATER;
  g_assert_false (coranto_refresh_is_due (channel, NOW, TRUE));
  /* A time that only a wrong clock can have written. */
  channel->next_check = NOW + 400 * DAY;
  g_assert_true (coranto_refresh_is_due (channel, NOW, FALSE));
  channel->state = CORANTO_CHANNEL_STATE_GONE;
  channel->next_check = 0;
  g_assert_false (coranto_refresh_is_due (channel, NOW, TRUE));
}

static void
test_decide (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();
  CorantoResponse response = { .status = 200, .max_age_seconds = -1 };

  channel->body_hash = g_strdup ("aa");
  g_assert_cmpint (coranto_refresh_decide (channel, &response, "bb"), ==, CORANTO_REFRESH_PARSE);
  g_assert_cmpint (coranto_refresh_decide (channel, &response, "aa"), ==,
                   CORANTO_REFRESH_UNCHANGED);
  channel->error_code = CORANTO_ERROR_NO_HEADLINES;
  g_assert_cmpint (coranto_refresh_decide (channel, &response, "aa"), ==, CORANTO_REFRESH_PARSE);
  response.status = 304;
  g_assert_cmpint (coranto_refresh_decide (channel, &response, NULL), ==,
                   CORANTO_REFRESH_UNCHANGED);
}

/* Every byte counts, its place too, and the length. */
static void
test_hash (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint8 data[40] = { 0 };

  for (guint size = 0; size <= sizeof data; size++)
    {
      g_autoptr (GBytes) zeros = g_bytes_new (data, size);

      g_assert_true (g_hash_table_add (seen, coranto_refresh_hash (zeros)));
    }
  for (guint i = 0; i < sizeof data; i++)
    for (guint bit = 0; bit < 8; bit++)
      for (guint other = i + 1; other <= sizeof data; other++)
        {
          g_autoptr (GBytes) bytes = NULL;

          data[i] = 1 << bit;
          if (other < sizeof data)
            data[other] = 0x80;
          bytes = g_bytes_new (data, sizeof data);
          g_assert_true (g_hash_table_add (seen, coranto_refresh_hash (bytes)));
          data[i] = 0;
          if (other < sizeof data)
            data[other] = 0;
        }
}

static void
test_kind (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();

  g_assert_true (coranto_refresh_is_expected_kind (channel, CORANTO_FEED_KIND_PAGE));
  channel->kind = CORANTO_FEED_KIND_PAGE;
  g_assert_true (coranto_refresh_is_expected_kind (channel, CORANTO_FEED_KIND_PAGE));
  g_assert_true (coranto_refresh_is_expected_kind (channel, CORANTO_FEED_KIND_RSS));
  channel->kind = CORANTO_FEED_KIND_RSS;
  g_assert_true (coranto_refresh_is_expected_kind (channel, CORANTO_FEED_KIND_ATOM));
  g_assert_false (coranto_refresh_is_expected_kind (channel, CORANTO_FEED_KIND_PAGE));
}

static void
test_next_after_success (void)
{
  CorantoResponse response = { .status = 200, .max_age_seconds = -1 };

  g_assert_cmpint (coranto_refresh_next_after_success (&response, 0, NOW), ==, NOW);
  g_assert_cmpint (coranto_refresh_next_after_success (&response, 90, NOW), ==, NOW + 90 * MINUTE);
  g_assert_cmpint (coranto_refresh_next_after_success (&response, G_MAXUINT, NOW), ==, NOW + DAY);
  response.max_age_seconds = 600;
  g_assert_cmpint (coranto_refresh_next_after_success (&response, 0, NOW), ==, NOW + 600);
  response.max_age_seconds = 31536000;
  g_assert_cmpint (coranto_refresh_next_after_success (&response, 0, NOW), ==, NOW + HOUR);
  response.retry_after = NOW + 2 * HOUR;
  g_assert_cmpint (coranto_refresh_next_after_success (&response, 0, NOW), ==, NOW + 2 * HOUR);
}

static gint64
wait_after (CorantoChannel *channel, CorantoErrorCode code, const char *detail, double jitter)
{
  g_autoptr (GError) error = g_error_new_literal (CORANTO_ERROR, code, detail);

  return coranto_refresh_next_after_failure (channel, error, NOW, jitter) - NOW;
}

static void
test_next_after_failure (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();

  channel->next_check = NOW - 7;
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_TIMEOUT, "", 0), ==, 5 * MINUTE);
  channel->failures = 1;
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_TIMEOUT, "", 0), ==, 10 * MINUTE);
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_TIMEOUT, "", 1), ==, 12.5 * MINUTE);
  channel->failures = 4;
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_HTTP_STATUS, "500", 0), ==, 80 * MINUTE);
  channel->failures = G_MAXUINT;
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_HTTP_STATUS, "500", 0), ==, DAY);
  /* Offline: nobody was asked, nothing is put off. */
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_OFFLINE, "", 1), ==, -7);
  g_assert_cmpint (wait_after (channel, CORANTO_ERROR_RETRY_LATER, "2023-11-14T22:23:20Z", 1), ==,
                   600);
}

static void
test_explain (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();
  g_autoptr (GError) none = g_error_new_literal (CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES, "");
  g_autoptr (GError) never = NULL;
  g_autoptr (GError) before = NULL;

  channel->kind = CORANTO_FEED_KIND_PAGE;
  never = coranto_refresh_explain (channel, none);
  g_assert_error (never, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES);
  channel->last_success = NOW;
  before = coranto_refresh_explain (channel, none);
  g_assert_error (before, CORANTO_ERROR, CORANTO_ERROR_LAYOUT_CHANGED);
  g_assert_true (g_str_has_prefix (before->message, "2023-11-1"));
}

static void
test_notice (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();

  g_assert_cmpint (coranto_refresh_notice (channel, FALSE, NOW), ==, CORANTO_NOTICE_STAYS);
  g_assert_cmpint (coranto_refresh_notice (channel, TRUE, NOW), ==, CORANTO_NOTICE_BEGINS);
  channel->relocated = NOW - 6 * DAY;
  g_assert_cmpint (coranto_refresh_notice (channel, FALSE, NOW), ==, CORANTO_NOTICE_STAYS);
  channel->relocated = NOW - 7 * DAY;
  g_assert_cmpint (coranto_refresh_notice (channel, FALSE, NOW), ==, CORANTO_NOTICE_ENDS);
  g_assert_cmpint (coranto_refresh_notice (channel, TRUE, NOW), ==, CORANTO_NOTICE_BEGINS);
}

static void
add (GPtrArray *channels, gint64 id, const char *url)
{
  CorantoChannel *channel = coranto_channel_new ();

  channel->id = id;
  channel->url = g_strdup (url);
  g_ptr_array_add (channels, channel);
}

static void
test_order (void)
{
  static const gint64 expected[] = { 1, 4, 6, 2, 5, 3 };
  g_autoptr (GPtrArray) channels
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);

  add (channels, 1, "http://a.example/1");
  add (channels, 2, "http://a.example/2");
  add (channels, 3, "http://a.example/3");
  add (channels, 4, "http://b.example/1");
  add (channels, 5, "http://b.example/2");
  add (channels, 6, "no address");
  coranto_refresh_order (channels);
  for (guint i = 0; i < channels->len; i++)
    g_assert_cmpint (((CorantoChannel *) g_ptr_array_index (channels, i))->id, ==, expected[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/refresh-policy/due", test_due);
  g_test_add_func ("/engine/refresh-policy/decide", test_decide);
  g_test_add_func ("/engine/refresh-policy/hash", test_hash);
  g_test_add_func ("/engine/refresh-policy/kind", test_kind);
  g_test_add_func ("/engine/refresh-policy/next-after-success", test_next_after_success);
  g_test_add_func ("/engine/refresh-policy/next-after-failure", test_next_after_failure);
  g_test_add_func ("/engine/refresh-policy/explain", test_explain);
  g_test_add_func ("/engine/refresh-policy/notice", test_notice);
  g_test_add_func ("/engine/refresh-order", test_order);
  return g_test_run ();
}
