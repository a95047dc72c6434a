/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document says its own encoding is (HTML 13.2.3.2 "prescan", XML 1.0 appendix F). */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-charset-private.h"

#include <string.h>

/* The standard looks at 1,024 bytes; portals put scripts and styles before their <meta>. */
#define PRESCAN_BYTES 8192

typedef struct
{
  const char *at;
  const char *end;
} Scan;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static gboolean
starts_with (const Scan *scan, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (scan->end - scan->at) >= length
         && g_ascii_strncasecmp (scan->at, word, length) == 0;
}

static gboolean
name_is (const char *name, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (name, word, length) == 0;
}

/* The next attribute of a tag; FALSE at the tag's end. */
static gboolean
next_attribute (Scan *scan,
                const char **name,
                gsize *name_length,
                const char **value,
                gsize *value_length)
{
  while (scan->at < scan->end && (is_space (*scan->at) || *scan->at == '/'))
    scan->at++;
  if (scan->at >= scan->end || *scan->at == '>')
    return FALSE;
  *name = scan->at;
  scan->at++;
  while (scan->at < scan->end && !is_space (*scan->at) && !strchr ("=/>", *scan->at))
    scan->at++;
  *name_length = (gsize) (scan->at - *name);
  *value = scan->at;
  *value_length = 0;
  while (scan->at < scan->end && is_space (*scan->at))
    scan->at++;
  if (scan->at >= scan->end || *scan->at != '=')
    return TRUE;
  scan->at++;
  while (scan->at < scan->end && is_space (*scan->at))
    scan->at++;
  if (scan->at < scan->end && (*scan->at == '"' || *scan->at == '\''))
    {
      char quote = *scan->at++;

      *value = scan->at;
      while (scan->at < scan->end && *scan->at != quote)
        scan->at++;
      *value_length = (gsize) (scan->at - *value);
      if (scan->at < scan->end)
        scan->at++;
      return TRUE;
    }
  *value = scan->at;
  while (scan->at < scan->end && !is_space (*scan->at) && *scan->at != '>')
    scan->at++;
  *value_length = (gsize) (scan->at - *value);
  return TRUE;
}

/* "text/html; charset=gb2312", in HTTP headers and in <meta content>. */
static const char *
charset_of_type (const char *value, gsize length)
{
  const char *end = value + length;

  for (const char *at = value; end - at >= 8; at++)
    {
      const char *start;
      char quote = '\0';

      if (g_ascii_strncasecmp (at, "charset", 7) != 0)
        continue;
      at += 7;
      while (at < end && is_space (*at))
        at++;
      if (at >= end || *at != '=')
        continue;
      at++;
      while (at < end && is_space (*at))
        at++;
      if (at < end && (*at == '"' || *at == '\''))
        quote = *at++;
      start = at;
      while (at < end && (quote ? *at != quote : !is_space (*at) && *at != ';' && *at != ','))
        at++;
      return coranto_charset_from_label (start, at - start);
    }
  return NULL;
}

static const char *
charset_of_meta (Scan *scan)
{
  const char *name, *value;
  gsize name_length, value_length;
  const char *from_content = NULL;
  const char *from_charset = NULL;

  while (next_attribute (scan, &name, &name_length, &value, &value_length))
    {
      if (name_is (name, name_length, "charset"))
        from_charset = coranto_charset_from_label (value, (gssize) value_length);
      else if (name_is (name, name_length, "content"))
        from_content = charset_of_type (value, value_length);
    }
  return from_charset ? from_charset : from_content;
}

static const char *
charset_of_xml_declaration (Scan *scan)
{
  const char *name, *value;
  gsize name_length, value_length;

  scan->at += strlen ("<?xml");
  while (scan->at < scan->end && *scan->at != '?'
         && next_attribute (scan, &name, &name_length, &value, &value_length))
    if (name_is (name, name_length, "encoding"))
      return coranto_charset_from_label (value, (gssize) value_length);
  return NULL;
}

static const char *
charset_of_page (Scan *scan)
{
  while (scan->at < scan->end)
    {
      const char *next = memchr (scan->at, '<', (gsize) (scan->end - scan->at));

      if (!next)
        return NULL;
      scan->at = next;
      if (starts_with (scan, "<!--"))
        {
          const char *end = g_strstr_len (scan->at + 2, scan->end - scan->at - 2, "-->");

          if (!end)
            return NULL;
          scan->at = end + 3;
        }
      else if (starts_with (scan, "<meta") && scan->end - scan->at > 5
               && (is_space (scan->at[5]) || scan->at[5] == '/'))
        {
          const char *found;

          scan->at += 5;
          found = charset_of_meta (scan);
          if (found)
            return found;
        }
      else
        scan->at++;
    }
  return NULL;
}

const char *
coranto_charset_declared (const char *data, gsize size, CorantoCharsetContext context)
{
  Scan scan = { data, data + MIN (size, PRESCAN_BYTES) };
  const char *found = NULL;

  while (scan.at < scan.end && is_space (*scan.at))
    scan.at++;
  if (context == CORANTO_CHARSET_JSON)
    return NULL;
  if (starts_with (&scan, "<?xml"))
    found = charset_of_xml_declaration (&scan);
  if (!found && context == CORANTO_CHARSET_HTML)
    found = charset_of_page (&scan);
  /* What could be read as ASCII up to here is not UTF-16, whatever it says. */
  if (found && g_str_has_prefix (found, "utf-16"))
    found = "utf-8";
  return found;
}

const char *
coranto_charset_of_content_type (const char *content_type)
{
  return content_type ? charset_of_type (content_type, strlen (content_type)) : NULL;
}
