/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of feeds share. */
#include "feed-fixture.h"

#include <string.h>

#include "coranto-error.h"

CorantoParsedFeed *
fixture_parse_at (const char *text, const char *url, const char *type)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CorantoParsedFeed *feed
      = coranto_feed_parse (bytes, type, url, coranto_limits_default (), &error);

  g_assert_no_error (error);
  g_assert_nonnull (feed);
  return feed;
}

CorantoParsedFeed *
fixture_parse (const char *text)
{
  return fixture_parse_at (text, FIXTURE_URL, NULL);
}

int
fixture_error (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CorantoParsedFeed *feed
      = coranto_feed_parse (bytes, NULL, FIXTURE_URL, coranto_limits_default (), &error);

  g_assert_null (feed);
  g_assert_nonnull (error);
  return (int) coranto_error_code (error);
}

CorantoParsedItem *
fixture_item (CorantoParsedFeed *feed, guint index)
{
  g_assert_cmpuint (index, <, feed->items->len);
  return g_ptr_array_index (feed->items, index);
}

char *
fixture_titles (CorantoParsedFeed *feed)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < feed->items->len; i++)
    {
      const CorantoParsedItem *item = g_ptr_array_index (feed->items, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", item->title ? item->title : "-");
    }
  return g_string_free (titles, FALSE);
}

char *
fixture_date (CorantoDate date)
{
  char *text = coranto_date_to_rfc3339 (&date);

  return text ? text : g_strdup ("");
}
