/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list among links that are built like it, and lists of other things. */
#include "pages-test.h"

#define ROW(n, title)                                                                              \
  "<li><a href='/detail/20240" #n ".html'>" title "</a><span>2024-03-2" #n "</span></li>"
#define FIVE                                                                                       \
  ROW (1, "国产高分辨质谱仪完成首次船载连续观测")                                                  \
  ROW (2, "气相色谱标准修订公开征求各方意见")                                                      \
  ROW (3, "三家实验室试行大型仪器互借互认")                                                        \
  ROW (4, "便携式光谱仪进入果园检测叶片含氮量")                                                    \
  ROW (5, "老旧电子天平换新补贴政策今起受理申报")

static CorantoParsedFeed *
find (const char *body, GError **error)
{
  g_autofree char *html = g_strconcat ("<html><body>", body, "</body></html>", NULL);

  return list_of (html, error);
}

static void
check_five (const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) feed = find (body, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < feed->items->len; i++)
    g_test_message ("%s", item_at (feed, i)->title);
  g_assert_cmpuint (feed->items->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    assert_holds (item_at (feed, i)->url, "/detail/20240");
}

static void
check_none (const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) feed = find (body, &error);

  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES);
}

/* A menu in the same markup as the list: their addresses differ. */
static void
test_menu_like_rows (void)
{
  check_five (
      "<ul><li><a href='/c1.html'>今日焦点新闻栏目</a></li><li><a "
      "href='/c2.html'>行业动态新闻栏目</a></li><li><a href='/c3.html'>企业动态新闻栏目</a></li>"
      "<li><a href='/c4.html'>政策法规新闻栏目</a></li><li><a "
      "href='/c5.html'>时事热点新闻栏目</a></li>"
      "<li><a href='/c6.html'>会展资讯新闻栏目</a></li></ul><ul>" FIVE "</ul>");
}

/* A writer's link in each row: its class differs. */
static void
test_writers_in_rows (void)
{
#define BY(n, title)                                                                               \
  "<div class='r'><p><a class='t' href='/detail/20240" #n ".html'>" title                          \
  "</a></p><p><a class='w' href='/w/ann" #n "'>某某记者编辑部</a></p></div>"
  check_five (
      BY (1, "国产高分辨质谱仪完成首次船载连续观测") BY (2, "气相色谱标准修订公开征求各方意见")
          BY (3, "三家实验室试行大型仪器互借互认") BY (4, "便携式光谱仪进入果园检测叶片含氮量")
              BY (5, "老旧电子天平换新补贴政策今起受理申报"));
}

/* A rail of the very same shape, longer than the list: its heading says what it is. */
static void
test_rail (void)
{
#define HOT(n)                                                                                     \
  "<li><a href='/detail/30240" #n ".html'>热门的旧闻标题排在这里第" #n "条</a><span>2023-03-2" #n  \
  "</span></li>"
  check_five ("<div><h3>热门排行</h3><ul>" HOT (1) HOT (2) HOT (3) HOT (4) HOT (5) HOT (6) HOT (7)
                  HOT (8) "</ul></div><div><h2>要闻</h2><ul>" FIVE "</ul></div>");
}

static void
test_other_kinds (void)
{
#define FOUR(row) row (1) row (2) row (3) row (4) row (5) row (6)
#define FIRM(n)                                                                                    \
  "<li><h4><a href='/shop" #n "/'>云泽市某某仪器设备有限公司</a></h4><p>地址：某某路" #n           \
  "号 <a href='/p/4881" #n ".html'>工业用激光打标机型号" #n "</a></p><span>2019-01-0" #n           \
  "</span></li>"
#define PERSON(n)                                                                                  \
  "<li><a href='/u/100" #n "'>爱读书的猫咪" #n "</a><span>2023-01-0" #n "</span></li>"
#define SOFT(n)                                                                                    \
  "<li><a href='/soft/700" #n ".html'>云端格式转换工具 v1.0." #n "</a><p>大小：" #n                \
  ".4MB 语言：简体中文</p><span>2024-03-0" #n "</span></li>"
#define GOOD(n) "<li><a href='/product/2476" #n ".html'>全自动激光打标机型号" #n "</a></li>"
#define MATCH(n)                                                                                   \
  "<li><a href='/match/59603" #n "'>Port Ansley v Dunmore" #n "</a><span>2024-03-0" #n             \
  "</span></li>"
#define JOB(n)                                                                                     \
  "<li><a href='/jobs/8812" #n "'>Senior analyst for the water laboratory " #n                     \
  "</a><span>2024-03-0" #n "</span></li>"
#define COUNT(n)                                                                                   \
  "<li><a href='/detail/20240" #n ".html'>25" #n " comments</a><span>2024-03-0" #n "</span></li>"
  check_none ("<ul>" FOUR (FIRM) "</ul>");
  check_none ("<ul>" FOUR (PERSON) "</ul>");
  check_none ("<ul>" FOUR (SOFT) "</ul>");
  check_none ("<ul>" FOUR (GOOD) "</ul>");
  check_none ("<ul>" FOUR (MATCH) "</ul>");
  check_none ("<ul>" FOUR (JOB) "</ul>");
  check_none ("<ul>" FOUR (COUNT) "</ul>");
}

static void
test_lead (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) feed = find (
      "<main><div class='hero'><img src='/a.jpg'><h2><a href='/detail/202409.html'>头条：数字实验室"
      "改造进入第二年</a></h2><p>一年下来，改造过的实验室少了一半纸面记录。</p></div><ul>" FIVE
      "</ul></main>",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feed->items->len, ==, 6);
  g_assert_cmpstr (item_at (feed, 0)->title, ==, "头条：数字实验室改造进入第二年");
  assert_holds (item_at (feed, 0)->summary, "纸面记录");
}

static void
test_adverts (void)
{
  check_five (
      "<ul>" FIVE
      "<li><a href='/detail/202407.html'>这台仪器让实验室省下三成电费</a><span>广告</span></li>"
      "<li><a rel='sponsored' href='/detail/202408.html'>选购天平之前先看完这五条</a></li></ul>");
}

/* The same story by its picture (some rows) and its headline (all rows). */
static void
test_pictures_of_some (void)
{
#define PIC(n, title)                                                                              \
  "<li><a href='/detail/20240" #n ".html'><img alt='" title "' src='/" #n ".jpg'></a><div><h2><a " \
  "href='/detail/20240" #n ".html'>" title "</a></h2></div></li>"
#define BARE(n, title)                                                                             \
  "<li><div><h2><a href='/detail/20240" #n ".html'>" title "</a></h2></div></li>"
  check_five ("<ul>" PIC (1, "国产高分辨质谱仪完成首次船载连续观测")
                  PIC (2, "气相色谱标准修订公开征求各方意见")
                      PIC (3, "三家实验室试行大型仪器互借互认")
                          BARE (4, "便携式光谱仪进入果园检测叶片含氮量")
                              BARE (5, "老旧电子天平换新补贴政策今起受理申报") "</ul>");
}

typedef struct
{
  const char *list;
  const char *title; /* of the first row */
  const char *date;
} Case;

/* Days over rows, days before rows, days that scripts are told. */
static void
test_days (void)
{
#define NEWS(n)                                                                                    \
  "<li><a href='/detail/20240" #n ".html'>The headline of a story, number " #n "</a></li>"
#define CLOCK(n)                                                                                   \
  "<li><span>15:0" #n "</span><a href='/detail/20240" #n                                           \
  ".html'>The headline of a story, number " #n "</a></li>"
#define DATA(n)                                                                                    \
  "<li><a href='/detail/20240" #n ".html'>The headline of a story, number " #n                     \
  "</a><i data-publish-time='171100080" #n "'>ago</i></li>"
#define AFTER(n)                                                                                   \
  "<dt>2024.03.0" #n "</dt><dd><a href='/detail/20240" #n                                          \
  ".html'>The headline of a story, number " #n "</a></dd>"
  static const Case cases[] = {
    { "<h2>Friday, 22 March 2024</h2><ul>" NEWS (1) NEWS (2) NEWS (3) NEWS (4) "</ul>", NULL,
      "2024-03-22T00:00:00Z" },
    { "<h2>Friday, 22 March 2024</h2><ul>" CLOCK (1) CLOCK (2) CLOCK (3) CLOCK (4) "</ul>", NULL,
      "2024-03-22T15:01:00Z" },
    { "<ul>" DATA (1) DATA (2) DATA (3) DATA (4) "</ul>", NULL, "2024-03-21T06:00:01Z" },
    { "<dl>" AFTER (1) AFTER (2) AFTER (3) AFTER (4) "</dl>", NULL, "2024-03-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *html
          = g_strconcat ("<html lang='en'><body>", cases[i].list, "</body></html>", NULL);
      g_autoptr (CorantoParsedFeed) feed = list_of (html, &error);

      g_assert_no_error (error);
      g_test_message ("case %u", i);
      g_assert_cmpuint (feed->items->len, ==, 4);
      assert_date (&item_at (feed, 0)->published, cases[i].date);
    }
}

/* Of the links to one story and of the words in one, those of the headline. */
static void
test_headline_words (void)
{
#define THREE(row) row (2) row (3) row (4)
#define SUMMED(n)                                                                                  \
  "<div class='r'><a class='t' href='/detail/20240" #n ".html'>The headline of a story " #n        \
  "</a><a class='d' href='/detail/20240" #n                                                        \
  ".html'>What looks like a joke turns out to be the most serious work of them all, number " #n    \
  "</a></div>"
#define KICKED(n)                                                                                  \
  "<li><h3><a href='/detail/20240" #n ".html'><span class='teaser__topline'>Care" #n               \
  "</span><span class='teaser__headline'>The headline of a story " #n "</span></a></h3></li>"
#define PINNED(n)                                                                                  \
  "<li><a href='/detail/20240" #n ".html'><i>置顶</i>某地某某仪器标准公开征求意见" #n "</a></li>"
#define SITED(n)                                                                                   \
  "<li><a title='某地某某仪器标准公开征求意见" #n "-数智圈' href='/detail/20240" #n                \
  ".html'>某地某某仪器标准公开征求意见" #n "</a></li>"
#define LABELLED(n)                                                                                \
  "<li><a title='某地某某仪器标准今起公开征求意见" #n "' href='/detail/20240" #n                   \
  ".html'>[评测] 某地某某仪器标准今起…</a></li>"
  static const Case cases[] = {
    { SUMMED (1) THREE (SUMMED), "The headline of a story 1", NULL },
    { "<ul>" KICKED (1) THREE (KICKED) "</ul>", "The headline of a story 1", NULL },
    { "<ul>" PINNED (1) THREE (PINNED) "</ul>", "某地某某仪器标准公开征求意见1", NULL },
    { "<ul>" SITED (1) THREE (SITED) "</ul>", "某地某某仪器标准公开征求意见1", NULL },
    { "<ul>" LABELLED (1) THREE (LABELLED) "</ul>", "某地某某仪器标准今起公开征求意见1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CorantoParsedFeed) feed = find (cases[i].list, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (feed->items->len, ==, 4);
      g_assert_cmpstr (item_at (feed, 0)->title, ==, cases[i].title);
    }
}

/* Each list is offered once, however its links could be grouped. */
static void
test_candidates (void)
{
  g_autofree char *html = g_strconcat (
      "<html><body><ul>" FIVE "</ul><div class='b'><ol><li><a "
      "href='/other/1001.html'>第二个列表里的第一条消息标题</a></li><li><a href='/other/1002.html'>"
      "第二个列表里的第二条消息标题</a></li><li><a "
      "href='/other/1003.html'>第二个列表里的第三条消息标题</a></li>"
      "</ol></div></body></html>",
      NULL);
  g_autoptr (CorantoHtmlDocument) page = page_parse (html, PAGE_URL);
  CorantoPageOptions options = { .now = TEST_NOW, .limits = coranto_limits_default () };
  g_autoptr (GPtrArray) lists = coranto_headlines_find_all (page, &options);

  g_assert_cmpuint (lists->len, ==, 2);
  g_assert_cmpuint (((CorantoParsedFeed *) g_ptr_array_index (lists, 0))->items->len, ==, 5);
  g_assert_cmpuint (((CorantoParsedFeed *) g_ptr_array_index (lists, 1))->items->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headline-parts/menu-like-rows", test_menu_like_rows);
  g_test_add_func ("/headline-parts/writers-in-rows", test_writers_in_rows);
  g_test_add_func ("/headline-parts/rail", test_rail);
  g_test_add_func ("/headline-parts/other-kinds", test_other_kinds);
  g_test_add_func ("/headline-parts/lead", test_lead);
  g_test_add_func ("/headline-parts/adverts", test_adverts);
  g_test_add_func ("/headline-parts/pictures-of-some", test_pictures_of_some);
  g_test_add_func ("/headline-parts/days", test_days);
  g_test_add_func ("/headline-parts/headline-words", test_headline_words);
  g_test_add_func ("/headline-parts/candidates", test_candidates);
  return g_test_run ();
}
