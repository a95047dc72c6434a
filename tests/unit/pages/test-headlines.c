/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list of a page is its list of headlines, whatever it is built of; and pages without one. */
#include "pages-test.h"

#define NAV                                                                                        \
  "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/a/'>今日焦点</a></li>"    \
  "<li><a href='/b/'>行业动态</a></li><li><a href='/c/'>政策法规</a></li></ul></div>"
#define FOOTER                                                                                     \
  "<div class='footer'><a href='/about'>关于我们</a><a href='/ad'>广告服务</a>"            \
  "<a href='/job'>诚聘英才与合作</a>版权所有</div>"

#define T1 "国产高分辨质谱仪完成首次船载连续观测"
#define T2 "气相色谱标准修订公开征求各方意见"
#define T3 "三家实验室试行大型仪器互借互认"
#define T4 "便携式光谱仪进入果园检测叶片含氮量"

static void
check_four (const char *list)
{
  static const char *const titles[] = { T1, T2, T3, T4 };
  g_autofree char *html
      = g_strconcat ("<html><body>" NAV "<div class='main'>", list, "</div>" FOOTER, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) feed = list_of (html, &error);

  g_assert_no_error (error);
  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpfloat (feed->confidence, >=, 0.5);
  g_assert_cmpuint (feed->items->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *url
          = g_strdup_printf ("https://news.example.org/detail/20240%u.html", i + 1);

      g_assert_cmpstr (item_at (feed, i)->title, ==, titles[i]);
      g_assert_cmpstr (item_at (feed, i)->url, ==, url);
      assert_date (&item_at (feed, i)->published, "2024-03-29T00:00:00+08:00");
    }
}

#define LI(n, title)                                                                               \
  "<li><a href='/detail/20240" #n ".html'>" title "</a><span>2024-03-29</span></li>"

static void
test_ul (void)
{
  check_four ("<ul class='list'>" LI (1, T1) LI (2, T2) LI (3, T3) LI (4, T4) "</ul>");
}

static void
test_ol (void)
{
  check_four ("<ol>" LI (1, T1) LI (2, T2) LI (3, T3) LI (4, T4) "</ol>");
}

#define DL(n, title) "<dt><a href='/detail/20240" #n ".html'>" title "</a></dt><dd>2024-03-29</dd>"

static void
test_dl (void)
{
  check_four ("<dl>" DL (1, T1) DL (2, T2) DL (3, T3) DL (4, T4) "</dl>");
}

#define TR(n, title)                                                                               \
  "<tr><td>" #n "</td><td><a href='/detail/20240" #n ".html'>" title                               \
  "</a></td><td>[2024-03-29]</td></tr>"

static void
test_table (void)
{
  check_four ("<table>" TR (1, T1) TR (2, T2) TR (3, T3) TR (4, T4) "</table>");
}

/* Two rows of a table for one story. */
#define TR2(n, title)                                                                              \
  "<tr><td><a href='/detail/20240" #n ".html'>" title                                              \
  "</a></td></tr><tr><td>李明 发表于 2024-03-29</td></tr>"

static void
test_two_rows (void)
{
  check_four ("<table>" TR2 (1, T1) TR2 (2, T2) TR2 (3, T3) TR2 (4, T4) "</table>");
}

#define CARD(n, title)                                                                             \
  "<div class='card c" #n "'><a href='/detail/20240" #n ".html'><img src='/p" #n ".jpg'></a>"      \
  "<h3><a href='/detail/20240" #n ".html'>" title                                                  \
  "</a></h3><p>这里是一段摘要，说明文章的主要内容。"                             \
  "<a href='/detail/20240" #n ".html'>【详细】</a></p><span class='time'>2024-03-29</span></div>"

static void
test_cards (void)
{
  check_four ("<div>" CARD (1, T1) CARD (2, T2) CARD (3, T3) CARD (4, T4) "</div>");
}

#define PARAGRAPH(n, title) "<p>· <a href='/detail/20240" #n ".html'>" title "</a> (2024-03-29)</p>"

static void
test_paragraphs (void)
{
  check_four (PARAGRAPH (1, T1) PARAGRAPH (2, T2) PARAGRAPH (3, T3) PARAGRAPH (4, T4));
}

#define FLAT(n, title) "<a href='/detail/20240" #n ".html'>" title "</a> 2024-03-29<br>"

static void
test_flat (void)
{
  check_four (FLAT (1, T1) FLAT (2, T2) FLAT (3, T3) FLAT (4, T4));
}

/* The first link of each row is the channel's. */
#define CHANNEL_ROW(n, title)                                                                      \
  "<dt><a href='/t15/'>[行业动态]</a><a href='/detail/20240" #n ".html'>" title                    \
  "</a></dt><dd>2024-03-29</dd>"

static void
test_channel_link_first (void)
{
  check_four ("<dl>" CHANNEL_ROW (1, T1) CHANNEL_ROW (2, T2) CHANNEL_ROW (3, T3)
                  CHANNEL_ROW (4, T4) "</dl>");
}

/* Longer lists beside it: a product menu and a rail. */
static void
test_menu_and_rail (void)
{
  g_autoptr (GString) html = g_string_new ("<div class='menu'>");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (html, "<a href='/product/T%u/list.html'>离子色谱仪第%u类</a>", i, i);
  g_string_append (html, "</div><ul class='list'>" LI (1, T1) LI (2, T2) LI (3, T3)
                             LI (4, T4) "</ul><div class='sidebar hot'><ul>");
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (
        html, "<li><a href='/detail/1%03u.html'>热门排行中的第%u篇旧文章标题</a></li>", i, i);
  g_string_append (html, "</ul></div>");
  check_four (html->str);
}

static void
test_pagination_left_out (void)
{
  check_four ("<table>" TR (1, T1) TR (2, T2) TR (3, T3) TR (
      4, T4) "<tr><td></td><td><a href='/list_2.html'>2</a></td><td></td></tr>"
             "<tr><td></td><td><a href='/list_3.html'>3</a></td><td></td></tr></table>");
}

static void
assert_refused (const char *html, CorantoErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) feed = list_of (html, &error);

  g_assert_null (feed);
  g_assert_error (error, CORANTO_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autoptr (GString) article = g_string_new ("<html><body>" NAV "<h1>" T1 "</h1><div>");
  g_autoptr (GString) shop = g_string_new ("<html><body><ul>");

  for (guint i = 0; i < 12; i++)
    g_string_append (article,
                     "<p>科考队在南海完成首次船载连续观测，仪器在摇摆和盐雾环境中保持稳定，"
                     "三十天里只换过一次进样膜，数据全部可用。</p>");
  g_string_append (article, "</div><ul>" LI (1, T1) LI (2, T2) LI (3, T3) LI (4, T4) "</ul>");
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (shop,
                            "<li><a href='/item/%u.html'>Warm winter jacket number %u in blue</a>"
                            "<span class='price'>$ %u.00</span></li>",
                            1000 + i, i, 50 + i);
  assert_refused (article->str, CORANTO_ERROR_NO_HEADLINES);
  assert_refused (shop->str, CORANTO_ERROR_NO_HEADLINES);
  assert_refused ("<html><body><form><input name=user><input name=pass type=password>"
                  "<a href='/forgot'>Forgot your password?</a></form></body></html>",
                  CORANTO_ERROR_NO_HEADLINES);
  assert_refused ("<html><body>" NAV FOOTER, CORANTO_ERROR_NO_HEADLINES);
}

static void
test_needs_scripts (void)
{
  assert_refused ("<html><body><div id='app'></div><script src='/app.js'></script></body></html>",
                  CORANTO_ERROR_NEEDS_SCRIPTS);
}

/* A list that a script shows, on a page that shows nothing else. */
static void
test_sleeping_list (void)
{
  check_four ("<div style='display: none'><ul>" LI (1, T1) LI (2, T2) LI (3, T3)
                  LI (4, T4) "</ul></div>");
}

static void
test_signature (void)
{
  const char *html = "<html><body><ul class='one'>" LI (1, T1) LI (2, T2) LI (3, T3)
      LI (4, T4) "</ul><div class='two'><p><a href='/x/777001.html'>The first story of the other "
                 "list</a></p>"
                 "<p><a href='/x/777002.html'>The second story of the other list</a></p>"
                 "<p><a href='/x/777003.html'>The third story of the other list</a></p></div>";
  g_autoptr (CorantoHtmlDocument) page = page_parse (html, PAGE_URL);
  CorantoPageOptions options = { TEST_NOW, NULL, coranto_limits_default () };
  g_autoptr (GPtrArray) all = coranto_headlines_find_all (page, &options);
  g_autoptr (CorantoParsedFeed) again = NULL;
  CorantoParsedFeed *second;

  g_assert_cmpuint (all->len, ==, 2);
  second = g_ptr_array_index (all, 1);
  options.list_signature = second->list_signature;
  again = coranto_headlines_find (page, &options, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (item_at (again, 0)->title, ==, "The first story of the other list");
  g_assert_cmpstr (again->list_signature, ==, second->list_signature);
}

static void
test_next_page (void)
{
  static const char *const pagers[] = {
    "<div><a href='list_p2.html'>下一页</a></div>",
    "<div class='pager'><b>1</b><a href='list_p2.html'>2</a><a href='list_p3.html'>3</a></div>",
    "<div class='pagination'><a href='list_p2.html'>Next »</a></div>",
    "<a rel='next' href='list_p2.html'>&gt;</a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pagers); i++)
    {
      g_autofree char *html = g_strconcat (
          "<html><body><ul>" LI (1, T1) LI (2, T2) LI (3, T3) LI (4, T4) "</ul>", pagers[i], NULL);
      g_autoptr (CorantoParsedFeed) feed = list_of (html, NULL);

      g_assert_nonnull (feed);
      g_assert_cmpstr (feed->next_page_url, ==, "https://news.example.org/industry/list_p2.html");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/headlines/ul", test_ul);
  g_test_add_func ("/headlines/ol", test_ol);
  g_test_add_func ("/headlines/dl", test_dl);
  g_test_add_func ("/headlines/table", test_table);
  g_test_add_func ("/headlines/two-rows", test_two_rows);
  g_test_add_func ("/headlines/cards", test_cards);
  g_test_add_func ("/headlines/paragraphs", test_paragraphs);
  g_test_add_func ("/headlines/flat", test_flat);
  g_test_add_func ("/headlines/channel-link-first", test_channel_link_first);
  g_test_add_func ("/headlines/menu-and-rail", test_menu_and_rail);
  g_test_add_func ("/headlines/pagination-left-out", test_pagination_left_out);
  g_test_add_func ("/headlines/refused", test_refused);
  g_test_add_func ("/headlines/needs-scripts", test_needs_scripts);
  g_test_add_func ("/headlines/sleeping-list", test_sleeping_list);
  g_test_add_func ("/headlines/signature", test_signature);
  g_test_add_func ("/headlines/next-page", test_next_page);
  return g_test_run ();
}
