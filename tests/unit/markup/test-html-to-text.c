/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text of HTML. */
#include "coranto-sanitizer.h"

static const struct
{
  const char *html;
  const char *text;
} cases[] = {
  { "", "" },
  { "a  b\n c", "a b c" },
  { "<p>a</p>\n<p>b</p>", "a\n\nb" },
  { "<p>a<br>b<br/>c", "a\nb\nc" },
  { "<div>a</div><div>b</div>", "a\nb" },
  { "<ul><li>a</li><li>b</ul>c", "a\nb\n\nc" },
  { "<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc" },
  { "<h1>t</h1>x", "t\n\nx" },
  { "a<script>b</script><style>c</style><svg>d</svg>e", "ae" },
  { "a<b>b</b> <i>c</i>", "ab c" },
  { "<pre>a\n  b\n\nc</pre>d", "a\n  b\nc\n\nd" },
  /* A line end between Chinese characters is no space; between words it is. */
  { "光谱\n仪器", "光谱仪器" },
  { "光谱 仪器", "光谱 仪器" },
  { "spectral\nlines", "spectral lines" },
  { "光谱\nLab", "光谱 Lab" },
  { "<p>　　缩进</p><p>&nbsp;&nbsp;段</p>", "缩进\n\n段" },
  { "<p></p><p>a</p><p> </p><div><p>b</p></div>", "a\n\nb" },
  { "<figure><img alt=x><figcaption>c</figcaption></figure>", "c" },
  { "&lt;b&gt; &amp;", "<b> &" },
  { "a\x01\u200B\u00ADb", "ab" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = coranto_html_to_text (cases[i].html, -1, coranto_limits_default ());

  g_assert_cmpstr (text, ==, cases[i].text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/html-to-text/%02zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
