/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling feeds from pages and from everything else. */
#include <string.h>

#include "coranto-error.h"
#include "feed-fixture.h"

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    CorantoFeedKind kind;
  } cases[] = {
    { "<?xml version='1.0'?><rss/>", CORANTO_FEED_KIND_RSS },
    { "\xEF\xBB\xBF \n<!-- <html> -->\n<rss version='2.0'>", CORANTO_FEED_KIND_RSS },
    { "<rdf:RDF xmlns='x'>", CORANTO_FEED_KIND_RDF },
    { "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", CORANTO_FEED_KIND_ATOM },
    { "<CHANNEL HREF='x'>", CORANTO_FEED_KIND_CDF },
    { "  {\"version\": \"https://jsonfeed.org/version/1\"", CORANTO_FEED_KIND_JSON_FEED },
    { "{\"title\": \"x\", \"items\": []}", CORANTO_FEED_KIND_JSON_FEED },
    { "<!DOCTYPE html><html><head>", CORANTO_FEED_KIND_UNKNOWN },
    { "<!DOCTYPE html PUBLIC 'x'><rss><channel>", CORANTO_FEED_KIND_RSS },
    { "<html><body><rss>", CORANTO_FEED_KIND_UNKNOWN },
    { "<!DOCTYPE html><html><body><pre><rss version='2.0'><channel>", CORANTO_FEED_KIND_RSS },
    { "<br />\n<b>Warning</b>: x in <b>a.php</b><rss><channel>", CORANTO_FEED_KIND_RSS },
    { "<answer><feed xmlns='http://www.w3.org/2005/Atom'>", CORANTO_FEED_KIND_ATOM },
    { "<entry xmlns='http://www.w3.org/2005/Atom'>", CORANTO_FEED_KIND_ATOM },
    { "<html><!-- <rdf:RDF xmlns='x'><Work/></rdf:RDF> -->", CORANTO_FEED_KIND_UNKNOWN },
    { "<opml version='2.0'>", CORANTO_FEED_KIND_UNKNOWN },
    { "{\"a\": 1}", CORANTO_FEED_KIND_UNKNOWN },
    { "plain text", CORANTO_FEED_KIND_UNKNOWN },
    { "<!-- never closed <rss>", CORANTO_FEED_KIND_UNKNOWN },
    { "", CORANTO_FEED_KIND_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));

      g_assert_cmpint (coranto_feed_sniff (bytes, NULL), ==, cases[i].kind);
    }
}

/* The bytes tell, in whatever encoding. */
static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
  const char *xml = "<rss><channel><title>Größe – Ω</title></channel></rss>";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      char *text = g_convert (xml, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
      g_autoptr (CorantoParsedFeed) feed
          = coranto_feed_parse (bytes, NULL, NULL, coranto_limits_default (), NULL);

      g_assert_cmpint (coranto_feed_sniff (bytes, "text/html"), ==, CORANTO_FEED_KIND_RSS);
      g_assert_nonnull (feed);
      g_assert_cmpstr (feed->title, ==, "Größe – Ω");
    }
}

/* What surrounds a feed belongs to nobody. */
static void
test_embedded (void)
{
  g_autoptr (CorantoParsedFeed) page = fixture_parse (
      "<html><head><title>No</title><link href=/no></head><body><br><b>Warning</b>: x<br>"
      "<rss><channel><title>Yes</title><item><title>1</title></item></channel></rss></body></"
      "html>");
  g_autoptr (CorantoParsedFeed) entry = fixture_parse (
      "<entry xmlns='http://www.w3.org/2005/Atom'><title>1</title><link href='/1'/></entry>");

  g_assert_cmpstr (page->title, ==, "Yes");
  g_assert_null (page->home_page_url);
  g_assert_cmpstr (fixture_item (page, 0)->title, ==, "1");
  g_assert_cmpint (entry->kind, ==, CORANTO_FEED_KIND_ATOM);
  g_assert_cmpstr (fixture_item (entry, 0)->url, ==, "https://news.example/1");
}

static void
test_errors (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<rss/>     ", 11);
  g_autoptr (GError) error = NULL;
  CorantoLimits limits = *coranto_limits_default ();

  g_assert_cmpint (fixture_error (""), ==, CORANTO_ERROR_EMPTY);
  g_assert_cmpint (fixture_error ("<html><p>x</p></html>"), ==, CORANTO_ERROR_NOT_A_FEED);
  g_assert_cmpint (fixture_error ("nothing at all"), ==, CORANTO_ERROR_NOT_A_FEED);
  limits.feed_bytes = 10;
  g_assert_null (coranto_feed_parse (bytes, NULL, NULL, &limits, &error));
  g_assert_cmpint (coranto_error_code (error), ==, CORANTO_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/sniff/kinds", test_kinds);
  g_test_add_func ("/feeds/sniff/encodings", test_encodings);
  g_test_add_func ("/feeds/sniff/embedded", test_embedded);
  g_test_add_func ("/feeds/sniff/errors", test_errors);
  return g_test_run ();
}
