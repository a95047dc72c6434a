/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Placeholders and nothing else: loops and choices are made in C, a template a row.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-template.h"

#include <string.h>

static GHashTable *
collect_values (va_list args)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);
  const char *key;

  while ((key = va_arg (args, const char *)))
    {
      const char *value = va_arg (args, const char *);

      g_hash_table_insert (values, (char *) key, (char *) (value ? value : ""));
    }
  return values;
}

static void
append_value (GString *page, const char *value, gboolean is_raw)
{
  g_autofree char *escaped = is_raw ? NULL : g_markup_escape_text (value, -1);

  g_string_append (page, is_raw ? value : escaped);
}

/* PLACE stands at "{{"; returns what comes behind the placeholder, NULL if it has no end. */
static const char *
fill_placeholder (GString *page, const char *place, GHashTable *values, const char *name)
{
  gboolean is_raw = place[2] == '{';
  const char *start = place + (is_raw ? 3 : 2);
  const char *end = strstr (start, is_raw ? "}}}" : "}}");
  g_autofree char *key = end ? g_strndup (start, (gsize) (end - start)) : NULL;
  const char *value = key ? g_hash_table_lookup (values, key) : NULL;

  if (!value)
    {
      g_warning ("template %s: nothing to put at {{%s}}", name, key ? key : start);
      return end ? end + (is_raw ? 3 : 2) : NULL;
    }
  append_value (page, value, is_raw);
  return end + (is_raw ? 3 : 2);
}

static char *
fill (const char *text, GHashTable *values, const char *name)
{
  g_autoptr (GString) page = g_string_new (NULL);
  const char *place;

  while (text && (place = strstr (text, "{{")))
    {
      g_string_append_len (page, text, place - text);
      text = fill_placeholder (page, place, values, name);
    }
  g_string_append (page, text ? text : "");
  return g_strdup (page->str);
}

char *
portal_template_fill (PortalLibrary *library, const char *name, ...)
{
  const char *text = g_hash_table_lookup (library->templates, name);
  g_autoptr (GHashTable) values = NULL;
  va_list args;

  if (!text)
    {
      g_warning ("no template %s", name);
      return g_strdup ("");
    }
  va_start (args, name);
  values = collect_values (args);
  va_end (args);
  return fill (text, values, name);
}
