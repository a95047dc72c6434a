/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a refresh sends and remembers, and that nothing that was stored is lost by a failure; when
 * something is asked is in test-manners. */
#include "engine-fixture.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

/* Answers the next and all later requests to /feed. */
static void
serve (EngineFixture *fixture, const char *headers, const char *letters)
{
  g_autofree char *body = letters ? test_feed (letters) : NULL;

  test_server_reset (fixture->server);
  test_server_answer (fixture->server, "/feed", headers, body);
}

static gint64
follow_feed (EngineFixture *fixture, const char *headers, const char *letters)
{
  serve (fixture, headers, letters);
  return engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
}

static guint
n_rows (EngineFixture *fixture)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (fixture);

  return rows->len;
}

static guint
n_requests (EngineFixture *fixture)
{
  return test_server_count (fixture->server, "/feed");
}

static char *
last_header (EngineFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) requests = test_server_get_requests (fixture->server, "/feed");

  g_assert_cmpuint (requests->len, >, 0);
  return test_request_header (g_ptr_array_index (requests, requests->len - 1), name);
}

static void
assert_state (EngineFixture *fixture, gint64 id, CorantoErrorCode code)
{
  g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (fixture, id);

  g_assert_cmpint (channel->error_code, ==, code);
}

static void
at (EngineFixture *fixture, gint64 seconds_later)
{
  coranto_clock_set (fixture->clock, TEST_NOW + seconds_later);
}

#define VALIDATED                                                                                  \
  "200 OK\nETag: W/\"one, two\"\nLast-Modified: Mon, 13 Nov 2023 00:00:00 GMT\n"                   \
  "Content-Type: text/xml"

/* Byte for byte, also after the program was started anew, and after a 304 without any. */
static void
test_validators (EngineFixture *fixture, gconstpointer data)
{
  gint64 id = follow_feed (fixture, VALIDATED, "abc");
  CorantoRefreshReport report;

  g_assert_cmpuint (n_rows (fixture), ==, 3);
  engine_fixture_reopen (fixture);
  serve (fixture, "304 Not Modified\nContent-Length: 0", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *etag = NULL;
      g_autofree char *modified = NULL;

      report = engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
      g_assert_cmpuint (report.checked, ==, 1);
      g_assert_cmpuint (report.unchanged, ==, 1);
      etag = last_header (fixture, "If-None-Match");
      modified = last_header (fixture, "If-Modified-Since");
      g_assert_cmpstr (etag, ==, "W/\"one, two\"");
      g_assert_cmpstr (modified, ==, "Mon, 13 Nov 2023 00:00:00 GMT");
    }
  assert_state (fixture, id, CORANTO_ERROR_NONE);
  g_assert_cmpuint (n_rows (fixture), ==, 3);
}

/* Validators are those of what was stored: an answer that failed leaves the old ones. */
static void
test_validators_of_failures (EngineFixture *fixture, gconstpointer data)
{
  gint64 id = follow_feed (fixture, VALIDATED, "abc");
  g_autofree char *etag = NULL;

  serve (fixture, "200 OK\nETag: \"new\"\nContent-Length: 9999", "abcd");
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  assert_state (fixture, id, CORANTO_ERROR_TRUNCATED);
  g_assert_cmpuint (n_rows (fixture), ==, 3);
  serve (fixture, "200 OK\nETag: \"new\"", "abcd");
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  etag = last_header (fixture, "If-None-Match");
  g_assert_cmpstr (etag, ==, "W/\"one, two\"");
  g_assert_cmpuint (n_rows (fixture), ==, 4);
  assert_state (fixture, id, CORANTO_ERROR_NONE);
}

static void
test_same_body (EngineFixture *fixture, gconstpointer data)
{
  CorantoRefreshReport report;

  follow_feed (fixture, "200 OK", "abc");
  report = engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  g_assert_cmpuint (report.unchanged, ==, 1);
  serve (fixture, "200 OK", "abcd");
  report = engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  g_assert_cmpuint (report.unchanged, ==, 0);
  g_assert_cmpuint (report.new_articles, ==, 1);
}

static void
retry_after (EngineFixture *fixture, const char *headers)
{
  gint64 id = follow_feed (fixture, "200 OK", "abc");
  g_autoptr (CorantoChannel) channel = NULL;

  serve (fixture, headers, NULL);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  channel = engine_fixture_get_channel (fixture, id);
  g_assert_cmpint (channel->error_code, ==, CORANTO_ERROR_RETRY_LATER);
  g_assert_cmpstr (channel->error_detail, ==, "2023-11-14T22:23:20Z");
  g_assert_cmpint (channel->next_check, ==, TEST_NOW + 600);
  g_assert_cmpuint (n_requests (fixture), ==, 1);

  at (fixture, 599);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (n_requests (fixture), ==, 1);

  serve (fixture, "200 OK", "abcd");
  at (fixture, 600);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  g_assert_cmpuint (n_requests (fixture), ==, 1);
  g_assert_cmpuint (n_rows (fixture), ==, 4);
}

static void
test_retry_after_seconds (EngineFixture *fixture, gconstpointer data)
{
  retry_after (fixture, "503 Busy\nRetry-After: 600");
}

static void
test_retry_after_date (EngineFixture *fixture, gconstpointer data)
{
  retry_after (fixture, "429 Slow down\nRetry-After: Tue, 14 Nov 2023 22:23:20 GMT");
}

static void
test_gone (EngineFixture *fixture, gconstpointer data)
{
  gint64 id = follow_feed (fixture, "200 OK", "abc");
  g_autoptr (CorantoChannel) channel = NULL;

  serve (fixture, "410 Gone", NULL);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  channel = engine_fixture_get_channel (fixture, id);
  g_assert_cmpint (channel->state, ==, CORANTO_CHANNEL_STATE_GONE);
  g_assert_cmpint (channel->error_code, ==, CORANTO_ERROR_GONE);
  at (fixture, 1000 * HOUR);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (n_requests (fixture), ==, 1);
  g_assert_cmpuint (n_rows (fixture), ==, 3);
}

static void
assert_url (EngineFixture *fixture, gint64 id, const char *path)
{
  g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (fixture, id);
  g_autofree char *url = test_server_uri (fixture->server, path);

  g_assert_cmpstr (channel->url, ==, url);
}

/* A new address is kept after good feeds there, never before: not where it is missing, or sold. */
static void
test_moved (EngineFixture *fixture, gconstpointer data)
{
  gint64 id = follow_feed (fixture, "200 OK", "abc");
  g_autofree char *feed = test_feed ("abcde");

  serve (fixture, "301 Moved\nLocation: /new", NULL);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED); /* 404 there */
  assert_url (fixture, id, "/feed");
  test_server_answer (fixture->server, "/new", "200 OK", "<html><body>Buy this domain!</body>");
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  assert_url (fixture, id, "/feed");
  g_assert_cmpuint (n_rows (fixture), ==, 3);

  serve (fixture, "308 Moved\nLocation: /newer", NULL);
  test_server_answer (fixture->server, "/newer", "200 OK", feed);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  assert_url (fixture, id, "/feed");
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  assert_url (fixture, id, "/newer");
  g_assert_cmpuint (n_rows (fixture), ==, 5);
}

/* Longer after each failure, to the next try and not before; at once again after a good answer. */
static void
test_back_off (EngineFixture *fixture, gconstpointer data)
{
  gint64 id = follow_feed (fixture, "200 OK", "abc");
  gint64 next;

  serve (fixture, "500 Oops", NULL);
  for (guint i = 0; i < 3; i++)
    {
      gint64 now = coranto_clock_now (fixture->clock);
      gint64 least = 5 * MINUTE * (1 << i);
      g_autoptr (CorantoChannel) channel = NULL;

      engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
      g_assert_cmpuint (n_requests (fixture), ==, i + 1);
      channel = engine_fixture_get_channel (fixture, id);
      g_assert_cmpint (channel->error_code, ==, CORANTO_ERROR_HTTP_STATUS);
      g_assert_cmpstr (channel->error_detail, ==, "500");
      g_assert_cmpuint (channel->failures, ==, i + 1);
      next = channel->next_check;
      g_assert_cmpint (next - now, >=, least);
      g_assert_cmpint (next - now, <=, least * 5 / 4);
      at (fixture, next - TEST_NOW - 1);
      engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
      g_assert_cmpuint (n_requests (fixture), ==, i + 1);
      at (fixture, next - TEST_NOW);
    }
  serve (fixture, "200 OK", "abcd");
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  {
    g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (fixture, id);

    g_assert_cmpuint (channel->failures, ==, 0);
    g_assert_cmpint (channel->state, ==, CORANTO_CHANNEL_STATE_OK);
    g_assert_cmpint (channel->next_check, <=, next);
  }
}

/* Ways in which a good feed turns bad: said, and nothing that was stored is touched. */
static void
test_turned_bad (EngineFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *headers;
    const char *body;
    CorantoErrorCode code;
  } cases[] = {
    { "200 OK", "", CORANTO_ERROR_EMPTY },
    { "200 OK", "hello", CORANTO_ERROR_NOT_A_FEED },
    { "200 OK\nContent-Type: application/json", "{\"version\":", CORANTO_ERROR_NOT_A_FEED },
    { "200 OK", "<rss><channel><title>x</title><item><ti", CORANTO_ERROR_MALFORMED },
    { "200 OK\nContent-Length: 400", "<rss><channel>", CORANTO_ERROR_TRUNCATED },
    { "404 Not Found", "<html>gone</html>", CORANTO_ERROR_HTTP_STATUS },
    { "302 Found\nLocation: file:///etc/passwd", "", CORANTO_ERROR_INVALID_ADDRESS },
    { "302 Found\nLocation: /feed", "", CORANTO_ERROR_TOO_MANY_REDIRECTS },
    { "200 OK\nContent-Encoding: zstd", "xxx", CORANTO_ERROR_MALFORMED },
  };
  gint64 id = follow_feed (fixture, VALIDATED, "abc");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      test_server_reset (fixture->server);
      test_server_answer (fixture->server, "/feed", cases[i].headers, cases[i].body);
      engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
      assert_state (fixture, id, cases[i].code);
      g_assert_cmpuint (n_rows (fixture), ==, 3);
    }
  serve (fixture, "200 OK", "abcd");
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  assert_state (fixture, id, CORANTO_ERROR_NONE);
  g_assert_cmpuint (n_rows (fixture), ==, 4);
}

/* A feed that became somebody's home page is no channel without a feed. */
static void
test_became_page (EngineFixture *fixture, gconstpointer data)
{
  gint64 id = follow_feed (fixture, "200 OK", "abc");
  GString *page = g_string_new ("<html><body><ul>");

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (page,
                            "<li><a href='/news/%u.html'>A headline that is long enough, no. %u"
                            "</a> <span>2023-11-%02u</span></li>",
                            i, i, i % 14 + 1);
  g_string_append (page, "</ul></body></html>");
  test_server_reset (fixture->server);
  test_server_answer (fixture->server, "/feed", "200 OK\nContent-Type: text/html", page->str);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  assert_state (fixture, id, CORANTO_ERROR_NOT_A_FEED);
  g_assert_cmpuint (n_rows (fixture), ==, 3);
  g_string_free (page, TRUE);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func)                                                                            \
  g_test_add ("/politeness/" name, EngineFixture, NULL, engine_fixture_set_up, func,               \
              engine_fixture_tear_down)
  ADD ("validators", test_validators);
  ADD ("validators-of-failures", test_validators_of_failures);
  ADD ("same-body", test_same_body);
  ADD ("retry-after-seconds", test_retry_after_seconds);
  ADD ("retry-after-date", test_retry_after_date);
  ADD ("gone", test_gone);
  ADD ("moved", test_moved);
  ADD ("back-off", test_back_off);
  ADD ("turned-bad", test_turned_bad);
  ADD ("became-page", test_became_page);
#undef ADD
  return g_test_run ();
}
