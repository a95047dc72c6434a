/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), read as kindly as the other formats: members of
 * a wrong type are left out, not the item they stand in. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-json-feed.h"

#include <string.h>

#include "coranto-error.h"
#include "coranto-feed-text.h"
#include "coranto-json-item.h"
#include "coranto-json-reader.h"
#include "coranto-spool.h"

#define MAX_HUBS 200

gboolean
coranto_json_feed_sniff (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (i >= length || text[i] != '{')
    return FALSE;
  return memmem (text, length, "jsonfeed.org/version", 20) != NULL
         || memmem (text, length, "\"items\"", 7) != NULL;
}

static void
read_hub (CorantoParsedFeed *feed, JsonObject *object, const char *base)
{
  JsonArray *hubs = coranto_json_get_array (object, "hubs");
  guint count = hubs ? MIN (json_array_get_length (hubs), MAX_HUBS) : 0;

  for (guint i = 0; i < count && !feed->hub_url; i++)
    {
      JsonObject *hub = coranto_json_item_object_at (hubs, i);

      if (hub)
        feed->hub_url = coranto_json_item_dup_address (hub, "url", base);
    }
}

static void
read_feed_fields (CorantoParsedFeed *feed,
                  JsonObject *object,
                  const char *base,
                  const CorantoLimits *limits)
{
  g_autofree char *version = coranto_json_dup_string (object, "version");
  g_autofree char *description = coranto_json_dup_string (object, "description");
  g_autofree char *language = coranto_json_dup_string (object, "language");

  feed->version = g_strdup (version && g_str_has_suffix (version, "/1") ? "json1" : "json11");
  feed->title = coranto_json_item_dup_line (object, "title", limits);
  feed->description = description ? coranto_feed_block (description, FALSE, 4000) : NULL;
  feed->home_page_url = coranto_json_item_dup_address (object, "home_page_url", base);
  feed->feed_url = coranto_json_item_dup_address (object, "feed_url", base);
  feed->icon = coranto_json_item_dup_address (object, "icon", base);
  feed->favicon = coranto_json_item_dup_address (object, "favicon", base);
  feed->language = language ? coranto_feed_language (language) : NULL;
  coranto_json_item_read_authors (feed->authors, object, base, limits);
  read_hub (feed, object, base);
}

/* What addresses resolve against: where the feed is, where it says it is, or its site. */
static char *
choose_base (JsonObject *object, const char *url)
{
  char *base = g_strdup (url);

  if (!base)
    base = coranto_json_item_dup_address (object, "feed_url", NULL);
  if (!base)
    base = coranto_json_item_dup_address (object, "home_page_url", NULL);
  return base;
}

/* More than any feed says of itself. */
#define MAX_HEAD_BYTES (1024 * 1024)

/* FALSE: no more are wanted. */
static gboolean
read_element (CorantoParsedFeed *feed,
              const char *text,
              gsize length,
              const char *base,
              const CorantoLimits *limits,
              CorantoItemSink sink,
              gpointer user_data)
{
  g_autoptr (JsonNode) node = coranto_json_parse (text, (gssize) length, limits, NULL);

  feed->is_damaged |= !node;
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  feed->is_cut
      = !sink (coranto_json_item_read (json_node_get_object (node), base, limits), user_data);
  return !feed->is_cut;
}

/* Gives how many elements there were. */
static guint
read_items (CorantoParsedFeed *feed,
            const CorantoJsonSplit *split,
            const char *base,
            const CorantoLimits *limits,
            CorantoItemSink sink,
            gpointer user_data)
{
  const char *element;
  const char *done = split->elements;
  gsize at = 0, length = 0;
  guint n = 0;

  feed->is_damaged = !split->is_whole;
  while (coranto_json_next_element (split, &at, &element, &length))
    {
      n++;
      if (!read_element (feed, element, length, base, limits, sink, user_data))
        break;
      coranto_spool_pass (&done, split->elements + at);
    }
  return n;
}

CorantoParsedFeed *
coranto_json_feed_read (const char *text,
                        gsize length,
                        const char *url,
                        const CorantoLimits *limits,
                        CorantoItemSink sink,
                        gpointer user_data,
                        GError **error)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_JSON_FEED);
  CorantoJsonSplit split;
  g_autofree char *rest = NULL;
  g_autofree char *base = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!coranto_json_split (text, length, "items", MAX_HEAD_BYTES, &split))
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_A_FEED, "");
      return NULL;
    }
  rest = split.rest;
  root = coranto_json_parse (rest, -1, limits, error);
  if (!root)
    return NULL;
  base = choose_base (json_node_get_object (root), url);
  read_feed_fields (feed, json_node_get_object (root), base, limits);
  if (read_items (feed, &split, base, limits, sink, user_data) == 0 && feed->is_damaged)
    {
      coranto_error_set (error, CORANTO_ERROR_MALFORMED, "items");
      return NULL;
    }
  return g_steal_pointer (&feed);
}
