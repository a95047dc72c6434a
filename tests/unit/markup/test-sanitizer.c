/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sanitiser: what stays, what goes, and that its output stays as it is. */
#include <string.h>

#include "coranto-sanitizer.h"

#define BASE "https://news.example/dir/page"

typedef struct
{
  const char *name;
  const char *html;
  const char *clean;
} Case;

static const Case cases[] = {
  { "kept", "<h2>a</h2><p>b <em>c</em><br>d</p><ul><li>e</li></ul><blockquote>f</blockquote>",
    "<h2>a</h2><p>b <em>c</em><br>d</p><ul><li>e</li></ul><blockquote>f</blockquote>" },
  { "unwrapped", "<p><font color=red>a</font><span class=x>b</span><x-y>c</x-y></p>",
    "<p>abc</p>" },
  { "dropped",
    "a<script>b</script><style>c</style><iframe>d</iframe><svg>f</svg>"
    "<template>h</template><noscript>i</noscript><select><option>j</select>"
    "<textarea>k</textarea><button>l</button><title>m</title><xmp>n</xmp>o",
    "ao" },
  { "fallback", "a<object data=x.swf><param name=y><embed src=z><a href=/f>b</a></object>c",
    "a<a href=\"https://news.example/f\">b</a>c" },
  { "formula",
    "<math><semantics><mi>x</mi><mo>=</mo><mn>1</mn><annotation encoding=y>\\x</annotation>"
    "</semantics></math>",
    "x=1" },
  { "formula-foreign", "<math><td>a</td><mi title=x>b</mi><script>c</script></math><b>d</b>",
    "ab<b>d</b>" },
  { "void-dropped", "a<input><link href=x><meta name=y><base href=z><embed><track>b", "ab" },
  { "attributes", "<p style='x' class=y id=z onclick='a()' title=t lang=zh dir=rtl>x</p>",
    "<p title=\"t\" lang=\"zh\" dir=\"rtl\">x</p>" },
  { "attribute-names", "<p onload=x ONCLICK=y data-x=z \"<b>=1>x</p>", "<p>=1&gt;x</p>" },
  { "link", "<a href=other>x</a>", "<a href=\"https://news.example/dir/other\">x</a>" },
  { "link-script", "<a href='javascript:alert(1)'>x</a>", "<a>x</a>" },
  { "link-hidden-script", "<a href=' java\tscript&#58;x'>y</a><a href='&#1;javascript:x'>z</a>",
    "<a>y</a><a>z</a>" },
  { "link-data", "<a href='data:text/html,x'>y</a>", "<a>y</a>" },
  { "link-other-schemes", "<a href='file:///etc/passwd'>a</a><a href='vbscript:x'>b</a>",
    "<a>a</a><a>b</a>" },
  { "mail", "<a href='mailto:a@b.example?attach=/etc/passwd&subject=s&cc=c'>x</a>",
    "<a href=\"mailto:a@b.example?subject=s\">x</a>" },
  { "picture", "<img src=a.png alt='x \"y\"' width=10 onerror=z>",
    "<img src=\"https://news.example/dir/a.png\" alt=\"x &quot;y&quot;\" width=\"10\">" },
  { "picture-without", "a<img alt='\x01 '><img src=''><img src='javascript:x' alt=y>b", "ab" },
  { "picture-described", "a<img alt=x>b", "a<img alt=\"x\">b" },
  { "picture-lazy", "<img src='data:image/gif;base64,AA==' data-src=a.png>",
    "<img src=\"https://news.example/dir/a.png\">" },
  { "picture-not-lazy", "<img src=a.png data-src=b.png>",
    "<img src=\"https://news.example/dir/a.png\">" },
  { "picture-lazy-script", "<img data-src='javascript:x'>", "" },
  { "picture-dot", "<img src=t.gif width=1 height=1><img src=u.gif height=0>", "" },
  { "picture-data", "<img src='data:image/png;base64,AA=='>",
    "<img src=\"data:image/png;base64,AA==\">" },
  { "picture-svg", "<img src='data:image/svg+xml,<svg>'>", "" },
  { "picture-set",
    "<img src=a srcset='b.png 1x, javascript:x 2x, /c.png 3x , d.png\t100w,e.png, f.png,, g.png'>",
    "<img src=\"https://news.example/dir/a\" srcset=\"https://news.example/dir/b.png 1x, "
    "https://news.example/c.png 3x, https://news.example/dir/d.png 100w, "
    "https://news.example/dir/e.png, https://news.example/dir/f.png, "
    "https://news.example/dir/g.png\">" },
  { "numbers", "<table><tr><td colspan=2 rowspan=x>a</td></tr></table><ol start=-3 type=a></ol>",
    "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table><ol start=\"-3\" "
    "type=\"a\"></ol>" },
  { "media", "<video src=v.mp4 poster=p.jpg autoplay controls><source src=w.webm></video>",
    "<video src=\"https://news.example/dir/v.mp4\" poster=\"https://news.example/dir/p.jpg\" "
    "controls=\"\"><source src=\"https://news.example/dir/w.webm\"></video>" },
  { "escapes", "a & b &lt;i&gt; 'c' `d` \u00A0e",
    "a &amp; b &lt;i&gt; &#39;c&#39; &#96;d&#96; &nbsp;e" },
  { "controls",
    "a\x01"
    "b\x7F"
    "c\xC2\x85"
    "d\r\ne",
    "abcd\ne" },
  { "renamed", "<form><fieldset>a</fieldset></form><menu><li>b</menu>",
    "<section><section>a</section></section><ul><li>b</li></ul>" },
  { "open-ends", "<p><b>a", "<p><b>a</b></p>" },
  { "pre", "<pre>\n\na</pre>", "<pre>\n\na</pre>" },
  { "double-decoded", "&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;b&amp;gt;",
    "&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;b&amp;gt;" },
  /* What no sequence of tags can say is said otherwise. */
  { "nested-heading", "<h1>a<x-y><h2>b</h2></x-y></h1>", "<h1>a<br>b</h1>" },
  { "nested-link", "<a href=/1>a<table><tr><td>b</td></tr><b><a href=/2>c</a></b></table></a>",
    "<a href=\"https://news.example/1\">a<b>c</b><table><tbody><tr><td>b</td></tr></tbody></table>"
    "</a>" },
};

static char *
clean (const char *html)
{
  const CorantoSanitizeOptions options = { .base_url = BASE };

  return coranto_sanitize_html (html, -1, &options, coranto_limits_default ());
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *once = clean (c->html);
  g_autofree char *twice = clean (once);

  g_assert_cmpstr (twice, ==, once);
  if (c->clean)
    g_assert_cmpstr (once, ==, c->clean);
}

/* Attacks that changed meaning between the check and the show, in other programs. */
static void
test_mutations (void)
{
  static const char *const attacks[] = {
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=a>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<table><a href=1><td><a href=2></table><a>x<style><img src=x onerror=y></style>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<p><svg><desc><p><style><img src=x onerror=alert(1)>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<a><b><div></a><p></b><a><table><b><i></a></table>",
    "<svg><![CDATA[</svg><img src=x onerror=alert(1)>]]>",
    "<ruby><rt><x><rt><h1><a><h6></a></ruby>",
    "<table><tr><td><table><caption><tr><p><td></caption></table>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *once = clean (attacks[i]);
      g_autofree char *twice = clean (once);

      g_assert_cmpstr (twice, ==, once);
      g_assert_null (strstr (once, "onerror=\""));
      g_assert_null (strstr (once, "<style"));
    }
}

static char *
map_picture (const char *url, gpointer user_data)
{
  return g_str_has_suffix (url, "/no.png") ? NULL : g_strconcat ("our:", url, NULL);
}

static void
test_pictures_mapped (void)
{
  const CorantoSanitizeOptions options = { .base_url = BASE, .picture = map_picture };
  g_autofree char *html
      = coranto_sanitize_html ("<img src=/a.png><img src=/no.png><img src=x srcset='/b.png 2x'>",
                               -1, &options, coranto_limits_default ());

  g_assert_cmpstr (html, ==,
                   "<img src=\"our:https://news.example/a.png\">"
                   "<img src=\"our:https://news.example/dir/x\" "
                   "srcset=\"our:https://news.example/b.png 2x\">");
}

static void
test_media_as_links (void)
{
  const CorantoSanitizeOptions options = { .base_url = BASE, .media_as_links = TRUE };
  g_autofree char *html = coranto_sanitize_html (
      "<video poster=/p.jpg><source src='/v.mp4?x'>no</video><audio></audio>", -1, &options,
      coranto_limits_default ());

  g_assert_cmpstr (html, ==,
                   "<a href=\"https://news.example/v.mp4?x\">"
                   "<img src=\"https://news.example/p.jpg\" alt=\"\"><br>▶ v.mp4</a>");
}

static void
test_frames_as_links (void)
{
  const CorantoSanitizeOptions options = { .base_url = BASE, .media_as_links = TRUE };
  g_autofree char *html = coranto_sanitize_html (
      "<iframe src='//film.example/embed/1?x' title='A &amp; B'></iframe><br>"
      "<iframe src=https://film.example/2></iframe><iframe src='javascript:x'></iframe>"
      "<iframe src=/count width=1 height=1></iframe><iframe srcdoc='<p>x'></iframe>",
      -1, &options, coranto_limits_default ());

  g_assert_cmpstr (html, ==,
                   "<a href=\"https://film.example/embed/1?x\">▶ A &amp; B</a><br>"
                   "<a href=\"https://film.example/2\">▶ film.example</a>");
}

static void
test_without_base (void)
{
  g_autofree char *html = coranto_sanitize_html ("<a href=/x>a</a><a href=https://b.example/>b</a>",
                                                 -1, NULL, coranto_limits_default ());

  g_assert_cmpstr (html, ==, "<a>a</a><a href=\"https://b.example/\">b</a>");
}

static void
test_bounds (void)
{
  CorantoLimits limits = *coranto_limits_default ();
  g_autofree char *text = g_strnfill (100000, '<');
  g_autofree char *html = NULL;
  g_autofree char *null = coranto_sanitize_html (NULL, -1, NULL, &limits);

  g_assert_cmpstr (null, ==, "");
  limits.content_bytes = 40000;
  html = coranto_sanitize_html (text, -1, NULL, &limits);
  g_assert_cmpuint (strlen (html), <=, limits.content_bytes);
  g_assert_cmpuint (strlen (html), >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sanitizer/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/sanitizer/mutations", test_mutations);
  g_test_add_func ("/sanitizer/pictures-mapped", test_pictures_mapped);
  g_test_add_func ("/sanitizer/media-as-links", test_media_as_links);
  g_test_add_func ("/sanitizer/frames-as-links", test_frames_as_links);
  g_test_add_func ("/sanitizer/without-base", test_without_base);
  g_test_add_func ("/sanitizer/bounds", test_bounds);
  return g_test_run ();
}
