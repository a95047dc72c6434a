/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from outside: measured first, then given to json-glib. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-json-reader.h"

#include <string.h>

#include "coranto-error.h"

/* json-glib 1.6 recurses per level without a limit, so the nesting is counted before it sees the
 * text.  Brackets inside strings do not nest. */
static guint
measure_depth (const char *text, gsize length)
{
  guint depth = 0;
  guint deepest = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '{' || c == '[')
        deepest = MAX (deepest, ++depth);
      else if ((c == '}' || c == ']') && depth > 0)
        depth--;
    }
  return deepest;
}

/* The code unit of "\\uXXXX" at `at`; -1 when there is none. */
static int
read_escape (const char *text, gsize length, gsize at)
{
  int value = 0;

  if (at + 6 > length || text[at] != '\\' || text[at + 1] != 'u')
    return -1;
  for (gsize i = at + 2; i < at + 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (text[i]);
    }
  return value;
}

static gboolean
is_low_surrogate (int unit)
{
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Escapes that json-glib would turn into bytes that are no UTF-8 (RFC 8259, sections 7 and 8.2): a
 * lone surrogate or NUL becomes \\uFFFD, what is no escape at all loses its backslash.  In place,
 * the length stays. */
static void
mend_escapes (char *text, gsize length)
{
  for (gsize i = 0; i + 1 < length; i++)
    {
      int unit;

      if (text[i] != '\\')
        continue;
      unit = read_escape (text, length, i);
      if (unit < 0)
        {
          if (!strchr ("\"\\/bfnrt", text[i + 1]))
            text[i] = '?';
          i++;
          continue;
        }
      if (unit >= 0xD800 && unit <= 0xDBFF && is_low_surrogate (read_escape (text, length, i + 6)))
        {
          i += 11;
          continue;
        }
      if (unit == 0 || (unit >= 0xD800 && unit <= 0xDFFF))
        memcpy (text + i + 2, "FFFD", 4);
      i += 5;
    }
}

JsonNode *
coranto_json_parse (const char *text, gssize length, const CorantoLimits *limits, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autofree char *copy = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (size > limits->feed_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return NULL;
    }
  if (size >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  if (measure_depth (text, size) > limits->json_depth)
    {
      coranto_error_set (error, CORANTO_ERROR_LIMIT, "nesting");
      return NULL;
    }
  copy = g_utf8_make_valid (text, (gssize) size);
  size = strlen (copy);
  mend_escapes (copy, size);
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, copy, (gssize) size, &parse_error))
    {
      coranto_error_set (error, CORANTO_ERROR_MALFORMED, parse_error->message);
      return NULL;
    }
  if (!json_parser_get_root (parser))
    {
      coranto_error_set (error, CORANTO_ERROR_EMPTY, "");
      return NULL;
    }
  return json_parser_steal_root (parser);
}

static JsonNode *
get_member (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;

  return node && json_node_get_node_type (node) == type ? node : NULL;
}

char *
coranto_json_dup_string (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE);
  GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (
          g_ascii_formatd (buffer, sizeof buffer, "%.15g", json_node_get_double (node)));
    }
  return NULL;
}

static gint64
int_from_double (double value, gint64 fallback)
{
  /* Outside of this range the conversion is undefined. */
  return value > -9e18 && value < 9e18 ? (gint64) value : fallback;
}

gint64
coranto_json_get_int (JsonObject *object, const char *member, gint64 fallback)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE);
  GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    return json_node_get_int (node);
  if (type == G_TYPE_DOUBLE)
    return int_from_double (json_node_get_double (node), fallback);
  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);
      char *end = NULL;
      gint64 value = g_ascii_strtoll (text, &end, 10);

      return end != text && *end == '\0' ? value : fallback;
    }
  return fallback;
}

JsonArray *
coranto_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_ARRAY);

  return node ? json_node_get_array (node) : NULL;
}

JsonObject *
coranto_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_OBJECT);

  return node ? json_node_get_object (node) : NULL;
}
