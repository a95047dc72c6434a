/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the page parser: any bytes give a tree that is bounded and linked right, or an error. */
#include "coranto-error.h"
#include "coranto-html-document.h"
#include "fuzz.h"

static guint
depth_of (const xmlNode *root, const xmlNode *node)
{
  guint depth = 0;

  for (; node != root; node = node->parent)
    depth++;
  return depth;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const CorantoLimits *limits = coranto_limits_default ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHtmlDocument) document = NULL;
  g_autofree char *text = NULL;
  xmlNode *root;

  document = coranto_html_document_parse (bytes, NULL, "https://news.example/", limits, &error);
  if (!document)
    {
      g_assert_true (error && error->domain == CORANTO_ERROR);
      return 0;
    }
  root = coranto_html_document_get_root (document);
  g_assert_nonnull (coranto_html_document_get_body (document));
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    {
      g_assert_true (!node->next || node->next->prev == node);
      g_assert_true (node->next || !node->parent || node->parent->last == node);
      g_assert_cmpuint (depth_of (root, node), <=, limits->html_depth + 1);
    }
  text = coranto_html_text (root);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return 0;
}
