/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), read as kindly as the other formats: members of
 * a wrong type are left out, not the item they stand in. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-json-feed.h"

#include <string.h>

#include "coranto-error.h"
#include "coranto-feed-draft.h"
#include "coranto-feed-text.h"
#include "coranto-json-reader.h"
#include "coranto-spool.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_LIST 200

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

/* A member as one line of plain text: JSON Feed's texts are plain, what looks like markup is meant.
 */
static char *
dup_line (JsonObject *object, const char *member, const CorantoLimits *limits)
{
  g_autofree char *text = coranto_json_dup_string (object, member);

  return text ? coranto_feed_line (text, FALSE, limits->text_chars) : NULL;
}

static char *
dup_address (JsonObject *object, const char *member, const char *base)
{
  g_autofree char *text = coranto_json_dup_string (object, member);

  return text && *text ? coranto_url_resolve (base, text) : NULL;
}

static CorantoDate
get_date (JsonObject *object, const char *member)
{
  g_autofree char *text = coranto_json_dup_string (object, member);
  CorantoDate date = CORANTO_DATE_INIT;

  if (text)
    coranto_date_parse_field (text, 0, &date);
  return date;
}

/* The element `index` when it is an object. */
static JsonObject *
object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
add_author (GPtrArray *authors, JsonObject *object, const char *base, const CorantoLimits *limits)
{
  g_autoptr (CorantoPerson) person = coranto_person_new (NULL, NULL);

  person->name = dup_line (object, "name", limits);
  person->url = dup_address (object, "url", base);
  person->avatar = dup_address (object, "avatar", base);
  if (person->name || person->url)
    g_ptr_array_add (authors, g_steal_pointer (&person));
}

/* 1.1 has "authors", 1.0 had "author". */
static void
read_authors (GPtrArray *authors, JsonObject *object, const char *base, const CorantoLimits *limits)
{
  JsonArray *array = coranto_json_get_array (object, "authors");
  JsonObject *single = coranto_json_get_object (object, "author");
  guint count = array ? MIN (json_array_get_length (array), MAX_LIST) : 0;

  for (guint i = 0; i < count; i++)
    {
      JsonObject *author = object_at (array, i);

      if (author)
        add_author (authors, author, base, limits);
    }
  if (authors->len == 0 && single)
    add_author (authors, single, base, limits);
}

static void
read_tags (CorantoDraft *draft, JsonObject *object)
{
  JsonArray *array = coranto_json_get_array (object, "tags");
  guint count = array ? MIN (json_array_get_length (array), MAX_LIST) : 0;

  for (guint i = 0; i < count; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        coranto_draft_add_tag (draft, json_node_get_string (node), FALSE);
    }
}

static void
read_attachments (CorantoDraft *draft,
                  JsonObject *object,
                  const char *base,
                  const CorantoLimits *limits)
{
  JsonArray *array = coranto_json_get_array (object, "attachments");
  guint count = array ? MIN (json_array_get_length (array), MAX_LIST) : 0;

  for (guint i = 0; i < count; i++)
    {
      JsonObject *part = object_at (array, i);
      CorantoAttachment *attachment;

      if (!part)
        continue;
      attachment = coranto_attachment_new (NULL, NULL);
      attachment->url = dup_address (part, "url", base);
      attachment->mime_type = dup_line (part, "mime_type", limits);
      attachment->title = dup_line (part, "title", limits);
      attachment->size_bytes = MAX (coranto_json_get_int (part, "size_in_bytes", 0), 0);
      attachment->duration_seconds
          = (double) MAX (coranto_json_get_int (part, "duration_in_seconds", 0), 0);
      coranto_draft_add_attachment (draft, attachment);
    }
}

/* A string bounded to what one item may hold. */
static char *
dup_content (JsonObject *object, const char *member, const CorantoLimits *limits)
{
  char *text = coranto_json_dup_string (object, member);

  if (text && strlen (text) > limits->content_bytes)
    {
      const char *end = g_utf8_find_prev_char (text, text + limits->content_bytes);

      text[end ? end - text : 0] = '\0';
    }
  return text;
}

static CorantoParsedItem *
read_item (JsonObject *object, const char *base, const CorantoLimits *limits)
{
  CorantoDraft draft = { .item = coranto_parsed_item_new () };
  CorantoParsedItem *item = draft.item;
  g_autofree char *summary = coranto_json_dup_string (object, "summary");
  g_autofree char *language = coranto_json_dup_string (object, "language");

  item->id = coranto_json_dup_string (object, "id");
  item->url = dup_address (object, "url", base);
  item->external_url = dup_address (object, "external_url", base);
  item->title = dup_line (object, "title", limits);
  item->content_html = dup_content (object, "content_html", limits);
  item->content_text = dup_content (object, "content_text", limits);
  item->summary = summary ? coranto_feed_block (summary, FALSE, 4000) : NULL;
  item->image = dup_address (object, "image", base);
  if (!item->image)
    item->image = dup_address (object, "banner_image", base);
  item->language = language ? coranto_feed_language (language) : NULL;
  item->published = get_date (object, "date_published");
  item->modified = get_date (object, "date_modified");
  item->base_url = g_strdup (base ? base : item->url);
  read_authors (item->authors, object, base, limits);
  read_tags (&draft, object);
  read_attachments (&draft, object, base, limits);
  return coranto_draft_finish_item (&draft, limits);
}

static void
read_hub (CorantoParsedFeed *feed, JsonObject *object, const char *base)
{
  JsonArray *hubs = coranto_json_get_array (object, "hubs");
  guint count = hubs ? MIN (json_array_get_length (hubs), MAX_LIST) : 0;

  for (guint i = 0; i < count && !feed->hub_url; i++)
    {
      JsonObject *hub = object_at (hubs, i);

      if (hub)
        feed->hub_url = dup_address (hub, "url", base);
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
  feed->title = dup_line (object, "title", limits);
  feed->description = description ? coranto_feed_block (description, FALSE, 4000) : NULL;
  feed->home_page_url = dup_address (object, "home_page_url", base);
  feed->feed_url = dup_address (object, "feed_url", base);
  feed->icon = dup_address (object, "icon", base);
  feed->favicon = dup_address (object, "favicon", base);
  feed->language = language ? coranto_feed_language (language) : NULL;
  read_authors (feed->authors, object, base, limits);
  read_hub (feed, object, base);
}

/* What addresses resolve against: where the feed is, where it says it is, or its site. */
static char *
choose_base (JsonObject *object, const char *url)
{
  char *base = g_strdup (url);

  if (!base)
    base = dup_address (object, "feed_url", NULL);
  if (!base)
    base = dup_address (object, "home_page_url", NULL);
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
  feed->is_cut = !sink (read_item (json_node_get_object (node), base, limits), user_data);
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
