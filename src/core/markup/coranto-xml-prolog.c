/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before the first element of an XML document.  The DOCTYPE is cut out here, so no
 * parser ever sees a declaration of an entity; those that are nothing but a short plain text are
 * remembered, as RSS 0.91 and hand-written feeds use them. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-xml-private.h"

#include <string.h>

#include "coranto-html-entities.h"

#define MAX_ENTITIES 256
#define MAX_ENTITY_BYTES 1024

const char *
coranto_xml_entity (CorantoXmlReader *reader, const char *name, gsize length, char *buffer)
{
  gunichar character = coranto_html_entity (name, length);

  if (character != 0)
    {
      buffer[g_unichar_to_utf8 (character, buffer)] = '\0';
      return buffer;
    }
  if (reader->entities)
    {
      g_autofree char *key = g_strndup (name, length);

      return g_hash_table_lookup (reader->entities, key);
    }
  return NULL;
}

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p;
}

static gboolean
starts_with (const char *p, const char *end, const char *prefix)
{
  gsize size = strlen (prefix);

  return (gsize) (end - p) >= size && g_ascii_strncasecmp (p, prefix, size) == 0;
}

/* Past the next `mark`; `end` when there is none. */
static const char *
skip_past (const char *p, const char *end, const char *mark)
{
  const char *found = memmem (p, (gsize) (end - p), mark, strlen (mark));

  return found ? found + strlen (mark) : end;
}

/* <!ENTITY name "text">: only plain text, so nothing can ever grow by expansion.  Returns where to
 * read on. */
static const char *
read_entity (CorantoXmlReader *reader, const char *p, const char *end)
{
  const char *name = skip_space (p + strlen ("<!ENTITY"), end);
  const char *name_end = name;
  const char *value, *value_end;

  while (name_end < end && !g_ascii_isspace (*name_end) && *name_end != '>')
    name_end++;
  value = skip_space (name_end, end);
  if (value >= end || (*value != '"' && *value != '\''))
    return value;
  value_end = memchr (value + 1, *value, (gsize) (end - value - 1));
  if (!value_end)
    return end;
  value++;
  if (value_end - value <= MAX_ENTITY_BYTES && !memchr (value, '<', (gsize) (value_end - value))
      && !memchr (value, '%', (gsize) (value_end - value)))
    {
      g_autoptr (GString) text = g_string_new (NULL);

      if (!reader->entities)
        reader->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      coranto_html_decode (text, value, (gsize) (value_end - value), TRUE);
      if (g_hash_table_size (reader->entities) < MAX_ENTITIES)
        g_hash_table_insert (reader->entities, g_strndup (name, (gsize) (name_end - name)),
                             g_strdup (text->str));
    }
  return value_end + 1;
}

/* The declarations between "[" and "]". */
static const char *
read_internal_subset (CorantoXmlReader *reader, const char *p, const char *end)
{
  while (p < end && *p != ']')
    {
      if (*p == '"' || *p == '\'')
        {
          const char *close = memchr (p + 1, *p, (gsize) (end - p - 1));

          p = close ? close + 1 : end;
        }
      else if (starts_with (p, end, "<!--"))
        p = skip_past (p, end, "-->");
      else if (starts_with (p, end, "<!ENTITY"))
        p = read_entity (reader, p, end);
      else
        p++;
    }
  return p < end ? p + 1 : end;
}

static const char *
skip_doctype (CorantoXmlReader *reader, const char *p, const char *end)
{
  while (p < end && *p != '>')
    {
      if (*p == '"' || *p == '\'')
        {
          const char *close = memchr (p + 1, *p, (gsize) (end - p - 1));
          const char *tag_end = memchr (p + 1, '>', (gsize) (end - p - 1));

          /* a quote that is never closed inside the declaration is a typing error */
          p = close && (!tag_end || close < tag_end) ? close + 1 : p + 1;
        }
      else if (*p == '[')
        p = read_internal_subset (reader, p + 1, end);
      else
        p++;
    }
  return p < end ? p + 1 : end;
}

gsize
coranto_xml_read_prolog (CorantoXmlReader *reader, const char *text, gsize length)
{
  const char *end = text + length;
  const char *p = text;

  while (p < end)
    {
      p = memchr (p, '<', (gsize) (end - p));
      if (!p)
        return length;
      if (starts_with (p, end, "<!--"))
        p = skip_past (p, end, "-->");
      else if (starts_with (p, end, "<!DOCTYPE"))
        p = skip_doctype (reader, p, end);
      else if (starts_with (p, end, "<?"))
        p = skip_past (p, end, "?>");
      else if (end - p >= 2 && (g_ascii_isalpha (p[1]) || p[1] == '_' || (guchar) p[1] >= 0x80))
        return (gsize) (p - text);
      else
        p++;
    }
  return length;
}
