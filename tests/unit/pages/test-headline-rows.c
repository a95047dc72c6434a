/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read out of one row: full titles, dates, summaries, pictures. */
#include "pages-test.h"

/* A list of four rows; `row` is the first, the others are plain. */
static CorantoParsedFeed *
with_row (const char *row)
{
  g_autofree char *html = g_strconcat (
      "<html lang='en'><body><ul class='news'><li>", row, "</li>",
      "<li><a href='/story/10002.html'>Second headline of this list of stories</a></li>"
      "<li><a href='/story/10003.html'>Third headline of this list of stories</a></li>"
      "<li><a href='/story/10004.html'>Fourth headline of this list of stories</a></li></ul>",
      NULL);
  g_autoptr (GError) error = NULL;
  CorantoParsedFeed *feed = list_of (html, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feed->items->len, ==, 4);
  return feed;
}

typedef struct
{
  const char *row;
  const char *expected;
} Case;

static void
test_titles (void)
{
  static const Case cases[] = {
    { "<a href='/story/10001.html' title='A headline that was cut short by its template'>"
      "A headline that was cut…</a>",
      "A headline that was cut short by its template" },
    { "<a href='/story/10001.html'>A headline that was cut...</a>"
      "<a href='/story/10001.html'>A headline that was cut before its end came</a>",
      "A headline that was cut before its end came" },
    { "<a href='/story/10001.html'>· A headline behind a bullet sign</a>",
      "A headline behind a bullet sign" },
    { "<a href='/story/10001.html'>A headline with the day inside <span>2024-03-01</span></a>",
      "A headline with the day inside" },
    { "<a href='/story/10001.html'><b>News</b> in bold and plain words alike</a>",
      "News in bold and plain words alike" },
    { "<a href='/story/10001.html' aria-label='A headline that only the label says'></a>",
      "A headline that only the label says" },
    { "<a href='/story/10001.html'><div>3 March 2024</div><h3>The heading inside of a card</h3>"
      "<p>And a teaser that is longer than its heading is.</p></a>",
      "The heading inside of a card" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedFeed) feed = with_row (cases[i].row);

      g_assert_cmpstr (item_at (feed, 0)->title, ==, cases[i].expected);
    }
}

#define LINK "<a href='/story/10001.html'>First headline of this list of stories</a>"

static void
test_dates (void)
{
  static const Case cases[] = {
    { LINK "<span>2024-03-01</span>", "2024-03-01T00:00:00Z" },
    { "<span>[03-01]</span>" LINK, "2024-03-01T00:00:00Z" },
    { LINK "<time datetime='2024-03-01T08:15:00+01:00'>today</time>", "2024-03-01T08:15:00+01:00" },
    { LINK "<span title='2024-03-01T08:15:00'>3 hours ago</span>", "2024-03-01T08:15:00Z" },
    { LINK "<em>3 hours ago</em>", "2024-03-29T21:00:00Z" },
    { "<b>15</b><i>2024-03</i>" LINK, "2024-03-15T00:00:00Z" },
    { LINK "<p>On July 4, 2019 this happened, as the long story of this summary tells you at some"
           " length.</p><span>March 1, 2024</span>",
      "2024-03-01T00:00:00Z" },
    { LINK "<span>2024-03-01 ~ 2024-03-05</span>", NULL },
    { LINK "<span>2027-01-01</span>", NULL },
    { "<a href='/2024/0301/10001.html'>First headline of this list of stories</a>",
      "2024-03-01T00:00:00Z" },
    { "<a href='/t20230623_10001.html'>First headline of this list of stories</a><i>06-23</i>",
      "2023-06-23T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedFeed) feed = with_row (cases[i].row);

      g_test_message ("%s", cases[i].row);
      assert_date (&item_at (feed, 0)->published, cases[i].expected);
    }
}

static void
test_summaries (void)
{
  static const Case cases[] = {
    { LINK
      "<p>The summary stands below its headline. <a href='/story/10001.html'>Read more</a></p>",
      "The summary stands below its headline." },
    { LINK "<p>摘要写在标题的下面，说明主要内容。<a href='/story/10001.html'>【详细】</a></p>",
      "摘要写在标题的下面，说明主要内容。" },
    { LINK "<div class='meta'>By Ann Lee, 3 March 2024</div><p>The summary after the byline.</p>",
      "The summary after the byline." },
    { LINK "<span>2024-03-01</span>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedFeed) feed = with_row (cases[i].row);

      g_assert_cmpstr (item_at (feed, 0)->summary, ==, cases[i].expected);
    }
}

static void
test_pictures (void)
{
  static const Case cases[] = {
    { "<img src='/p/1.jpg'>" LINK, "https://news.example.org/p/1.jpg" },
    { "<img src='/blank.gif' data-original='/p/1.jpg'>" LINK, "https://news.example.org/p/1.jpg" },
    { "<img srcset='/s.jpg 100w, /l.jpg 900w'>" LINK, "https://news.example.org/l.jpg" },
    { "<img src='/icon.png' width=16 height=16>" LINK, NULL },
    { LINK, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoParsedFeed) feed = with_row (cases[i].row);

      g_assert_cmpstr (item_at (feed, 0)->image, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/headline-rows/titles", test_titles);
  g_test_add_func ("/headline-rows/dates", test_dates);
  g_test_add_func ("/headline-rows/summaries", test_summaries);
  g_test_add_func ("/headline-rows/pictures", test_pictures);
  return g_test_run ();
}
