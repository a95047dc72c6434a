/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the sanitiser: its output has only allowed names and addresses, and stays as it is when it
 * is sanitised again. */
#include <string.h>

#include "coranto-html-document.h"
#include "coranto-sanitizer.h"
#include "fuzz.h"

static void
check_element (const xmlNode *node)
{
  static const char *const forbidden[]
      = { "script", "style",  "iframe", "object",   "embed",  "form",      "svg",  "math",
          "input",  "button", "select", "textarea", "link",   "meta",      "base", "template",
          "title",  "frame",  "applet", "noscript", "option", "plaintext", NULL };

  g_assert_false (g_strv_contains (forbidden, (const char *) node->name));
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      const char *value = coranto_html_attribute (node, name);

      g_assert_false (g_str_has_prefix (name, "on"));
      g_assert_false (g_str_equal (name, "style") || g_str_equal (name, "class"));
      if (g_str_equal (name, "href"))
        g_assert_true (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://")
                       || g_ascii_strncasecmp (value, "mailto:", 7) == 0);
      if (g_str_equal (name, "src"))
        g_assert_true (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://")
                       || g_ascii_strncasecmp (value, "data:image/", 11) == 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const CorantoSanitizeOptions options = { .base_url = "https://news.example/1" };
  const CorantoLimits *limits = coranto_limits_default ();
  g_autofree char *once
      = coranto_sanitize_html ((const char *) data, (gssize) size, &options, limits);
  g_autofree char *twice = coranto_sanitize_html (once, -1, &options, limits);
  g_autofree char *text = coranto_html_to_text ((const char *) data, (gssize) size, limits);
  g_autoptr (CorantoHtmlDocument) document
      = coranto_html_document_parse_fragment (once, -1, NULL, limits, NULL);
  xmlNode *body = coranto_html_document_get_body (document);

  g_assert_cmpstr (once, ==, twice);
  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (xmlNode *node = body; node; node = coranto_html_next (body, node, FALSE))
    if (node->type == XML_ELEMENT_NODE && node != body)
      check_element (node);
  return 0;
}
