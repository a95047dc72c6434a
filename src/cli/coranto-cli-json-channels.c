/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels as JSON: how they are, their last checks, when they are asked next and why. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-json.h"

#include "coranto-check-words.h"
#include "coranto-cli-json-builder.h"

static const char *
state_name (CorantoChannelState state)
{
  static const char *const names[] = { "ok", "failing", "gone" };

  return (guint) state < G_N_ELEMENTS (names) ? names[state] : names[0];
}

static void
add_check (JsonBuilder *builder, const CorantoCheckRecord *record)
{
  g_autofree char *sentence = cli_describe_check (record);

  json_builder_begin_object (builder);
  cli_json_add_time (builder, "time", record->time);
  cli_json_add_number (builder, "status", record->status);
  cli_json_add_number (builder, "bytes", record->bytes);
  cli_json_add_number (builder, "requests", record->requests);
  cli_json_add_number (builder, "duration_ms", record->duration_ms);
  cli_json_add_number (builder, "new_stories", record->new_stories);
  cli_json_add_truth (builder, "unchanged", record->is_unchanged);
  cli_json_add_number (builder, "error_code", record->error_code);
  cli_json_add_text (builder, "sentence", sentence);
  json_builder_end_object (builder);
}

/* FALSE: it was reported. */
static gboolean
add_checks (CliCall *call, JsonBuilder *builder, const CorantoChannel *channel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cli_read_checks (call, channel->id, &error);

  if (!records)
    {
      cli_fail (error);
      return FALSE;
    }
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    add_check (builder, g_ptr_array_index (records, i));
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_next_try (CliCall *call, JsonBuilder *builder, const CorantoChannel *channel)
{
  CorantoNextTry next = coranto_engine_get_next_try (call->engine, channel);

  cli_json_add_time (builder, "next_try", next.time);
  cli_json_add_text (builder, "next_try_reason", coranto_wait_name (next.reason));
  cli_json_add_text (builder, "next_try_sentence", cli_wait_sentence (next.reason));
}

static void
add_facts (JsonBuilder *builder, const CorantoChannel *channel, const char *category)
{
  g_autofree char *error = channel->error_code != CORANTO_ERROR_NONE
                               ? cli_describe_code (channel->error_code, channel->error_detail)
                               : NULL;

  cli_json_add_number (builder, "id", channel->id);
  cli_json_add_text (builder, "url", channel->url);
  cli_json_add_text (builder, "title", channel->title);
  cli_json_add_text (builder, "home_page_url", channel->home_url);
  cli_json_add_text (builder, "category", category);
  cli_json_add_text (builder, "kind", cli_json_kind_name (channel->kind));
  cli_json_add_text (builder, "state", state_name (channel->state));
  cli_json_add_text (builder, "error", error);
  if (error)
    {
      cli_json_add_number (builder, "error_code", channel->error_code);
      cli_json_add_text (builder, "error_detail", channel->error_detail);
    }
  cli_json_add_number (builder, "failures", channel->failures);
  cli_json_add_number (builder, "unread", channel->unread);
  cli_json_add_number (builder, "total", channel->total);
  cli_json_add_time (builder, "last_check", channel->last_check);
  cli_json_add_time (builder, "last_success", channel->last_success);
  cli_json_add_time (builder, "next_check", channel->next_check);
  cli_json_add_time (builder, "relocated", channel->relocated);
  cli_json_add_time (builder, "newest_story", channel->newest);
  if (channel->story_gap > 0)
    cli_json_add_number (builder, "story_gap_seconds", channel->story_gap);
  cli_json_add_text (builder, "moved_url", channel->moved_url);
  cli_json_add_truth (builder, "damaged", channel->is_damaged);
}

/* FALSE: it was reported. */
static gboolean
add_channel (CliCall *call, JsonBuilder *builder, const CorantoChannel *channel)
{
  CorantoChannelTree *tree = coranto_engine_get_channel_tree (call->engine);
  CorantoChannelNode *category = coranto_channel_tree_find_category (tree, channel->category_id);
  gboolean is_done;

  json_builder_begin_object (builder);
  add_facts (builder, channel, category ? coranto_channel_node_get_title (category) : NULL);
  cli_json_add_truth (builder, "quiet", coranto_engine_is_quiet (call->engine, channel));
  add_next_try (call, builder, channel);
  is_done = add_checks (call, builder, channel);
  json_builder_end_object (builder);
  return is_done;
}

char *
cli_json_channels (CliCall *call)
{
  GListModel *tree = G_LIST_MODEL (cli_load_channels (call));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n = g_list_model_get_n_items (tree);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (tree, i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);

      if (channel && !add_channel (call, builder, channel))
        return NULL;
    }
  json_builder_end_array (builder);
  return cli_json_builder_to_text (builder);
}
