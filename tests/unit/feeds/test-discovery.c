/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feeds that a page names. */
#include <string.h>

#include "coranto-feed-discovery.h"

static GPtrArray *
discover_at (const char *url, const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHtmlDocument) page = coranto_html_document_parse (
      bytes, "text/html; charset=utf-8", url, coranto_limits_default (), &error);

  g_assert_no_error (error);
  return coranto_feed_discover (page);
}

static GPtrArray *
discover (const char *html)
{
  return discover_at ("https://news.example/a/", html);
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
                   "https://news.example/a/f.atom|https://news.example/feed.json|"
                   "https://news.example/comments/feed");
  g_assert_cmpint (first->kind, ==, CORANTO_FEED_KIND_ATOM);
  g_assert_cmpstr (first->title, ==, "The News");
  g_assert_cmpint (((CorantoFeedLink *) feeds->pdata[2])->rank, >, CORANTO_FEED_RANK_GUESS);
  g_assert_true (((CorantoFeedLink *) feeds->pdata[2])->is_comments);
  g_assert_false (first->is_comments);
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

static void
assert_found (const char *url, const char *html, const char *expected)
{
  g_autoptr (GPtrArray) feeds = discover_at (url, html);
  g_autofree char *list = addresses (feeds);

  g_assert_cmpstr (list, ==, expected);
}

/* However it is spelled: of the same address once. */
static void
test_spellings (void)
{
  static const char *const links[] = {
    "<LINK REL='Alternate' TYPE='APPLICATION/RSS+XML' HREF='../f.rss'>",
    "<link rel='alternate feed' href='/f.rss'>",
    "<link rel='feed' href='/f.rss'>",
    "<link rel='alternate' type=' application/rss+xml ; charset=utf-8' href=' /f.rss\n'>",
    "<link rel='alternate' type='application/rss xml' href='/f.rss'>",
    "<link rel='alternate' href='/f.rss'>",
    "<link rel='alternate' type='text/xml' href='/f.rss'>",
    "<base href='/x/'><link rel='alternate' type='application/rss+xml' href='../f.rss'>",
    "<link rel='alternate' type='application/rss+xml' href='//news.example/f.rss'>",
    "<link rel='alternate' type='application/rss+xml' href='feed:https://news.example/f.rss'>",
    "<link rel='alternate' type='application/rss+xml' href='/f.rss'>"
    "<a href='https://news.example/f.rss#top'>RSS</a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_test_message ("%s", links[i]);
      assert_found ("https://news.example/a/", links[i], "https://news.example/f.rss");
    }
}

#define FEED(type, title, href)                                                                    \
  "<link rel='alternate' type='application/" type "' title='" title "' href='" href "'>"

/* One feed in several formats is offered once, in the best of them. */
static void
test_formats (void)
{
  assert_found ("https://n.example/",
                FEED ("rss+xml", "News RSS 2.0", "/feed/")
                    FEED ("atom+xml", "News Atom 1.0", "/feed/atom/")
                        FEED ("feed+json", "", "/feed.json"),
                "https://n.example/feed/atom/");
  assert_found ("https://n.example/",
                FEED ("rss+xml", "News", "/rss.xml") FEED ("feed+json", "News", "/feed.json"),
                "https://n.example/feed.json");
  assert_found ("https://n.example/",
                FEED ("rss+xml", "", "/feeds/posts/default?alt=rss")
                    FEED ("atom+xml", "", "/feeds/posts/default"),
                "https://n.example/feeds/posts/default");
  /* not the same: other things, other titles, the same format */
  assert_found ("https://n.example/",
                FEED ("rss+xml", "News", "/rss.xml") FEED ("atom+xml", "Jobs", "/atom.xml")
                    FEED ("rss+xml", "Podcast", "/feed/"),
                "https://n.example/rss.xml|https://n.example/atom.xml|https://n.example/feed/");
  assert_found ("https://n.example/",
                FEED ("rss+xml", "", "/rss/1") FEED ("atom+xml", "", "/atom/2"),
                "https://n.example/rss/1|https://n.example/atom/2");
}

/* The site's feed, then those of its parts, then what readers say; on the page of a part its own
 * comes first. */
static void
test_ranks (void)
{
  static const char links[] = FEED ("rss+xml", "Kommentare", "/kommentare/feed/")
      FEED ("rss+xml", "Sport", "/category/sport/feed/") FEED ("rss+xml", "Far", "/far/feed/")
          FEED ("rss+xml", "All", "/feed/") "<a href='/rss.xml'>RSS</a>";

  assert_found ("https://n.example/", links,
                "https://n.example/feed/|https://n.example/rss.xml|"
                "https://n.example/category/sport/feed/|https://n.example/far/feed/|"
                "https://n.example/kommentare/feed/");
  assert_found ("https://n.example/category/sport/", links,
                "https://n.example/category/sport/feed/|https://n.example/feed/|"
                "https://n.example/rss.xml|https://n.example/far/feed/|"
                "https://n.example/kommentare/feed/");
}

/* Where programs put their feeds is tried only where the page names none, and only at home. */
static void
test_platforms (void)
{
  static const struct
  {
    const char *url;
    const char *html;
    const char *found;
  } cases[] = {
    { "https://n.example/", "<meta name='Generator' content='WordPress 6.4'>",
      "https://n.example/feed/" },
    { "https://n.example/blog/", "<meta name=generator content='Hugo 0.120'>",
      "https://n.example/index.xml|https://n.example/blog/index.xml" },
    { "https://n.example/x", "<link rel='https://api.w.org/' href='/blog/wp-json/'>",
      "https://n.example/blog/feed/" },
    { "https://n.example/x", "<link rel='https://api.w.org/' href='https://o.test/wp-json/'>", "" },
    { "https://n.example/c/lab/7", "<meta name=generator content='Discourse 3.2'>",
      "https://n.example/c/lab/7.rss|https://n.example/latest.rss|"
      "https://n.example/c/lab/7/latest.rss" },
    { "https://n.example/@li", "<meta property='profile:username' content='li@n.example'>",
      "https://n.example/@li.rss" },
    { "https://n.example/about", "<meta property='profile:username' content='li@n.example'>", "" },
    { "https://n.example/channel/x", "<meta itemprop='channelId' content='UC1&amp;x=2'>",
      "https://n.example/feeds/videos.xml?channel_id=UC1%26x%3D2" },
    { "https://n.example/", "<meta name=generator content='Unheard Of'>", "" },
    { "https://n.example/",
      "<meta name=generator content='Hugo'><link rel='alternate' type='application/rss+xml' "
      "href='/x.xml'>",
      "https://n.example/x.xml" },
    { "https://n.example/", "<a href='/news'>News</a>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (cases[i].url, cases[i].html, cases[i].found);
}

static void
test_guesses (void)
{
  g_autoptr (GPtrArray) program
      = discover ("<meta name='generator' content='WordPress'><body></body>");
  g_autoptr (GPtrArray) known = coranto_feed_well_known ("https://n.example/a/b?c");
  g_autoptr (GPtrArray) nowhere = coranto_feed_well_known (NULL);
  g_autofree char *list = addresses (known);

  g_assert_cmpint (((CorantoFeedLink *) program->pdata[0])->rank, <, CORANTO_FEED_RANK_GUESS);
  g_assert_cmpstr (list, ==,
                   "https://n.example/feed|https://n.example/rss.xml|https://n.example/atom.xml|"
                   "https://n.example/index.xml|https://n.example/feed.json");
  g_assert_cmpint (((CorantoFeedLink *) known->pdata[0])->rank, <, CORANTO_FEED_RANK_GUESS);
  g_assert_cmpuint (nowhere->len, ==, 0);
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
  g_test_add_func ("/feeds/discovery/spellings", test_spellings);
  g_test_add_func ("/feeds/discovery/formats", test_formats);
  g_test_add_func ("/feeds/discovery/ranks", test_ranks);
  g_test_add_func ("/feeds/discovery/platforms", test_platforms);
  g_test_add_func ("/feeds/discovery/guesses", test_guesses);
  g_test_add_func ("/feeds/discovery/bounds", test_bounds);
  return g_test_run ();
}
