/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers mean for channels, and in which order these are asked. */
#include "coranto-refresh-order.h"
#include "coranto-refresh-policy.h"

#define NOW G_GINT64_CONSTANT (1700000000)
#define DAY (24 * 60 * 60)

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
test_move (void)
{
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();

  g_assert_cmpint (coranto_refresh_decide_move (channel, NULL), ==, CORANTO_MOVE_NONE);
  g_assert_cmpint (coranto_refresh_decide_move (channel, "http://b/"), ==, CORANTO_MOVE_NOTED);
  channel->moved_url = g_strdup ("http://b/");
  g_assert_cmpint (coranto_refresh_decide_move (channel, "http://c/"), ==, CORANTO_MOVE_NOTED);
  g_assert_cmpint (coranto_refresh_decide_move (channel, "http://b/"), ==, CORANTO_MOVE_DONE);
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
  g_test_add_func ("/engine/refresh-policy/decide", test_decide);
  g_test_add_func ("/engine/refresh-policy/hash", test_hash);
  g_test_add_func ("/engine/refresh-policy/kind", test_kind);
  g_test_add_func ("/engine/refresh-policy/move", test_move);
  g_test_add_func ("/engine/refresh-policy/explain", test_explain);
  g_test_add_func ("/engine/refresh-policy/notice", test_notice);
  g_test_add_func ("/engine/refresh-order", test_order);
  return g_test_run ();
}
