/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sibling channels and the portal's name. */
#include "pages-test.h"

static GPtrArray *
channels_of (const char *html, const char *url)
{
  g_autoptr (CorantoHtmlDocument) page = page_parse (html, url);

  return coranto_channels_find (page);
}

static void
assert_channel (GPtrArray *channels, guint index, const char *title, const char *url)
{
  const CorantoChannelLink *link;

  g_assert_cmpuint (index, <, channels->len);
  link = g_ptr_array_index (channels, index);
  g_assert_cmpstr (link->title, ==, title);
  g_assert_cmpstr (link->url, ==, url);
}

#define PORTAL                                                                                               \
  "<html><head><title>行业动态-云泽仪器网</title></head><body>"                                     \
  "<div class='top'><a href='/login'>登录</a><a href='/register'>注册</a></div>"                         \
  "<div class='logo'><a href='/'><img src='/l.png' alt='云泽仪器网'></a></div>"                         \
  "<div id='nav'><ul><li><a href='/'>首页</a></li><li><a href='/news/t8/list.html'>今日焦点</a>"       \
  "</li><li><a href='/news/t15/list.html'>行业动态</a></li><li><a href='/news/t11/list.html'>"           \
  "政策法规</a></li><li><a href='https://elsewhere.example.com/x/'>合作伙伴</a></li></ul></div>"     \
  "<ul><li><a href='/news/detail/2001.html'>国产高分辨质谱仪完成首次船载连续观测</a></li>" \
  "<li><a href='/news/detail/2002.html'>气相色谱标准修订公开征求各方意见</a></li>"           \
  "<li><a href='/news/detail/2003.html'>三家实验室试行大型仪器互借互认</a></li></ul>"         \
  "<div class='footer'><a href='/about/1/'>关于我们</a><a href='/about/2/'>联系方式</a>"             \
  "<a href='/about/3/'>友情链接</a></div>"

static void
test_siblings (void)
{
  g_autoptr (GPtrArray) channels
      = channels_of (PORTAL, "https://www.example.cn/news/t15/list.html");

  g_assert_cmpuint (channels->len, ==, 3);
  assert_channel (channels, 0, "今日焦点", "https://www.example.cn/news/t8/list.html");
  assert_channel (channels, 1, "行业动态", "https://www.example.cn/news/t15/list.html");
  assert_channel (channels, 2, "政策法规", "https://www.example.cn/news/t11/list.html");
  g_assert_true (((CorantoChannelLink *) g_ptr_array_index (channels, 1))->is_current);
  g_assert_false (((CorantoChannelLink *) g_ptr_array_index (channels, 0))->is_current);
}

/* Channels with hosts of their own. */
static void
test_hosts (void)
{
  g_autoptr (GPtrArray) channels
      = channels_of ("<div class='nav'><a href='https://www.portal.example/'>首页</a><a "
                     "href='https://sports.portal.example/'>体育</a><a "
                     "href='https://tech.portal.example/'>科技</a><a "
                     "href='https://money.portal.example/'>财经</a></div>",
                     "https://tech.portal.example/");

  g_assert_cmpuint (channels->len, ==, 3);
  assert_channel (channels, 0, "体育", "https://sports.portal.example/");
  g_assert_true (((CorantoChannelLink *) g_ptr_array_index (channels, 1))->is_current);
}

/* Writers stand in the rows, a menu stands together. */
static void
test_writers (void)
{
#define WROTE(n)                                                                                   \
  "<div><h3><a href='/detail/1000" #n ".html'>国产高分辨质谱仪完成首次船载连续观测" #n             \
  "</a></h3><p>三十天里，仪器每四十秒采一次表层海水。</p><p><a href='/news/w" #n "/'>某某甲" #n    \
  "</a></p></div>"
  g_autoptr (GPtrArray) channels
      = channels_of ("<body>" WROTE (1) WROTE (2) WROTE (3) WROTE (4) WROTE (5),
                     "https://www.example.cn/news/t15/");

  g_assert_cmpuint (channels->len, ==, 0);
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) channels
      = channels_of ("<html><body><p>Nothing but <a href='/x'>a word</a>.</p>", PAGE_URL);

  g_assert_cmpuint (channels->len, ==, 0);
}

static void
test_names (void)
{
  static const struct
  {
    const char *html;
    const char *url;
    const char *name;
  } cases[] = {
    { PORTAL, "https://www.example.cn/news/t15/list.html", "云泽仪器网" },
    { "<html><head><meta property='og:site_name' content='The Daily Bench'></head><body>x",
      "https://bench.example.org/a/", "The Daily Bench" },
    { "<html><head><title>Latest news | The Daily Bench</title></head><body>x",
      "https://bench.example.org/a/", "The Daily Bench" },
    { "<html><head><title>The Daily Bench - news of laboratories</title></head><body>x",
      "https://bench.example.org/", "The Daily Bench" },
    { "<html><body>x", "https://bench.example.org/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoHtmlDocument) page = page_parse (cases[i].html, cases[i].url);
      g_autofree char *name = coranto_portal_name (page);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_page_titles (void)
{
  static const struct
  {
    const char *url;
    const char *document_title;
    const char *portal_title;
    const char *title;
  } cases[] = {
    { "https://www.example.cn/tzgg/", "通知公告-云泽市计量中心", "云泽市计量中心", "通知公告" },
    { "https://www.example.cn/tzgg/", "通知公告_信息公开_云泽市计量中心", "云泽市计量中心",
      "通知公告" },
    { "https://bench.example.org/tech", "Technology | The Bench", "The Bench", "Technology" },
    /* another's name is none to leave out */
    { "https://bench.example.org/tech", "Technology – and more", "The Bench",
      "Technology – and more" },
    { "https://bench.example.org/tech", "The Bench | Technology", "The Bench",
      "The Bench | Technology" },
    { "https://bench.example.org/", "Home | The Bench", "The Bench", "The Bench" },
    { "https://bench.example.org/", "Technology", NULL, "Technology" },
    { "https://bench.example.org/", NULL, "The Bench", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = coranto_portal_page_title (cases[i].url, cases[i].document_title,
                                                          cases[i].portal_title);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/channels/siblings", test_siblings);
  g_test_add_func ("/channels/hosts", test_hosts);
  g_test_add_func ("/channels/writers", test_writers);
  g_test_add_func ("/channels/none", test_none);
  g_test_add_func ("/channels/names", test_names);
  g_test_add_func ("/channels/page-titles", test_page_titles);
  return g_test_run ();
}
