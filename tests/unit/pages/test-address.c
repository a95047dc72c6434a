/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of addresses and the dates in them. */
#include "coranto-page-links.h"
#include "coranto-address-date.h"
#include "coranto-page-text.h"

static void
test_shapes (void)
{
  static const struct
  {
    const char *one;
    const char *two;
    gboolean is_same;
  } cases[] = {
    { "https://a.org/news/detail/1001.html", "https://a.org/news/detail/99.html", TRUE },
    { "https://a.org/2024/03/rain-in-the-cellar/", "https://a.org/2023/11/four-pumps-and-patience/",
      TRUE },
    { "https://a.org/v.php?id=12", "https://a.org/v.php?id=7", TRUE },
    { "https://a.org/news/t8/list.html", "https://a.org/news/t1358/list.html", TRUE },
    { "https://a.org/news/detail/1001.html", "https://a.org/shop/detail/1001.html", FALSE },
    { "https://a.org/news/detail/1001.html", "https://b.org/news/detail/1001.html", FALSE },
    { "https://a.org/v.php?id=12", "https://a.org/v.php?cat=12", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].one);
      g_assert_cmpint (coranto_address_shape (cases[i].one) == coranto_address_shape (cases[i].two),
                       ==, cases[i].is_same);
    }
}

static void
test_stories (void)
{
  static const char *const stories[]
      = { "https://a.org/news/detail/1001.html", "https://a.org/rain-in-the-cellar-again",
          "https://a.org/v.php?aid=72", "https://a.org/x/5f3a9c21d7be4a" };
  static const char *const lists[]
      = { "https://a.org/", "https://a.org/news/", "https://a.org/news/t8/list.html",
          "https://a.org/about-us" };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    g_assert_true (coranto_address_is_story (stories[i]));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_false (coranto_address_is_story (lists[i]));
}

static void
test_same (void)
{
  g_assert_true (coranto_address_is_same ("https://a.org/n/", "https://a.org/n"));
  g_assert_true (coranto_address_is_same ("https://a.org/n/index.html", "https://a.org/n/#top"));
  g_assert_false (coranto_address_is_same ("https://a.org/n/", "https://a.org/m/"));
  g_assert_false (coranto_address_is_same (NULL, "https://a.org/m/"));
}

static void
test_dates (void)
{
  static const struct
  {
    const char *url;
    const char *date;
  } cases[] = {
    { "https://a.org/2019/10/25/x.html", "2019-10-25T00:00:00Z" },
    { "https://a.org/2016/0423/127.html", "2016-04-23T00:00:00Z" },
    { "https://a.org/20200709/12323944.shtml", "2020-07-09T00:00:00Z" },
    { "https://a.org/202006/t20200623_61199953.html", "2020-06-23T00:00:00Z" },
    { "https://a.org/hdxw/2017-08-15/4820.html", "2017-08-15T00:00:00Z" },
    { "https://a.org/news/2019/10/", NULL },
    { "https://a.org/p/123456789012.html", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CorantoDate date;
      g_autofree char *got = NULL;

      coranto_date_find_in_address (cases[i].url, 0, &date);
      got = coranto_date_to_rfc3339 (&date);
      g_assert_cmpstr (got, ==, cases[i].date);
    }
}

static void
test_words (void)
{
  g_assert_true (coranto_text_is_more_word ("【详细】"));
  g_assert_true (coranto_text_is_more_word ("Read more »"));
  g_assert_false (coranto_text_is_more_word ("Read more about the storm that came at night"));
  g_assert_true (coranto_text_is_next_word ("下一页"));
  g_assert_true (coranto_text_is_next_word ("Next ›"));
  g_assert_false (coranto_text_is_next_word ("下一篇"));
  g_assert_true (coranto_text_has_price ("¥ 120"));
  g_assert_true (coranto_text_has_price ("12,50 €"));
  g_assert_false (coranto_text_has_price ("美元走强"));
  g_assert_cmpstr (coranto_text_fuller ("A cut…", "A cut headline"), ==, "A cut headline");
  g_assert_cmpstr (coranto_text_fuller ("A headline", "Another"), ==, "A headline");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/address/shapes", test_shapes);
  g_test_add_func ("/address/stories", test_stories);
  g_test_add_func ("/address/same", test_same);
  g_test_add_func ("/address/dates", test_dates);
  g_test_add_func ("/address/words", test_words);
  return g_test_run ();
}
