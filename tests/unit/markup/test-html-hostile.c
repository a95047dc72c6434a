/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages made to hurt: each ends soon, with a bounded tree or a clear error. */
#include <string.h>

#include "coranto-error.h"
#include "coranto-html-document.h"
#include "coranto-sanitizer.h"

/* Generous, for slow machines under sanitizers; quadratic work takes minutes on these pages. */
#define MAX_SECONDS 20

typedef struct
{
  const char *name;
  const char *before;
  const char *unit; /* repeated */
  guint times;
  const char *after;
} Case;

static const Case cases[] = {
  { "deep-div", "", "<div>", 100000, "x" },
  { "deep-formatting", "", "<b><i>", 100000, "<p>x</b>y" },
  { "deep-end-tags", "<div><div><div><div>", "<section></p>", 200000, "" },
  { "formatting-blocks", "", "<b><div></b>", 50000, "x" },
  { "formatting-copies", "<b><i><u><s><em><strong><code>", "<div></b>", 50000, "" },
  { "attributes", "<p", " a=1", 100000, ">x" },
  { "attributes-long", "<p", " abcdefghijklmnop='1' b", 100000, ">x" },
  { "value", "<p title='", "0123456789abcdef", 1000000, "'>x" },
  { "open-quotes", "", "<a b=\"", 500000, "" },
  { "open-comments", "", "<!--", 500000, "" },
  { "less-than", "", "<", 4000000, "" },
  { "ampersands", "", "&", 4000000, "" },
  { "tables", "", "<table>", 100000, "x" },
  { "foster", "<table>", "<i>x</i>", 100000, "" },
  { "cells", "", "<table><tr><td>", 50000, "x" },
  { "lists", "", "<ul><li>", 50000, "x" },
  { "items-behind-blocks", "<ul>", "<div><li>", 100000, "" },
  { "links", "", "<a href=x>", 100000, "x" },
  { "svg", "", "<svg><g>", 50000, "<p>x" },
  { "script-ends", "<script>", "</scrip", 1000000, "" },
  { "nul", "", "a\xC2\x80<\x01p>", 100000, "" },
  { "stray-ends", "", "</p>", 200000, "" },
};

static GBytes *
make_page (const Case *c)
{
  GString *page = g_string_new (c->before);

  for (guint i = 0; i < c->times; i++)
    g_string_append (page, c->unit);
  g_string_append (page, c->after);
  return g_string_free_to_bytes (page);
}

static void
test_page (gconstpointer data)
{
  const CorantoLimits *limits = coranto_limits_default ();
  g_autoptr (GBytes) bytes = make_page (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHtmlDocument) document = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  xmlNode *root;
  guint n_nodes = 0;

  document = coranto_html_document_parse (bytes, NULL, NULL, limits, &error);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
  if (!document)
    {
      g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_LIMIT);
      return;
    }
  root = coranto_html_document_get_root (document);
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    n_nodes++;
  g_assert_cmpuint (n_nodes, <=, limits->nodes + 8);
}

static void
test_sanitize (gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_page (data);
  g_autoptr (GTimer) timer = g_timer_new ();
  gsize size;
  const char *html = g_bytes_get_data (bytes, &size);
  g_autofree char *clean
      = coranto_sanitize_html (html, (gssize) size, NULL, coranto_limits_default ());

  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
  g_assert_cmpuint (strlen (clean), <=, coranto_limits_default ()->content_bytes);
}

static void
test_depth (void)
{
  const Case c = { "", "", "<div>", 100000, "x" };
  g_autoptr (GBytes) bytes = make_page (&c);
  g_autoptr (CorantoHtmlDocument) document
      = coranto_html_document_parse (bytes, NULL, NULL, coranto_limits_default (), NULL);
  guint depth = 0;

  for (xmlNode *node = coranto_html_document_get_root (document); node; node = node->last)
    depth++;
  g_assert_cmpuint (depth, <=, coranto_limits_default ()->html_depth + 2);
}

static void
test_names (void)
{
  GString *page = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CorantoHtmlDocument) document = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (page, "<x%u a%u=1>", i, i);
  bytes = g_string_free_to_bytes (page);
  document = coranto_html_document_parse (bytes, NULL, NULL, coranto_limits_default (), NULL);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
}

static void
test_too_large (void)
{
  CorantoLimits limits = *coranto_limits_default ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>0123456789", 13);
  g_autoptr (GError) error = NULL;

  limits.page_bytes = 10;
  g_assert_null (coranto_html_document_parse (bytes, NULL, NULL, &limits, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_TOO_LARGE);
}

static void
test_too_many_nodes (void)
{
  CorantoLimits limits = *coranto_limits_default ();
  const Case c = { "", "", "<i>x</i>", 100, "" };
  g_autoptr (GBytes) bytes = make_page (&c);
  g_autoptr (GError) error = NULL;

  limits.nodes = 50;
  g_assert_null (coranto_html_document_parse (bytes, NULL, NULL, &limits, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf ("/html-hostile/page/%s", cases[i].name);
      g_autofree char *clean = g_strdup_printf ("/html-hostile/sanitize/%s", cases[i].name);

      g_test_add_data_func (page, &cases[i], test_page);
      g_test_add_data_func (clean, &cases[i], test_sanitize);
    }
  g_test_add_func ("/html-hostile/depth", test_depth);
  g_test_add_func ("/html-hostile/names", test_names);
  g_test_add_func ("/html-hostile/too-large", test_too_large);
  g_test_add_func ("/html-hostile/too-many-nodes", test_too_many_nodes);
  return g_test_run ();
}
