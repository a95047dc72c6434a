/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-story-line.h"

#include <string.h>

#include "coranto-error.h"
#include "coranto-feed-draft.h"
#include "coranto-feed-text.h"
#include "coranto-json-feed.h"
#include "coranto-json-item.h"
#include "coranto-json-reader.h"
#include "coranto-text.h"
#include "coranto-url.h"

/* What other programs call our members. */
static const char *
own_name (const char *name)
{
  static const char *const names[][2] = {
    { "link", "url" },
    { "guid", "id" },
    { "html", "content_html" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i][0], name) == 0)
      return names[i][1];
  return NULL;
}

/* The object with our names for its members, where ours are not there.  (transfer full) */
static JsonObject *
rename_members (JsonObject *object)
{
  JsonObject *out = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const char *own = own_name (name);

      json_object_set_member (out, own && !json_object_has_member (object, own) ? own : name,
                              json_node_copy (node));
    }
  return out;
}

static void
read_when (CorantoParsedItem *item, JsonObject *object)
{
  gint64 when = coranto_json_get_int (object, "when", 0);

  if (item->published.precision != CORANTO_DATE_NONE || when <= 0)
    return;
  item->published.unix_seconds = when;
  item->published.precision = CORANTO_DATE_SECOND;
}

static void
read_author_name (CorantoParsedItem *item, JsonObject *object)
{
  g_autofree char *name = coranto_json_dup_string (object, "author");
  CorantoPerson *person = item->authors->len == 0 && name ? coranto_feed_person (name) : NULL;

  if (person)
    g_ptr_array_add (item->authors, person);
}

/* An address, else a name. */
static void
file_under (CorantoFiledStory *story, const char *text, const CorantoLimits *limits)
{
  if (story->channel_url || story->channel_name || coranto_text_is_blank (text))
    return;
  story->channel_url = strstr (text, "://") ? coranto_url_resolve (NULL, text) : NULL;
  if (!story->channel_url)
    story->channel_name = coranto_feed_line (text, FALSE, limits->text_chars);
}

static void
read_named_channel (CorantoFiledStory *story, JsonObject *facts, const CorantoLimits *limits)
{
  JsonObject *channel = coranto_json_get_object (facts, "channel");
  g_autofree char *text = channel ? NULL : coranto_json_dup_string (facts, "channel");

  file_under (story, text, limits);
  if (!channel)
    return;
  story->channel_url = coranto_json_item_dup_address (channel, "url", NULL);
  story->channel_name = coranto_json_item_dup_line (channel, "title", limits);
}

static void
read_first_channel (CorantoFiledStory *story, JsonObject *facts, const CorantoLimits *limits)
{
  JsonArray *titles = coranto_json_get_array (facts, "channels");
  JsonNode *first
      = titles && json_array_get_length (titles) > 0 ? json_array_get_element (titles, 0) : NULL;

  if (first && json_node_get_value_type (first) == G_TYPE_STRING)
    file_under (story, json_node_get_string (first), limits);
}

static void
read_channel (CorantoFiledStory *story,
              JsonObject *object,
              JsonObject *facts,
              const CorantoLimits *limits)
{
  static const char *const members[] = { "feed_url", "feed" };

  if (facts)
    read_named_channel (story, facts, limits);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = coranto_json_dup_string (object, members[i]);

      file_under (story, text, limits);
    }
  if (facts)
    read_first_channel (story, facts, limits);
}

static gboolean
is_true (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* What a profile writes out has that profile's numbers for ids: they tell nothing in another. */
static void
read_marks (CorantoFiledStory *story, JsonObject *facts)
{
  if (!json_object_has_member (facts, "read"))
    return;
  story->is_read = is_true (facts, "read");
  story->is_favourite = is_true (facts, "favourite");
  g_clear_pointer (&story->item->id, g_free);
  coranto_draft_ensure_id (story->item);
}

static gboolean
is_story (const CorantoParsedItem *item)
{
  return item->url || !coranto_text_is_blank (item->title)
         || !coranto_text_is_blank (item->content_html)
         || !coranto_text_is_blank (item->content_text) || !coranto_text_is_blank (item->summary);
}

CorantoFiledStory *
coranto_story_line_read (const char *line,
                         gsize length,
                         const CorantoLimits *limits,
                         GError **error)
{
  g_autoptr (JsonNode) root = coranto_json_parse (line, (gssize) length, limits, error);
  g_autoptr (CorantoFiledStory) story = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonObject *facts;

  if (!root)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    {
      object = rename_members (json_node_get_object (root));
      story = coranto_filed_story_new (coranto_json_item_read (object, NULL, limits));
    }
  if (!story || !is_story (story->item))
    {
      coranto_error_set (error, CORANTO_ERROR_MALFORMED, "");
      return NULL;
    }
  read_when (story->item, object);
  read_author_name (story->item, object);
  facts = coranto_json_get_object (object, "_coranto");
  read_channel (story, object, facts, limits);
  if (facts)
    read_marks (story, facts);
  return g_steal_pointer (&story);
}

gboolean
coranto_story_lines_sniff (const char *text, gsize length, const CorantoLimits *limits)
{
  g_autoptr (CorantoFiledStory) first = NULL;
  const char *end;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  for (; length > 0 && g_ascii_isspace (*text); length--)
    text++;
  if (length == 0 || *text != '{')
    return FALSE;
  end = memchr (text, '\n', length);
  if (end)
    first = coranto_story_line_read (text, (gsize) (end - text), limits, NULL);
  /* A first line that is longer than what there is of it. */
  return end ? first != NULL : !coranto_json_feed_sniff (text, length);
}
