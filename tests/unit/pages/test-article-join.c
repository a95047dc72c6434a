/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of several pages, put together: what each page repeats stands once. */
#include "coranto-article-join.h"
#include "pages-test.h"

#define TITLE "十二台水分仪的三年"
#define LEAD "<p>编者按：本文记录三年的比对。</p>"
#define PICTURE(n)                                                                                 \
  "<figure><img src=\"https://a.org/" #n ".png\"><figcaption>图</figcaption></figure>"
#define FOOT "<p>（本文为系列报道之一）</p>"
#define ONE "<p>第一年只有四台仪器。</p>"
#define TWO "<p>第二年来了八台。</p>"
#define THREE "<p>第三年全部收回。</p>"

static CorantoParsedItem *
page_of (const char *html, const char *text, const char *next)
{
  CorantoParsedItem *item = coranto_parsed_item_new ();

  item->title = g_strdup (TITLE);
  item->content_html = g_strdup (html);
  item->content_text = g_strdup (text);
  item->next_page_url = g_strdup (next);
  return item;
}

static void
check (const char *first, const char *second, const char *joined)
{
  g_autoptr (CorantoParsedItem) item = page_of (first, "One.", "https://a.org/1_2.html");
  g_autoptr (CorantoParsedItem) next = page_of (second, "Two.", NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *html = NULL;

  g_assert_true (coranto_article_append_page (item, next, coranto_limits_default ()));
  lines = g_strsplit (item->content_html, "\n", -1);
  html = g_strjoinv ("", lines);
  g_assert_cmpstr (html, ==, joined);
  g_assert_cmpstr (item->content_text, ==, "One.\n\nTwo.");
  g_assert_null (item->next_page_url);
}

static void
test_plain (void)
{
  check (ONE, TWO, ONE TWO);
  check ("<div>" ONE "</div>", "<div>" TWO "</div>", "<div>" ONE "</div><div>" TWO "</div>");
  check ("One year", "Another &amp; one", "One yearAnother &amp; one");
  check ("<p>Rows<br>of text", "<p>and of others", "<p>Rows<br>of text</p><p>and of others</p>");
}

static void
test_repeated (void)
{
  check ("<h2>" TITLE "</h2>" LEAD ONE, "<h2>" TITLE "</h2>" LEAD TWO,
         "<h2>" TITLE "</h2>" LEAD ONE TWO);
  check (ONE, "<h1>" TITLE "（2）</h1>" TWO, ONE TWO);
  check (PICTURE (1) ONE, PICTURE (1) TWO, PICTURE (1) ONE TWO);
  check (ONE PICTURE (1), TWO PICTURE (1) THREE PICTURE (2), ONE PICTURE (1) TWO THREE PICTURE (2));
  check ("<div>" LEAD ONE FOOT "</div>", "<div>" LEAD TWO FOOT "</div>",
         "<div>" LEAD ONE "</div><div>" TWO FOOT "</div>");
}

/* A sentence in the midst of a page may stand there twice. */
static void
test_kept (void)
{
  check (ONE TWO, THREE TWO FOOT, ONE TWO THREE TWO FOOT);
  check (ONE, TWO "<h1>" TITLE "</h1>" THREE, ONE TWO "<h1>" TITLE "</h1>" THREE);
}

static void
test_text (void)
{
  g_autoptr (CorantoParsedItem) item = page_of (LEAD ONE FOOT, "Lead.\n\nOne.\n\nFoot.", "x");
  g_autoptr (CorantoParsedItem) next
      = page_of (LEAD TWO FOOT, "Lead.\n\nTwo.\n\nFoot.", "https://a.org/1_3.html");
  g_autoptr (CorantoParsedItem) last = page_of (THREE, "Three.", NULL);

  last->editor = g_strdup ("陆一苇");
  g_assert_true (coranto_article_append_page (item, next, coranto_limits_default ()));
  g_assert_cmpstr (item->content_text, ==, "Lead.\n\nOne.\n\nTwo.\n\nFoot.");
  g_assert_cmpstr (item->next_page_url, ==, "https://a.org/1_3.html");
  g_assert_null (item->editor);
  g_assert_true (coranto_article_append_page (item, last, coranto_limits_default ()));
  g_assert_cmpstr (item->content_text, ==, "Lead.\n\nOne.\n\nTwo.\n\nFoot.\n\nThree.");
  g_assert_cmpstr (item->editor, ==, "陆一苇");
}

/* The same page again is the end, and too much is left for another time. */
static void
test_nothing (void)
{
  g_autoptr (CorantoParsedItem) item = page_of (LEAD ONE FOOT, "One.", "https://a.org/1_2.html");
  g_autoptr (CorantoParsedItem) same = page_of (LEAD ONE FOOT, "One.", "https://a.org/1_3.html");
  g_autoptr (CorantoParsedItem) ends = page_of (LEAD FOOT, "One.", "https://a.org/1_3.html");
  g_autoptr (CorantoParsedItem) long_page = page_of (TWO, "Two.", "https://a.org/1_4.html");
  CorantoLimits limits = *coranto_limits_default ();

  limits.content_bytes = strlen (LEAD ONE FOOT);
  g_assert_false (coranto_article_append_page (item, long_page, &limits));
  g_assert_cmpstr (item->next_page_url, ==, "https://a.org/1_2.html");
  g_assert_false (coranto_article_append_page (item, same, coranto_limits_default ()));
  g_assert_cmpstr (item->content_html, ==, LEAD ONE FOOT);
  g_assert_null (item->next_page_url);
  g_assert_false (coranto_article_append_page (item, ends, coranto_limits_default ()));
  g_assert_cmpstr (item->content_text, ==, "One.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article-join/plain", test_plain);
  g_test_add_func ("/article-join/repeated", test_repeated);
  g_test_add_func ("/article-join/kept", test_kept);
  g_test_add_func ("/article-join/text", test_text);
  g_test_add_func ("/article-join/nothing", test_nothing);
  return g_test_run ();
}
