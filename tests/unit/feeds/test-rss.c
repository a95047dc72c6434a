/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RSS 0.90 to 2.0, RDF, CDF and their extensions. */
#include <string.h>

#include "feed-fixture.h"

static void
test_channel (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (RSS (
      "<title>Harbour &amp;amp; Pier</title><link>https://news.example/</link>"
      "<description>All &lt;b&gt;ships&lt;/b&gt;</description><language>en_GB</language>"
      "<ttl>90</ttl><skipHours><hour>0</hour><hour>23</hour></skipHours>"
      "<skipDays><day>Sunday</day><day>Tuesday</day></skipDays>"
      "<lastBuildDate>Fri, 01 Mar 2024 10:00:00 GMT</lastBuildDate>"
      "<pubDate>Thu, 29 Feb 2024 10:00:00 GMT</pubDate>"
      "<image><title>Logo</title><url>/logo.png</url><link>https://other.example/</link></image>"
      "<managingEditor>ed@news.example (Anna Berg)</managingEditor>"
      "<atom:link rel='self' href='https://news.example/self.xml'/>"
      "<atom:link rel='hub' href='https://hub.example/'/>"));
  g_autofree char *updated = fixture_date (feed->updated);

  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_RSS);
  g_assert_cmpstr (feed->version, ==, "rss20");
  g_assert_cmpstr (feed->title, ==, "Harbour & Pier");
  g_assert_cmpstr (feed->description, ==, "All ships");
  g_assert_cmpstr (feed->home_page_url, ==, "https://news.example/");
  g_assert_cmpstr (feed->feed_url, ==, "https://news.example/self.xml");
  g_assert_cmpstr (feed->hub_url, ==, "https://hub.example/");
  g_assert_cmpstr (feed->icon, ==, "https://news.example/logo.png");
  g_assert_cmpstr (feed->language, ==, "en-GB");
  g_assert_cmpstr (updated, ==, "2024-03-01T10:00:00Z");
  g_assert_cmpuint (feed->ttl_minutes, ==, 90);
  g_assert_cmphex (feed->skip_hours, ==, (1u << 0) | (1u << 23));
  g_assert_cmphex (feed->skip_days, ==, (1u << 0) | (1u << 2));
  g_assert_cmpuint (feed->authors->len, ==, 1);
  g_assert_cmpstr (((CorantoPerson *) feed->authors->pdata[0])->name, ==, "Anna Berg");
  g_assert_false (feed->is_damaged);
}

static void
test_item (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      RSS ("<item><title>One</title><link> /1.html </link><guid isPermaLink='false'>g-1</guid>"
           "<pubDate>Fri, 01 Mar 2024 10:00:00 +0100</pubDate><category>Ports</category>"
           "<category>Ports</category><category>Ships</category>"
           "<description>&lt;p&gt;Words&lt;/p&gt;</description>"
           "<source url='https://other.example/rss'>Other Paper</source></item>"));
  CorantoParsedItem *item = fixture_item (feed, 0);
  g_autofree char *published = fixture_date (item->published);

  g_assert_cmpstr (item->id, ==, "g-1");
  g_assert_cmpstr (item->url, ==, "https://news.example/1.html");
  g_assert_cmpstr (item->title, ==, "One");
  g_assert_cmpstr (item->content_html, ==, "<p>Words</p>");
  g_assert_null (item->summary);
  g_assert_cmpstr (item->base_url, ==, FIXTURE_URL);
  g_assert_cmpstr (published, ==, "2024-03-01T10:00:00+01:00");
  g_assert_cmpuint (item->tags->len, ==, 2);
  g_assert_cmpstr (item->source, ==, "Other Paper");
}

static void
test_guid (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      RSS ("<item><guid>https://news.example/a</guid></item>"
           "<item><guid isPermaLink='false'>https://news.example/b</guid></item>"
           "<item><link>https://news.example/c</link><guid>https://news.example/d</guid></item>"
           "<item><title>No name</title><pubDate>2024-03-01</pubDate></item>"
           "<item><title>No name</title><pubDate>2024-03-02</pubDate></item>"
           "<item></item><item><description> </description></item>"
           "<item><guid>word-1</guid></item><item><guid>/2.html</guid></item>"));

  g_assert_cmpstr (fixture_item (feed, 0)->url, ==, "https://news.example/a");
  g_assert_null (fixture_item (feed, 1)->url);
  g_assert_cmpstr (fixture_item (feed, 2)->url, ==, "https://news.example/c");
  g_assert_cmpstr (fixture_item (feed, 2)->id, ==, "https://news.example/d");
  /* no id, no address: a hash that tells two days apart */
  g_assert_true (g_str_has_prefix (fixture_item (feed, 3)->id, "sha1:"));
  g_assert_cmpstr (fixture_item (feed, 3)->id, !=, fixture_item (feed, 4)->id);
  /* items that say nothing are none; a bare word is no address */
  g_assert_cmpstr (fixture_item (feed, 5)->id, ==, "word-1");
  g_assert_null (fixture_item (feed, 5)->url);
  g_assert_cmpstr (fixture_item (feed, 6)->url, ==, "https://news.example/2.html");
}

static void
test_content (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (RSS (
      "<item><description>In short</description>"
      "<content:encoded><![CDATA[<p>At length</p>]]></content:encoded></item>"
      "<item><description>Same</description><content:encoded>Same</content:encoded></item>"
      "<item><body xmlns='http://www.w3.org/1999/xhtml'><p class='x'>One<br/>two</p></body></item>"
      "<item><itunes:summary>1 &lt; 2\n\nNext</itunes:summary></item>"
      "<item><media:group><media:description>Film</media:description></media:group></item>"
      "<item><title>&lt;![CDATA[Wrapped]]&gt;</title>"
      "<description>&lt;![CDATA[&lt;p&gt;twice&lt;/p&gt;]]&gt;</description></item>"));

  g_assert_cmpstr (fixture_item (feed, 0)->content_html, ==, "<p>At length</p>");
  g_assert_cmpstr (fixture_item (feed, 0)->summary, ==, "In short");
  g_assert_cmpstr (fixture_item (feed, 1)->content_html, ==, "Same");
  g_assert_null (fixture_item (feed, 1)->summary);
  g_assert_cmpstr (fixture_item (feed, 2)->content_html, ==, "<p class=\"x\">One<br>two</p>");
  g_assert_cmpstr (fixture_item (feed, 4)->content_text, ==, "Film");
  g_assert_cmpstr (fixture_item (feed, 5)->title, ==, "Wrapped");
  g_assert_cmpstr (fixture_item (feed, 5)->content_html, ==, "<p>twice</p>");
}

static void
test_authors (void)
{
  static const struct
  {
    const char *xml;
    const char *names;
  } cases[] = {
    { "<author>a@x.example (Anna)</author>", "Anna" },
    { "<author>Anna &lt;a@x.example&gt;</author>", "Anna" },
    { "<author>Anna (a@x.example)</author>", "Anna" },
    { "<author>a@x.example</author>", "a@x.example" },
    { "<author>Anna (the elder)</author>", "Anna (the elder)" },
    { "<author>a@x.example Anna Berg</author>", "Anna Berg" },
    { "<author>Anna Berg, a@x.example</author>", "Anna Berg" },
    { "<author>Anna - a@x.example</author>", "Anna" },
    { "<author>&quot;Berg, Anna&quot; &lt;a@x.example&gt;</author>", "Berg, Anna" },
    { "<author>a@x.example ()</author>", "a@x.example" },
    { "<dcterms:creator xmlns:dcterms='http://purl.org/dc/terms/'>Anna</dcterms:creator>", "Anna" },
    { "<dc:creator>Anna</dc:creator><dc:creator>Karl</dc:creator>", "Anna,Karl" },
    { "<dc:creator>Anna</dc:creator><author>k@x.example (Karl)</author>", "Karl" },
    { "<itunes:author>Radio</itunes:author><dc:creator>Anna</dc:creator>", "Anna" },
    { "<atom:author><atom:name>Anna</atom:name></atom:author>", "Anna" },
    { "<author><name>Anna</name><email>a@x.example</email></author>", "Anna" },
    { "<author></author>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml
          = g_strdup_printf (RSS ("<item><title>t</title>%s</item>"), cases[i].xml);
      g_autoptr (CorantoParsedFeed) feed = fixture_parse (xml);
      GPtrArray *authors = fixture_item (feed, 0)->authors;
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint j = 0; j < authors->len; j++)
        g_string_append_printf (names, "%s%s", j > 0 ? "," : "",
                                ((CorantoPerson *) authors->pdata[j])->name);
      g_assert_cmpstr (names->str, ==, cases[i].names);
    }
}

static void
test_media (void)
{
  g_autoptr (CorantoParsedFeed) feed
      = fixture_parse (RSS ("<itunes:image href='/cover.jpg'/>"
                            "<item><enclosure url='/a.mp3' length='1,234' type='audio/mpeg'/>"
                            "<itunes:duration>1:02:03</itunes:duration></item>"
                            "<item><media:content url='/p.jpg' medium='image'/>"
                            "<media:thumbnail url='/t.jpg'/></item>"
                            "<item><media:content url='/v.mp4' type='video/mp4' fileSize='99'>"
                            "<media:title>Inner</media:title></media:content></item>"
                            "<item><enclosure url='javascript:alert(1)' type='audio/mpeg'/>"
                            "<enclosure url='/p.png' type='image/png'/></item>"
                            "<item><media:content url='/q.jpg?w=140'/></item>"
                            "<item><itunes:duration>90</itunes:duration>"
                            "<enclosure url='/b.mp3?x=.png' length='1'/></item>"));
  CorantoAttachment *sound = fixture_item (feed, 0)->attachments->pdata[0];
  CorantoAttachment *talk = fixture_item (feed, 5)->attachments->pdata[0];
  CorantoAttachment *film = fixture_item (feed, 2)->attachments->pdata[0];

  g_assert_cmpstr (feed->icon, ==, "https://news.example/cover.jpg");
  g_assert_cmpstr (sound->url, ==, "https://news.example/a.mp3");
  g_assert_cmpstr (sound->mime_type, ==, "audio/mpeg");
  g_assert_cmpint (sound->size_bytes, ==, 1234);
  g_assert_cmpfloat (sound->duration_seconds, ==, 3723);
  g_assert_cmpstr (fixture_item (feed, 1)->image, ==, "https://news.example/t.jpg");
  g_assert_cmpstr (film->url, ==, "https://news.example/v.mp4");
  g_assert_cmpint (film->size_bytes, ==, 99);
  g_assert_cmpstr (fixture_item (feed, 2)->title, ==, "Inner");
  g_assert_cmpuint (fixture_item (feed, 3)->attachments->len, ==, 1);
  g_assert_cmpstr (fixture_item (feed, 3)->image, ==, "https://news.example/p.png");
  g_assert_cmpstr (fixture_item (feed, 4)->image, ==, "https://news.example/q.jpg?w=140");
  g_assert_cmpfloat (talk->duration_seconds, ==, 90);
  g_assert_cmpstr (talk->mime_type, ==, "audio/mpeg");
}

/* What stands in an element nobody knows belongs to nobody. */
static void
test_strangers (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      RSS ("<textInput><title>Search</title><link>https://x.example/</link></textInput>"
           "<title>Real</title>"
           "<item><x:title xmlns:x='urn:x'>Wrong</x:title><thing><title>Wrong</title></thing>"
           "<title>Right</title></item>"
           "<wrapper><item><title>Wrapped</title></item></wrapper>"));
  g_autofree char *titles = fixture_titles (feed);

  g_assert_cmpstr (feed->title, ==, "Real");
  g_assert_null (feed->home_page_url);
  g_assert_cmpstr (titles, ==, "Right|Wrapped");
}

/* The best source of a field counts, wherever it stands. */
static void
test_ranks (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      RSS ("<item><media:title>M</media:title><dc:title>D</dc:title><title>T</title>"
           "<dc:date>2020-01-01</dc:date><pubDate>2024-01-01</pubDate></item>"
           "<item><title>T</title><media:title>M</media:title>"
           "<pubDate>2024-01-01</pubDate><dc:date>2020-01-01</dc:date></item>"));

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *date = fixture_date (fixture_item (feed, i)->published);

      g_assert_cmpstr (fixture_item (feed, i)->title, ==, "T");
      g_assert_cmpstr (date, ==, "2024-01-01T00:00:00Z");
    }
}

static void
test_rdf (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
      " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      "<channel rdf:about='https://news.example/rdf'><title>Feed</title>"
      "<link>https://news.example/</link><items><rdf:Seq><rdf:li "
      "rdf:resource='x'/></rdf:Seq></items>"
      "</channel><image><url>https://news.example/i.png</url></image>"
      "<item rdf:about='https://news.example/1'><title>One</title>"
      "<link>https://news.example/1</link><dc:date>2024-03-01T10:00:00Z</dc:date></item></"
      "rdf:RDF>");
  g_autofree char *published = fixture_date (fixture_item (feed, 0)->published);

  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_RDF);
  g_assert_cmpstr (feed->title, ==, "Feed");
  g_assert_cmpstr (feed->icon, ==, "https://news.example/i.png");
  g_assert_cmpstr (fixture_item (feed, 0)->id, ==, "https://news.example/1");
  g_assert_cmpstr (published, ==, "2024-03-01T10:00:00Z");
}

static void
test_cdf (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      "<CHANNEL HREF='https://news.example/' BASE='https://news.example/old/'><TITLE>Old</TITLE>"
      "<ABSTRACT>Words</ABSTRACT><ITEM HREF='/1' LASTMOD='2004-04-06T23:05:43-05:00'>"
      "<TITLE>One</TITLE></ITEM><ITEM HREF='2'/></CHANNEL>");
  g_autofree char *modified = fixture_date (fixture_item (feed, 0)->modified);

  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_CDF);
  g_assert_cmpstr (feed->home_page_url, ==, "https://news.example/");
  g_assert_cmpstr (feed->description, ==, "Words");
  g_assert_cmpstr (fixture_item (feed, 0)->url, ==, "https://news.example/1");
  g_assert_cmpstr (fixture_item (feed, 1)->url, ==, "https://news.example/old/2");
  g_assert_cmpstr (modified, ==, "2004-04-06T23:05:43-05:00");
}

/* Namespaces by address, whatever the prefix; by prefix where none is declared. */
static void
test_namespaces (void)
{
  g_autoptr (CorantoParsedFeed) a = fixture_parse (
      "<r:rss xmlns:r='http://backend.userland.com/rss2' xmlns:q="
      "'http://purl.org/dc/elements/1.1/'><r:channel><r:item><r:title>One</r:title>"
      "<q:creator>Anna</q:creator></r:item></r:channel></r:rss>");
  g_autoptr (CorantoParsedFeed) b
      = fixture_parse ("<rss><channel><item><title>Two</title><dc:creator>Karl</dc:creator>"
                       "<content:encoded>Text</content:encoded></item></channel></rss>");
  g_autoptr (CorantoParsedFeed) c
      = fixture_parse ("<rss xmlns='urn:nobody:knows'><channel><item><title>Three</title></item>"
                       "</channel></rss>");

  g_autoptr (CorantoParsedFeed) d = fixture_parse (
      "<rss xmlns:dc='https://purl.org/dc/elements/1.1/' xmlns:content='urn:content'"
      " xmlns:b='http://backend.userland.com/blogChannelModule'><channel><item><b:title>No</"
      "b:title>"
      "<title>Four</title><dc:creator>Karl</dc:creator><content:encoded>Text</content:encoded>"
      "</item></channel></rss>");

  g_assert_cmpstr (fixture_item (a, 0)->title, ==, "One");
  g_assert_cmpuint (fixture_item (a, 0)->authors->len, ==, 1);
  g_assert_cmpuint (fixture_item (b, 0)->authors->len, ==, 1);
  g_assert_cmpstr (fixture_item (b, 0)->content_html, ==, "Text");
  g_assert_cmpstr (fixture_item (c, 0)->title, ==, "Three");
  g_assert_cmpuint (fixture_item (d, 0)->authors->len, ==, 1);
  g_assert_cmpstr (fixture_item (d, 0)->content_html, ==, "Text");
  g_assert_cmpstr (fixture_item (d, 0)->title, ==, "Four");
}

/* A feed served by a feed service means its own site; one served by its site means itself. */
static void
test_base (void)
{
  const char *xml = RSS ("<link>https://paper.example/news/</link>"
                         "<item><link>1.html</link><description>x</description></item>");
  g_autoptr (CorantoParsedFeed) service
      = fixture_parse_at (xml, "https://feeds.host.example/p", NULL);
  g_autoptr (CorantoParsedFeed) own
      = fixture_parse_at (xml, "https://paper.example/rss/f.xml", NULL);

  g_assert_cmpstr (fixture_item (service, 0)->url, ==, "https://paper.example/news/1.html");
  g_assert_cmpstr (fixture_item (own, 0)->url, ==, "https://paper.example/rss/1.html");
}

/* Chinese feeds without a zone mean their own. */
static void
test_local_dates (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      RSS ("<language>zh-CN</language><item><pubDate>2024-03-29 15:07:43</pubDate></item>"));
  g_autofree char *date = fixture_date (fixture_item (feed, 0)->published);

  g_assert_cmpstr (date, ==, "2024-03-29T15:07:43+08:00");
}

static void
test_item_limit (void)
{
  const char *xml = RSS ("<item><title>1</title></item><item><title>2</title></item>"
                         "<item><title>3</title></item>");
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  CorantoLimits limits = *coranto_limits_default ();
  g_autoptr (CorantoParsedFeed) cut = NULL;
  g_autoptr (CorantoParsedFeed) whole = NULL;

  limits.items = 2;
  cut = coranto_feed_parse (bytes, NULL, NULL, &limits, NULL);
  g_assert_cmpuint (cut->items->len, ==, 2);
  g_assert_true (cut->is_cut);
  limits.items = 3;
  whole = coranto_feed_parse (bytes, NULL, NULL, &limits, NULL);
  g_assert_cmpuint (whole->items->len, ==, 3);
  g_assert_false (whole->is_cut);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/rss/channel", test_channel);
  g_test_add_func ("/feeds/rss/item", test_item);
  g_test_add_func ("/feeds/rss/guid", test_guid);
  g_test_add_func ("/feeds/rss/content", test_content);
  g_test_add_func ("/feeds/rss/authors", test_authors);
  g_test_add_func ("/feeds/rss/media", test_media);
  g_test_add_func ("/feeds/rss/strangers", test_strangers);
  g_test_add_func ("/feeds/rss/ranks", test_ranks);
  g_test_add_func ("/feeds/rss/rdf", test_rdf);
  g_test_add_func ("/feeds/rss/cdf", test_cdf);
  g_test_add_func ("/feeds/rss/namespaces", test_namespaces);
  g_test_add_func ("/feeds/rss/base", test_base);
  g_test_add_func ("/feeds/rss/local-dates", test_local_dates);
  g_test_add_func ("/feeds/rss/item-limit", test_item_limit);
  return g_test_run ();
}
