/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribute values of foreign HTML: each kind has its own check, and what fails it is left out. */
#define G_LOG_DOMAIN "coranto-markup"

#include <string.h>

#include "coranto-sanitizer-private.h"
#include "coranto-sanitizer-tables.h"
#include "coranto-url.h"

#define MAX_TEXT_BYTES 1024
#define MAX_WORD_BYTES 64
#define MAX_PICTURE_SET 16

void
coranto_sanitizer_append_escaped (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  const char *start = text;

  for (const char *at = text; at < end; at++)
    {
      const char *reference = NULL;
      gsize skip = 1;

      switch (*at)
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
          reference = "&quot;";
          break;
        case '\'':
          reference = "&#39;";
          break;
        case '`':
          reference = "&#96;";
          break;
        case '\xC2': /* U+0080 to U+009F are controls, U+00A0 must not look like a space */
          if ((guchar) at[1] > 0xA0)
            continue;
          reference = (guchar) at[1] == 0xA0 ? "&nbsp;" : "";
          skip = 2;
          break;
        default:
          if ((guchar) *at >= 0x20 && *at != 0x7F)
            continue;
          if (*at == '\n' || *at == '\t')
            continue;
          reference = *at == '\r' || *at == '\f' ? "\n" : "";
          break;
        }
      g_string_append_len (out, start, at - start);
      g_string_append (out, reference);
      start = at + skip;
      at += skip - 1;
    }
  g_string_append_len (out, start, end - start);
}

static void
append_value (GString *out, const char *name, const char *value, gsize length)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append_len (out, "=\"", 2);
  coranto_sanitizer_append_escaped (out, value, length);
  g_string_append_c (out, '"');
}

static gboolean
is_word (const char *value)
{
  gsize length = strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-+./:;= ");

  return length > 0 && length <= MAX_WORD_BYTES && value[length] == '\0';
}

static gboolean
is_number (const char *value)
{
  gsize length = strspn (value, "0123456789");

  return length > 0 && length <= 4 && value[length] == '\0';
}

/* data: addresses of picture types that can't hold scripts, SVG being one that can. */
static gboolean
is_data_picture (const char *value)
{
  static const char *const types[] = { "png", "jpeg", "jpg", "gif", "webp", "avif", NULL };

  if (g_ascii_strncasecmp (value, "data:image/", 11) != 0)
    return FALSE;
  value += 11;
  for (gsize i = 0; types[i]; i++)
    {
      gsize length = strlen (types[i]);

      if (g_ascii_strncasecmp (value, types[i], length) == 0
          && (value[length] == ';' || value[length] == ','))
        return strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                              "+/=;,%-_.")
               == strlen (value);
    }
  return FALSE;
}

char *
coranto_sanitizer_map_picture (const char *value, const CorantoSanitizeOptions *options)
{
  g_autofree char *url = NULL;

  while (g_ascii_isspace (*value))
    value++;
  if (*value == '\0')
    return NULL; /* it would be the page itself */
  if (is_data_picture (value))
    return g_strdup (value);
  url = coranto_url_resolve (options->base_url, value);
  if (!url || !options->picture)
    return g_steal_pointer (&url);
  return options->picture (url, options->picture_data);
}

/* Takes the next candidate off a srcset (HTML, section 4.8.4.2.1): its address, NULL at the end,
 * and the range of its descriptor. */
static char *
take_candidate (const char **set, const char **descriptor, gsize *descriptor_length)
{
  const char *at = *set + strspn (*set, " \t\n\r\f,");
  gsize length = strcspn (at, " \t\n\r\f");
  gboolean ends_in_comma = length > 0 && at[length - 1] == ',';
  char *address = length > 0 ? g_strndup (at, length) : NULL;

  at += length;
  *descriptor_length = 0;
  if (ends_in_comma)
    {
      while (address[length - 1] == ',')
        address[--length] = '\0';
    }
  else
    {
      at += strspn (at, " \t\n\r\f");
      *descriptor_length = strcspn (at, " \t\n\r\f,");
    }
  *descriptor = at;
  *set = ends_in_comma ? at : at + strcspn (at, ",");
  return address;
}

/* Each address of a srcset checked and mapped by itself. */
static char *
map_picture_set (const char *value, const CorantoSanitizeOptions *options)
{
  GString *out = g_string_new (NULL);

  for (guint n = 0; n < MAX_PICTURE_SET; n++)
    {
      const char *descriptor;
      gsize length;
      g_autofree char *address = take_candidate (&value, &descriptor, &length);
      g_autofree char *mapped = NULL;

      if (!address)
        break;
      mapped = coranto_sanitizer_map_picture (address, options);
      /* A comma at its end or white space would be read as a border. */
      if (!mapped || strpbrk (mapped, " \t\n\r\f,")
          || strspn (descriptor, "0123456789.wxh") < length)
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", mapped);
      if (length > 0)
        g_string_append_printf (out, " %.*s", (int) length, descriptor);
    }
  return g_string_free (out, out->len == 0);
}

/* Of a mailto: only the address, the subject and the body: others attach files or send copies. */
static char *
trim_mail (char *link)
{
  char *query = strchr (link, '?');
  g_auto (GStrv) fields = NULL;
  GString *out;

  if (g_ascii_strncasecmp (link, "mailto:", 7) != 0 || !query)
    return link;
  *query = '\0';
  out = g_string_new (link);
  fields = g_strsplit (query + 1, "&", 16);
  g_free (link);
  for (guint i = 0, n = 0; fields[i]; i++)
    if (g_ascii_strncasecmp (fields[i], "subject=", 8) == 0
        || g_ascii_strncasecmp (fields[i], "body=", 5) == 0)
      g_string_append_printf (out, "%c%s", n++ == 0 ? '?' : '&', fields[i]);
  return g_string_free (out, FALSE);
}

static char *
check_address (CorantoValueKind kind, const char *value, const CorantoSanitizeOptions *options)
{
  char *link;

  switch (kind)
    {
    case CORANTO_VALUE_LINK:
      link = coranto_url_resolve_link (options->base_url, value);
      return link ? trim_mail (link) : NULL;
    case CORANTO_VALUE_ADDRESS:
      return coranto_url_resolve (options->base_url, value);
    case CORANTO_VALUE_PICTURE:
      return coranto_sanitizer_map_picture (value, options);
    case CORANTO_VALUE_PICTURE_SET:
      return map_picture_set (value, options);
    case CORANTO_VALUE_NONE:
    case CORANTO_VALUE_TEXT:
    case CORANTO_VALUE_WORD:
    case CORANTO_VALUE_NUMBER:
    case CORANTO_VALUE_INTEGER:
    case CORANTO_VALUE_BOOLEAN:
    default:
      return NULL;
    }
}

static gsize
cut_text (const char *value)
{
  gsize length = strlen (value);

  if (length <= MAX_TEXT_BYTES)
    return length;
  length = MAX_TEXT_BYTES;
  while (length > 0 && ((guchar) value[length] & 0xC0) == 0x80)
    length--;
  return length;
}

static void
append_attribute (GString *out,
                  CorantoValueKind kind,
                  const char *name,
                  const char *value,
                  const CorantoSanitizeOptions *options)
{
  g_autofree char *checked = NULL;

  switch (kind)
    {
    case CORANTO_VALUE_NONE:
      return;
    case CORANTO_VALUE_TEXT:
      append_value (out, name, value, cut_text (value));
      return;
    case CORANTO_VALUE_WORD:
      if (is_word (value))
        append_value (out, name, value, strlen (value));
      return;
    case CORANTO_VALUE_NUMBER:
      if (is_number (value))
        append_value (out, name, value, strlen (value));
      return;
    case CORANTO_VALUE_INTEGER:
      if (is_number (value + (*value == '-' || *value == '+')))
        append_value (out, name, value, strlen (value));
      return;
    case CORANTO_VALUE_BOOLEAN:
      append_value (out, name, "", 0);
      return;
    case CORANTO_VALUE_LINK:
    case CORANTO_VALUE_ADDRESS:
    case CORANTO_VALUE_PICTURE:
    case CORANTO_VALUE_PICTURE_SET:
    default:
      checked = check_address (kind, value, options);
      if (checked)
        append_value (out, name, checked, strlen (checked));
      return;
    }
}

void
coranto_sanitizer_append_attributes (GString *out,
                                     const xmlNode *node,
                                     CorantoTag tag,
                                     const CorantoSanitizeOptions *options,
                                     const CorantoLimits *limits)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      const char *safe_name = NULL;
      CorantoValueKind kind
          = coranto_sanitizer_attribute (tag, (const char *) attribute->name, &safe_name);
      const char *value = attribute->children && attribute->children->content
                              ? (const char *) attribute->children->content
                              : "";

      append_attribute (out, kind, safe_name, value, options);
    }
}
