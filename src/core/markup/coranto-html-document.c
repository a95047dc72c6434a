/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's tree: decode, guard, parse, and the walks over it. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-document.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "coranto-charset.h"
#include "coranto-error.h"
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
  return coranto_html_is (node, "script") || coranto_html_is (node, "style")
         || coranto_html_is (node, "noscript") || coranto_html_is (node, "template");
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

static xmlNode *
find_element (xmlNode *root, const char *name)
{
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    if (coranto_html_is (node, name))
      return node;
  return NULL;
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
            const char *url,
            const CorantoLimits *limits,
            GError **error)
{
  CorantoHtmlDocument *document;
  xmlDoc *tree;

  if (length > limits->page_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return NULL;
    }
  tree = htmlReadMemory (html, (int) length, NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                             | HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_NODEFDTD);
  if (!tree || !xmlDocGetRootElement (tree))
    {
      g_clear_pointer (&tree, xmlFreeDoc);
      coranto_error_set (error, CORANTO_ERROR_MALFORMED, "");
      return NULL;
    }
  document = g_new0 (CorantoHtmlDocument, 1);
  document->tree = tree;
  document->body = find_element (xmlDocGetRootElement (tree), "body");
  document->url = g_strdup (url);
  document->base_url = find_base_url (xmlDocGetRootElement (tree), url);
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
  return parse_utf8 (data, size, url, limits, error);
}

CorantoHtmlDocument *
coranto_html_document_parse_fragment (const char *html,
                                      gssize length,
                                      const char *base_url,
                                      const CorantoLimits *limits,
                                      GError **error)
{
  g_autofree char *wrapped = NULL;

  if (length < 0)
    length = (gssize) strlen (html);
  wrapped = g_strdup_printf ("<html><body>%.*s", (int) MIN (length, G_MAXINT), html);
  return parse_utf8 (wrapped, strlen (wrapped), base_url, limits, error);
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
