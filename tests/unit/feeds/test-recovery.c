/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ill-formed feeds give all that can be read, and say so. */
#include <string.h>

#include "feed-fixture.h"

static void
test_damages (void)
{
  static const struct
  {
    const char *xml;
    const char *titles;
  } cases[] = {
    /* cut in the middle of an element, a tag, a CDATA section */
    { "<rss><channel><item><title>1</title></item><item><title>2</tit", "1|2" },
    { "<rss><channel><item><title>1</title></item><item><title a='", "1" },
    { "<rss><channel><item><title><![CDATA[1", "1" },
    /* HTML that should have been escaped */
    { "<rss><channel><item><description>a<p>b<br>c</description><title>1</title></item>"
      "<item><title>2</title></item></channel></rss>",
      "1|2" },
    /* items that were never closed */
    { "<rss><channel><item><title>1</title><item><title>2</title></item></channel></rss>", "1|2" },
    /* texts that were never closed */
    { "<rss><channel><item><title>1<link>/1</link></item><item><title>2</title></item></channel>"
      "</rss>",
      "1|2" },
    { "<rss><channel><item><title>1<pubDate>2024-03-01</pubDate><item><title>2</item></channel>"
      "</rss>",
      "1|2" },
    { "<rss><channel><item><description><p>a<b>b<guid>x</guid><title>1</title></item></channel>"
      "</rss>",
      "1" },
    /* bare signs and attributes without quotes */
    { "<rss version=2.0><channel><item><title>R&D < & AT&T</title></item></channel></rss>",
      "R&D < & AT&T" },
    { "<rss><channel><item><title a='1' a='2'>twice</title></item></channel></rss>", "twice" },
    { "<rss><channel><item><link href='/x>1</link><title>2</title></item></channel></rss>", "2" },
    /* halves of characters */
    { "<rss><channel><item><title>&#xD83D;&#xDE00; &#xD83D;</title></item></channel></rss>",
      "😀 \uFFFD" },
    /* control characters, and something behind the end */
    { "<rss><channel><item><title>a\x01\x0B"
      "b</title></item></channel></rss>",
      "ab" },
    { "<rss><channel><item><title>1</title></item></channel></rss></div>tail", "1" },
    /* comments and sections that end nowhere */
    { "<rss><channel><!-- note ><item><title>1</title></item></channel></rss>", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedFeed) feed = fixture_parse (cases[i].xml);
      g_autofree char *titles = fixture_titles (feed);

      g_assert_cmpstr (titles, ==, cases[i].titles);
      if (!feed->is_damaged)
        g_test_message ("not damaged: %s", cases[i].xml);
      g_assert_true (feed->is_damaged);
    }
}

/* Nobody means an item inside an item. */
static void
test_nested_items (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      "<rss><channel><item><title>1</title><item><title>2</title></item></item></channel></rss>");
  g_autofree char *titles = fixture_titles (feed);

  g_assert_cmpstr (titles, ==, "1|2");
}

/* What XML forbids but nobody suffers from is no damage. */
static void
test_no_damage (void)
{
  static const char *const cases[] = {
    "<rss><channel><item><title>caf&eacute; &nbsp;x</title></item></channel></rss>",
    "<rss><channel><item><title>x</title><dc:creator>undeclared</dc:creator></item></channel></"
    "rss>",
    "\n\n<?xml version='1.0'?><rss><channel><item><title>x</title></item></channel></rss>",
    "<?xml version='1.0' encoding='nonsense'?><rss><channel><title>x</title></channel></rss>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedFeed) feed = fixture_parse (cases[i]);

      g_assert_false (feed->is_damaged);
    }
}

/* A document is read the same way by both readers: the second one is forced by a fault at the very
 * end. */
static void
test_same_result (void)
{
  const char *good = RSS (
      "<title>T</title><link>/</link><item><title>A &amp;amp; &#8217;</title><link>/1</link>"
      "<content:encoded><![CDATA[<p>x &amp; y</p>]]></content:encoded><dc:creator>Anna</dc:creator>"
      "<media:thumbnail url='/t.jpg?a=1&amp;b=2'/></item>");
  g_autofree char *bad = g_strconcat (good, "</oops>", NULL);
  g_autoptr (CorantoParsedFeed) a = fixture_parse (good);
  g_autoptr (CorantoParsedFeed) b = fixture_parse (bad);

  g_assert_false (a->is_damaged);
  g_assert_true (b->is_damaged);
  g_assert_cmpuint (b->items->len, ==, 1);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->home_page_url, ==, b->home_page_url);
  g_assert_cmpstr (fixture_item (a, 0)->title, ==, "A & ’");
  g_assert_cmpstr (fixture_item (a, 0)->title, ==, fixture_item (b, 0)->title);
  g_assert_cmpstr (fixture_item (a, 0)->content_html, ==, fixture_item (b, 0)->content_html);
  g_assert_cmpstr (fixture_item (a, 0)->image, ==, "https://news.example/t.jpg?a=1&b=2");
  g_assert_cmpstr (fixture_item (a, 0)->image, ==, fixture_item (b, 0)->image);
  g_assert_cmpuint (fixture_item (b, 0)->authors->len, ==, 1);
}

/* Every cut of a feed is read without a fault, and items before the cut are there. */
static void
test_every_cut (void)
{
  const char *xml
      = RSS ("<item><title>A</title><link href='/1'/></item><item><title>B &amp; C</title>"
             "<description><![CDATA[<p>x</p>]]></description><!-- c --></item>");
  const char *second = strstr (xml, "</item>") + strlen ("</item>");

  for (gsize length = 6; length < strlen (xml); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (xml, length);
      g_autoptr (CorantoParsedFeed) feed
          = coranto_feed_parse (bytes, NULL, FIXTURE_URL, coranto_limits_default (), NULL);

      if (xml + length < second)
        continue;
      g_assert_nonnull (feed);
      g_assert_cmpuint (feed->items->len, >=, 1);
      g_assert_cmpstr (fixture_item (feed, 0)->title, ==, "A");
      g_assert_true (feed->is_damaged);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/recovery/damages", test_damages);
  g_test_add_func ("/feeds/recovery/nested-items", test_nested_items);
  g_test_add_func ("/feeds/recovery/no-damage", test_no_damage);
  g_test_add_func ("/feeds/recovery/same-result", test_same_result);
  g_test_add_func ("/feeds/recovery/every-cut", test_every_cut);
  return g_test_run ();
}
