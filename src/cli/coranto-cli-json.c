/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the profile holds, as JSON. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-json.h"

#include "coranto-cli-json-builder.h"
#include "coranto-date.h"
#include "coranto-found-marks.h"
#include "coranto-json-feed-writer.h"

#include <string.h>

/* Rows ------------------------------------------------------------------------------------------*/

/* What a search found, as HTML: escaped, the words within <mark>. */
static void
add_found (JsonBuilder *builder, const CorantoHeadlineRow *row)
{
  g_autofree char *title = NULL;
  g_autofree char *snippet = NULL;

  if (!row->found_by)
    return;
  title = coranto_found_marks_in_text (row->title ? row->title : "", row->found_by,
                                       CORANTO_SEARCH_TITLE);
  if (row->snippet)
    snippet = coranto_found_marks_in_text (row->snippet, row->found_by, CORANTO_SEARCH_TEXT);
  cli_json_add_text (builder, "title_html", title);
  cli_json_add_text (builder, "snippet_html", snippet);
}

static void
add_row (JsonBuilder *builder, const CorantoHeadlineRow *row)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);
  g_auto (GStrv) channels
      = row->channels && *row->channels ? g_strsplit (row->channels, "\n", -1) : NULL;

  /* The number is what the other commands take; JSON Feed wants it as a text. */
  json_builder_begin_object (builder);
  cli_json_add_text (builder, "id", id);
  cli_json_add_text (builder, "url", row->url);
  cli_json_add_text (builder, "title", row->title);
  cli_json_add_text (builder, "summary", row->summary);
  cli_json_add_text (builder, "image", row->image);
  if (row->has_date)
    cli_json_add_time (builder, "date_published", row->sort_time);
  json_builder_set_member_name (builder, "_coranto");
  json_builder_begin_object (builder);
  cli_json_add_truth (builder, "read", row->is_read);
  cli_json_add_truth (builder, "favourite", row->is_favourite);
  cli_json_add_names (builder, "channels", channels);
  cli_json_add_text (builder, "source", row->source);
  if (row->views >= 0)
    cli_json_add_number (builder, "views", row->views);
  cli_json_add_time (builder, "changed", row->changed);
  add_found (builder, row);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

char *
cli_json_rows (GPtrArray *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cli_json_add_text (builder, "version", "https://jsonfeed.org/version/1.1");
  cli_json_add_text (builder, "title", "Coranto");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, g_ptr_array_index (rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return cli_json_builder_to_text (builder);
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
  CorantoDate changed_date = { article->changed, 0, CORANTO_DATE_SECOND };
  g_autofree char *changed = article->changed > 0 ? coranto_date_to_rfc3339 (&changed_date) : NULL;
  JsonObject *extension;

  g_assert (root && JSON_NODE_HOLDS_OBJECT (root));
  json_object_set_string_member (json_node_get_object (root), "id", id);
  extension = ensure_extension (json_node_get_object (root));
  json_object_set_boolean_member (extension, "read", article->is_read);
  json_object_set_boolean_member (extension, "favourite", article->is_favourite);
  for (guint i = 0; i < article->channel_titles->len; i++)
    json_array_add_string_element (channels, g_ptr_array_index (article->channel_titles, i));
  json_object_set_array_member (extension, "channels", channels);
  if (changed)
    json_object_set_string_member (extension, "changed", changed);
  return cli_json_to_text (root);
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
      cli_json_add_text (builder, "url", item->url);
      cli_json_add_text (builder, "title", item->title);
      cli_json_add_text (builder, "date_published", date);
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
      cli_json_add_text (builder, "url", candidate->url);
      cli_json_add_text (builder, "title", candidate->title);
      cli_json_add_text (builder, "kind", cli_json_kind_name (candidate->kind));
      cli_json_add_truth (builder, "suggested", candidate->is_suggested);
      if (candidate->is_guess)
        cli_json_add_truth (builder, "guess", TRUE);
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
  cli_json_add_text (builder, "url", discovery->address);
  cli_json_add_text (builder, "title", discovery->portal_title);
  add_candidates (builder, "feeds", discovery->feeds);
  add_candidates (builder, "lists", discovery->lists);
  add_candidates (builder, "channels", discovery->siblings);
  json_builder_end_object (builder);
  return cli_json_builder_to_text (builder);
}
