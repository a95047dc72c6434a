/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
#include "coranto-json-feed-writer.h"

#include "coranto-sanitizer.h"
#include "coranto-text.h"
#include "coranto-url.h"

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
add_string (CorantoJsonWriter *writer, const char *name, const char *value)
{
  if (coranto_text_is_blank (value))
    return;
  coranto_json_writer_string (writer, name, value);
}

static void
add_int (CorantoJsonWriter *writer, const char *name, gint64 value)
{
  coranto_json_writer_int (writer, name, value);
}

static void
add_true (CorantoJsonWriter *writer, const char *name, gboolean value)
{
  if (!value)
    return;
  coranto_json_writer_true (writer, name);
}

static void
add_date (CorantoJsonWriter *writer, const char *name, const CorantoDate *date)
{
  g_autofree char *text = coranto_date_to_rfc3339 (date);

  add_string (writer, name, text);
}

static void
add_strings (CorantoJsonWriter *writer, const char *name, GPtrArray *values)
{
  if (values->len == 0)
    return;
  coranto_json_writer_begin_array (writer, name);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (!coranto_text_is_blank (value))
        coranto_json_writer_string (writer, NULL, value);
    }
  coranto_json_writer_end (writer);
}

/* An author object must have at least one member (section "Top-level", authors). */
static gboolean
says_something (const CorantoPerson *person)
{
  return !coranto_text_is_blank (person->name) || !coranto_text_is_blank (person->url)
         || !coranto_text_is_blank (person->avatar);
}

static void
add_authors (CorantoJsonWriter *writer, GPtrArray *authors)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < authors->len; i++)
    {
      const CorantoPerson *person = g_ptr_array_index (authors, i);

      if (!says_something (person))
        continue;
      if (!is_open)
        {
          coranto_json_writer_begin_array (writer, "authors");
          is_open = TRUE;
        }
      coranto_json_writer_begin_object (writer, NULL);
      add_string (writer, "name", person->name);
      add_string (writer, "url", person->url);
      add_string (writer, "avatar", person->avatar);
      coranto_json_writer_end (writer);
    }
  if (is_open)
    coranto_json_writer_end (writer);
}

static void
add_attachment (CorantoJsonWriter *writer, const CorantoAttachment *attachment)
{
  coranto_json_writer_begin_object (writer, NULL);
  add_string (writer, "url", attachment->url);
  /* Both are required; a publisher who states no type has sent bytes. */
  add_string (writer, "mime_type",
              coranto_text_is_blank (attachment->mime_type) ? "application/octet-stream"
                                                            : attachment->mime_type);
  add_string (writer, "title", attachment->title);
  if (attachment->size_bytes > 0)
    add_int (writer, "size_in_bytes", attachment->size_bytes);
  if (attachment->duration_seconds > 0)
    {
      coranto_json_writer_double (writer, "duration_in_seconds", attachment->duration_seconds);
    }
  coranto_json_writer_end (writer);
}

static void
add_attachments (CorantoJsonWriter *writer, GPtrArray *attachments)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < attachments->len; i++)
    {
      const CorantoAttachment *attachment = g_ptr_array_index (attachments, i);

      if (coranto_text_is_blank (attachment->url))
        continue;
      if (!is_open)
        {
          coranto_json_writer_begin_array (writer, "attachments");
          is_open = TRUE;
        }
      add_attachment (writer, attachment);
    }
  if (is_open)
    coranto_json_writer_end (writer);
}

/* What portals state and JSON Feed has no place for. */
static void
add_item_extension (CorantoJsonWriter *writer, const CorantoParsedItem *item)
{
  if (coranto_text_is_blank (item->source) && coranto_text_is_blank (item->editor)
      && item->views < 0 && item->breadcrumbs->len == 0 && coranto_text_is_blank (item->copyright)
      && coranto_text_is_blank (item->next_page_url))
    return;
  coranto_json_writer_begin_object (writer, "_coranto");
  add_string (writer, "source", item->source);
  add_string (writer, "editor", item->editor);
  if (item->views >= 0)
    add_int (writer, "views", item->views);
  add_strings (writer, "breadcrumbs", item->breadcrumbs);
  add_string (writer, "copyright", item->copyright);
  add_string (writer, "next_page", item->next_page_url);
  coranto_json_writer_end (writer);
}

/* An item needs content of one kind or the other (section "Items"): an empty text says that there
 * is none. */
static void
add_content (CorantoJsonWriter *writer, const CorantoParsedItem *item)
{
  CorantoSanitizeOptions options = {
    .base_url = item->base_url ? item->base_url : item->url,
  };
  g_autofree char *html = NULL;

  if (item->content_html)
    html = coranto_sanitize_html (item->content_html, -1, &options, coranto_limits_default ());
  add_string (writer, "content_html", html);
  if (!coranto_text_is_blank (item->content_text) || coranto_text_is_blank (html))
    {
      coranto_json_writer_string (writer, "content_text",
                                  item->content_text ? item->content_text : "");
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
add_item (CorantoJsonWriter *writer, const CorantoParsedItem *item)
{
  g_autofree char *id = choose_id (item);

  coranto_json_writer_begin_object (writer, NULL);
  add_string (writer, "id", id);
  add_string (writer, "url", item->url);
  add_string (writer, "external_url", item->external_url);
  add_string (writer, "title", item->title);
  add_content (writer, item);
  add_string (writer, "summary", item->summary);
  add_string (writer, "image", item->image);
  add_date (writer, "date_published", &item->published);
  add_date (writer, "date_modified", &item->modified);
  add_authors (writer, item->authors);
  add_strings (writer, "tags", item->tags);
  add_string (writer, "language", item->language);
  add_attachments (writer, item->attachments);
  add_item_extension (writer, item);
  coranto_json_writer_end (writer);
}

static void
add_hub (CorantoJsonWriter *writer, const char *url)
{
  if (coranto_text_is_blank (url))
    return;
  coranto_json_writer_begin_array (writer, "hubs");
  coranto_json_writer_begin_object (writer, NULL);
  add_string (writer, "type", "WebSub");
  add_string (writer, "url", url);
  coranto_json_writer_end (writer);
  coranto_json_writer_end (writer);
}

static void
add_feed_extension (CorantoJsonWriter *writer, const CorantoParsedFeed *feed)
{
  coranto_json_writer_begin_object (writer, "_coranto");
  add_string (writer, "kind", kind_name (feed->kind));
  add_string (writer, "version", feed->version);
  add_date (writer, "updated", &feed->updated);
  add_true (writer, "damaged", feed->is_damaged);
  add_true (writer, "cut", feed->is_cut);
  add_string (writer, "next_page", feed->next_page_url);
  if (feed->kind == CORANTO_FEED_KIND_PAGE)
    {
      coranto_json_writer_double (writer, "confidence", feed->confidence);
    }
  coranto_json_writer_end (writer);
}

static void
add_feed (CorantoJsonWriter *writer, const CorantoParsedFeed *feed)
{
  coranto_json_writer_begin_object (writer, NULL);
  add_string (writer, "version", VERSION_URL);
  /* Required, so an untitled feed has an empty one. */
  coranto_json_writer_string (writer, "title", feed->title ? feed->title : "");
  add_string (writer, "home_page_url", feed->home_page_url);
  add_string (writer, "feed_url", feed->feed_url);
  add_string (writer, "description", feed->description);
  add_string (writer, "icon", feed->icon);
  add_string (writer, "favicon", feed->favicon);
  add_string (writer, "language", feed->language);
  add_authors (writer, feed->authors);
  add_hub (writer, feed->hub_url);
  add_feed_extension (writer, feed);
  coranto_json_writer_begin_array (writer, "items");
  for (guint i = 0; i < feed->items->len; i++)
    add_item (writer, g_ptr_array_index (feed->items, i));
  coranto_json_writer_end (writer);
  coranto_json_writer_end (writer);
}

void
coranto_json_feed_write (const CorantoParsedFeed *feed, CorantoJsonSink sink, gpointer user_data)
{
  g_autoptr (CorantoJsonWriter) writer = coranto_json_writer_new (sink, user_data);

  add_feed (writer, feed);
}

static void
append_cb (const char *text, gsize length, gpointer user_data)
{
  g_string_append_len (user_data, text, (gssize) length);
}

char *
coranto_json_item_write (const CorantoParsedItem *item)
{
  GString *text = g_string_new (NULL);
  CorantoJsonWriter *writer = coranto_json_writer_new (append_cb, text);

  add_item (writer, item);
  coranto_json_writer_free (writer);
  return g_string_free (text, FALSE);
}
