/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's tree, behind the guard.  Raw nodes are for pages, render and feeds' discovery alone. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "coranto-limits.h"

G_BEGIN_DECLS

typedef struct _CorantoHtmlDocument CorantoHtmlDocument;

/* Decodes (coranto_charset_decode), guards (size, nesting, start tags, NUL) and parses a page.
 * Never loads anything.  `url` is its own address, `content_type` the HTTP header (both nullable).
 * Errors: CORANTO_ERROR_TOO_LARGE, _LIMIT, _EMPTY, _MALFORMED.  Any thread.  (transfer full) */
CorantoHtmlDocument *coranto_html_document_parse (GBytes *bytes,
                                                  const char *content_type,
                                                  const char *url,
                                                  const CorantoLimits *limits,
                                                  GError **error);
/* The same for a piece of HTML that is UTF-8 already (an item's content). */
CorantoHtmlDocument *coranto_html_document_parse_fragment (const char *html,
                                                           gssize length,
                                                           const char *base_url,
                                                           const CorantoLimits *limits,
                                                           GError **error);
void coranto_html_document_free (CorantoHtmlDocument *document);

/* The <html> element / the <body> (of a fragment: its container); nullable.  (transfer none) */
xmlNode *coranto_html_document_get_root (CorantoHtmlDocument *document);
xmlNode *coranto_html_document_get_body (CorantoHtmlDocument *document);
/* What relative addresses resolve against: <base href> if it has one that resolves, else url. */
const char *coranto_html_document_get_base_url (CorantoHtmlDocument *document);
const char *coranto_html_document_get_url (CorantoHtmlDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoHtmlDocument, coranto_html_document_free)

/* Helpers over nodes; all iterate, none recurses. */
const char *coranto_html_attribute (const xmlNode *node, const char *name); /* (transfer none) */
gboolean coranto_html_is (const xmlNode *node, const char *name);
/* The next node of `root`'s subtree in document order, NULL at its end; with skip_children the
 * subtree of `node` is left out. */
xmlNode *coranto_html_next (xmlNode *root, xmlNode *node, gboolean skip_children);
/* All text below `node`, white space as it stands, without script/style/noscript/template.
 * (transfer full) */
char *coranto_html_text (xmlNode *node);

G_END_DECLS
