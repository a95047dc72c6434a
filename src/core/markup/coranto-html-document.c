/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's tree: decode, guard, parse, and the walks over it. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-document.h"

#include <string.h>

#include "coranto-charset.h"
#include "coranto-error.h"
#include "coranto-html-builder.h"
#include "coranto-html-tags.h"
#include "coranto-url.h"

struct _CorantoHtmlDocument
{
  xmlDoc *tree;
  xmlNode *body; /* unowned, in tree */
  char *url;
  char *base_url;
};

const char *
coranto_html_attribute (const xmlNode *node, const char *name)
{
  if (!node || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return attribute->children && attribute->children->content
                 ? (const char *) attribute->children->content
                 : "";
  return NULL;
}

gboolean
coranto_html_is (const xmlNode *node, const char *name)
{
  return node && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
coranto_html_next (xmlNode *root, xmlNode *node, gboolean skip_children)
{
  if (!skip_children && node->type == XML_ELEMENT_NODE && node->children)
    return node->children;
  while (node && node != root)
    {
      if (node->next)
        return node->next;
      node = node->parent;
    }
  return NULL;
}

static gboolean
is_unseen (const xmlNode *node)
{
  CorantoTag tag = node->type == XML_ELEMENT_NODE ? coranto_tag_of (node) : CORANTO_TAG_UNKNOWN;

  return tag == CORANTO_TAG_SCRIPT || tag == CORANTO_TAG_STYLE || tag == CORANTO_TAG_NOSCRIPT
         || tag == CORANTO_TAG_TEMPLATE;
}

char *
coranto_html_text (xmlNode *node)
{
  GString *text = g_string_new (NULL);
  xmlNode *walk = node;

  while (walk)
    {
      gboolean is_skipped = walk != node && is_unseen (walk);

      if ((walk->type == XML_TEXT_NODE || walk->type == XML_CDATA_SECTION_NODE) && walk->content)
        g_string_append (text, (const char *) walk->content);
      walk = coranto_html_next (node, walk, is_skipped);
    }
  return g_string_free (text, FALSE);
}

static char *
find_base_url (xmlNode *root, const char *url)
{
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    {
      const char *href
          = coranto_html_is (node, "base") ? coranto_html_attribute (node, "href") : NULL;
      char *resolved = href ? coranto_url_resolve (url, href) : NULL;

      if (resolved)
        return resolved;
    }
  return g_strdup (url);
}

static CorantoHtmlDocument *
parse_utf8 (const char *html,
            gsize length,
            CorantoHtmlBuildFlags flags,
            const char *url,
            const CorantoLimits *limits,
            gboolean *is_cut)
{
  CorantoHtmlDocument *document = g_new0 (CorantoHtmlDocument, 1);
  xmlNode *root;

  document->tree = coranto_html_build (html, length, flags, limits, is_cut);
  root = xmlDocGetRootElement (document->tree);
  document->body = root->last;
  document->url = g_strdup (url);
  document->base_url
      = flags & CORANTO_HTML_BUILD_FRAGMENT ? g_strdup (url) : find_base_url (root, url);
  return document;
}

CorantoHtmlDocument *
coranto_html_document_parse (GBytes *bytes,
                             const char *content_type,
                             const char *url,
                             const CorantoLimits *limits,
                             GError **error)
{
  g_autoptr (GBytes) text = NULL;
  CorantoHtmlDocument *document;
  gboolean is_cut;
  gsize size = 0;
  const char *data;

  if (g_bytes_get_size (bytes) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_EMPTY, "");
      return NULL;
    }
  text = coranto_charset_decode (bytes, content_type, CORANTO_CHARSET_HTML, limits->page_bytes,
                                 NULL, error);
  if (!text)
    return NULL;
  data = g_bytes_get_data (text, &size);
  document = parse_utf8 (data, size, CORANTO_HTML_BUILD_PAGE, url, limits, &is_cut);
  if (is_cut)
    {
      coranto_html_document_free (document);
      coranto_error_set (error, CORANTO_ERROR_LIMIT, "nodes");
      return NULL;
    }
  return document;
}

CorantoHtmlDocument *
coranto_html_document_parse_fragment (const char *html,
                                      gssize length,
                                      const char *base_url,
                                      const CorantoLimits *limits,
                                      GError **error)
{
  g_autofree char *mended = NULL;
  gboolean is_cut;
  gsize size = length < 0 ? strlen (html) : (gsize) length;

  if (size > limits->page_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return NULL;
    }
  if (!g_utf8_validate_len (html, size, NULL))
    {
      html = mended = g_utf8_make_valid (html, (gssize) size);
      size = strlen (mended);
    }
  return parse_utf8 (html, size, CORANTO_HTML_BUILD_FRAGMENT, base_url, limits, &is_cut);
}

void
coranto_html_document_free (CorantoHtmlDocument *document)
{
  if (!document)
    return;
  xmlFreeDoc (document->tree);
  g_free (document->url);
  g_free (document->base_url);
  g_free (document);
}

xmlNode *
coranto_html_document_get_root (CorantoHtmlDocument *document)
{
  return xmlDocGetRootElement (document->tree);
}

xmlNode *
coranto_html_document_get_body (CorantoHtmlDocument *document)
{
  return document->body;
}

const char *
coranto_html_document_get_base_url (CorantoHtmlDocument *document)
{
  return document->base_url;
}

const char *
coranto_html_document_get_url (CorantoHtmlDocument *document)
{
  return document->url;
}
