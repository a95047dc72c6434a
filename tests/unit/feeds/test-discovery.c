/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feeds that a page names. */
#include <string.h>

#include "coranto-feed-discovery.h"

static GPtrArray *
discover (const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHtmlDocument) page
      = coranto_html_document_parse (bytes, "text/html; charset=utf-8", "https://news.example/a/",
                                     coranto_limits_default (), &error);

  g_assert_no_error (error);
  return coranto_feed_discover (page);
}

/* "address|address", best first. */
static char *
addresses (GPtrArray *feeds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < feeds->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            ((CorantoFeedLink *) feeds->pdata[i])->url);
  return g_string_free (text, FALSE);
}

static void
test_head (void)
{
  g_autoptr (GPtrArray) feeds = discover (
      "<head><link rel='alternate' type='application/rss+xml' title='Comments' "
      "href='/comments/feed'>"
      "<link rel='stylesheet' href='/rss.css'>"
      "<link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' title=' The  News ' "
      "href='f.atom'>"
      "<link rel='alternate' type='application/rss+xml' href='f.rss'>"
      "<link rel='alternate' type='application/json' href='/wp-json/posts/1'>"
      "<link rel='alternate' type='application/json' href='/feed.json'>"
      "<link rel='alternate' hreflang='de' href='/de'>"
      "<link rel='alternate' type='application/rss+xml' href='f.rss'></head><body></body>");
  g_autofree char *list = addresses (feeds);
  CorantoFeedLink *first = feeds->pdata[0];

  g_assert_cmpstr (list, ==,
                   "https://news.example/a/f.atom|https://news.example/a/f.rss|"
                   "https://news.example/feed.json|https://news.example/comments/feed");
  g_assert_cmpint (first->kind, ==, CORANTO_FEED_KIND_ATOM);
  g_assert_cmpstr (first->title, ==, "The News");
  g_assert_cmpint (((CorantoFeedLink *) feeds->pdata[3])->rank, >, CORANTO_FEED_RANK_GUESS);
}

static void
test_links (void)
{
  g_autoptr (GPtrArray) feeds = discover (
      "<body><a href='https://feeds.host.example/rss/news'>Feed</a>"
      "<a href='/blog/feed/'><img alt='Subscribe' src='x'></a><a href='/index.php?feed=rss2'>x</a>"
      "<a href='/sub'>RSS订阅</a><a href='feed://news.example/x.rss'>x</a>"
      "<a href='/feedback'>Feedback</a><a href='/news/feeding-fish'>Feeding fish</a>"
      "<a href='/sitemap.xml'>Map</a><a href='#rss'>RSS</a><a href='/press'>Press</a>"
      "<a href='/hot.html'>What the RSS format means for all of us today</a></body>");
  g_autofree char *list = addresses (feeds);

  g_assert_cmpstr (list, ==,
                   "https://news.example/blog/feed/|https://news.example/index.php?feed=rss2|"
                   "https://news.example/sub|http://news.example/x.rss");
}

/* Where programs put their feeds is tried only where the page names none. */
static void
test_generator (void)
{
  g_autoptr (GPtrArray) guess
      = discover ("<head><meta name='generator' content='WordPress 6.4'></head><body></body>");
  g_autoptr (GPtrArray) named
      = discover ("<head><meta name='generator' content='Hugo'>"
                  "<link rel='alternate' type='application/rss+xml' href='/x.xml'></head>");
  g_autoptr (GPtrArray) none = discover ("<body><a href='/news'>News</a></body>");

  g_assert_cmpuint (guess->len, ==, 1);
  g_assert_cmpstr (((CorantoFeedLink *) guess->pdata[0])->url, ==, "https://news.example/feed/");
  g_assert_cmpint (((CorantoFeedLink *) guess->pdata[0])->rank, <, CORANTO_FEED_RANK_GUESS);
  g_assert_cmpuint (named->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_bounds (void)
{
  g_autoptr (GString) html = g_string_new ("<body>");
  g_autoptr (GPtrArray) feeds = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, "<a href='/%u/feed'>RSS</a>", i);
  feeds = discover (html->str);
  g_assert_cmpuint (feeds->len, <=, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/discovery/head", test_head);
  g_test_add_func ("/feeds/discovery/links", test_links);
  g_test_add_func ("/feeds/discovery/generator", test_generator);
  g_test_add_func ("/feeds/discovery/bounds", test_bounds);
  return g_test_run ();
}
