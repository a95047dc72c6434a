/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the texts of a feed are written: plain, escaped, as elements, in base64. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-xml-feed-private.h"

#include <string.h>

#include "coranto-feed-text.h"

static gboolean
is_one_of (const char *value, const char *one, const char *other)
{
  return g_ascii_strcasecmp (value, one) == 0 || g_ascii_strcasecmp (value, other) == 0;
}

/* RFC 4287, 3.1.1 and 4.1.3.3, Atom 0.3's MIME types and modes, and RSS, where nothing is said. */
static CorantoTextMode
choose_mode (CorantoElementInfo info, const char *type, const char *mode, gboolean *is_base64)
{
  gboolean is_atom = info.is_atom;

  *is_base64 = mode && g_ascii_strcasecmp (mode, "base64") == 0;
  if (!type || !*type)
    {
      if (mode && g_ascii_strcasecmp (mode, "xml") != 0)
        return CORANTO_TEXT_HTML;
      return is_atom ? CORANTO_TEXT_PLAIN : info.is_loose ? CORANTO_TEXT_LOOSE : CORANTO_TEXT_HTML;
    }
  if (is_one_of (type, "html", "text/html"))
    return CORANTO_TEXT_HTML;
  if (is_one_of (type, "xhtml", "application/xhtml+xml"))
    return CORANTO_TEXT_XML;
  if (is_one_of (type, "text", "text/plain") || g_ascii_strncasecmp (type, "text/", 5) == 0)
    return is_atom ? CORANTO_TEXT_PLAIN : info.is_loose ? CORANTO_TEXT_LOOSE : CORANTO_TEXT_HTML;
  if (strchr (type, '/') && !g_str_has_suffix (type, "xml"))
    {
      *is_base64 |= mode == NULL;
      return CORANTO_TEXT_HTML;
    }
  return strchr (type, '/') ? CORANTO_TEXT_XML : is_atom ? CORANTO_TEXT_PLAIN : CORANTO_TEXT_HTML;
}

void
coranto_xml_texts_start (CorantoXmlFeed *run,
                         CorantoElementInfo info,
                         const CorantoXmlElement *element)
{
  g_autofree char *type = NULL;
  g_autofree char *mode = NULL;

  if (element->uri && g_str_has_suffix (element->uri, "/xhtml"))
    {
      run->mode = CORANTO_TEXT_XML;
      run->is_base64 = FALSE;
      return;
    }
  if (element->n_attributes > 0)
    {
      type = coranto_xml_dup_attribute (element, "type");
      mode = coranto_xml_dup_attribute (element, "mode");
      if (type)
        type[strcspn (type, "; \t")] = '\0';
    }
  run->mode = choose_mode (info, type, mode, &run->is_base64);
}

/* Publishers wrap what is wrapped already: the inner marks come as text. */
static void
drop_cdata_marks (char *text)
{
  static const char *const marks[] = { "<![CDATA[", "]]>" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i]);
      char *from = strstr (text, marks[i]);
      char *to = from;

      if (!from && i == 0)
        return;
      while (from && *from)
        {
          if (strncmp (from, marks[i], length) == 0)
            from += length;
          else
            *to++ = *from++;
        }
      if (to)
        *to = '\0';
    }
}

static char *
dup_text (CorantoXmlFeed *run, gboolean is_markup)
{
  char *text = g_strndup (run->text->str, run->text->len);

  if (is_markup || g_str_has_prefix (text + strspn (text, " \t\r\n"), "<![CDATA["))
    drop_cdata_marks (text);
  return text;
}

char *
coranto_xml_texts_dup (CorantoXmlFeed *run, gboolean *is_markup)
{
  *is_markup = run->has_elements || run->mode == CORANTO_TEXT_HTML;
  if (run->is_base64 && !run->has_elements)
    {
      char *decoded = coranto_feed_decode_base64 (run->text->str);

      if (decoded)
        return decoded;
    }
  /* "xhtml" without an element is escaped HTML, whatever it is called */
  if (!*is_markup && (run->mode == CORANTO_TEXT_LOOSE || run->mode == CORANTO_TEXT_XML))
    *is_markup = memchr (run->text->str, '<', run->text->len) != NULL;
  return dup_text (run, *is_markup);
}
