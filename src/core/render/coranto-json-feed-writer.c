/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
#include "coranto-json-feed-writer.h"

#include "coranto-sanitizer.h"
#include "coranto-text.h"
#include "coranto-url.h"

#include <json-glib/json-glib.h>

#define VERSION_URL "https://jsonfeed.org/version/1.1"

static const char *
kind_name (CorantoFeedKind kind)
{
  switch (kind)
    {
    case CORANTO_FEED_KIND_RSS:
      return "rss";
    case CORANTO_FEED_KIND_ATOM:
      return "atom";
    case CORANTO_FEED_KIND_RDF:
      return "rdf";
    case CORANTO_FEED_KIND_JSON_FEED:
      return "json";
    case CORANTO_FEED_KIND_CDF:
      return "cdf";
    case CORANTO_FEED_KIND_PAGE:
      return "page";
    case CORANTO_FEED_KIND_UNKNOWN:
      break;
    }
  return "unknown";
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (coranto_text_is_blank (value))
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_true (JsonBuilder *builder, const char *name, gboolean value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_date (JsonBuilder *builder, const char *name, const CorantoDate *date)
{
  g_autofree char *text = coranto_date_to_rfc3339 (date);

  add_string (builder, name, text);
}

static void
add_strings (JsonBuilder *builder, const char *name, GPtrArray *values)
{
  if (values->len == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (!coranto_text_is_blank (value))
        json_builder_add_string_value (builder, value);
    }
  json_builder_end_array (builder);
}

/* An author object must have at least one member (section "Top-level", authors). */
static gboolean
says_something (const CorantoPerson *person)
{
  return !coranto_text_is_blank (person->name) || !coranto_text_is_blank (person->url)
         || !coranto_text_is_blank (person->avatar);
}

static void
add_authors (JsonBuilder *builder, GPtrArray *authors)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < authors->len; i++)
    {
      const CorantoPerson *person = g_ptr_array_index (authors, i);

      if (!says_something (person))
        continue;
      if (!is_open)
        {
          json_builder_set_member_name (builder, "authors");
          json_builder_begin_array (builder);
          is_open = TRUE;
        }
      json_builder_begin_object (builder);
      add_string (builder, "name", person->name);
      add_string (builder, "url", person->url);
      add_string (builder, "avatar", person->avatar);
      json_builder_end_object (builder);
    }
  if (is_open)
    json_builder_end_array (builder);
}

static void
add_attachment (JsonBuilder *builder, const CorantoAttachment *attachment)
{
  json_builder_begin_object (builder);
  add_string (builder, "url", attachment->url);
  /* Both are required; a publisher who states no type has sent bytes. */
  add_string (builder, "mime_type",
              coranto_text_is_blank (attachment->mime_type) ? "application/octet-stream"
                                                            : attachment->mime_type);
  add_string (builder, "title", attachment->title);
  if (attachment->size_bytes > 0)
    add_int (builder, "size_in_bytes", attachment->size_bytes);
  if (attachment->duration_seconds > 0)
    {
      json_builder_set_member_name (builder, "duration_in_seconds");
      json_builder_add_double_value (builder, attachment->duration_seconds);
    }
  json_builder_end_object (builder);
}

static void
add_attachments (JsonBuilder *builder, GPtrArray *attachments)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < attachments->len; i++)
    {
      const CorantoAttachment *attachment = g_ptr_array_index (attachments, i);

      if (coranto_text_is_blank (attachment->url))
        continue;
      if (!is_open)
        {
          json_builder_set_member_name (builder, "attachments");
          json_builder_begin_array (builder);
          is_open = TRUE;
        }
      add_attachment (builder, attachment);
    }
  if (is_open)
    json_builder_end_array (builder);
}

/* What portals state and JSON Feed has no place for. */
static void
add_item_extension (JsonBuilder *builder, const CorantoParsedItem *item)
{
  if (coranto_text_is_blank (item->source) && coranto_text_is_blank (item->editor)
      && item->views < 0 && item->breadcrumbs->len == 0 && coranto_text_is_blank (item->copyright)
      && coranto_text_is_blank (item->next_page_url))
    return;
  json_builder_set_member_name (builder, "_coranto");
  json_builder_begin_object (builder);
  add_string (builder, "source", item->source);
  add_string (builder, "editor", item->editor);
  if (item->views >= 0)
    add_int (builder, "views", item->views);
  add_strings (builder, "breadcrumbs", item->breadcrumbs);
  add_string (builder, "copyright", item->copyright);
  add_string (builder, "next_page", item->next_page_url);
  json_builder_end_object (builder);
}

/* An item needs content of one kind or the other (section "Items"): an empty text says that there
 * is none. */
static void
add_content (JsonBuilder *builder, const CorantoParsedItem *item)
{
  CorantoSanitizeOptions options = {
    .base_url = item->base_url ? item->base_url : item->url,
  };
  g_autofree char *html = NULL;

  if (item->content_html)
    html = coranto_sanitize_html (item->content_html, -1, &options, coranto_limits_default ());
  add_string (builder, "content_html", html);
  if (!coranto_text_is_blank (item->content_text) || coranto_text_is_blank (html))
    {
      json_builder_set_member_name (builder, "content_text");
      json_builder_add_string_value (builder, item->content_text ? item->content_text : "");
    }
}

/* The one thing that an item must have: what is its own, else a sum of its words. */
static char *
choose_id (const CorantoParsedItem *item)
{
  g_autofree char *words = NULL;

  if (!coranto_text_is_blank (item->id))
    return g_strdup (item->id);
  if (!coranto_text_is_blank (item->url))
    return g_strdup (item->url);
  words = g_strdup_printf ("%s\n%s\n%s", item->title ? item->title : "",
                           item->summary ? item->summary : "",
                           item->content_html ? item->content_html : "");
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
}

static void
add_item (JsonBuilder *builder, const CorantoParsedItem *item)
{
  g_autofree char *id = choose_id (item);

  json_builder_begin_object (builder);
  add_string (builder, "id", id);
  add_string (builder, "url", item->url);
  add_string (builder, "external_url", item->external_url);
  add_string (builder, "title", item->title);
  add_content (builder, item);
  add_string (builder, "summary", item->summary);
  add_string (builder, "image", item->image);
  add_date (builder, "date_published", &item->published);
  add_date (builder, "date_modified", &item->modified);
  add_authors (builder, item->authors);
  add_strings (builder, "tags", item->tags);
  add_string (builder, "language", item->language);
  add_attachments (builder, item->attachments);
  add_item_extension (builder, item);
  json_builder_end_object (builder);
}

static void
add_hub (JsonBuilder *builder, const char *url)
{
  if (coranto_text_is_blank (url))
    return;
  json_builder_set_member_name (builder, "hubs");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_string (builder, "type", "WebSub");
  add_string (builder, "url", url);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_feed_extension (JsonBuilder *builder, const CorantoParsedFeed *feed)
{
  json_builder_set_member_name (builder, "_coranto");
  json_builder_begin_object (builder);
  add_string (builder, "kind", kind_name (feed->kind));
  add_string (builder, "version", feed->version);
  add_date (builder, "updated", &feed->updated);
  add_true (builder, "damaged", feed->is_damaged);
  add_true (builder, "cut", feed->is_cut);
  add_string (builder, "next_page", feed->next_page_url);
  if (feed->kind == CORANTO_FEED_KIND_PAGE)
    {
      json_builder_set_member_name (builder, "confidence");
      json_builder_add_double_value (builder, feed->confidence);
    }
  json_builder_end_object (builder);
}

static void
add_feed (JsonBuilder *builder, const CorantoParsedFeed *feed)
{
  json_builder_begin_object (builder);
  add_string (builder, "version", VERSION_URL);
  /* Required, so an untitled feed has an empty one. */
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, feed->title ? feed->title : "");
  add_string (builder, "home_page_url", feed->home_page_url);
  add_string (builder, "feed_url", feed->feed_url);
  add_string (builder, "description", feed->description);
  add_string (builder, "icon", feed->icon);
  add_string (builder, "favicon", feed->favicon);
  add_string (builder, "language", feed->language);
  add_authors (builder, feed->authors);
  add_hub (builder, feed->hub_url);
  add_feed_extension (builder, feed);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < feed->items->len; i++)
    add_item (builder, g_ptr_array_index (feed->items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Takes what was built, prints it. */
static char *
print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

char *
coranto_json_feed_write (const CorantoParsedFeed *feed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  add_feed (builder, feed);
  return print (builder);
}

char *
coranto_json_item_write (const CorantoParsedItem *item)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  add_item (builder, item);
  return print (builder);
}
