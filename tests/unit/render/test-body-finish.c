/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finishing of cleaned content. */
#include "coranto-body-finish.h"

static const struct
{
  const char *name;
  const char *html;
  const char *finished;
} cases[] = {
  { "plain", "<p>a</p><p>b <b>c</b></p>", "<p>a</p><p>b <b>c</b></p>" },
  { "indents", "<p>　　a　b</p><p lang=\"zh\">&nbsp;&nbsp; c</p>",
    "<p>a　b</p><p lang=\"zh\">c</p>" },
  { "empty", "<p></p>a<p>&nbsp;　 <br></p>b<p><b> </b></p>", "ab" },
  { "picture", "<p> <a href=\"https://a.example/\"><img src=\"x\"></a><br></p>",
    "<p class=\"picture\"><a href=\"https://a.example/\"><img src=\"x\"></a><br></p>" },
  { "picture-in-text", "<p>a<img src=\"x\"></p>", "<p>a<img src=\"x\"></p>" },
  { "table", "<table><tbody></tbody></table>x",
    "<div class=\"table\"><table><tbody></tbody></table></div>x" },
  { "other-p", "<pre>\n<picture><img src=\"x\"></picture></pre>",
    "<pre>\n<picture><img src=\"x\"></picture></pre>" },
  { "text", "1 &lt; 2", "1 &lt; 2" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *finished = coranto_body_finish (cases[i].html);

  g_assert_cmpstr (finished, ==, cases[i].finished);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/body-finish/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
