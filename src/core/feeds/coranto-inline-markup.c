/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XHTML inside a feed, written down again as HTML.  Nothing is judged here: the sanitiser does that
 * when the text is shown. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-inline-markup.h"

#include <string.h>

#include "coranto-html-tags.h"
#include "coranto-url.h"

static void
append_escaped (GString *out, const char *text, gsize length, gboolean in_attribute)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *reference;

      switch (text[i])
        {
        case '&':
          reference = "&amp;";
          break;
        case '<':
          reference = "&lt;";
          break;
        case '>':
          reference = "&gt;";
          break;
        case '"':
          reference = in_attribute ? "&quot;" : NULL;
          break;
        default:
          reference = NULL;
        }
      if (!reference)
        continue;
      g_string_append_len (out, text + start, (gssize) (i - start));
      g_string_append (out, reference);
      start = i + 1;
    }
  g_string_append_len (out, text + start, (gssize) (length - start));
}

static gboolean
is_void (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  CorantoTag tag = coranto_tag_from_name (lower, strlen (lower));

  return (coranto_tag_flags (tag) & CORANTO_TAG_IS_VOID) != 0;
}

/* A name that could mean something else in HTML is not written. */
static gboolean
is_plain_name (const char *name)
{
  return g_ascii_isalpha (*name) && !strpbrk (name, " \t\r\n\"'<>/=&`");
}

static void
append_attribute (GString *out, const CorantoXmlAttribute *attribute, const char *base)
{
  gboolean is_address = g_ascii_strcasecmp (attribute->name, "href") == 0
                        || g_ascii_strcasecmp (attribute->name, "src") == 0
                        || g_ascii_strcasecmp (attribute->name, "poster") == 0
                        || g_ascii_strcasecmp (attribute->name, "cite") == 0;

  if (attribute->prefix || !is_plain_name (attribute->name))
    return;
  g_string_append_printf (out, " %s=\"", attribute->name);
  if (is_address && base)
    {
      g_autofree char *value = g_strndup (attribute->value, attribute->length);
      g_autofree char *address = coranto_url_resolve_link (base, value);
      const char *best = address ? address : value;

      append_escaped (out, best, strlen (best), TRUE);
    }
  else
    append_escaped (out, attribute->value, attribute->length, TRUE);
  g_string_append_c (out, '"');
}

void
coranto_inline_markup_start (GString *out, const CorantoXmlElement *element, const char *base)
{
  if (!is_plain_name (element->name))
    return;
  g_string_append_printf (out, "<%s", element->name);
  for (guint i = 0; i < element->n_attributes; i++)
    append_attribute (out, &element->attributes[i], base);
  g_string_append_c (out, '>');
}

void
coranto_inline_markup_end (GString *out, const char *name)
{
  if (is_plain_name (name) && !is_void (name))
    g_string_append_printf (out, "</%s>", name);
}

void
coranto_inline_markup_text (GString *out, const char *text, gsize length)
{
  append_escaped (out, text, length, FALSE);
}
