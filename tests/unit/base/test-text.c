/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of coranto-text. */
#include "coranto-text.h"

static void
assert_line (const char *text, gsize max_chars, const char *expected)
{
  g_autofree char *line = coranto_text_line (text, max_chars);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_line (void)
{
  assert_line (NULL, 0, "");
  assert_line (" a \n\t b ", 0, "a b");
  assert_line ("　　光谱　仪器", 0, "光谱 仪器");
  assert_line ("a\xC2\xA0"
               "b",
               0, "a b");
  assert_line ("a\x01\x1B[31mb", 0, "a[31mb");
  assert_line ("\xE2\x80\xAE"
               "cod.exe",
               0, "cod.exe"); /* right-to-left override */
  assert_line ("\xFF\xFE bad", 0, "\xEF\xBF\xBD\xEF\xBF\xBD bad");
  assert_line ("👩‍🔬", 0, "👩‍🔬"); /* joiners stay */
}

static void
test_line_is_cut (void)
{
  assert_line ("一二三四五", 5, "一二三四五");
  assert_line ("一二三四五六", 5, "一二三四…");
  assert_line ("one two three", 8, "one two…");
  assert_line ("abc", 1, "…");
}

static void
test_block (void)
{
  g_autofree char *block = coranto_text_block (" one\n\n\n\n two \n three ", 0);

  g_assert_cmpstr (block, ==, "one\n\ntwo\nthree");
}

static void
test_cjk (void)
{
  g_assert_true (coranto_text_is_cjk ("GC-MS 质谱"));
  g_assert_true (coranto_text_is_cjk ("ひらがな"));
  g_assert_true (coranto_text_is_cjk ("한국어"));
  g_assert_false (coranto_text_is_cjk ("Überblick – naïve"));
  g_assert_false (coranto_text_is_cjk (NULL));
}

static void
test_blank (void)
{
  g_assert_true (coranto_text_is_blank (NULL));
  g_assert_true (coranto_text_is_blank (" \n\t　\xC2\xA0"));
  g_assert_false (coranto_text_is_blank (" . "));
}

static void
test_escape (void)
{
  g_autofree char *escaped = coranto_text_escape_html ("<a href=\"x\">'&'</a>");

  g_assert_cmpstr (escaped, ==, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

static void
test_fold (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean fold_case;
  } same[] = {
    { "标题，一", " 标题, 一\n", FALSE },
    { "Ａ １", "A1", FALSE },
    { "Straße", "STRASSE", TRUE },
    { "a\xE2\x80\x8B"
      "b",
      "ab", FALSE }, /* zero-width space */
    { NULL, " ", TRUE },
  };
  g_autofree char *capital = coranto_text_fold ("A", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = coranto_text_fold (same[i].a, same[i].fold_case);
      g_autofree char *b = coranto_text_fold (same[i].b, same[i].fold_case);

      g_assert_cmpstr (a, ==, b);
    }
  g_assert_cmpstr (capital, ==, "A");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/line", test_line);
  g_test_add_func ("/text/line-is-cut", test_line_is_cut);
  g_test_add_func ("/text/block", test_block);
  g_test_add_func ("/text/cjk", test_cjk);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/escape", test_escape);
  return g_test_run ();
}
