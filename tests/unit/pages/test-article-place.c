/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a page the article stands and where it ends. */
#include "pages-test.h"

#define P1                                                                                         \
  "<p>The storm arrived in the night, and by morning the laboratory stood under water, which "     \
  "nobody had expected.</p>"
#define P2                                                                                         \
  "<p>It took the team three weeks, four pumps and a good deal of patience to dry the place, as "  \
  "the report says.</p>"
#define HEAD "<h1>Rain in the cellar of the laboratory</h1>"
#define NOTICE                                                                                     \
  "<p>We and our partners keep information on your device, such as identifiers, in order to "      \
  "show and measure contents, and to learn about the people who read them.</p><p>You may change "  \
  "your mind at any time in the settings, which you find at the foot of each page, and object "    \
  "to what our partners do on other grounds.</p><p>Some of them need your consent, others do "     \
  "not, which is said in the list below, together with the purposes of each.</p>"

static CorantoParsedItem *
read_page (const char *body)
{
  g_autofree char *html
      = g_strconcat ("<html lang='en'><head><title>Rain in the cellar of the laboratory</title>"
                     "</head><body>",
                     body, "</body></html>", NULL);

  return article_of (html);
}

static void
check (const char *body, const char *held, const char *lacked)
{
  g_autoptr (CorantoParsedItem) item = read_page (body);

  assert_holds (item->content_text, "nobody had expected");
  if (held)
    assert_holds (item->content_text, held);
  if (lacked)
    assert_lacks (item->content_text, lacked);
}

/* A notice may be longer than the article; it never is one. */
static void
test_notices (void)
{
  check ("<main>" HEAD "<div>" P1 P2 "</div></main><div class='cookie-banner'>" NOTICE "</div>",
         "four pumps", "our partners");
}

/* Names of classes mislead: where nothing is left, they are not believed. */
static void
test_misleading_names (void)
{
  check (HEAD "<div class='sidebar-right-layout'>" P1 P2 "</div>", "four pumps", NULL);
  check ("<div class='related-box'>" HEAD P1 P2 "</div>", "four pumps", NULL);
  check (HEAD "<div class='gate-paywall article-body'>" P1 P2 "</div>", "four pumps", NULL);
  check (HEAD "<div class='teaser-content'>" P1 "</div><div class='rest'>" P2 P2 P2 "</div>",
         "four pumps", NULL);
}

static void
test_one_of_several (void)
{
  check ("<main><article>" HEAD P1 P2 "</article><article><h2>Another day</h2>" NOTICE
         "</article><article><h2>And another</h2>" NOTICE "</article></main>",
         "four pumps", "our partners");
}

#define CARD(title)                                                                                \
  "<div class='c'><a href='/" title "'>" title "</a><p>A visit to people who stayed where they "   \
  "were, and to some who did not.</p><span>2023-01-05</span></div>"

static void
test_cards_after (void)
{
  check ("<main>" HEAD "<div class='t'>" P1 P2 "</div><div class='k'>" CARD ("one thing")
             CARD ("two things") CARD ("three things") "</div></main>",
         "four pumps", "people who stayed");
  /* parts of the text that look a little like it */
  check ("<main>" HEAD P1 P2 "<blockquote><p>Nobody slept, said the "
         "director.</p><a href='/x'>the director</a></blockquote><ol><li>First the <a "
         "href='/p'>pumps</a> came, 2023-01-05</li><li>Then the <a href='/f'>fans</a>, "
         "2023-01-06</li></ol></main>",
         "Nobody slept", NULL);
}

static void
test_sections_after (void)
{
  check ("<main>" HEAD P1 P2 "<h3>Comments</h3><p>I was there as well, and I can say that it was "
         "a long night for all of us.</p></main>",
         "four pumps", "I was there");
  check ("<main>" HEAD P1 P2 "<h3>Related articles</h3><div><a href='/a'>The pumps that saved the "
         "day and the night</a></div></main>",
         "four pumps", "saved the day");
  /* one in the text, which goes on */
  check ("<main>" HEAD P1 "<h3>Read more</h3><p><a href='/a'>The pumps that saved the day and the "
         "night</a></p>" P2 "</main>",
         "four pumps", "saved the day");
}

static void
test_foreign_lines (void)
{
  static const char *const lines[] = { "Sign up for our newsletter and get it every Friday.",
                                       "Your browser does not support the audio element.",
                                       "Reach the writer at ann@bench.example.",
                                       "Riproduzione riservata",
                                       "This post may contain affiliate links.",
                                       "未经本报书面授权，不得以任何方式加以使用。",
                                       "（撰稿：许闻舟 摄影：陆一苇）",
                                       "长按识别二维码，加入读者群",
                                       "Lesen Sie auch: Warum die Pegel steigen" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *body
          = g_strconcat ("<main>" HEAD P1 P2 "<p>", lines[i], "</p></main>", NULL);

      check (body, "four pumps", lines[i]);
    }
  /* a post that the article quotes is no address of the writer */
  check ("<main>" HEAD P1 P2
         "<blockquote><p>— The laboratory (@lab) 3 March</p></blockquote></main>",
         "(@lab)", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-place/notices", test_notices);
  g_test_add_func ("/article-place/misleading-names", test_misleading_names);
  g_test_add_func ("/article-place/one-of-several", test_one_of_several);
  g_test_add_func ("/article-place/cards-after", test_cards_after);
  g_test_add_func ("/article-place/sections-after", test_sections_after);
  g_test_add_func ("/article-place/foreign-lines", test_foreign_lines);
  return g_test_run ();
}
