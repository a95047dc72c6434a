/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page trees: each rule of construction as a small page and the tree it must give. */
#include <string.h>

#include "coranto-error.h"
#include "coranto-html-document.h"

typedef struct
{
  const char *name;
  const char *html;
  const char *tree; /* elements as name(…), text as it is */
} Case;

static const Case cases[] = {
  { "implied", "x", "html(head() body(x))" },
  { "head", "<title>t</title><meta charset=utf-8><p>x", "html(head(title(t) meta()) body(p(x)))" },
  { "late-head", "<p>x</p><meta name=a><title>t</title>",
    "html(head() body(p(x) meta() title(t)))" },
  { "section-ends-p", "<p>a<section>b</section>c", "html(head() body(p(a) section(b) c))" },
  { "p-ends-p", "<p>a<p>b", "html(head() body(p(a) p(b)))" },
  { "p-in-button-stays", "<p><button><p>x</button>y", "html(head() body(p(button(p(x)) y)))" },
  { "stray-p-end", "a</p>b", "html(head() body(a p() b))" },
  { "br-end", "a</br>b", "html(head() body(a br() b))" },
  { "li", "<ul><li>a<li>b<ul><li>c</ul></ul>", "html(head() body(ul(li(a) li(b ul(li(c))))))" },
  { "dl", "<dl><dt>a<dd>b<dt>c</dl>", "html(head() body(dl(dt(a) dd(b) dt(c))))" },
  { "headings", "<h1>a<h2>b</h1>c", "html(head() body(h1(a) h2(b) c))" },
  { "options", "<select><option>a<option>b</select>",
    "html(head() body(select(option(a) option(b))))" },
  { "table", "<table><tr><td>a<td>b<tr><th>c</table>d",
    "html(head() body(table(tbody(tr(td(a) td(b)) tr(th(c)))) d))" },
  { "foster", "<table>x<tr><b>y</b><td>z</table>",
    "html(head() body(x b(y) table(tbody(tr(td(z))))))" },
  { "form-in-table", "<table><form><tr><td>x</form></table>",
    "html(head() body(table(form() tbody(tr(td(x))))))" },
  { "cell-without-table", "<td>x</td>y", "html(head() body(xy))" },
  { "nested-table", "<table><tr><td><table><tr><td>x</table>y</table>",
    "html(head() body(table(tbody(tr(td(table(tbody(tr(td(x)))) y))))))" },
  { "a-ends-a", "<a>x<a>y", "html(head() body(a(x) a(y)))" },
  { "adoption", "<p><b>x<i>y</b>z</i>", "html(head() body(p(b(x i(y)) z)))" },
  { "adoption-block", "<a>1<div>2</a>3</div>4", "html(head() body(a(1) div(a(2) 3) 4))" },
  { "adoption-copies", "<b>1<i>2<p>3</b>4", "html(head() body(b(1 i(2)) i(p(b(3) 4))))" },
  { "void", "<br>a<img>b<hr>", "html(head() body(br() a img() b hr()))" },
  { "image", "<image src=x>", "html(head() body(img()))" },
  { "self-closing-ignored", "<div/>x", "html(head() body(div(x)))" },
  { "svg", "<svg><path/><g>x</g></svg>y", "html(head() body(svg(path() g(x)) y))" },
  { "svg-breakout", "<svg><p>x", "html(head() body(svg() p(x)))" },
  { "svg-cdata", "<svg><![CDATA[a<b]]></svg>", "html(head() body(svg(a<b)))" },
  { "cdata-is-comment", "a<![CDATA[b]]>c", "html(head() body(ac))" },
  { "script", "<body><script>a<b></script>c", "html(head() body(script(a<b>) c))" },
  { "textarea", "<textarea>&lt;<b></textarea>", "html(head() body(textarea(<<b>)))" },
  { "noscript", "<body><noscript><img></noscript>", "html(head() body(noscript(img())))" },
  { "comments", "a<!-- x -->b<!-->c<!--->d<!-- --!>e<? f>g<!h>i", "html(head() body(abcdegi))" },
  { "comment-open", "a<!-- b", "html(head() body(a))" },
  { "tag-open", "a<b c=", "html(head() body(a))" },
  { "less-than", "1 < 2 <3 </ x>4", "html(head() body(1 < 2 <3 4))" },
  { "references", "&lt;&#65;&#x42;&amp&notit;&nosuch;&#0;&#150;&#xD800;",
    "html(head() body(<AB&¬it;&nosuch;\uFFFD–\uFFFD))" },
  { "pre", "<pre>\n\na</pre>", "html(head() body(pre(\na)))" },
  { "after-body", "<body>a</body>b</html>c", "html(head() body(abc))" },
  { "unknown", "<x-card><p>a</x-card>b", "html(head() body(x-card(p(ab))))" },
};

static void
dump (GString *out, xmlNode *root)
{
  xmlNode *node = root;

  while (node)
    {
      if (node->prev && node->prev->type == XML_ELEMENT_NODE)
        g_string_append_c (out, ' ');
      else if (node->prev && node->type == XML_ELEMENT_NODE)
        g_string_append_c (out, ' ');
      if (node->type == XML_TEXT_NODE)
        g_string_append (out, (const char *) node->content);
      else
        g_string_append_printf (out, "%s(", node->name);
      if (node->children)
        {
          node = node->children;
          continue;
        }
      if (node->type == XML_ELEMENT_NODE)
        g_string_append_c (out, ')');
      while (node != root && !node->next)
        {
          node = node->parent;
          g_string_append_c (out, ')');
        }
      node = node == root ? NULL : node->next;
    }
}

static CorantoHtmlDocument *
parse (const char *html, const char *url)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (GError) error = NULL;
  CorantoHtmlDocument *document = coranto_html_document_parse (
      bytes, "text/html; charset=utf-8", url, coranto_limits_default (), &error);

  g_assert_no_error (error);
  return document;
}

static void
test_tree (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CorantoHtmlDocument) document = parse (c->html, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  dump (out, coranto_html_document_get_root (document));
  g_assert_cmpstr (out->str, ==, c->tree);
}

static void
test_attributes (void)
{
  g_autoptr (CorantoHtmlDocument) document
      = parse ("<p ID=a id=b Title='x &amp; y' empty data-x=\"1>2\" c=?a=1&copy=2>t", NULL);
  xmlNode *p = coranto_html_document_get_body (document)->children;

  g_assert_true (coranto_html_is (p, "p"));
  g_assert_cmpstr (coranto_html_attribute (p, "id"), ==, "a");
  g_assert_cmpstr (coranto_html_attribute (p, "title"), ==, "x & y");
  g_assert_cmpstr (coranto_html_attribute (p, "empty"), ==, "");
  g_assert_cmpstr (coranto_html_attribute (p, "data-x"), ==, "1>2");
  g_assert_cmpstr (coranto_html_attribute (p, "c"), ==, "?a=1&copy=2");
  g_assert_null (coranto_html_attribute (p, "nothing"));
  g_assert_null (coranto_html_attribute (p->children, "id"));
}

static void
test_base (void)
{
  g_autoptr (CorantoHtmlDocument) plain = parse ("<p>x", "https://a.example/b");
  g_autoptr (CorantoHtmlDocument) stated
      = parse ("<base href='javascript:x'><base href='/c/'>", "https://a.example/b");

  g_assert_cmpstr (coranto_html_document_get_base_url (plain), ==, "https://a.example/b");
  g_assert_cmpstr (coranto_html_document_get_base_url (stated), ==, "https://a.example/c/");
  g_assert_cmpstr (coranto_html_document_get_url (stated), ==, "https://a.example/b");
}

static void
test_text (void)
{
  g_autoptr (CorantoHtmlDocument) document
      = parse ("<p>a <b>b</b><script>x</script><noscript>y</noscript><style>z</style> c", NULL);
  g_autofree char *text = coranto_html_text (coranto_html_document_get_body (document));

  g_assert_cmpstr (text, ==, "a b c");
}

static void
test_fragment (void)
{
  g_autoptr (CorantoHtmlDocument) document = coranto_html_document_parse_fragment (
      " <title>t</title>a\xFF", -1, "https://a.example/", coranto_limits_default (), NULL);
  xmlNode *body = coranto_html_document_get_body (document);

  g_assert_cmpstr ((const char *) body->children->content, ==, " ");
  g_assert_true (coranto_html_is (body->children->next, "title"));
  g_assert_cmpstr ((const char *) body->last->content, ==, "a\uFFFD");
  g_assert_cmpstr (coranto_html_document_get_base_url (document), ==, "https://a.example/");
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      coranto_html_document_parse (bytes, NULL, NULL, coranto_limits_default (), &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/html-document/tree/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_tree);
    }
  g_test_add_func ("/html-document/attributes", test_attributes);
  g_test_add_func ("/html-document/base", test_base);
  g_test_add_func ("/html-document/text", test_text);
  g_test_add_func ("/html-document/fragment", test_fragment);
  g_test_add_func ("/html-document/empty", test_empty);
  return g_test_run ();
}
