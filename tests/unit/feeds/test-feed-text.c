/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small texts of feeds. */
#include "coranto-feed-text.h"

static void
test_markup (void)
{
  static const struct
  {
    const char *markup;
    const char *text;
  } cases[] = {
    { "plain", "plain" },
    { "a &amp; b", "a & b" },
    { "<b>a</b><i>b</i>", "ab" },
    { "a<br>b<p>c</p>d", "a b c d" },
    { "1 < 2 > 0", "1 < 2 > 0" },
    { "vector<int> and <T>", "vector<int> and <T>" },
    { "x<!-- no --><style>p {}</style>y", "xy" },
    { "x<a title=\"1 > 0\" href=z>y</a>", "xy" },
    { "x<a title=\"never closed>y</a>", "xy" },
    { "x<b", "x" },
    { "How to center a <div>", "How to center a <div>" },
    { "<div>How to", "How to" },
    { "Drawing on <canvas> with <sub>", "Drawing on <canvas> with" },
    { "The <script> element", "The <script> element" },
    { "a<div>b</div>c", "a b c" },
    { "<script>a()</script>b", "b" },
    { "&#xD83D;&#xDE00; &#55357;&#56832; &#xD83D;x", "😀 😀 \uFFFDx" },
    { "?a=1&copy=2 &copy; 3", "?a=1&copy=2 © 3" },
    { "<", "<" },
    { "&", "&" },
    { "   ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = coranto_feed_line (cases[i].markup, TRUE, 0);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_spaces (void)
{
  g_autofree char *kept
      = coranto_feed_line ("\xC2\xA0 10\xC2\xA0km\xE2\x80\x89x  y \xC2\xA0", FALSE, 0);
  g_autofree char *block = coranto_feed_block ("a\n\n\n\nb", FALSE, 0);

  g_assert_cmpstr (kept, ==, "10\xC2\xA0km\xE2\x80\x89x y");
  g_assert_cmpstr (block, ==, "a\n\nb");
}

static void
test_base64 (void)
{
  g_autofree char *good = coranto_feed_decode_base64 (" PGI+\n eDwvYj4= ");
  g_autofree char *words = coranto_feed_decode_base64 ("no base64!");
  g_autofree char *empty = coranto_feed_decode_base64 ("");
  g_autofree char *zeros = coranto_feed_decode_base64 ("AAAAAAAA");

  g_assert_cmpstr (good, ==, "<b>x</b>");
  g_assert_null (words);
  g_assert_null (empty);
  g_assert_null (zeros);
}

static void
test_numbers (void)
{
  g_assert_cmpint (coranto_feed_size ("1,234,567 bytes"), ==, 1234567);
  g_assert_cmpint (coranto_feed_size ("none"), ==, 0);
  g_assert_cmpint (coranto_feed_size ("1.2 MB"), ==, 0);
  g_assert_cmpint (coranto_feed_size ("-5"), ==, 0);
  g_assert_cmpint (coranto_feed_size ("99999999999999999999999"), ==, 0);
  g_assert_cmpfloat (coranto_feed_duration ("90"), ==, 90);
  g_assert_cmpfloat (coranto_feed_duration ("1:02:03"), ==, 3723);
  g_assert_cmpfloat (coranto_feed_duration ("-1:00"), ==, 0);
  g_assert_cmpfloat (coranto_feed_duration ("nan"), ==, 0);
}

static void
test_language (void)
{
  g_autofree char *good = coranto_feed_language (" zh_CN ");
  g_autofree char *bad = coranto_feed_language ("<en>");
  g_autofree char *empty = coranto_feed_language ("");

  g_assert_cmpstr (good, ==, "zh-CN");
  g_assert_null (bad);
  g_assert_null (empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/text/markup", test_markup);
  g_test_add_func ("/feeds/text/spaces", test_spaces);
  g_test_add_func ("/feeds/text/base64", test_base64);
  g_test_add_func ("/feeds/text/numbers", test_numbers);
  g_test_add_func ("/feeds/text/language", test_language);
  return g_test_run ();
}
