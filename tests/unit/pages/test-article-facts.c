/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known about an article: title, dates, people, labels, breadcrumbs, pages. */
#include "pages-test.h"

#define BODY                                                                                                                           \
  "<div "                                                                                                                              \
  "class='content'><p>南海北部的风浪并不温和，科考船每次转向，实验舱里的工程师都会看一眼真空规。" \
  "</p><p>这是海洋化学航次的第三十天，仪器每四十秒采一次表层海水，共留下六万多张谱图。</p></div>"
#define ENGLISH                                                                                    \
  "<div><p>The storm arrived in the night, and by morning the laboratory stood under water, "      \
  "which nobody had expected.</p><p>It took the team three weeks, four pumps and a good deal of "  \
  "patience to dry the place, as the report says.</p></div>"

static CorantoParsedItem *
read_page (const char *head, const char *before, const char *body, const char *after)
{
  g_autofree char *html = g_strconcat ("<html><head>", head, "</head><body>", before, body, after,
                                       "</body></html>", NULL);

  return article_of (html);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *head;
    const char *before;
    const char *title;
  } cases[] = {
    { "<title>Rain in the cellar - News - The Bench</title>", "", "Rain in the cellar" },
    { "<title>Rain in the cellar | The Bench</title>",
      "<h1>The Bench</h1><h2>Rain in the cellar</h2>", "Rain in the cellar" },
    { "<title>The Bench</title><meta property='og:title' content='Rain in the cellar'>", "",
      "Rain in the cellar" },
    { "<title>Rain in the cellar</title>",
      "<h1><span>Weather</span> <span>Rain in the cellar</span></h1>", "Rain in the cellar" },
    { "<title>国产质谱走进海洋科考_云泽仪器网</title>", "<h2>国产质谱走进海洋科考</h2>",
      "国产质谱走进海洋科考" },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Rain in the\n"
      " cellar\"}</script>",
      "", "Rain in the cellar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedItem) item = read_page (cases[i].head, cases[i].before, ENGLISH, "");

      g_assert_cmpstr (item->title, ==, cases[i].title);
    }
}

static void
test_labels (void)
{
  g_autoptr (CorantoParsedItem) item = read_page (
      "<title>国产质谱走进海洋科考</title>",
      "<div class='position'>当前位置：<a href='/'>云泽仪器网</a> &gt; <a "
      "href='/news/'>资讯中心</a> &gt;"
      " 正文</div><h1>国产质谱走进海洋科考</h1><p><span>2024年03月29日 15:07:43</span>"
      "<span>来源：新华社</span><span>作者：许闻舟 李明</span><span>点击：2310</span></p>",
      BODY, "<p>（责任编辑：陆一苇）</p><p>免责声明：本网转载的文章，版权归原作者所有。</p>");

  g_assert_cmpstr (item->source, ==, "新华社");
  g_assert_cmpstr (item->editor, ==, "陆一苇");
  g_assert_cmpint (item->views, ==, 2310);
  g_assert_cmpuint (item->authors->len, ==, 2);
  g_assert_cmpstr (((CorantoPerson *) g_ptr_array_index (item->authors, 0))->name, ==, "许闻舟");
  assert_date (&item->published, "2024-03-29T15:07:43+08:00");
  g_assert_cmpuint (item->breadcrumbs->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (item->breadcrumbs, 1), ==, "资讯中心");
  assert_holds (item->copyright, "免责声明");
  assert_lacks (item->content_text, "来源");
  assert_lacks (item->content_text, "责任编辑");
  g_assert_cmpstr (item->language, ==, "zh");
}

static void
test_more_labels (void)
{
  static const struct
  {
    const char *line;
    const char *source;
    gint64 views;
  } cases[] = {
    { "发表于2024-03-29 21:30| 1164次阅读| 来源云泽报| 0 条评论", "云泽报", 1164 },
    { "文章来源：省发改委　浏览次数：33", "省发改委", 33 },
    { "稿源: 云泽日报 阅读(1.2万)", "云泽日报", -1 },
    { "2,310 views", NULL, 310 },
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *before
          = g_strdup_printf ("<h1>国产质谱走进海洋科考</h1><div>%s</div>", cases[i].line);
      g_autoptr (CorantoParsedItem) item
          = read_page ("<title>国产质谱走进海洋科考</title>", before, BODY, "");

      g_assert_cmpstr (item->source, ==, cases[i].source);
      g_assert_cmpint (item->views, ==, cases[i].views);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *head;
    const char *before;
    const char *expected;
  } cases[] = {
    { "<meta property='article:published_time' content='2024-03-01T10:00:00+01:00'>", "",
      "2024-03-01T10:00:00+01:00" },
    { "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"datePublished\":"
      "\"2024-03-01T10:00:00Z\"}]}</script>",
      "", "2024-03-01T10:00:00Z" },
    { "", "<h1>Rain in the cellar of us</h1><time datetime='2024-03-01'>1 March</time>",
      "2024-03-01T00:00:00Z" },
    { "",
      "<h1>Rain in the cellar of us</h1><div>Published: March 1, 2024 | Updated: March 9, "
      "2024</div>",
      "2024-03-01T00:00:00Z" },
    { "", "", "2024-03-29T00:00:00Z" }, /* of the address */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedItem) item = read_page (cases[i].head, cases[i].before, ENGLISH, "");

      assert_date (&item->published, cases[i].expected);
    }
}

static void
test_authors (void)
{
  static const struct
  {
    const char *before;
    const char *name;
  } cases[] = {
    { "<h1>Rain in the cellar of us</h1><p>By Ann Lee and Tom Fox</p>", "Ann Lee" },
    { "<h1>Rain in the cellar of us</h1><a rel='author' href='/ann'>Ann Lee</a>", "Ann Lee" },
    { "<h1>Rain in the cellar of us</h1><span class='author'>Ann Lee</span>", "Ann Lee" },
    { "<h1>Rain in the cellar of us</h1><div>von Ann Lee, 3. März 2024</div>", "Ann Lee" },
    { "<h1>Rain in the cellar of us</h1><span itemprop='author'>Ann Lee</span>", "Ann Lee" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedItem) item = read_page ("", cases[i].before, ENGLISH, "");

      g_assert_cmpuint (item->authors->len, >=, 1);
      g_assert_cmpstr (((CorantoPerson *) g_ptr_array_index (item->authors, 0))->name, ==,
                       cases[i].name);
    }
}

static void
test_next_page (void)
{
  g_autoptr (CorantoParsedItem) several
      = read_page ("", "", ENGLISH, "<div class='pager'><a href='123456_2.html'>下一页</a></div>");
  g_autoptr (CorantoParsedItem) other
      = read_page ("", "", ENGLISH, "<div class='pager'><a href='123457.html'>Next</a></div>");

  g_assert_cmpstr (several->next_page_url, ==,
                   "https://news.example.org/industry/20240329/123456_2.html");
  g_assert_null (other->next_page_url);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article-facts/titles", test_titles);
  g_test_add_func ("/article-facts/labels", test_labels);
  g_test_add_func ("/article-facts/more-labels", test_more_labels);
  g_test_add_func ("/article-facts/dates", test_dates);
  g_test_add_func ("/article-facts/authors", test_authors);
  g_test_add_func ("/article-facts/next-page", test_next_page);
  return g_test_run ();
}
