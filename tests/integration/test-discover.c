/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking before following, on the sample portal and on addresses that are none. */
#include "engine-fixture.h"

#include "coranto-portal.h"

#include <string.h>

typedef struct
{
  EngineFixture engine;
  CorantoPortal *portal;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  engine_fixture_set_up (&fixture->engine, data);
  fixture->portal = coranto_portal_new (NULL, TEST_NOW, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  engine_fixture_tear_down (&fixture->engine, data);
  coranto_portal_stop (fixture->portal);
}

static char *
address (Fixture *fixture, const char *path)
{
  return g_strconcat (coranto_portal_get_uri (fixture->portal), path, NULL);
}

static CorantoDiscovery *
discover (Fixture *fixture, const char *path)
{
  g_autofree char *url = address (fixture, path);
  g_autoptr (GError) error = NULL;
  CorantoDiscovery *discovery = engine_fixture_discover (&fixture->engine, url, &error);

  g_assert_no_error (error);
  return discovery;
}

static CorantoCandidate *
first_of (GPtrArray *candidates)
{
  g_assert_cmpuint (candidates->len, >, 0);
  return g_ptr_array_index (candidates, 0);
}

/* A channel of the portal: its list, its name, its siblings, the portal's name. */
static void
test_listing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoDiscovery) discovery = discover (fixture, "/news/t10/list.html");
  g_autofree char *url = address (fixture, "/news/t10/list.html");
  CorantoCandidate *list = first_of (discovery->lists);
  g_autoptr (GString) siblings = g_string_new (NULL);

  g_assert_cmpstr (discovery->address, ==, url);
  g_assert_nonnull (strstr (discovery->portal_title, "仪器资讯网"));
  g_assert_cmpuint (discovery->feeds->len, ==, 0);
  g_assert_cmpstr (list->url, ==, url);
  g_assert_cmpstr (list->title, ==, "时事热点");
  g_assert_cmpint (list->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpuint (list->preview->items->len, ==, 15);
  g_assert_true (list->is_suggested);
  g_assert_false (list->is_followed);
  for (guint i = 0; i < discovery->siblings->len; i++)
    {
      CorantoCandidate *sibling = g_ptr_array_index (discovery->siblings, i);

      g_string_append_printf (siblings, "%s ", sibling->title);
      g_assert_false (sibling->is_suggested);
    }
  g_assert_nonnull (strstr (siblings->str, "今日焦点"));
  g_assert_nonnull (strstr (siblings->str, "行业动态"));
  g_assert_nonnull (strstr (siblings->str, "企业动态"));
  g_assert_nonnull (strstr (siblings->str, "政策法规"));
}

/* The portal's menu is a list of like links too, but no choice of headlines. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoDiscovery) discovery = discover (fixture, "/news/");

  g_assert_cmpuint (discovery->lists->len, ==, 1);
  g_assert_cmpuint (first_of (discovery->lists)->preview->items->len, >, 20);
  g_assert_cmpuint (discovery->siblings->len, >=, 5);
}

static void
test_feed_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoDiscovery) discovery = discover (fixture, "/bench-notes/feed.xml");
  CorantoCandidate *feed = first_of (discovery->feeds);

  g_assert_cmpuint (discovery->feeds->len, ==, 1);
  g_assert_cmpstr (feed->title, ==, "Bench Notes");
  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_RSS);
  g_assert_nonnull (feed->preview);
  g_assert_true (feed->is_suggested);
  g_assert_cmpuint (discovery->lists->len, ==, 0);
}

static void
test_page_with_feed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    CorantoFeedKind kind;
  } cases[] = {
    { "/bench-notes/", CORANTO_FEED_KIND_RSS },
    { "/spectra-weekly/", CORANTO_FEED_KIND_ATOM },
    { "/shouji/", CORANTO_FEED_KIND_JSON_FEED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoDiscovery) discovery = discover (fixture, cases[i].path);
      CorantoCandidate *feed = first_of (discovery->feeds);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (feed->kind, ==, cases[i].kind);
      g_assert_nonnull (feed->preview);
      g_assert_cmpuint (feed->preview->items->len, >, 0);
      g_assert_true (feed->is_suggested);
    }
}

/* A named feed that is not there is no candidate; the page's own list is. */
static void
test_dead_feed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoDiscovery) discovery = NULL;

  g_free (coranto_portal_control (fixture->portal, "fail?path=/bench-notes/feed.xml&status=404"));
  discovery = discover (fixture, "/bench-notes/");
  g_assert_cmpuint (discovery->feeds->len, ==, 0);
  g_assert_true (first_of (discovery->lists)->is_suggested);
}

static void
test_gbk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoDiscovery) discovery = discover (fixture, "/bzgg/list.html");
  CorantoCandidate *list = first_of (discovery->lists);

  g_assert_cmpuint (list->preview->items->len, >, 2);
  for (guint i = 0; i < list->preview->items->len; i++)
    {
      const CorantoParsedItem *item = g_ptr_array_index (list->preview->items, i);

      g_assert_true (g_utf8_validate (item->title, -1, NULL));
      g_assert_null (strstr (item->title, "\xef\xbf\xbd"));
    }
}

static void
test_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = address (fixture, "/news/t7/list.html");
  g_autoptr (CorantoDiscovery) itself = NULL;
  g_autoptr (CorantoDiscovery) sibling = NULL;
  guint followed = 0;

  engine_fixture_follow_url (&fixture->engine, url, CORANTO_FEED_KIND_PAGE);
  itself = discover (fixture, "/news/t7/list.html?utm_source=x");
  g_assert_true (first_of (itself->lists)->is_followed);
  sibling = discover (fixture, "/news/t10/list.html");
  g_assert_false (first_of (sibling->lists)->is_followed);
  for (guint i = 0; i < sibling->siblings->len; i++)
    {
      CorantoCandidate *candidate = g_ptr_array_index (sibling->siblings, i);

      followed += candidate->is_followed ? 1 : 0;
      if (candidate->is_followed)
        g_assert_cmpstr (candidate->title, ==, "今日焦点");
    }
  g_assert_cmpuint (followed, ==, 1);
}

static void
assert_refused (Fixture *fixture, const char *typed, CorantoErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", typed);
  g_assert_null (engine_fixture_discover (&fixture->engine, typed, &error));
  g_assert_error (error, CORANTO_ERROR, (int) code);
}

static void
test_bad_addresses (Fixture *fixture, gconstpointer data)
{
  TestServer *server = fixture->engine.server;
  g_autofree char *about = address (fixture, "/help/about.html");
  g_autofree char *empty = test_server_uri (server, "/empty");
  g_autofree char *text = test_server_uri (server, "/text");
  g_autofree char *prose = test_server_uri (server, "/prose");
  g_autofree char *cut = test_server_uri (server, "/cut");
  g_autofree char *none = test_server_uri (server, "/none");

  test_server_answer (server, "/empty", "200 OK", NULL);
  test_server_answer (server, "/text", "200 OK\nContent-Type: text/plain", "Nothing but words.");
  test_server_answer (server, "/prose", "200 OK\nContent-Type: text/html",
                      "<html><body><h1>About us</h1><p>We make scales.</p></body></html>");
  test_server_answer (server, "/cut", "200 OK\nContent-Length: 1000", "<html><body>");
  assert_refused (fixture, "", CORANTO_ERROR_INVALID_ADDRESS);
  assert_refused (fixture, "not an address", CORANTO_ERROR_INVALID_ADDRESS);
  assert_refused (fixture, "file:///etc/passwd", CORANTO_ERROR_INVALID_ADDRESS);
  assert_refused (fixture, "javascript:alert(1)", CORANTO_ERROR_INVALID_ADDRESS);
  assert_refused (fixture, "http://127.0.0.1:1/", CORANTO_ERROR_CONNECTION);
  assert_refused (fixture, none, CORANTO_ERROR_HTTP_STATUS);
  assert_refused (fixture, empty, CORANTO_ERROR_EMPTY);
  assert_refused (fixture, text, CORANTO_ERROR_NOT_A_FEED);
  assert_refused (fixture, prose, CORANTO_ERROR_NO_HEADLINES);
  assert_refused (fixture, cut, CORANTO_ERROR_TRUNCATED);
  assert_refused (fixture, about, CORANTO_ERROR_NO_HEADLINES);
}

#define PROSE "<body><h1>About us</h1><p>We make scales.</p></body>"

/* The page at /page, whose site has an Atom feed at `feed` (nullable). */
static CorantoDiscovery *
discover_page (Fixture *fixture, const char *html, const char *feed, GError **error)
{
  TestServer *server = fixture->engine.server;
  g_autofree char *url = test_server_uri (server, "/page");
  g_autofree char *stories = test_feed ("abc");

  test_server_reset (server);
  test_server_answer (server, "/page", "200 OK\nContent-Type: text/html; charset=utf-8", html);
  if (feed)
    test_server_answer (server, feed, "200 OK\nContent-Type: application/rss+xml", stories);
  return engine_fixture_discover (&fixture->engine, url, error);
}

static gboolean
ends_with (const CorantoCandidate *candidate, const char *path)
{
  return g_str_has_suffix (candidate->url, path);
}

/* In a page in which nothing was found: a few addresses, one after the other, until one is right.
 */
static void
test_well_known (Fixture *fixture, gconstpointer data)
{
  TestServer *server = fixture->engine.server;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoDiscovery) discovery = discover_page (fixture, PROSE, "/atom.xml", &error);
  g_autoptr (GPtrArray) requests = test_server_get_requests (server, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (discovery->feeds->len, ==, 1);
  g_assert_true (ends_with (first_of (discovery->feeds), "/atom.xml"));
  g_assert_true (first_of (discovery->feeds)->is_suggested);
  g_assert_nonnull (first_of (discovery->feeds)->preview);
  g_assert_cmpuint (requests->len, ==, 4); /* the page, /feed, /rss.xml, /atom.xml */
}

static void
test_no_well_known (Fixture *fixture, gconstpointer data)
{
  TestServer *server = fixture->engine.server;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  g_assert_null (discover_page (fixture, PROSE, NULL, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES);
  requests = test_server_get_requests (server, NULL);
  g_assert_cmpuint (requests->len, ==, 6);
}

/* A server that cannot answer one guess is not asked for the others. */
static void
test_tired_server (Fixture *fixture, gconstpointer data)
{
  TestServer *server = fixture->engine.server;
  g_autofree char *url = test_server_uri (server, "/page");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  test_server_answer (server, "/page", "200 OK\nContent-Type: text/html", PROSE);
  test_server_answer (server, "/feed", "503 Busy\nRetry-After: 3000", "");
  g_assert_null (engine_fixture_discover (&fixture->engine, url, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES);
  requests = test_server_get_requests (server, NULL);
  g_assert_cmpuint (requests->len, ==, 2);
}

static char *
listing (const char *head)
{
  GString *html = g_string_new (head);

  g_string_append (html, "<body><ul>");
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (html,
                            "<li><a href='/news/%u.html'>Laboratory number %u has a new balance "
                            "that weighs atoms</a> <span>2023-11-%02u</span></li>",
                            1000 + i, i, 13 - i);
  g_string_append (html, "</ul></body>");
  return g_string_free (html, FALSE);
}

/* A list needs no guessing; the program that made it is asked all the same, and its feed goes
 * first.
 */
static void
test_list_and_program (Fixture *fixture, gconstpointer data)
{
  TestServer *server = fixture->engine.server;
  g_autofree char *plain = listing ("");
  g_autofree char *made = listing ("<head><meta name=generator content='Hugo 0.1'></head>");
  g_autoptr (CorantoDiscovery) alone = discover_page (fixture, plain, "/feed", NULL);
  g_autoptr (CorantoDiscovery) both = NULL;
  g_autoptr (CorantoDiscovery) neither = NULL;

  g_assert_cmpuint (alone->feeds->len, ==, 0);
  g_assert_true (first_of (alone->lists)->is_suggested);
  g_assert_cmpuint (test_server_count (server, "/feed"), ==, 0);
  both = discover_page (fixture, made, "/index.xml", NULL);
  g_assert_cmpuint (both->feeds->len, ==, 1);
  g_assert_true (ends_with (first_of (both->feeds), "/index.xml"));
  g_assert_true (first_of (both->feeds)->is_suggested);
  g_assert_cmpuint (both->lists->len, >=, 1);
  g_assert_false (first_of (both->lists)->is_suggested);
  neither = discover_page (fixture, made, NULL, NULL);
  g_assert_cmpuint (neither->feeds->len, ==, 0);
  g_assert_true (first_of (neither->lists)->is_suggested);
}

/* What readers say is offered, never ticked. */
static void
test_comments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = listing ("<head><link rel=alternate type='application/rss+xml' "
                                   "href='/comments/feed/'></head>");
  g_autoptr (CorantoDiscovery) discovery = discover_page (fixture, html, "/comments/feed/", NULL);

  g_assert_true (first_of (discovery->feeds)->is_comments);
  g_assert_false (first_of (discovery->feeds)->is_suggested);
  g_assert_true (first_of (discovery->lists)->is_suggested);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = address (fixture, "/news/t10/list.html");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_free (coranto_portal_control (fixture->portal, "delay?path=*&ms=3000"));
  coranto_engine_discover_async (fixture->engine.engine, url, cancellable, test_done_cb, &wait);
  test_run_for (50);
  g_cancellable_cancel (cancellable);
  result = test_wait (&wait);
  g_assert_null (coranto_engine_discover_finish (fixture->engine.engine, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Ticked together: one category, one story once, each channel read by its own first refresh. */
static void
test_subscribe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoDiscovery) discovery = discover (fixture, "/news/t10/list.html");
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  TestWait wait = { NULL, 0 };

  g_ptr_array_add (ticked, first_of (discovery->lists));
  for (guint i = 0; i < discovery->siblings->len; i++)
    g_ptr_array_add (ticked, g_ptr_array_index (discovery->siblings, i));
  coranto_engine_subscribe_async (fixture->engine.engine, discovery->portal_title, ticked, NULL,
                                  test_done_cb, &wait);
  result = test_wait (&wait);
  ids = coranto_engine_subscribe_finish (fixture->engine.engine, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, ticked->len);
  engine_fixture_refresh (&fixture->engine, g_array_index (ids, gint64, 0), FALSE);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CorantoChannel) channel
          = engine_fixture_get_channel (&fixture->engine, g_array_index (ids, gint64, i));
      CorantoCandidate *candidate = g_ptr_array_index (ticked, i);

      g_assert_cmpint (channel->error_code, ==, CORANTO_ERROR_NONE);
      g_assert_cmpuint (channel->total, >, 0);
      g_assert_cmpstr (channel->title, ==, candidate->title);
      g_assert_cmpint (channel->category_id, !=, 0);
    }
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/discover/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("listing", test_listing);
  ADD ("menu", test_menu);
  ADD ("feed-itself", test_feed_itself);
  ADD ("page-with-feed", test_page_with_feed);
  ADD ("dead-feed", test_dead_feed);
  ADD ("gbk", test_gbk);
  ADD ("followed", test_followed);
  ADD ("bad-addresses", test_bad_addresses);
  ADD ("well-known", test_well_known);
  ADD ("no-well-known", test_no_well_known);
  ADD ("tired-server", test_tired_server);
  ADD ("list-and-program", test_list_and_program);
  ADD ("comments", test_comments);
  ADD ("cancelled", test_cancelled);
  ADD ("subscribe", test_subscribe);
#undef ADD
  return g_test_run ();
}
