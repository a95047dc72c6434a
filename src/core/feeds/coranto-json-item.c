/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items as JSON Feed writes them: members of a wrong type are left out, not the item they stand in.
 */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-json-item.h"

#include <string.h>

#include "coranto-feed-draft.h"
#include "coranto-feed-text.h"
#include "coranto-json-reader.h"
#include "coranto-url.h"

#define MAX_LIST 200

/* A member as one line of plain text: JSON Feed's texts are plain, what looks like markup is meant.
 */
char *
coranto_json_item_dup_line (JsonObject *object, const char *member, const CorantoLimits *limits)
{
  g_autofree char *text = coranto_json_dup_string (object, member);

  return text ? coranto_feed_line (text, FALSE, limits->text_chars) : NULL;
}

char *
coranto_json_item_dup_address (JsonObject *object, const char *member, const char *base)
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
JsonObject *
coranto_json_item_object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
add_author (GPtrArray *authors, JsonObject *object, const char *base, const CorantoLimits *limits)
{
  g_autoptr (CorantoPerson) person = coranto_person_new (NULL, NULL);

  person->name = coranto_json_item_dup_line (object, "name", limits);
  person->url = coranto_json_item_dup_address (object, "url", base);
  person->avatar = coranto_json_item_dup_address (object, "avatar", base);
  if (person->name || person->url)
    g_ptr_array_add (authors, g_steal_pointer (&person));
}

/* 1.1 has "authors", 1.0 had "author". */
void
coranto_json_item_read_authors (GPtrArray *authors,
                                JsonObject *object,
                                const char *base,
                                const CorantoLimits *limits)
{
  JsonArray *array = coranto_json_get_array (object, "authors");
  JsonObject *single = coranto_json_get_object (object, "author");
  guint count = array ? MIN (json_array_get_length (array), MAX_LIST) : 0;

  for (guint i = 0; i < count; i++)
    {
      JsonObject *author = coranto_json_item_object_at (array, i);

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
      JsonObject *part = coranto_json_item_object_at (array, i);
      CorantoAttachment *attachment;

      if (!part)
        continue;
      attachment = coranto_attachment_new (NULL, NULL);
      attachment->url = coranto_json_item_dup_address (part, "url", base);
      attachment->mime_type = coranto_json_item_dup_line (part, "mime_type", limits);
      attachment->title = coranto_json_item_dup_line (part, "title", limits);
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

/* What portals state: as coranto-json-feed-writer writes it. */
static void
read_portal_facts (CorantoParsedItem *item,
                   JsonObject *object,
                   const char *base,
                   const CorantoLimits *limits)
{
  JsonObject *facts = coranto_json_get_object (object, "_coranto");
  JsonArray *crumbs = facts ? coranto_json_get_array (facts, "breadcrumbs") : NULL;
  guint count = crumbs ? MIN (json_array_get_length (crumbs), MAX_LIST) : 0;

  if (!facts)
    return;
  item->source = coranto_json_item_dup_line (facts, "source", limits);
  item->editor = coranto_json_item_dup_line (facts, "editor", limits);
  item->views = MAX (coranto_json_get_int (facts, "views", -1), -1);
  item->copyright = coranto_json_item_dup_line (facts, "copyright", limits);
  item->next_page_url = coranto_json_item_dup_address (facts, "next_page", base);
  for (guint i = 0; i < count; i++)
    {
      JsonNode *node = json_array_get_element (crumbs, i);
      char *crumb = json_node_get_value_type (node) == G_TYPE_STRING
                        ? coranto_feed_line (json_node_get_string (node), FALSE, limits->text_chars)
                        : NULL;

      if (crumb)
        g_ptr_array_add (item->breadcrumbs, crumb);
    }
}

CorantoParsedItem *
coranto_json_item_read (JsonObject *object, const char *base, const CorantoLimits *limits)
{
  CorantoDraft draft = { .item = coranto_parsed_item_new () };
  CorantoParsedItem *item = draft.item;
  g_autofree char *summary = coranto_json_dup_string (object, "summary");
  g_autofree char *language = coranto_json_dup_string (object, "language");

  item->id = coranto_json_dup_string (object, "id");
  item->url = coranto_json_item_dup_address (object, "url", base);
  item->external_url = coranto_json_item_dup_address (object, "external_url", base);
  item->title = coranto_json_item_dup_line (object, "title", limits);
  item->content_html = dup_content (object, "content_html", limits);
  item->content_text = dup_content (object, "content_text", limits);
  item->summary = summary ? coranto_feed_block (summary, FALSE, 4000) : NULL;
  item->image = coranto_json_item_dup_address (object, "image", base);
  if (!item->image)
    item->image = coranto_json_item_dup_address (object, "banner_image", base);
  item->language = language ? coranto_feed_language (language) : NULL;
  item->published = get_date (object, "date_published");
  item->modified = get_date (object, "date_modified");
  item->base_url = g_strdup (base ? base : item->url);
  coranto_json_item_read_authors (item->authors, object, base, limits);
  read_tags (&draft, object);
  read_attachments (&draft, object, base, limits);
  read_portal_facts (item, object, base, limits);
  return coranto_draft_finish_item (&draft, limits);
}
