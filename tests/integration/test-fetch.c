/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetching from a real server on loopback: what is sent, what is refused, what ends it. */
#include "coranto-fetcher.h"

#include "test-async.h"
#include "test-server.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1700000000) /* Tue, 14 Nov 2023 22:13:20 GMT */
#define MEGABYTE (1024 * 1024)

typedef struct
{
  TestServer *server;
  CorantoLimits limits;
  CorantoClock *clock;
  CorantoFetcher *fetcher;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = test_server_new (NULL);
  fixture->limits = *coranto_limits_default ();
  fixture->clock = coranto_clock_new_fixed (NOW);
  fixture->fetcher = coranto_fetcher_new (&fixture->limits, fixture->clock);
  coranto_fetcher_set_manners (fixture->fetcher, 2, 8, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->fetcher);
  coranto_clock_unref (fixture->clock);
  test_server_free (fixture->server);
}

/* Takes `request`. */
static CorantoResponse *
fetch_request (Fixture *fixture, CorantoFetchRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  TestWait wait = { NULL, 0 };

  coranto_fetcher_fetch_async (fixture->fetcher, request, NULL, test_done_cb, &wait);
  coranto_fetch_request_free (request);
  result = test_wait (&wait);
  return coranto_fetcher_fetch_finish (fixture->fetcher, result, error);
}

static CorantoFetchRequest *
request_for (Fixture *fixture, const char *path)
{
  g_autofree char *url = test_server_uri (fixture->server, path);

  return coranto_fetch_request_new (url);
}

static CorantoResponse *
fetch (Fixture *fixture, const char *path, GError **error)
{
  return fetch_request (fixture, request_for (fixture, path), error);
}

static void
assert_fails (Fixture *fixture, const char *path, CorantoErrorCode code, const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoResponse) response = fetch (fixture, path, &error);

  g_assert_null (response);
  g_assert_error (error, CORANTO_ERROR, (int) code);
  if (detail)
    g_assert_cmpstr (error->message, ==, detail);
}

/* The only request to `path`, its headers' names in order, joined by spaces. */
static char *
header_names (Fixture *fixture, const char *path)
{
  g_autoptr (GPtrArray) requests = test_server_get_requests (fixture->server, path);
  GString *names = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_cmpuint (requests->len, ==, 1);
  lines = g_strsplit (((TestRequest *) g_ptr_array_index (requests, 0))->head, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    g_string_append_printf (names, "%.*s ", (int) strcspn (lines[i], ":"), lines[i]);
  return g_string_free (names, FALSE);
}

static char *
header_of (Fixture *fixture, const char *path, const char *name)
{
  g_autoptr (GPtrArray) requests = test_server_get_requests (fixture->server, path);

  g_assert_cmpuint (requests->len, ==, 1);
  return test_request_header (g_ptr_array_index (requests, 0), name);
}

static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoResponse) response = NULL;
  g_autofree char *names = NULL;
  g_autofree char *agent = NULL;

  test_server_answer (fixture->server, "/feed",
                      "200 OK\nContent-Type: text/xml; charset=gbk\nETag: W/\"a b\"\n"
                      "Last-Modified: Mon, 13 Nov 2023 00:00:00 GMT\nCache-Control: max-age=90",
                      "<rss/>");
  response = fetch (fixture, "/feed", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body),
                   "<rss/>", 6);
  g_assert_cmpuint (response->transferred_bytes, ==, 6);
  g_assert_cmpstr (response->content_type, ==, "text/xml; charset=gbk");
  g_assert_cmpstr (response->etag, ==, "W/\"a b\"");
  g_assert_cmpstr (response->last_modified, ==, "Mon, 13 Nov 2023 00:00:00 GMT");
  g_assert_cmpint (response->max_age_seconds, ==, 90);
  g_assert_null (response->permanent_url);
  /* Nothing but these: no cookie, no language, no connection header, no referrer. */
  names = header_names (fixture, "/feed");
  g_assert_cmpstr (names, ==, "Accept Accept-Encoding User-Agent Host ");
  agent = header_of (fixture, "/feed", "User-Agent");
  g_assert_true (g_str_has_prefix (agent, "Coranto/"));
  g_assert_null (strpbrk (agent, " (;"));
}

/* Validators go back byte for byte, odd ones too. */
static void
test_validators (Fixture *fixture, gconstpointer data)
{
  CorantoFetchRequest *request = request_for (fixture, "/feed");
  g_autoptr (CorantoResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *modified = NULL;

  test_server_answer (fixture->server, "/feed", "304 Not Modified\nContent-Length: 0", NULL);
  request->etag = g_strdup ("W/\"x-1,2; 3\"--gzip");
  request->last_modified = g_strdup ("Mon, 13 Nov 2023 00:00:00 +0000");
  response = fetch_request (fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 304);
  g_assert_null (response->body);
  etag = header_of (fixture, "/feed", "If-None-Match");
  modified = header_of (fixture, "/feed", "If-Modified-Since");
  g_assert_cmpstr (etag, ==, "W/\"x-1,2; 3\"--gzip");
  g_assert_cmpstr (modified, ==, "Mon, 13 Nov 2023 00:00:00 +0000");
  /* One that nobody asked for is no answer. */
  test_server_answer (fixture->server, "/page", "304 Not Modified\nContent-Length: 0", NULL);
  assert_fails (fixture, "/page", CORANTO_ERROR_HTTP_STATUS, "304");
}

static void
test_statuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *headers;
    CorantoErrorCode code;
    const char *detail;
  } cases[] = {
    { "404 Not Found", CORANTO_ERROR_HTTP_STATUS, "404" },
    { "403 Forbidden", CORANTO_ERROR_HTTP_STATUS, "403" },
    { "401 Unauthorized\nWWW-Authenticate: Basic realm=\"x\"", CORANTO_ERROR_HTTP_STATUS, "401" },
    { "500 Oops", CORANTO_ERROR_HTTP_STATUS, "500" },
    { "302 Found", CORANTO_ERROR_HTTP_STATUS, "302" },
    { "410 Gone", CORANTO_ERROR_GONE, "" },
    { "204 No Content", CORANTO_ERROR_EMPTY, "" },
    { "200 OK", CORANTO_ERROR_EMPTY, "" },
    { "503 Busy\nRetry-After: 120", CORANTO_ERROR_RETRY_LATER, "2023-11-14T22:15:20Z" },
    { "429 Slow\nRetry-After: Tue, 14 Nov 2023 22:23:20 GMT", CORANTO_ERROR_RETRY_LATER,
      "2023-11-14T22:23:20Z" },
    { "503 Busy\nRetry-After: soon", CORANTO_ERROR_HTTP_STATUS, "503" },
    { "503 Busy", CORANTO_ERROR_HTTP_STATUS, "503" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].headers);
      test_server_reset (fixture->server);
      test_server_answer (fixture->server, "/x", cases[i].headers, NULL);
      assert_fails (fixture, "/x", cases[i].code, cases[i].detail);
      g_assert_cmpuint (test_server_count (fixture->server, "/x"), ==, 1);
    }
}

/* /1 leads to /2 and so on to /n, which answers. */
static void
chain (Fixture *fixture, guint n, const char *status)
{
  test_server_reset (fixture->server);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *headers = g_strdup_printf ("%s\nLocation: /%u", status, i + 1);

      test_server_answer (fixture->server, path, headers, NULL);
    }
  {
    g_autofree char *last = g_strdup_printf ("/%u", n);

    test_server_answer (fixture->server, last, "200 OK", "there");
  }
}

static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoResponse) ten = NULL;
  g_autoptr (CorantoResponse) found = NULL;
  g_autoptr (CorantoResponse) mixed = NULL;
  g_autofree char *end = test_server_uri (fixture->server, "/10");

  chain (fixture, 10, "301 Moved");
  ten = fetch (fixture, "/0", NULL);
  g_assert_cmpstr (ten->url, ==, end);
  g_assert_cmpstr (ten->permanent_url, ==, end);

  chain (fixture, 11, "308 Moved");
  assert_fails (fixture, "/0", CORANTO_ERROR_TOO_MANY_REDIRECTS, "");
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 11);

  chain (fixture, 1, "302 Found");
  found = fetch (fixture, "/0", NULL);
  g_assert_null (found->permanent_url);

  test_server_reset (fixture->server);
  test_server_answer (fixture->server, "/a", "301 Moved\nLocation: /b", NULL);
  test_server_answer (fixture->server, "/b", "307 Elsewhere today\nLocation: /c", NULL);
  test_server_answer (fixture->server, "/c", "200 OK", "there");
  mixed = fetch (fixture, "/a", NULL);
  g_assert_nonnull (mixed);
  g_assert_null (mixed->permanent_url);

  test_server_answer (fixture->server, "/loop", "302 Found\nLocation: /loop", NULL);
  assert_fails (fixture, "/loop", CORANTO_ERROR_TOO_MANY_REDIRECTS, "");
  test_server_answer (fixture->server, "/file", "302 Found\nLocation: file:///etc/passwd", NULL);
  assert_fails (fixture, "/file", CORANTO_ERROR_INVALID_ADDRESS, "file:///etc/passwd");
  test_server_answer (fixture->server, "/data", "301 Moved\nLocation: data:text/xml,x", NULL);
  assert_fails (fixture, "/data", CORANTO_ERROR_INVALID_ADDRESS, NULL);
}

/* Content may lead to a private host only where its channel lives. */
static void
test_gate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestServer) other = test_server_new ("127.0.0.2");
  g_autofree char *there = test_server_uri (other, "/x");
  g_autofree char *leads_there = g_strdup_printf ("302 Found\nLocation: %s", there);
  g_autofree char *by_name = g_strdup (there);
  g_autoptr (CorantoResponse) at_home = NULL;
  g_autoptr (CorantoResponse) inside = NULL;
  g_autoptr (GError) error = NULL;
  CorantoFetchRequest *request;

  test_server_answer (fixture->server, "/x", "200 OK", "private");
  test_server_answer (fixture->server, "/leads", leads_there, NULL);
  test_server_answer (other, "/x", "200 OK", "private too");

  request = request_for (fixture, "/x");
  request->from_content = TRUE;
  g_assert_null (fetch_request (fixture, request, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_BLOCKED_ADDRESS);
  g_assert_cmpstr (error->message, ==, "127.0.0.1");
  g_clear_error (&error);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 0);

  request = request_for (fixture, "/x");
  request->from_content = TRUE;
  request->home_url = g_strdup ("http://127.0.0.1:1/other-port");
  at_home = fetch_request (fixture, request, &error);
  g_assert_no_error (error);

  request = request_for (fixture, "/leads");
  request->from_content = TRUE;
  request->home_url = g_strdup ("http://127.0.0.1/");
  g_assert_null (fetch_request (fixture, request, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_BLOCKED_ADDRESS);
  g_clear_error (&error);
  g_assert_cmpuint (test_server_count (other, NULL), ==, 0);

  /* Typed: about inside the private network is fine. */
  inside = fetch (fixture, "/leads", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (inside->url, ==, there);
}

/* By name, and through a connection that a trusted request left open. */
static void
test_gate_names (Fixture *fixture, gconstpointer data)
{
  const char *uri = test_server_get_uri (fixture->server);
  g_autofree char *named = g_strconcat ("http://localhost", strrchr (uri, ':'), "/x", NULL);
  g_autoptr (CorantoResponse) typed = NULL;
  g_autoptr (GError) error = NULL;
  CorantoFetchRequest *request;

  test_server_answer (fixture->server, "/x", "200 OK", "private");
  typed = fetch_request (fixture, coranto_fetch_request_new (named), &error);
  g_assert_no_error (error);
  request = coranto_fetch_request_new (named);
  request->from_content = TRUE;
  g_assert_null (fetch_request (fixture, request, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_BLOCKED_ADDRESS);
  g_assert_cmpuint (test_server_count (fixture->server, "/x"), ==, 1);
}

static GBytes *
compress (GBytes *plain)
{
  g_autoptr (GConverter) gzip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (plain);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, gzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GBytes *
letters (gsize size)
{
  char *text = g_malloc (size);

  /* A text that hardly compresses, the same each time. */
  for (gsize i = 0; i < size; i++)
    text[i] = (char) ('!' + (i * i / 7 + i * 31 + (i >> 9)) % 90);
  return g_bytes_new_take (text, size);
}

static void
test_short_bodies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = letters (20000);
  g_autoptr (GBytes) coded = compress (plain);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (coded, 0, g_bytes_get_size (coded) - 100);
  g_autofree char *headers = g_strdup_printf (
      "200 OK\nContent-Encoding: gzip\nContent-Length: %" G_GSIZE_FORMAT, g_bytes_get_size (coded));
  g_autoptr (CorantoResponse) whole = NULL;
  g_autoptr (GError) error = NULL;

  test_server_answer (fixture->server, "/plain", "200 OK\nContent-Length: 50", "hello");
  assert_fails (fixture, "/plain", CORANTO_ERROR_TRUNCATED, NULL);
  test_server_answer (fixture->server, "/chunked", "200 OK\nTransfer-Encoding: chunked",
                      "50\r\nhello");
  assert_fails (fixture, "/chunked", CORANTO_ERROR_TRUNCATED, NULL);
  test_server_answer_bytes (fixture->server, "/gzip-cut", headers, cut, NULL);
  assert_fails (fixture, "/gzip-cut", CORANTO_ERROR_TRUNCATED, NULL);
  test_server_answer_bytes (fixture->server, "/gzip", headers, coded, NULL);
  whole = fetch (fixture, "/gzip", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (whole->body, plain));
  g_assert_cmpuint (whole->transferred_bytes, ==, 20000);
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = letters (300000);
  CorantoFetchRequest *request;
  g_autoptr (CorantoResponse) fits = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const paths[] = { "/stated", "/unstated" };

  test_server_answer_bytes (fixture->server, "/stated", "200 OK", body, NULL);
  test_server_answer_bytes (fixture->server, "/unstated", "200 OK\nX-No: Content-Length", body,
                            NULL);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      request = request_for (fixture, paths[i]);
      request->max_bytes = 299999;
      g_assert_null (fetch_request (fixture, request, &error));
      g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_TOO_LARGE);
      g_clear_error (&error);
    }
  request = request_for (fixture, "/stated");
  request->max_bytes = 300000;
  fits = fetch_request (fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fits->body), ==, 300000);
}

static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = g_bytes_new_take (g_malloc0 (64 * MEGABYTE), 64 * MEGABYTE);
  g_autoptr (GBytes) coded = compress (plain);
  gint64 start = g_get_monotonic_time ();

  test_server_answer_bytes (fixture->server, "/bomb", "200 OK\nContent-Encoding: gzip", coded,
                            NULL);
  assert_fails (fixture, "/bomb", CORANTO_ERROR_TOO_LARGE, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
}

static void
test_nonsense (Fixture *fixture, gconstpointer data)
{
  test_server_answer (fixture->server, "/coding", "200 OK\nContent-Encoding: zstd", "(zstd)");
  assert_fails (fixture, "/coding", CORANTO_ERROR_MALFORMED, NULL);
  test_server_answer (fixture->server, "/not-gzip", "200 OK\nContent-Encoding: gzip", "plain");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (CorantoResponse) response = fetch (fixture, "/not-gzip", &error);

    /* Mislabelled: read as it is, or refused; never garbage. */
    if (response)
      g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body),
                       "plain", 5);
    else
      g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_MALFORMED);
  }
  test_server_answer (fixture->server, "/status", "abc what", "x");
  assert_fails (fixture, "/status", CORANTO_ERROR_MALFORMED, NULL);
}

static void
test_no_server (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestServer) gone = test_server_new ("127.0.0.9");
  g_autofree char *refused = test_server_uri (gone, "/");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&gone, test_server_free);
  g_assert_null (fetch_request (fixture, coranto_fetch_request_new (refused), &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_CONNECTION);
  g_clear_error (&error);
  g_assert_null (
      fetch_request (fixture, coranto_fetch_request_new ("http://no-such-host.invalid/"), &error));
  if (!g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_OFFLINE))
    {
      g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_HOST_NOT_FOUND);
      g_assert_cmpstr (error->message, ==, "no-such-host.invalid");
    }
  g_clear_error (&error);
  g_assert_null (fetch_request (fixture, coranto_fetch_request_new ("file:///etc/passwd"), &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_INVALID_ADDRESS);
}

static void
assert_times_out (Fixture *fixture, const char *path, guint after_ms, guint before_ms)
{
  gint64 start = g_get_monotonic_time ();
  gint64 took_ms;

  assert_fails (fixture, path, CORANTO_ERROR_TIMEOUT, NULL);
  took_ms = (g_get_monotonic_time () - start) / 1000;
  g_assert_cmpint (took_ms, >=, after_ms);
  g_assert_cmpint (took_ms, <, before_ms);
}

static void
test_silent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = letters (1000);
  TestPace late = { .first_delay_ms = 5000 };
  TestPace stalled = { .stalls = TRUE };

  fixture->limits.first_byte_timeout_ms = 100;
  fixture->limits.idle_timeout_ms = 150;
  test_server_answer_bytes (fixture->server, "/late", "200 OK", body, &late);
  assert_times_out (fixture, "/late", 100, 2000);
  test_server_answer_bytes (fixture->server, "/stalled", "200 OK\nContent-Length: 2000", body,
                            &stalled);
  assert_times_out (fixture, "/stalled", 150, 2000);
}

/* Never idle for long, never done: half of the total time is what a drip gets. */
static void
test_drip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = letters (1000);
  TestPace drip = { .piece_bytes = 1, .piece_delay_ms = 10 };

  fixture->limits.total_timeout_ms = 1600;
  test_server_answer_bytes (fixture->server, "/drip", "200 OK", body, &drip);
  assert_times_out (fixture, "/drip", 800, 1600);
}

/* A steady stream may use all of it, and no more. */
static void
test_stream (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = letters (10 * MEGABYTE);
  TestPace steady = { .piece_bytes = 1000, .piece_delay_ms = 10 };

  fixture->limits.total_timeout_ms = 600;
  test_server_answer_bytes (fixture->server, "/stream", "200 OK", body, &steady);
  assert_times_out (fixture, "/stream", 600, 2000);
}

/* The deadline runs over all hops. */
static void
test_slow_redirects (Fixture *fixture, gconstpointer data)
{
  TestPace late = { .first_delay_ms = 100 };

  fixture->limits.total_timeout_ms = 500;
  test_server_answer_bytes (fixture->server, "/loop", "302 Found\nLocation: /loop", NULL, &late);
  assert_times_out (fixture, "/loop", 250, 1500);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  TestPace late = { .first_delay_ms = 5000 };
  g_autoptr (GBytes) body = letters (10);
  TestWait waits[3] = { 0 };
  GCancellable *cancellables[3];

  coranto_fetcher_set_manners (fixture->fetcher, 1, 8, 0);
  test_server_answer_bytes (fixture->server, "/late", "200 OK", body, &late);
  for (guint i = 0; i < 3; i++)
    {
      CorantoFetchRequest *request = request_for (fixture, "/late");

      cancellables[i] = g_cancellable_new ();
      /* The third from the start. */
      if (i == 2)
        g_cancellable_cancel (cancellables[i]);
      coranto_fetcher_fetch_async (fixture->fetcher, request, cancellables[i], test_done_cb,
                                   &waits[i]);
      coranto_fetch_request_free (request);
    }
  test_run_for (50);
  /* The second while it waits for its turn, then the first on the wire. */
  g_cancellable_cancel (cancellables[1]);
  g_cancellable_cancel (cancellables[0]);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = test_wait (&waits[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (coranto_fetcher_fetch_finish (fixture->fetcher, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_object_unref (cancellables[i]);
    }
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 1);
}

/* At least the gap between two requests of one host; others don't wait for it. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestServer) other = test_server_new ("127.0.0.2");
  g_autofree char *elsewhere = test_server_uri (other, "/x");
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) others = NULL;
  TestWait waits[5] = { 0 };

  coranto_fetcher_set_manners (fixture->fetcher, 2, 8, 150);
  test_server_answer (fixture->server, "/x", "200 OK", "x");
  test_server_answer (other, "/x", "200 OK", "x");
  for (guint i = 0; i < 5; i++)
    {
      CorantoFetchRequest *request
          = i < 4 ? request_for (fixture, "/x") : coranto_fetch_request_new (elsewhere);

      coranto_fetcher_fetch_async (fixture->fetcher, request, NULL, test_done_cb, &waits[i]);
      coranto_fetch_request_free (request);
    }
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GAsyncResult) result = test_wait (&waits[i]);
      g_autoptr (CorantoResponse) response
          = coranto_fetcher_fetch_finish (fixture->fetcher, result, NULL);

      g_assert_nonnull (response);
    }
  requests = test_server_get_requests (fixture->server, "/x");
  others = test_server_get_requests (other, "/x");
  /* As the server sees it a single gap has jitter of two processes' threads in it: the queue's own
   * test measures each. */
  g_assert_cmpint (((TestRequest *) g_ptr_array_index (requests, 3))->time_us
                       - ((TestRequest *) g_ptr_array_index (requests, 0))->time_us,
                   >=, 3 * 150 * 1000 / 2);
  g_assert_cmpint (((TestRequest *) g_ptr_array_index (others, 0))->time_us, <,
                   ((TestRequest *) g_ptr_array_index (requests, 1))->time_us);
}

/* Servers that say nothing hold up nobody else, though they fill the number in all. */
static void
test_silent_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestServer) good = test_server_new ("127.0.0.3");
  g_autoptr (TestServer) other = test_server_new ("127.0.0.4");
  g_autofree char *good_url = test_server_uri (good, "/x");
  g_autofree char *other_url = test_server_uri (other, "/silent");
  g_autoptr (GBytes) body = letters (10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CorantoResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  TestPace silent = { .first_delay_ms = 20000 };
  CorantoFetchRequest *requests[2];
  TestWait waits[2] = { 0 };
  gint64 start = g_get_monotonic_time ();

  coranto_fetcher_set_manners (fixture->fetcher, 2, 2, 0);
  test_server_answer_bytes (fixture->server, "/silent", "200 OK", body, &silent);
  test_server_answer_bytes (other, "/silent", "200 OK", body, &silent);
  test_server_answer (good, "/x", "200 OK", "x");
  requests[0] = request_for (fixture, "/silent");
  requests[1] = coranto_fetch_request_new (other_url);
  for (guint i = 0; i < 2; i++)
    {
      coranto_fetcher_fetch_async (fixture->fetcher, requests[i], cancellable, test_done_cb,
                                   &waits[i]);
      coranto_fetch_request_free (requests[i]);
    }
  response = fetch_request (fixture, coranto_fetch_request_new (good_url), &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    g_object_unref (test_wait (&waits[i]));
}

static void
test_referrer (Fixture *fixture, gconstpointer data)
{
  CorantoFetchRequest *request = request_for (fixture, "/a.png");
  g_autofree char *page = test_server_uri (fixture->server, "/story.html");
  g_autofree char *with_fragment = g_strconcat (page, "#top", NULL);
  g_autofree char *sent = NULL;
  g_autoptr (CorantoResponse) response = NULL;
  g_autofree char *accept = NULL;

  test_server_answer (fixture->server, "/a.png", "200 OK", "picture");
  request->referrer = g_strdup (with_fragment);
  request->accept = g_strdup ("image/png");
  response = fetch_request (fixture, request, NULL);
  g_assert_nonnull (response);
  sent = header_of (fixture, "/a.png", "Referer");
  g_assert_cmpstr (sent, ==, page);
  accept = header_of (fixture, "/a.png", "Accept");
  g_assert_cmpstr (accept, ==, "image/png");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/fetch/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("plain", test_plain);
  ADD ("validators", test_validators);
  ADD ("statuses", test_statuses);
  ADD ("redirects", test_redirects);
  ADD ("gate", test_gate);
  ADD ("gate-names", test_gate_names);
  ADD ("short-bodies", test_short_bodies);
  ADD ("sizes", test_sizes);
  ADD ("bomb", test_bomb);
  ADD ("nonsense", test_nonsense);
  ADD ("no-server", test_no_server);
  ADD ("silent", test_silent);
  ADD ("drip", test_drip);
  ADD ("stream", test_stream);
  ADD ("slow-redirects", test_slow_redirects);
  ADD ("cancel", test_cancel);
  ADD ("gap", test_gap);
  ADD ("silent-others", test_silent_others);
  ADD ("referrer", test_referrer);
#undef ADD
  return g_test_run ();
}
