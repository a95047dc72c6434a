/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Atom 1.0 and 0.3. */
#include "feed-fixture.h"

static void
test_feed (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>A &amp;lt; B</title>"
      "<subtitle type='html'>&lt;i&gt;Words&lt;/i&gt;</subtitle><id>urn:f</id>"
      "<link rel='self' href='/atom.xml'/><link href='/'/>"
      "<link rel='alternate' type='application/json' href='/feed.json'/>"
      "<icon>/i.ico</icon><logo>/l.png</logo><updated>2024-03-01T10:00:00.5Z</updated>"
      "<author><name>Anna</name><uri>https://anna.example/</uri><email>a@x.example</email></author>"
      "</feed>");
  g_autofree char *updated = fixture_date (feed->updated);
  CorantoPerson *author = feed->authors->pdata[0];

  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_ATOM);
  g_assert_cmpstr (feed->version, ==, "atom10");
  g_assert_cmpstr (feed->title, ==, "A &lt; B"); /* plain text is decoded once */
  g_assert_cmpstr (feed->description, ==, "Words");
  g_assert_cmpstr (feed->home_page_url, ==, "https://news.example/");
  g_assert_cmpstr (feed->feed_url, ==, "https://news.example/atom.xml");
  g_assert_cmpstr (feed->favicon, ==, "https://news.example/i.ico");
  g_assert_cmpstr (feed->icon, ==, "https://news.example/l.png");
  g_assert_cmpstr (feed->language, ==, "de");
  g_assert_cmpstr (updated, ==, "2024-03-01T10:00:00Z");
  g_assert_cmpstr (author->name, ==, "Anna");
  g_assert_cmpstr (author->url, ==, "https://anna.example/");
}

/* RFC 4287, 3.1.1: how a text is written. */
static void
test_titles (void)
{
  static const struct
  {
    const char *xml;
    const char *title;
  } cases[] = {
    { "<title>1 &lt; 2 &amp;amp; 3</title>", "1 < 2 &amp; 3" },
    { "<title type='text'>&lt;b&gt;x&lt;/b&gt;</title>", "<b>x</b>" },
    { "<title type='html'>&lt;b&gt;x&lt;/b&gt; &amp;amp; y</title>", "x & y" },
    { "<title type='html'><![CDATA[<b>x</b> &eacute;]]></title>", "x é" },
    { "<title type='html'>a &lt;vector&gt; of</title>", "a <vector> of" },
    { "<title type='html'>a&lt;script&gt;bad()&lt;/script&gt;b</title>", "ab" },
    { "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x "
      "<b>&lt;y&gt;</b></div></title>",
      "x <y>" },
    { "<title>plain <b>bold</b></title>", "plain bold" },
    { "<title>  two\n\n lines </title>", "two lines" },
    { "<title>&#146;quoted&#148;</title>", "’quoted”" },
    { "<title>10&#160;km</title>", "10\xC2\xA0km" },
    { "<title>caf&eacute; &unknown; end</title>", "café &unknown; end" },
    { "<title/>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml = g_strdup_printf (ATOM ("<entry><id>1</id>%s</entry>"), cases[i].xml);
      g_autoptr (CorantoParsedFeed) feed = fixture_parse (xml);

      g_assert_cmpstr (fixture_item (feed, 0)->title, ==, cases[i].title);
      g_assert_false (feed->is_damaged);
    }
}

static void
test_content (void)
{
  static const struct
  {
    const char *xml;
    const char *html;
    const char *text;
  } cases[] = {
    { "<content>a &lt;b&gt; c</content>", NULL, "a <b> c" },
    { "<content type='html'>&lt;p&gt;x&lt;/p&gt;</content>", "<p>x</p>", NULL },
    { "<content type='xhtml'><p xmlns='http://www.w3.org/1999/xhtml' title='a&quot;b'>x &amp; y</p>"
      "</content>",
      "<p title=\"a&quot;b\">x &amp; y</p>", NULL },
    { "<content type='xhtml'>&lt;p&gt;escaped&lt;/p&gt;</content>", "<p>escaped</p>", NULL },
    { "<content type='text/html'>&lt;p&gt;x&lt;/p&gt;</content>", "<p>x</p>", NULL },
    { "<content type='application/octet-stream'>PHA+eDwvcD4=</content>", "<p>x</p>", NULL },
    { "<content type='application/octet-stream'>no base64!</content>", "no base64!", NULL },
    { "<summary type='html'>&lt;i&gt;s&lt;/i&gt;</summary>", "<i>s</i>", NULL },
    { "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><img "
      "src='a.png'/><br/>z</div>"
      "</content>",
      "<div><img src=\"a.png\"><br>z</div>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml = g_strdup_printf (ATOM ("<entry>%s</entry>"), cases[i].xml);
      g_autoptr (CorantoParsedFeed) feed = fixture_parse (xml);

      g_assert_cmpstr (fixture_item (feed, 0)->content_html, ==, cases[i].html);
      g_assert_cmpstr (fixture_item (feed, 0)->content_text, ==, cases[i].text);
    }
}

static void
test_links (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (ATOM (
      "<entry><id>urn:1</id><link rel='edit' href='/e'/><link rel='alternate' href='/1'/>"
      "<link rel='enclosure' href='/a.mp3' type='audio/mpeg' length='9' title='Talk'/>"
      "<link rel='related' href='https://other.example/'/></entry>"
      "<entry><id>https://news.example/2</id></entry>"
      "<entry><link rel='alternate' type='application/pdf' href='/3.pdf'/>"
      "<link rel='alternate' type='text/html' href='/3'/></entry>"
      "<entry><link>https://news.example/4</link></entry>"
      "<entry><link rel='http://www.iana.org/assignments/relation/alternate' href='/5'/></entry>"
      "<entry><link href='javascript:alert(1)'/><title>x</title></entry>"
      "<entry><content type='video/mp4' src='/6.mp4'/></entry>"));
  CorantoAttachment *talk = fixture_item (feed, 0)->attachments->pdata[0];
  CorantoAttachment *film = fixture_item (feed, 6)->attachments->pdata[0];

  g_assert_cmpstr (fixture_item (feed, 0)->url, ==, "https://news.example/1");
  g_assert_cmpstr (fixture_item (feed, 0)->external_url, ==, "https://other.example/");
  g_assert_cmpstr (film->url, ==, "https://news.example/6.mp4");
  g_assert_cmpstr (talk->url, ==, "https://news.example/a.mp3");
  g_assert_cmpstr (talk->title, ==, "Talk");
  g_assert_cmpint (talk->size_bytes, ==, 9);
  g_assert_cmpstr (fixture_item (feed, 1)->url, ==, "https://news.example/2");
  g_assert_cmpstr (fixture_item (feed, 2)->url, ==, "https://news.example/3");
  g_assert_cmpstr (fixture_item (feed, 3)->url, ==, "https://news.example/4");
  g_assert_cmpstr (fixture_item (feed, 4)->url, ==, "https://news.example/5");
  g_assert_null (fixture_item (feed, 5)->url);
}

/* xml:base and xml:lang hold for what is inside, and only there. */
static void
test_inheritance (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/a/' xml:lang='de'>"
      "<entry xml:base='b/'><link href='1'/><content type='html' xml:base='c/' xml:lang='fr'>x"
      "</content></entry>"
      "<entry><link href='2'/><title xml:lang='it'>t</title><content type='xhtml'>"
      "<div xmlns='http://www.w3.org/1999/xhtml' xml:base='d/'><a "
      "href='e'>e</a></div></content></entry>"
      "</feed>");

  g_assert_cmpstr (feed->language, ==, "de");
  g_assert_cmpstr (fixture_item (feed, 0)->url, ==, "https://news.example/a/b/1");
  g_assert_cmpstr (fixture_item (feed, 0)->base_url, ==, "https://news.example/a/b/c/");
  g_assert_cmpstr (fixture_item (feed, 0)->language, ==, "fr");
  g_assert_cmpstr (fixture_item (feed, 1)->url, ==, "https://news.example/a/2");
  g_assert_cmpstr (fixture_item (feed, 1)->base_url, ==, "https://news.example/a/");
  g_assert_null (fixture_item (feed, 1)->language);
  g_assert_cmpstr (fixture_item (feed, 1)->content_html, ==,
                   "<div><a href=\"https://news.example/a/d/e\">e</a></div>");
}

static void
test_dates_and_tags (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      ATOM ("<entry><published>2024-03-01T10:00:00+08:00</published>"
            "<updated>2020-01-01T00:00:00Z</updated><updated>2024-03-02T10:00:00Z</updated>"
            "<category term='news'/><category term='http://x.example/t#1' label='Ports'/>"
            "<source><title>Other Paper</title><id>urn:o</id><author><name>Anna</name></author>"
            "</source></entry>"
            "<entry><source><author><name>Anna</name></author></source>"
            "<author><name>Karl</name></author></entry>"));
  CorantoParsedItem *own = fixture_item (feed, 1);
  CorantoParsedItem *item = fixture_item (feed, 0);
  g_autofree char *published = fixture_date (item->published);
  g_autofree char *modified = fixture_date (item->modified);

  g_assert_cmpstr (published, ==, "2024-03-01T10:00:00+08:00");
  g_assert_cmpstr (modified, ==, "2024-03-02T10:00:00Z");
  g_assert_cmpuint (item->tags->len, ==, 2);
  g_assert_cmpstr (item->tags->pdata[0], ==, "news");
  g_assert_cmpstr (item->tags->pdata[1], ==, "Ports");
  g_assert_cmpstr (item->source, ==, "Other Paper");
  /* whose the source is, unless somebody else wrote this */
  g_assert_cmpstr (((CorantoPerson *) item->authors->pdata[0])->name, ==, "Anna");
  g_assert_cmpuint (own->authors->len, ==, 1);
  g_assert_cmpstr (((CorantoPerson *) own->authors->pdata[0])->name, ==, "Karl");
}

static void
test_atom03 (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><tagline>Words</tagline>"
      "<modified>2003-12-31T10:14:55Z</modified>"
      "<entry><title type='text/html' mode='escaped'>a &lt;b&gt;c&lt;/b&gt;</title>"
      "<issued>2003-12-30T10:14:55Z</issued><created>2003-12-29</created>"
      "<summary type='text/html' mode='base64'>\n PHA+eDwvcD4=\n</summary></entry></feed>");
  g_autofree char *updated = fixture_date (feed->updated);
  g_autofree char *published = fixture_date (fixture_item (feed, 0)->published);

  g_assert_cmpstr (feed->version, ==, "atom03");
  g_assert_cmpstr (feed->description, ==, "Words");
  g_assert_cmpstr (updated, ==, "2003-12-31T10:14:55Z");
  g_assert_cmpstr (fixture_item (feed, 0)->title, ==, "a c");
  g_assert_cmpstr (published, ==, "2003-12-30T10:14:55Z");
  g_assert_cmpstr (fixture_item (feed, 0)->content_html, ==, "<p>x</p>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/atom/feed", test_feed);
  g_test_add_func ("/feeds/atom/titles", test_titles);
  g_test_add_func ("/feeds/atom/content", test_content);
  g_test_add_func ("/feeds/atom/links", test_links);
  g_test_add_func ("/feeds/atom/inheritance", test_inheritance);
  g_test_add_func ("/feeds/atom/dates-and-tags", test_dates_and_tags);
  g_test_add_func ("/feeds/atom/atom03", test_atom03);
  return g_test_run ();
}
