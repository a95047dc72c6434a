/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next page of an article, and what is none; the next page of a list. */
#include "coranto-page-number.h"
#include "pages-test.h"

#define SITE "https://news.example.org"
#define PROSE                                                                                      \
  "<p>The pump had been running for eleven days when somebody noticed that it ran backwards, and " \
  "that the pressure, which everybody had admired, was the pressure of the street outside.</p>"

static char *
next_of (const char *url, const char *pager)
{
  g_autofree char *html
      = g_strconcat ("<html><head><title>The pump</title></head><body><h1>The pump</h1><div>",
                     PROSE, PROSE, PROSE, "</div>", pager, "</body></html>", NULL);
  g_autoptr (CorantoHtmlDocument) page = page_parse (html, url);
  CorantoPageOptions options = { .now = TEST_NOW, .limits = coranto_limits_default () };
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedItem) item = coranto_article_extract (page, &options, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&item->next_page_url);
}

typedef struct
{
  const char *url;   /* of the article's page */
  const char *pager; /* below it */
  const char *next;  /* NULL: none */
} Case;

static void
check (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *url = g_strconcat (SITE, cases[i].url, NULL);
      g_autofree char *expected = cases[i].next ? g_strconcat (SITE, cases[i].next, NULL) : NULL;
      g_autofree char *got = next_of (url, cases[i].pager);

      if (g_strcmp0 (got, expected) != 0)
        g_test_message ("case %u: %s", i, cases[i].url);
      g_assert_cmpstr (got, ==, expected);
    }
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "/a/123456.html", "<p><a href='123456_2.html'>下一页</a></p>", "/a/123456_2.html" },
    { "/a/123456_2.html", "<p><a href='123456_3.html'>下一页</a></p>", "/a/123456_3.html" },
    { "/a/123456.html", "<p><a href='123456-2.html'>Next</a></p>", "/a/123456-2.html" },
    { "/a/a-fine-pump/", "<p><a href='2/'>Next page</a></p>", "/a/a-fine-pump/2/" },
    { "/a/a-fine-pump/2/", "<p><a href='../3/'>Next page</a></p>", "/a/a-fine-pump/3/" },
    { "/a/a-fine-pump", "<p><a href='a-fine-pump/page/2'>Next »</a></p>", "/a/a-fine-pump/page/2" },
    { "/a/1.php?id=7", "<p><a href='1.php?id=7&amp;page=2'>Next</a></p>", "/a/1.php?id=7&page=2" },
    { "/a/1.php?id=7&page=2", "<p><a href='1.php?id=7&amp;page=3'>Next</a></p>",
      "/a/1.php?id=7&page=3" },
    { "/a/x.html", "<p><a href='?p=2'>下一頁</a></p>", "/a/x.html?p=2" },
    { "/a/x.jsp?id=9", "<p><a href='x.jsp?pageno=2&amp;id=9'>下一页</a></p>",
      "/a/x.jsp?pageno=2&id=9" },
    { "/a/t20240329_77.htm", "<p><a href='t20240329_77_1.htm'>下一页</a></p>",
      "/a/t20240329_77_1.htm" },
    { "/a/t20240329_77_1.htm", "<p><a href='t20240329_77_2.htm'>下一页</a></p>",
      "/a/t20240329_77_2.htm" },
    { "/a/77/index.html", "<p><a href='2.html'>下一页</a></p>", "/a/77/2.html" },
    { "/a/77/", "<p><a href='index_1.htm'>下一页</a></p>", "/a/77/index_1.htm" },
    { "/a/77/2.html", "<p><a href='index.html'>1</a> <a href='3.html'>Next</a></p>",
      "/a/77/3.html" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "/a/77.html", "<p>1 <a href='77_2.html'>2</a> <a href='77_3.html'>3</a></p>",
      "/a/77_2.html" },
    { "/a/77.html", "<p>1 <a href='77_1.html'>2</a> <a href='77_2.html'>3</a></p>",
      "/a/77_1.html" },
    { "/a/77.html", "<p><a href='77_1.html'>1</a> <a href='77_2.html'>2</a></p>", "/a/77_2.html" },
    { "/a/77_2.html",
      "<p><a href='77.html'>1</a> 2 <a href='77_3.html'>3</a> <a href='77_4.html'>4</a></p>",
      "/a/77_3.html" },
    { "/a/77_1.html", "<p><a href='77.html'>1</a> 2 <a href='77_2.html'>3</a></p>",
      "/a/77_2.html" },
    { "/a/77.html", "<p>第1页 <a href='77_2.html'>第2页</a></p>", "/a/77_2.html" },
    { "/a/77_3.html", "<p><a href='77.html'>1</a> <a href='77_2.html'>2</a> 3</p>", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What leads to another article, whatever it is called. */
static void
test_others (void)
{
  static const Case cases[] = {
    { "/a/123456.html", "<p>下一篇：<a href='123457.html'>Another pump</a></p>", NULL },
    { "/a/123456.html", "<p><a href='123457.html'>下一篇</a></p>", NULL },
    { "/a/123456.html", "<p><a href='123457.html'>下一页</a></p>", NULL },
    { "/a/123456.html", "<p class='pager'><a rel='next' href='123457.html'>Next</a></p>", NULL },
    { "/a/post-12.html", "<p><a rel='next' href='post-13.html'>Next</a></p>", NULL },
    { "/a/12/", "<p><a href='/a/'>News</a> <a href='../13/'>Next</a></p>", NULL },
    { "/a/77.html", "<p><a href='77_2.html'>下一篇</a></p>", NULL },
    { "/a/77.html", "<p><a href='77_2.html'>Next article</a></p>", NULL },
    { "/a/77.html", "<p><a href='77_2.html'>The story of the other pump</a></p>", NULL },
    { "/a/77.html", "<p><a href='https://other.example/a/77_2.html'>Next</a></p>", NULL },
    { "/?p=12", "<p><a href='/?p=13'>Next</a></p>", NULL },
    { "/?p=123", "<p><a href='/?p=124'>Next</a></p>", NULL },
    { "/a/77_3.html", "<p><a href='77_2.html'>上一页</a></p>", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Weblogs say rel=next in their heads of the next article. */
static void
test_stated (void)
{
  static const struct
  {
    const char *stated;
    const char *next;
  } cases[] = {
    { "/a/a-fine-pump/2/", SITE "/a/a-fine-pump/2/" },
    { "/a/another-pump/", NULL },
    { "https://other.example/a/a-fine-pump/2/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = g_strdup_printf ("<link rel='next' href='%s'>", cases[i].stated);
      g_autofree char *html = g_strconcat ("<html><head><title>The pump</title>", link,
                                           "</head><body><h1>The pump</h1><div>", PROSE, PROSE,
                                           PROSE, "</div></body></html>", NULL);
      g_autoptr (CorantoHtmlDocument) page = page_parse (html, SITE "/a/a-fine-pump/");
      CorantoPageOptions options = { .now = TEST_NOW, .limits = coranto_limits_default () };
      g_autoptr (CorantoParsedItem) item = coranto_article_extract (page, &options, NULL);

      g_assert_nonnull (item);
      g_assert_cmpstr (item->next_page_url, ==, cases[i].next);
    }
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *page;
    const char *next;
    CorantoPageFollowing following;
  } cases[] = {
    { "http://a.org/77.html", "http://a.org/77_2.html", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/77.html", "http://a.org/77_3.html", CORANTO_PAGE_FOLLOWS_NOT },
    { "http://a.org/77.html", "http://a.org/77,2.html", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/77.html", "http://a.org/77_p2.html", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/77.html", "http://a.org/77.html?page=2#text", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/77.html?page=1", "http://a.org/77.html?page=2", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/77_2.html", "http://a.org/77_3.html", CORANTO_PAGE_FOLLOWS_PERHAPS },
    { "http://a.org/77_9.html", "http://a.org/77_10.html", CORANTO_PAGE_FOLLOWS_PERHAPS },
    { "http://a.org/77_2.html", "http://a.org/77_2_2.html", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/77.html", "http://a.org/78_2.html", CORANTO_PAGE_FOLLOWS_NOT },
    { "http://a.org/77.html", "http://a.org/77_2.xml", CORANTO_PAGE_FOLLOWS_NOT },
    { "http://a.org/x?id=1", "http://a.org/x?id=2", CORANTO_PAGE_FOLLOWS_NOT },
    { "http://a.org/x?id=1", "http://a.org/x?id=2&page=2", CORANTO_PAGE_FOLLOWS_NOT },
    { "http://a.org/step1", "http://a.org/step2", CORANTO_PAGE_FOLLOWS_NOT },
    { "http://a.org", "http://a.org/2", CORANTO_PAGE_FOLLOWS },
    { "http://a.org/?", "http://a.org/?&&=&page=", CORANTO_PAGE_FOLLOWS_NOT },
    { "", "", CORANTO_PAGE_FOLLOWS_NOT },
    { "?", "#2", CORANTO_PAGE_FOLLOWS_NOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int number;
      CorantoPageFollowing got
          = coranto_page_number_follows (cases[i].page, cases[i].next, &number);

      if (got != cases[i].following)
        g_test_message ("%s to %s", cases[i].page, cases[i].next);
      g_assert_cmpint (got, ==, cases[i].following);
    }
}

/* A list's next page is on its own site, and another page than itself. */
static void
test_lists (void)
{
  static const struct
  {
    const char *head;
    const char *pager;
    const char *next;
  } cases[] = {
    { "", "<a href='index_1.htm'>下一页</a>", "/industry/index_1.htm" },
    { "<link rel='next' href='/industry/list_2.html'>", "", "/industry/list_2.html" },
    { "<link rel='next' href='https://other.example/2'>", "<a href='list_2.html'>Next</a>",
      "/industry/list_2.html" },
    { "<link rel='next' href='list.html'>", "<a href='list_2.html'>Next</a>",
      "/industry/list_2.html" },
    { "", "<a href='https://other.example/2'>Next</a> <a href='list_2.html'>Next</a>",
      "/industry/list_2.html" },
    { "", "<a href='https://other.example/2'>Next</a>", NULL },
    { "", "<div class='pager'>第1页 <a href='list_2.html'>第2页</a></div>",
      "/industry/list_2.html" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) html = g_string_new ("<html><head><title>News</title>");
      g_autofree char *expected = cases[i].next ? g_strconcat (SITE, cases[i].next, NULL) : NULL;
      g_autoptr (CorantoParsedFeed) feed = NULL;

      g_string_append_printf (html, "%s</head><body><ul>", cases[i].head);
      for (guint n = 0; n < 8; n++)
        g_string_append_printf (html,
                                "<li><a href='/detail/20240%u.html'>Headline number %u of a long "
                                "day</a> 2024-03-2%u</li>",
                                n, n, n);
      g_string_append_printf (html, "</ul>%s</body></html>", cases[i].pager);
      feed = list_of (html->str, NULL);
      g_assert_nonnull (feed);
      g_assert_cmpstr (feed->next_page_url, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/page-next/words", test_words);
  g_test_add_func ("/page-next/numbers", test_numbers);
  g_test_add_func ("/page-next/others", test_others);
  g_test_add_func ("/page-next/stated", test_stated);
  g_test_add_func ("/page-next/addresses", test_addresses);
  g_test_add_func ("/page-next/lists", test_lists);
  return g_test_run ();
}
