/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words marked in markup and text. */
#include <string.h>

#include "coranto-found-marks.h"
#include "coranto-limits.h"
#include "coranto-sanitizer.h"

#define M "<mark class=\"found\">"
#define E "</mark>"

static void
test_marks (void)
{
  static const struct
  {
    const char *words;
    const char *html;
    const char *expected;
  } cases[] = {
    { "光谱", "<p>看光谱仪</p>", "<p>看" M "光谱" E "仪</p>" },
    { "光谱仪", "<p>光<b>谱</b>仪</p>", "<p>" M "光" E "<b>" M "谱" E "</b>" M "仪" E "</p>" },
    { "光谱", "<p>光</p><p>谱</p>", "<p>光</p><p>谱</p>" },
    { "光谱", "<p>光譜</p>", "<p>" M "光譜" E "</p>" },
    { "market", "The <i>Markets</i>, MARKET &amp; market",
      "The <i>Markets</i>, " M "MARKET" E " &amp; " M "market" E },
    { "mark*", "market", M "market" E },
    { "amp", "R&amp;D amp", "R&amp;D " M "amp" E },
    { "lt OR gt OR script", "&lt;script&gt;", "&lt;" M "script" E "&gt;" },
    { "\"a b\"", "a &lt; b", M "a &lt; b" E },
    { "x", "<a href=\"x>x\" title='x'>x</a>", "<a href=\"x>x\" title='x'>" M "x" E "</a>" },
    { "href", "<a href=\"x\">y</a>", "<a href=\"x\">y</a>" },
    { "-absent here", "absent here", "absent " M "here" E },
    { "title:here", "here", "here" },
    { "text:here", "here", M "here" E },
    { "is:unread", "unread is", "unread is" },
    { "a", "", "" },
    { "a", "<a", "<a" },
    { "a", "&a", "&" M "a" E },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoSearch) search = coranto_search_parse (cases[i].words);
      g_autofree char *marked
          = coranto_found_marks_in_html (cases[i].html, search, CORANTO_SEARCH_TEXT);

      g_assert_cmpstr (marked, ==, cases[i].expected);
    }
}

static void
test_text_is_escaped (void)
{
  g_autoptr (CorantoSearch) search = coranto_search_parse ("script b");
  g_autofree char *marked
      = coranto_found_marks_in_text ("<script>a & b</script>", search, CORANTO_SEARCH_TITLE);

  g_assert_cmpstr (marked, ==,
                   "&lt;" M "script" E "&gt;a &amp; " M "b" E "&lt;/" M "script" E "&gt;");
}

/* Whatever is marked, taking the marks off gives what was there. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "<p>",  "</p>",   "<b>",
                                        "</b>", "光",     "谱",
                                        "a",    " ",      "<script>",
                                        "\"",   "'",      "<img alt=\"a 光谱\">",
                                        "&lt;", "&amp;a", "<a href=\"javascript:a\">",
                                        "</a>", "<!--",   "-->",
                                        "&",    "<",      ">",
                                        "\n" };
  g_autoptr (CorantoSearch) search = coranto_search_parse ("光谱 OR a OR lt OR amp OR 光");
  CorantoSanitizeOptions options = { .base_url = "https://example.org/" };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autofree char *clean = NULL;
      g_autofree char *marked = NULL;
      g_autofree char *again = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *without = NULL;
      GString *stripped;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      clean = coranto_sanitize_html (html->str, -1, &options, coranto_limits_default ());
      marked = coranto_found_marks_in_html (clean, search, CORANTO_SEARCH_TEXT);
      parts = g_strsplit (marked, M, -1);
      stripped = g_string_new (NULL);
      for (guint i = 0; parts[i]; i++)
        {
          const char *end = i > 0 ? strstr (parts[i], E) : NULL;

          /* Each is closed before anything else begins. */
          g_assert_true (i == 0 || (end && !memchr (parts[i], '<', (gsize) (end - parts[i]))));
          if (end)
            g_string_append_len (stripped, parts[i], end - parts[i]);
          g_string_append (stripped, end ? end + strlen (E) : parts[i]);
        }
      without = g_string_free (stripped, FALSE);
      g_assert_cmpstr (without, ==, clean);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/found-marks/marks", test_marks);
  g_test_add_func ("/render/found-marks/text-is-escaped", test_text_is_escaped);
  g_test_add_func ("/render/found-marks/hostile", test_hostile);
  return g_test_run ();
}
