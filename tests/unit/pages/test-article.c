/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an article and what is left out of it. */
#include "pages-test.h"

#define P1                                                                                         \
  "<p>　　南海北部的风浪并不温和。科考船每次转向，实验舱里的工程师都会下意识地看一眼真空规。</p>"
#define P2                                                                                                                                    \
  "<p>　　这是海洋化学航次的第三十天，仪器每四十秒采一次表层海水，到返航时共留下六万多张谱图。</" \
  "p>"
#define P3 "<p>　　减振平台、自适应调谐和盐雾过滤，每一项都不是新名词，难的是让它们一起工作。</p>"
#define E1                                                                                         \
  "<p>The storm arrived in the night, and by morning the whole laboratory stood under water, "     \
  "which nobody had expected.</p>"
#define E2                                                                                         \
  "<p>It took the team three weeks, four pumps and a good deal of patience to dry the place, as "  \
  "the report now says.</p>"
#define TITLE "国产质谱走进海洋科考"
#define HEAD "<html><head><title>" TITLE "-云泽仪器网</title></head><body>"

static void
test_beside_left_out (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD
      "<div class='nav'><a href='/'>首页</a><a href='/news/'>资讯中心</a></div>"
      "<div class='main'><h1>" TITLE "</h1><div class='share'>分享到：微博 微信</div>"
      "<div class='content'>" P1 P2 P3 "</div>"
      "<div class='related'><h3>相关新闻</h3><ul><li><a href='/1'>另一篇文章的标题在这里</a></li>"
      "<li><a href='/2'>第三篇文章的标题也在这里</a></li></ul></div>"
      "<div class='comments'><p>写得真好，支持一下，希望以后多报道这样的内容。</p></div></div>"
      "<div class='footer'>地址：某市某路一号，电话：一二三四五六七</div>");

  g_assert_cmpstr (item->title, ==, TITLE);
  assert_holds (item->content_text, "南海北部的风浪");
  assert_holds (item->content_text, "六万多张谱图");
  assert_holds (item->content_text, "让它们一起工作");
  assert_lacks (item->content_text, "资讯中心");
  assert_lacks (item->content_text, "分享到");
  assert_lacks (item->content_text, "另一篇文章");
  assert_lacks (item->content_text, "支持一下");
  assert_lacks (item->content_text, "某路一号");
  assert_lacks (item->content_text, TITLE);
}

static void
test_structure_kept (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD "<article><h1>" TITLE "</h1>" E1 "<h2>What was lost</h2>" E2
           "<ul><li>two balances of the old kind, and their weights</li><li>one oven</li></ul>"
           "<blockquote><p>We did not expect it, to be honest.</p></blockquote>"
           "<pre><code>dry --all</code></pre>"
           "<table><tr><td>room</td><td>depth</td></tr><tr><td>12</td><td>40 cm</td></tr></table>"
           "<figure><img src='/p/1.jpg' alt='Water'><figcaption>The cellar</figcaption></figure>" E1
           "</article>");

  assert_holds (item->content_html, "<h2>What was lost</h2>");
  assert_holds (item->content_html, "<li>one oven</li>");
  assert_holds (item->content_html, "<blockquote>");
  assert_holds (item->content_html, "<pre><code>dry --all</code></pre>");
  assert_holds (item->content_html, "<td>40 cm</td>");
  assert_holds (item->content_html, "<figcaption>The cellar</figcaption>");
  assert_holds (item->content_html, "https://news.example.org/p/1.jpg");
  assert_holds (item->content_text, "one oven");
  assert_lacks (item->content_text, "The cellar");
}

static void
test_br_paragraphs (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD "<div id='text'>The storm arrived in the night, and the place stood under water.<br><br>"
           "It took the team three weeks, four pumps and patience to dry it.<br>Even so, the oven"
           " was lost, as the report says.</div>");

  assert_holds (item->content_html, "<p>It took the team");
  assert_holds (item->content_html, "dry it.<br>Even so");
}

static void
test_layout_table (void)
{
  g_autoptr (CorantoParsedItem) item
      = article_of (HEAD "<table width='900'><tr><td class='left'><a href='/a'>国际新闻</a><br>"
                         "<a href='/b'>市场分析</a></td><td>" P1 P2 P3 "</td></tr></table>");

  assert_holds (item->content_text, "六万多张谱图");
  assert_lacks (item->content_text, "市场分析");
  assert_lacks (item->content_html, "<table");
}

static void
test_span_soup (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD
      "<div id='js_content' style='visibility: hidden;'><section><section><span><span>南海北部的"
      "风浪并不温和，科考船每次转向，工程师都会看一眼。</span></span></section><section><p><span>"
      "这是第三十天，仪器每四十秒采一次海水，共留下六万张谱图。</span></p></section>"
      "<img data-src='https://pic.example.org/1.png'></section></div>");

  assert_holds (item->content_text, "风浪并不温和");
  assert_holds (item->content_text, "六万张谱图");
  assert_holds (item->content_html, "https://pic.example.org/1.png");
}

static void
test_lazy_pictures (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD "<div class='article-body'>" E1 "<img src='/blank.gif' data-original='/p/a.jpg'>" E2
           "<img src='data:image/gif;base64,R0' srcset='/s.jpg 200w, /b.jpg 800w'>" E1
           "<img src='/t.gif' width=1 height=1><noscript><img src='/p/c.jpg'></noscript>" E2
           "<img src='/p/a.jpg'></div>");

  assert_holds (item->content_html, "https://news.example.org/p/a.jpg");
  assert_holds (item->content_html, "https://news.example.org/b.jpg");
  assert_holds (item->content_html, "https://news.example.org/p/c.jpg");
  assert_lacks (item->content_html, "blank.gif");
  assert_lacks (item->content_html, "/t.gif");
  assert_lacks (strstr (item->content_html, "p/a.jpg") + 1, "p/a.jpg");
  g_assert_cmpstr (item->image, ==, "https://news.example.org/p/a.jpg");
}

static void
test_foreign_lines (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD "<article>" E1 "<p>Read more: <a href='/9'>An older story about pumps</a></p>" E2
           "<p><a href='/8'>A LINK THAT LEADS AWAY FROM HERE</a></p>" E1
           "<p>Sign up for our newsletter and never miss a flood.</p>"
           "<p>Photo: Ann Lee</p><p>© 2024 The Daily Bench. All rights reserved.</p></article>");

  assert_holds (item->content_text, "three weeks");
  assert_lacks (item->content_text, "older story");
  assert_lacks (item->content_text, "LEADS AWAY");
  assert_lacks (item->content_text, "newsletter");
  assert_lacks (item->content_text, "Photo:");
  assert_lacks (item->content_text, "©");
  assert_holds (item->copyright, "© 2024 The Daily Bench");
}

/* Other stories' teasers below, of more text than the article. */
static void
test_teasers (void)
{
  g_autoptr (GString) html = g_string_new (HEAD "<div class='page'><div>" E1 E2 "</div><div>");
  g_autoptr (CorantoParsedItem) item = NULL;

  for (guint i = 0; i < 8; i++)
    g_string_append_printf (
        html,
        "<div><h4><a href='/s/%u'>Another story's headline, number %u</a></h4>"
        "<p>What that other story tells, in a sentence or two, is here.</p></div>",
        i, i);
  g_string_append (html, "</div></div>");
  item = article_of (html->str);
  assert_holds (item->content_text, "four pumps");
  assert_lacks (item->content_text, "that other story");
}

static void
test_lead (void)
{
  g_autoptr (CorantoParsedItem) item = article_of (
      HEAD "<div><h1>" TITLE "</h1><p class='date'>2024-03-29</p>"
           "<p class='intro'>A night of rain has cost the laboratory an oven and two balances.</p>"
           "<div class='ad'>Buy our pumps</div><div class='article-body'>" E1 E2 E1 "</div></div>");

  assert_holds (item->content_text, "A night of rain");
  assert_lacks (item->content_text, "2024-03-29");
  assert_lacks (item->content_text, "Buy our pumps");
}

/* The text stands in the page's JSON-LD alone. */
static void
test_stated_text (void)
{
  g_autoptr (GString) html
      = g_string_new ("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                      "\"headline\":\"Rain\",\"articleBody\":\"");
  g_autoptr (CorantoParsedItem) item = NULL;

  for (guint i = 0; i < 8; i++)
    g_string_append (html, "The storm arrived in the night & stayed.\\n");
  g_string_append (html, "\"}</script></head><body><div id='app'></div></body></html>");
  item = article_of (html->str);
  g_assert_cmpstr (item->title, ==, "Rain");
  assert_holds (item->content_html, "<p>The storm arrived in the night &amp; stayed.</p>");
  assert_holds (item->content_text, "night & stayed.");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *html;
    CorantoErrorCode code;
  } cases[] = {
    { "<html><body><a href='/1'>One</a><a href='/2'>Two</a><form><input></form>",
      CORANTO_ERROR_NO_ARTICLE },
    { "<html><body><div id='root'></div><script src='/a.js'></script>",
      CORANTO_ERROR_NEEDS_SCRIPTS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoHtmlDocument) page = page_parse (cases[i].html, PAGE_URL);
      CorantoPageOptions options = { TEST_NOW, NULL, coranto_limits_default () };
      g_autoptr (GError) error = NULL;
      CorantoParsedItem *item = coranto_article_extract (page, &options, &error);

      g_assert_null (item);
      g_assert_error (error, CORANTO_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article/beside-left-out", test_beside_left_out);
  g_test_add_func ("/article/structure-kept", test_structure_kept);
  g_test_add_func ("/article/br-paragraphs", test_br_paragraphs);
  g_test_add_func ("/article/layout-table", test_layout_table);
  g_test_add_func ("/article/span-soup", test_span_soup);
  g_test_add_func ("/article/lazy-pictures", test_lazy_pictures);
  g_test_add_func ("/article/foreign-lines", test_foreign_lines);
  g_test_add_func ("/article/teasers", test_teasers);
  g_test_add_func ("/article/lead", test_lead);
  g_test_add_func ("/article/stated-text", test_stated_text);
  g_test_add_func ("/article/refused", test_refused);
  return g_test_run ();
}
