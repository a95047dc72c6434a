/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long JSON array taken apart, so that json-glib sees one element at a time.  Nothing is judged
 * here but brackets and strings: what stands between them is the parser's. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-json-reader.h"

#include <string.h>

#include "coranto-spool.h"

/* Past the string that begins at `p`; `end` where it never ends. */
static const char *
skip_string (const char *p, const char *end)
{
  for (p++; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '"')
        return p + 1;
    }
  return end;
}

/* Past the value that begins at `p`: its brackets, or up to what follows a plain one. */
static const char *
skip_value (const char *p, const char *end)
{
  gsize depth = 0;

  while (p < end)
    {
      if (*p == '"')
        p = skip_string (p, end);
      else if (*p == '{' || *p == '[')
        depth++, p++;
      else if (*p == '}' || *p == ']')
        {
          if (depth == 0)
            return p;
          depth--, p++;
        }
      else if (depth == 0 && (*p == ',' || g_ascii_isspace (*p)))
        return p;
      else
        {
          p++;
          continue;
        }
      if (depth == 0)
        return p;
    }
  return end;
}

static const char *
skip_between (const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || *p == ',' || *p == ':'))
    p++;
  return p;
}

static gboolean
is_name (const char *p, const char *end, const char *name)
{
  gsize length = strlen (name);

  return (gsize) (end - p) == length + 2 && memcmp (p + 1, name, length) == 0;
}

/* The bracket that opens the array; NULL where there is none. */
static const char *
find_array (const char *text, const char *end, const char *name)
{
  const char *p = skip_between (text, end);

  if (p == end || *p != '{')
    return NULL;
  for (p = skip_between (p + 1, end); p < end && *p == '"'; p = skip_between (p, end))
    {
      const char *key = p;
      const char *value = skip_between (skip_string (p, end), end);

      if (value < end && *value == '[' && is_name (key, skip_string (key, end), name))
        return value;
      p = skip_value (value, end);
    }
  return NULL;
}

/* Its closing bracket; `end` where it is missing. */
static const char *
find_array_end (const char *start, const char *end)
{
  const char *done = start;
  const char *p = skip_between (start + 1, end);

  while (p < end && *p != ']')
    {
      const char *next = skip_value (p, end);

      p = skip_between (next > p ? next : p + 1, end);
      coranto_spool_pass (&done, p);
    }
  return p;
}

gboolean
coranto_json_split (const char *text,
                    gsize length,
                    const char *name,
                    gsize max_rest,
                    CorantoJsonSplit *split)
{
  const char *end = text + length;
  const char *start = find_array (text, end, name);
  const char *close = start ? find_array_end (start, end) : NULL;
  gsize before, after;

  if (!start)
    return FALSE;
  before = (gsize) (start + 1 - text);
  after = (gsize) (end - close);
  if (before > max_rest || after > max_rest)
    return FALSE;
  split->elements = start + 1;
  split->length = (gsize) (close - start - 1);
  split->is_whole = close < end;
  split->rest = close < end ? g_strdup_printf ("%.*s%.*s", (int) before, text, (int) after, close)
                            : g_strdup_printf ("%.*s]}", (int) before, text);
  return TRUE;
}

gboolean
coranto_json_next_element (const CorantoJsonSplit *split,
                           gsize *at,
                           const char **element,
                           gsize *length)
{
  const char *end = split->elements + split->length;
  const char *p = skip_between (split->elements + *at, end);
  const char *next;

  if (p == end)
    return FALSE;
  next = skip_value (p, end);
  if (next == end && !split->is_whole)
    return FALSE;
  *element = p;
  *length = (gsize) (next - p);
  /* What closes nothing is stepped over. */
  *at = (gsize) ((next > p ? next : p + 1) - split->elements);
  return TRUE;
}
