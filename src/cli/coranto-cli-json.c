/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the profile holds, as JSON. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-json.h"

#include "coranto-date.h"
#include "coranto-json-feed-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
to_text (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *json = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  json = json_generator_to_data (generator, NULL);
  return g_strconcat (json, "\n", NULL);
}

static char *
builder_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return to_text (root);
}

/* Members without a value are left out. */
static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_truth (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 unix_seconds)
{
  CorantoDate date = { unix_seconds, 0, CORANTO_DATE_SECOND };
  g_autofree char *text = unix_seconds > 0 ? coranto_date_to_rfc3339 (&date) : NULL;

  add_text (builder, name, text);
}

static void
add_names (JsonBuilder *builder, const char *name, char **values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values && values[i]; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/* Rows ------------------------------------------------------------------------------------------*/

static void
add_row (JsonBuilder *builder, const CorantoHeadlineRow *row)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  g_auto (GStrv) channels
      = row->channels && *row->channels ? g_strsplit (row->channels, "\n", -1) : NULL;

  /* The number is what the other commands take; JSON Feed wants it as a text. */
  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_text (builder, "url", row->url);
  add_text (builder, "title", row->title);
  add_text (builder, "summary", row->summary);
  add_text (builder, "image", row->image);
  if (row->has_date)
    add_time (builder, "date_published", row->sort_time);
  json_builder_set_member_name (builder, "_coranto");
  json_builder_begin_object (builder);
  add_truth (builder, "read", row->is_read);
  add_truth (builder, "favourite", row->is_favourite);
  add_names (builder, "channels", channels);
  add_text (builder, "source", row->source);
  if (row->views >= 0)
    add_number (builder, "views", row->views);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

char *
cli_json_rows (GPtrArray *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "version", "https://jsonfeed.org/version/1.1");
  add_text (builder, "title", "Coranto");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, g_ptr_array_index (rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return builder_to_text (builder);
}

/* An article --------------------------------------------------------------------------------------
 * The item as render writes it, with what the profile knows beside. */

static JsonObject *
ensure_extension (JsonObject *item)
{
  JsonNode *node = json_object_get_member (item, "_coranto");

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (item, "_coranto", json_object_new ());
  return json_object_get_object_member (item, "_coranto");
}

char *
cli_json_article (const CorantoArticle *article)
{
  g_autofree char *written = coranto_json_item_write (article->item);
  g_autoptr (JsonNode) root = json_from_string (written, NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, article->id);
  JsonArray *channels = json_array_new ();
  JsonObject *extension;

  g_assert (root && JSON_NODE_HOLDS_OBJECT (root));
  json_object_set_string_member (json_node_get_object (root), "id", id);
  extension = ensure_extension (json_node_get_object (root));
  json_object_set_boolean_member (extension, "read", article->is_read);
  json_object_set_boolean_member (extension, "favourite", article->is_favourite);
  for (guint i = 0; i < article->channel_titles->len; i++)
    json_array_add_string_element (channels, g_ptr_array_index (article->channel_titles, i));
  json_object_set_array_member (extension, "channels", channels);
  return to_text (root);
}

/* Channels --------------------------------------------------------------------------------------*/

static const char *
kind_name (CorantoFeedKind kind)
{
  static const char *const names[] = { "unknown", "rss", "atom", "rdf", "json", "cdf", "page" };

  return (guint) kind < G_N_ELEMENTS (names) ? names[kind] : names[0];
}

static const char *
state_name (CorantoChannelState state)
{
  static const char *const names[] = { "ok", "failing", "gone" };

  return (guint) state < G_N_ELEMENTS (names) ? names[state] : names[0];
}

static void
add_channel (JsonBuilder *builder, const CorantoChannel *channel, const char *category)
{
  g_autofree char *error = channel->error_code != CORANTO_ERROR_NONE
                               ? cli_describe_code (channel->error_code, channel->error_detail)
                               : NULL;

  json_builder_begin_object (builder);
  add_number (builder, "id", channel->id);
  add_text (builder, "url", channel->url);
  add_text (builder, "title", channel->title);
  add_text (builder, "home_page_url", channel->home_url);
  add_text (builder, "category", category);
  add_text (builder, "kind", kind_name (channel->kind));
  add_text (builder, "state", state_name (channel->state));
  add_text (builder, "error", error);
  if (error)
    {
      add_number (builder, "error_code", channel->error_code);
      add_text (builder, "error_detail", channel->error_detail);
    }
  add_number (builder, "failures", channel->failures);
  add_number (builder, "unread", channel->unread);
  add_number (builder, "total", channel->total);
  add_time (builder, "last_check", channel->last_check);
  add_time (builder, "last_success", channel->last_success);
  add_time (builder, "next_check", channel->next_check);
  add_time (builder, "relocated", channel->relocated);
  json_builder_end_object (builder);
}

char *
cli_json_channels (CorantoChannelTree *tree)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tree));

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (G_LIST_MODEL (tree), i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);
      CorantoChannelNode *category;

      if (!channel)
        continue;
      category = coranto_channel_tree_find_category (tree, channel->category_id);
      add_channel (builder, channel, category ? coranto_channel_node_get_title (category) : NULL);
    }
  json_builder_end_array (builder);
  return builder_to_text (builder);
}

/* A discovery -----------------------------------------------------------------------------------*/

/* The first of what was found: enough to know it again. */
#define PREVIEW_ITEMS 5

static void
add_preview (JsonBuilder *builder, const CorantoParsedFeed *preview)
{
  guint n = MIN (preview->items->len, PREVIEW_ITEMS);

  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      const CorantoParsedItem *item = g_ptr_array_index (preview->items, i);
      g_autofree char *date = coranto_date_to_rfc3339 (&item->published);

      json_builder_begin_object (builder);
      add_text (builder, "url", item->url);
      add_text (builder, "title", item->title);
      add_text (builder, "date_published", date);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, preview->confidence);
}

static void
add_candidates (JsonBuilder *builder, const char *name, GPtrArray *candidates)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < candidates->len; i++)
    {
      const CorantoCandidate *candidate = g_ptr_array_index (candidates, i);

      json_builder_begin_object (builder);
      add_text (builder, "url", candidate->url);
      add_text (builder, "title", candidate->title);
      add_text (builder, "kind", kind_name (candidate->kind));
      add_truth (builder, "suggested", candidate->is_suggested);
      if (candidate->is_guess)
        add_truth (builder, "guess", TRUE);
      if (candidate->preview)
        add_preview (builder, candidate->preview);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
cli_json_discovery (const CorantoDiscovery *discovery)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "url", discovery->address);
  add_text (builder, "title", discovery->portal_title);
  add_candidates (builder, "feeds", discovery->feeds);
  add_candidates (builder, "lists", discovery->lists);
  add_candidates (builder, "channels", discovery->siblings);
  json_builder_end_object (builder);
  return builder_to_text (builder);
}
