/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the dates of a page is its article's. */
#include "pages-test.h"

#define TEXT                                                                                       \
  "<div><p>The storm arrived in the night, and by morning the laboratory stood under water, "      \
  "which nobody had expected.</p><p>It took the team three weeks, four pumps and a good deal of "  \
  "patience to dry the place, as the report says.</p></div>"
#define HEAD "<h1>Rain in the cellar of the laboratory</h1>"

typedef struct
{
  const char *head;
  const char *body;
  const char *url;
  const char *date;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *html = g_strconcat (
          "<html lang='en'><head><title>Rain in the cellar of the laboratory</title>",
          cases[i].head, "</head><body>", cases[i].body, "</body></html>", NULL);
      g_autoptr (CorantoHtmlDocument) page
          = page_parse (html, cases[i].url ? cases[i].url : "https://news.example.org/rain");
      CorantoPageOptions options = { .now = TEST_NOW, .limits = coranto_limits_default () };
      g_autoptr (GError) error = NULL;
      g_autoptr (CorantoParsedItem) item = coranto_article_extract (page, &options, &error);

      g_assert_no_error (error);
      g_test_message ("case %u", i);
      assert_date (&item->published, cases[i].date);
    }
}

#define STATED(time) "<meta property='article:published_time' content='" time "'>"

/* The clock that is shown tells the zone of the instant that is stated. */
static void
test_zone (void)
{
  static const Case cases[] = {
    { STATED ("2024-02-25T02:25:54Z"), HEAD "<p>February 24, 2024 | 9:25pm</p>" TEXT, NULL,
      "2024-02-24T21:25:54-05:00" },
    { STATED ("2024-02-25T02:25:54Z"), HEAD "<p>25 February 2024</p>" TEXT, NULL,
      "2024-02-25T02:25:54Z" },
    { STATED ("2024-02-25T02:25:54Z"),
      HEAD "<time datetime='2024-02-24T22:25:54-04:00'>24 February</time>" TEXT, NULL,
      "2024-02-24T22:25:54-04:00" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What the page shows as the article's own day is what readers hold it to; not the day of a change,
 * nor one of several. */
static void
test_shown (void)
{
  static const Case cases[] = {
    { STATED ("2024-01-15"),
      HEAD "<p>Published: <time datetime='2024-01-25'>25.01.2024</time></p>" TEXT, NULL,
      "2024-01-25T00:00:00Z" },
    { STATED ("2024-01-15") "<meta property='article:modified_time' content='2024-01-25'>",
      HEAD "<p>Published: <time datetime='2024-01-25'>25.01.2024</time></p>" TEXT, NULL,
      "2024-01-15T00:00:00Z" },
    { "", HEAD "<div itemprop='datePublished'>25.01.2024</div>" TEXT, NULL,
      "2024-01-25T00:00:00Z" },
    { "", HEAD TEXT "<div class='footer'><time itemprop='datePublished'>25.01.2024</time></div>",
      NULL, "2024-01-25T00:00:00Z" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_dateline (void)
{
  static const Case cases[] = {
    { "",
      HEAD "<div><p>DUNMORE, 1 February 2024 – The storm arrived in the night, and by morning the "
           "laboratory stood under water, which nobody had expected.</p></div>",
      NULL, "2024-02-01T00:00:00Z" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A day without its year is this year's only while it is young. */
static void
test_guessed_year (void)
{
  static const Case cases[] = {
    { "", HEAD "<p>18 March</p>" TEXT, NULL, "2024-03-18T00:00:00Z" },
    { "", HEAD "<p>18 May</p>" TEXT, NULL, NULL },
    { "", HEAD "<p>18.05.23</p>" TEXT, NULL, "2023-05-18T00:00:00Z" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_address (void)
{
  static const Case cases[] = {
    { "", HEAD TEXT, "https://news.example.org/2017/7/12/rain", "2017-07-12T00:00:00Z" },
    { "", HEAD TEXT, "https://news.example.org/29-10-2021", "2021-10-29T00:00:00Z" },
    /* the month or the day: nobody knows */
    { "", HEAD TEXT, "https://news.example.org/09-10-2021", NULL },
    /* an archive's day comes before the page's own */
    { "", HEAD TEXT, "https://archive.example.org/web/20120611024252/2012-06/04/rain.htm",
      "2012-06-04T00:00:00Z" },
    { "", HEAD "<p>18 March 2024</p>" TEXT, "https://news.example.org/2017/07/12/rain",
      "2017-07-12T00:00:00Z" },
    /* what a site states long after its address was made, it states of its own moving */
    { STATED ("2019-06-17T18:28:00+02:00"), HEAD TEXT, "https://news.example.org/2017/7/12/rain",
      "2017-07-12T00:00:00Z" },
    { STATED ("2017-07-13T18:28:00+02:00"), HEAD TEXT, "https://news.example.org/2017/7/12/rain",
      "2017-07-13T18:28:00+02:00" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A headline that reads like a sentence is no first paragraph: the day below it stands before the
 * text. */
static void
test_long_headline (void)
{
  static const Case cases[] = {
    { "",
      "<div id='content'><h1>Rain in the cellar of the laboratory: already 9.087 buckets of water "
      "were carried out by the team, its guests, its neighbours and two passers-by</h1>"
      "<p><em>10.11.2021</em></p><p>Until 9 November 2021 the team carried 1.246 buckets, which "
      "nobody had expected, and which will have to be paid for.</p>" TEXT "</div>",
      NULL, "2021-11-10T00:00:00Z" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-dates/zone", test_zone);
  g_test_add_func ("/article-dates/shown", test_shown);
  g_test_add_func ("/article-dates/dateline", test_dateline);
  g_test_add_func ("/article-dates/guessed-year", test_guessed_year);
  g_test_add_func ("/article-dates/address", test_address);
  g_test_add_func ("/article-dates/long-headline", test_long_headline);
  return g_test_run ();
}
