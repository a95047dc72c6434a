/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample portal keeps what README.md promises; other tests build on that.
 */

#include "coranto-portal.h"

#include <libsoup/soup.h>
#include <string.h>

#define NOW 1795400000
#define LISTING "/news/t10/list.html"
#define STORY "/news/detail/210499.html"

typedef struct
{
  CorantoPortal *portal;
  SoupSession *session;
  SoupMessage *message; /* the last one sent */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->portal = coranto_portal_new_site (GPOINTER_TO_INT (user_data), NULL, NOW, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->message);
  g_assert_finalize_object (fixture->session);
  coranto_portal_stop (fixture->portal);
}

static void
prepare (Fixture *fixture, const char *method, const char *path)
{
  g_autofree char *uri = g_strconcat (coranto_portal_get_uri (fixture->portal), path, NULL);

  g_clear_object (&fixture->message);
  fixture->message = soup_message_new (method, uri);
  g_assert_nonnull (fixture->message);
}

static GBytes *
send_bytes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *body = soup_session_send_and_read (fixture->session, fixture->message, NULL, &error);

  g_assert_no_error (error);
  return body;
}

static char *
send_text (Fixture *fixture)
{
  g_autoptr (GBytes) body = send_bytes (fixture);
  gsize size = g_bytes_get_size (body);

  return size ? g_strndup (g_bytes_get_data (body, NULL), size) : g_strdup ("");
}

static char *
get (Fixture *fixture, const char *path)
{
  prepare (fixture, "GET", path);
  return send_text (fixture);
}

static guint
get_status (Fixture *fixture, const char *path)
{
  g_autofree char *body = get (fixture, path);

  return soup_message_get_status (fixture->message);
}

static void
control (Fixture *fixture, const char *command)
{
  g_autofree char *answer = coranto_portal_control (fixture->portal, command);

  g_assert_nonnull (answer);
}

static guint
count (const char *text, const char *part)
{
  guint found = 0;

  for (const char *at = strstr (text, part); at; at = strstr (at + 1, part))
    found++;
  return found;
}

static const char *
header (Fixture *fixture, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

static void
set_header (Fixture *fixture, const char *name, const char *value)
{
  soup_message_headers_replace (soup_message_get_request_headers (fixture->message), name, value);
}

static void
assert_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    {
      g_test_message ("\"%s\" is not in: %s", part, text);
      g_test_fail ();
    }
}

static void
test_pages (Fixture *fixture, gconstpointer user_data)
{
  const char *const paths[] = {
    "/",
    "/news/",
    LISTING,
    STORY,
    "/bzgg/list.html",
    "/bench-notes/",
    "/bench-notes/feed.xml",
    "/bench-notes/chasing-a-leak.html",
    "/spectra-weekly/",
    "/spectra-weekly/atom.xml",
    "/shouji/",
    "/shouji/feed.json",
    "/shouji/night-shift.html",
    "/product/t3/list_k1.html",
    "/style.css",
    "/stat/pv.gif",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpuint (get_status (fixture, paths[i]), ==, 200);
  g_assert_cmpuint (get_status (fixture, "/news/detail/1.html"), ==, 404);
  g_assert_cmpuint (get_status (fixture, "/news/detail/210499.htmx"), ==, 404);
  g_assert_cmpuint (get_status (fixture, "/pictures/../site.ini"), ==, 404);
}

/* Adds the addresses in PAGE that begin with PREFIX. */
static void
collect (GHashTable *seen, const char *page, const char *prefix)
{
  for (const char *at = strstr (page, prefix); at; at = strstr (at + 1, prefix))
    g_hash_table_add (seen, g_strndup (at, strcspn (at, "\"")));
}

static GHashTable *
collect_stories (Fixture *fixture)
{
  const char *const channels[] = { "t7", "t10", "t15", "t1358", "t11" };
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (channels); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/news/%s/list%s.html", channels[i / 2], i % 2 ? "_p2" : "");
      g_autofree char *page = get (fixture, path);

      collect (seen, page, "/news/detail/");
    }
  return seen;
}

/* Every story that the first site lists can be opened, and has its pictures. */
static void
test_all_stories (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GHashTable) stories = collect_stories (fixture);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *referrer = g_strconcat (coranto_portal_get_uri (fixture->portal), "/", NULL);
  GHashTableIter iter;
  gpointer path;

  g_assert_cmpuint (g_hash_table_size (stories), >=, 40);
  g_hash_table_iter_init (&iter, stories);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autofree char *page = get (fixture, path);

      g_assert_cmpuint (soup_message_get_status (fixture->message), ==, 200);
      collect (pictures, page, "/pictures/");
    }
  g_assert_cmpuint (g_hash_table_size (pictures), >=, 12);
  g_hash_table_iter_init (&iter, pictures);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      prepare (fixture, "GET", path);
      set_header (fixture, "Referer", referrer);
      g_bytes_unref (send_bytes (fixture));
      g_assert_cmpuint (soup_message_get_status (fixture->message), ==, 200);
    }
}

static void
test_listing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = get (fixture, LISTING);
  g_autofree char *second = get (fixture, "/news/t10/list_p2.html");
  g_autofree char *focus = get (fixture, "/news/t7/list.html");

  g_assert_cmpuint (count (first, "class=\"leftBox\""), ==, 15);
  g_assert_cmpuint (count (second, "class=\"leftBox\""), >, 0);
  assert_contains (first, "href=\"/news/t10/list_p2.html\"");
  assert_contains (second, "<a class=\"lt\" href=\"#\">");
  assert_contains (first, "title=\"国产高分辨质谱走进海洋科考：连续运行三十天不停机\">国产高分辨");
  assert_contains (first, "…</a></h3>");
  assert_contains (first, "【详细】");
  g_assert_cmpuint (get_status (fixture, "/news/t10/list_p9.html"), ==, 404);
  /* One story, two channels, one address. */
  assert_contains (first, STORY);
  assert_contains (focus, STORY);
}

static void
test_article (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *page = get (fixture, STORY);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (NOW - 25 * 60);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *time = g_date_time_format (local, "%Y年%m月%d日 %H:%M:%S");

  g_assert_cmpstr (header (fixture, "Content-Type"), ==, "text/html; charset=utf-8");
  assert_contains (page, time);
  assert_contains (page, "来源：南屿科技报");
  assert_contains (page, "点击：5434");
  assert_contains (page, "&gt; 正文</span>");
  assert_contains (page, "/pictures/ship-mass-spec.jpg");
  assert_contains (page, "征稿");
  assert_contains (page, "注明“来源：仪器资讯网（示例）”");
  assert_contains (page, "/stat/pv.gif");
  g_assert_cmpuint (count (page, "class=\"latestItem\""), ==, 6);
}

static void
test_home (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *page = get (fixture, "/");

  g_assert_cmpuint (count (page, "/product/"), >, 300);
  g_assert_cmpuint (count (page, "<dt><a class=\"newsType\""), ==, 20);
  assert_contains (page, "<base target=\"_blank\">");
}

static void
test_not_modified (Fixture *fixture, gconstpointer user_data)
{
  const char *const paths[] = { LISTING, STORY, "/bench-notes/feed.xml", "/bzgg/list.html" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *body = get (fixture, paths[i]);
      g_autofree char *tag = g_strdup (header (fixture, "ETag"));
      g_autofree char *modified = g_strdup (header (fixture, "Last-Modified"));
      g_autofree char *empty = NULL;

      g_assert_nonnull (tag);
      prepare (fixture, "GET", paths[i]);
      set_header (fixture, "If-None-Match", tag);
      empty = send_text (fixture);
      g_assert_cmpuint (soup_message_get_status (fixture->message), ==, 304);
      g_assert_cmpstr (empty, ==, "");

      g_clear_pointer (&empty, g_free);
      prepare (fixture, "GET", paths[i]);
      set_header (fixture, "If-Modified-Since", modified);
      empty = send_text (fixture);
      g_assert_cmpuint (soup_message_get_status (fixture->message), ==, 304);

      g_clear_pointer (&empty, g_free);
      prepare (fixture, "GET", paths[i]);
      set_header (fixture, "If-None-Match", "\"other\"");
      set_header (fixture, "If-Modified-Since", modified);
      empty = send_text (fixture);
      g_assert_cmpuint (soup_message_get_status (fixture->message), ==, 200);
    }
}

static guint
picture_status (Fixture *fixture, const char *referrer)
{
  g_autoptr (GBytes) body = NULL;

  prepare (fixture, "GET", "/pictures/ship-mass-spec.jpg");
  if (referrer)
    set_header (fixture, "Referer", referrer);
  body = send_bytes (fixture);
  return soup_message_get_status (fixture->message);
}

static void
test_hot_link (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *own = g_strconcat (coranto_portal_get_uri (fixture->portal), STORY, NULL);
  g_autofree char *similar = g_strconcat (coranto_portal_get_uri (fixture->portal), "1/", NULL);

  g_assert_cmpuint (picture_status (fixture, NULL), ==, 403);
  g_assert_cmpuint (picture_status (fixture, "http://other.example/"), ==, 403);
  g_assert_cmpuint (picture_status (fixture, similar), ==, 403);
  g_assert_cmpuint (picture_status (fixture, own), ==, 200);
  g_assert_cmpstr (header (fixture, "Content-Type"), ==, "image/jpeg");
  g_assert_nonnull (header (fixture, "ETag"));
}

static void
test_gbk (Fixture *fixture, gconstpointer user_data)
{
  const char *const paths[] = { "/bzgg/list.html", "/bzgg/show_210402.html" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bytes = get (fixture, paths[i]);
      g_autofree char *text = NULL;

      g_assert_cmpstr (header (fixture, "Content-Type"), ==, "text/html");
      g_assert_false (g_utf8_validate (bytes, -1, NULL));
      text = g_convert (bytes, -1, "UTF-8", "GBK", NULL, NULL, NULL);
      g_assert_nonnull (text);
      assert_contains (text, "charset=gbk");
      assert_contains (text, "实验室酸度计日常核查指南");
    }
}

static void
assert_well_formed (const char *xml)
{
  const GMarkupParser parser = { NULL, NULL, NULL, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_feeds (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *rss = get (fixture, "/bench-notes/feed.xml");
  g_autofree char *atom = get (fixture, "/spectra-weekly/atom.xml");
  g_autofree char *json = get (fixture, "/shouji/feed.json");
  g_autofree char *home = get (fixture, "/shouji/");
  g_autofree char *portal = get (fixture, "/news/");

  assert_well_formed (rss);
  assert_well_formed (atom);
  g_assert_cmpuint (count (rss, "<item>"), ==, 8);
  g_assert_cmpuint (count (atom, "<entry>"), ==, 8);
  g_assert_cmpuint (count (json, "\"content_html\""), ==, 5);
  assert_contains (home, "rel=\"alternate\" type=\"application/feed+json\"");
  g_assert_null (strstr (portal, "rel=\"alternate\""));
}

static void
test_publish (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = get (fixture, LISTING);
  g_autofree char *tag = g_strdup (header (fixture, "ETag"));
  g_autofree char *after = NULL;
  guint published;

  g_assert_cmpuint (coranto_portal_publish (fixture->portal, "hot", 1), ==, 1);
  prepare (fixture, "GET", LISTING);
  set_header (fixture, "If-None-Match", tag);
  after = send_text (fixture);
  g_assert_cmpuint (soup_message_get_status (fixture->message), ==, 200);
  g_assert_null (strstr (before, "210501"));
  g_assert_true (strstr (after, "210501") < strstr (after, "210499"));
  g_assert_cmpuint (get_status (fixture, "/news/detail/210501.html"), ==, 200);

  published = coranto_portal_publish (fixture->portal, NULL, 100);
  g_assert_cmpuint (published, >=, 6);
  g_assert_cmpuint (coranto_portal_publish (fixture->portal, NULL, 1), ==, 0);
}

static void
test_faults (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *part = NULL;
  gint64 start;

  control (fixture, "fail?path=" LISTING "&status=503&retry_after=120&times=1");
  g_assert_cmpuint (get_status (fixture, LISTING), ==, 503);
  g_assert_cmpstr (header (fixture, "Retry-After"), ==, "120");
  g_assert_cmpuint (get_status (fixture, LISTING), ==, 200);

  control (fixture, "truncate?path=/news/&bytes=9");
  part = get (fixture, "/news/");
  g_assert_cmpstr (part, ==, "<!DOCTYPE");

  control (fixture, "redirect?path=/old.html&to=/news/t7/list.html&status=301");
  g_assert_cmpuint (get_status (fixture, "/old.html"), ==, 200);

  start = g_get_monotonic_time ();
  control (fixture, "delay?path=" STORY "&ms=200");
  g_assert_cmpuint (get_status (fixture, STORY), ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 190000);

  control (fixture, "reset");
  g_assert_cmpuint (get_status (fixture, "/old.html"), ==, 404);
  g_assert_null (coranto_portal_control (fixture->portal, "nonsense"));
  g_assert_null (coranto_portal_control (fixture->portal, "fail?status=500"));
}

/* A client that gives up, and a portal that stops, while an answer is held back. */
static void
test_held (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  soup_session_set_timeout (fixture->session, 1);
  control (fixture, "delay?path=/&ms=60000");
  prepare (fixture, "GET", "/");
  body = soup_session_send_and_read (fixture->session, fixture->message, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (get_status (fixture, LISTING), ==, 200);
}

static void
test_layout (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *relaunched = NULL;

  control (fixture, "layout?variant=2");
  relaunched = get (fixture, LISTING);
  g_assert_cmpuint (count (relaunched, "<article class=\"card\">"), ==, 15);
  g_assert_null (strstr (relaunched, "leftBox"));
  assert_contains (relaunched, "href=\"" STORY "\"");
}

static void
test_requests (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *log = NULL;
  g_autofree char *over_http = NULL;

  get_status (fixture, LISTING);
  prepare (fixture, "HEAD", STORY);
  set_header (fixture, "X-Marker", "seen");
  g_free (send_text (fixture));
  log = coranto_portal_control (fixture->portal, "requests");
  assert_contains (log, "\"path\" : \"" LISTING "\"");
  assert_contains (log, "\"method\" : \"HEAD\"");
  assert_contains (log, "\"X-Marker\" : \"seen\"");
  over_http = get (fixture, "/_control/requests?path=" STORY);
  g_assert_cmpuint (count (over_http, "\"status\""), ==, 1);
  g_assert_cmpuint (get_status (fixture, "/_control/reset"), ==, 405);
}

static void
test_several_pages (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = get (fixture, "/news/detail/210453.html");
  g_autofree char *second = get (fixture, "/news/detail/210453_2.html");
  g_autofree char *third = get (fixture, "/news/detail/210453_3.html");

  assert_contains (first, "<a href=\"210453_2.html\">下一页</a>");
  g_assert_null (strstr (first, "第二年，所有实验室"));
  assert_contains (second, "第二年，所有实验室");
  assert_contains (second, "<a href=\"210453.html\">1</a>");
  assert_contains (third, "算是告别。");
  g_assert_null (strstr (third, "下一页"));
  g_assert_cmpuint (get_status (fixture, "/news/detail/210453_4.html"), ==, 404);
  g_assert_cmpuint (get_status (fixture, "/news/detail/210453_1.html"), ==, 404);
  g_assert_cmpuint (get_status (fixture, "/news/detail/210454_2.html"), ==, 404);
}

static void
test_second (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *page = get (fixture, "/zwgk/tzgg/");
  g_autofree char *next = get (fixture, "/zwgk/tzgg/index_1.htm");
  g_autofree char *last = get (fixture, "/zwgk/tzgg/index_2.htm");
  const char *link = strstr (page, "href=\"./");
  g_autofree char *path = NULL;
  g_autofree char *story = NULL;

  g_assert_cmpuint (count (page, "<td class=\"date\">[20"), ==, 5);
  g_assert_cmpuint (count (next, "<td class=\"date\">[20"), ==, 5);
  g_assert_cmpuint (count (last, "<td class=\"date\">[20"), ==, 2);
  assert_contains (page, "<a href=\"index_1.htm\">下一页</a>");
  assert_contains (next, "<a href=\"index.htm\">上一页</a>");
  g_assert_null (strstr (last, "下一页"));
  g_assert_nonnull (link);
  path = g_strdup_printf ("/zwgk/tzgg/%.*s", (int) strcspn (link + 8, "\""), link + 8);
  story = get (fixture, path);
  assert_contains (story, "<br><br>\n　　");
  g_assert_cmpuint (get_status (fixture, LISTING), ==, 404);
}

static char *
page_without_port (void)
{
  g_autoptr (CorantoPortal) portal = coranto_portal_new (NULL, NOW, NULL);
  Fixture fixture = { portal, soup_session_new (), NULL };
  g_autofree char *page = get (&fixture, "/news/");
  g_auto (GStrv) parts = g_strsplit (page, coranto_portal_get_uri (portal), -1);

  g_clear_object (&fixture.message);
  g_object_unref (fixture.session);
  return g_strjoinv ("", parts);
}

static void
test_same_every_time (void)
{
  g_autofree char *one = page_without_port ();
  g_autofree char *two = page_without_port ();

  g_assert_cmpstr (one, ==, two);
}

static void
test_no_data (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (coranto_portal_new ("/nonexistent", NOW, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
add (const char *path,
     CorantoPortalSite site,
     void (*test) (Fixture *fixture, gconstpointer user_data))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (site), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/portal/pages", CORANTO_PORTAL_SITE_MAIN, test_pages);
  add ("/portal/all-stories", CORANTO_PORTAL_SITE_MAIN, test_all_stories);
  add ("/portal/listing", CORANTO_PORTAL_SITE_MAIN, test_listing);
  add ("/portal/article", CORANTO_PORTAL_SITE_MAIN, test_article);
  add ("/portal/home", CORANTO_PORTAL_SITE_MAIN, test_home);
  add ("/portal/not-modified", CORANTO_PORTAL_SITE_MAIN, test_not_modified);
  add ("/portal/hot-link", CORANTO_PORTAL_SITE_MAIN, test_hot_link);
  add ("/portal/gbk", CORANTO_PORTAL_SITE_MAIN, test_gbk);
  add ("/portal/feeds", CORANTO_PORTAL_SITE_MAIN, test_feeds);
  add ("/portal/publish", CORANTO_PORTAL_SITE_MAIN, test_publish);
  add ("/portal/faults", CORANTO_PORTAL_SITE_MAIN, test_faults);
  add ("/portal/held", CORANTO_PORTAL_SITE_MAIN, test_held);
  add ("/portal/layout", CORANTO_PORTAL_SITE_MAIN, test_layout);
  add ("/portal/requests", CORANTO_PORTAL_SITE_MAIN, test_requests);
  add ("/portal/several-pages", CORANTO_PORTAL_SITE_MAIN, test_several_pages);
  add ("/portal/second", CORANTO_PORTAL_SITE_SECOND, test_second);
  g_test_add_func ("/portal/same-every-time", test_same_every_time);
  g_test_add_func ("/portal/no-data", test_no_data);
  return g_test_run ();
}
