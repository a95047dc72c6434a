/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting times that servers state. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-retry-after.h"

#include <libsoup/soup.h>
#include <string.h>

/* A server that asks for more is asked again tomorrow, and may say it again. */
#define LONGEST_WAIT (24 * 60 * 60)

/* Leading digits as a number, -1 when there are none; huge ones stop at G_MAXINT32. */
static gint64
parse_seconds (const char *text)
{
  guint64 seconds;

  if (!g_ascii_isdigit (*text))
    return -1;
  seconds = g_ascii_strtoull (text, NULL, 10);
  return (gint64) MIN (seconds, (guint64) G_MAXINT32);
}

static gint64
parse_date (const char *text)
{
  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

  return date ? g_date_time_to_unix (date) : 0;
}

gint64
coranto_retry_after_parse (const char *value, gint64 now)
{
  g_autofree char *text = value ? g_strstrip (g_strdup (value)) : NULL;
  gint64 time;

  if (!text || strlen (text) > 64 || !g_utf8_validate (text, -1, NULL))
    return 0;
  if (text[strspn (text, "0123456789")] == '\0')
    time = *text ? now + parse_seconds (text) : 0;
  else
    time = parse_date (text);
  if (time <= now)
    return 0;
  return MIN (time, now + LONGEST_WAIT);
}

gint64
coranto_max_age_parse (const char *cache_control)
{
  GHashTable *parameters;
  const char *age;
  gint64 seconds = -1;

  if (!cache_control)
    return -1;
  parameters = soup_header_parse_param_list (cache_control);
  if (!parameters)
    return -1;
  age = g_hash_table_lookup (parameters, "max-age");
  if (g_hash_table_contains (parameters, "no-cache")
      || g_hash_table_contains (parameters, "no-store"))
    seconds = 0;
  else if (age)
    seconds = parse_seconds (age);
  soup_header_free_param_list (parameters);
  return seconds;
}
