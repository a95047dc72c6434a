/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to sign in on. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-sign-in.h"

#include "coranto-text.h"

/* Many a page has a small form in its head; one with more text than this has something to say. */
#define MOST_CHARS 1500

static gboolean
is_password_field (const xmlNode *node)
{
  const char *type = coranto_html_is (node, "input") ? coranto_html_attribute (node, "type") : NULL;

  return type && g_ascii_strcasecmp (type, "password") == 0;
}

gboolean
coranto_page_asks_to_sign_in (CorantoHtmlDocument *page)
{
  xmlNode *root = coranto_html_document_get_body (page);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  gboolean has_field = FALSE;

  for (xmlNode *node = root; node && !has_field; node = coranto_html_next (root, node, FALSE))
    has_field = is_password_field (node);
  if (!has_field)
    return FALSE;
  text = coranto_html_text (root);
  line = coranto_text_line (text, 0);
  return g_utf8_strlen (line, -1) <= MOST_CHARS;
}
