/* SPDX-License-Identifier: GPL-3.0-or-later */
/* subscribe, unsubscribe, channels. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-json.h"
#include "coranto-text.h"

typedef struct
{
  const char *address;
  gboolean with_siblings;
} SubscribeRequest;

/* Those of `candidates` that are not followed, borrowed: the suggested ones, or all. */
static void
take_candidates (GPtrArray *taken, GPtrArray *candidates, gboolean suggested_only)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      CorantoCandidate *candidate = g_ptr_array_index (candidates, i);

      if (!candidate->is_followed && (candidate->is_suggested || !suggested_only))
        g_ptr_array_add (taken, candidate);
    }
}

/* A page may offer nothing but what its readers say. */
static gboolean
is_anything_suggested (const CorantoDiscovery *discovery)
{
  GPtrArray *const groups[] = { discovery->feeds, discovery->lists };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; k < groups[i]->len; k++)
      if (((CorantoCandidate *) g_ptr_array_index (groups[i], k))->is_suggested)
        return TRUE;
  return FALSE;
}

static int
print_followed (GPtrArray *taken)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < taken->len; i++)
    {
      const CorantoCandidate *candidate = g_ptr_array_index (taken, i);
      g_autofree char *title = coranto_text_line (candidate->title ? candidate->title : "", 0);

      g_string_append_printf (out, "%s  %s\n", candidate->url, title);
    }
  return cli_print (out->str);
}

/* Their headlines too, before the command ends: joins the refresh that following them began. */
static int
wait_for_refresh (CliCall *call, gint64 channel_id, gint64 start)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoRefreshReport report;
  CliWait wait = { NULL };

  coranto_engine_refresh_async (call->engine, channel_id, CORANTO_REFRESH_ASKED, call->cancellable,
                                cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  if (!coranto_engine_refresh_finish (call->engine, result, &report, &error))
    return cli_fail (error);
  if (report.failed > 0)
    cli_report_failures (call, start);
  return CLI_OK;
}

static int
follow (CliCall *call, GPtrArray *taken, const char *category)
{
  gint64 start = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };
  int status;

  coranto_engine_subscribe_async (call->engine, category, taken, call->cancellable, cli_done_cb,
                                  &wait);
  result = cli_wait (call, &wait);
  ids = coranto_engine_subscribe_finish (call->engine, result, &error);
  if (!ids)
    return cli_fail (error);
  status = print_followed (taken);
  if (status == CLI_OK && ids->len > 0)
    status = wait_for_refresh (call, g_array_index (ids, gint64, 0), start);
  return status;
}

static int
follow_discovery (CliCall *call, const CorantoDiscovery *discovery, gboolean with_siblings)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const CorantoCandidate *first;

  take_candidates (taken, discovery->feeds, TRUE);
  take_candidates (taken, discovery->lists, TRUE);
  if (with_siblings)
    take_candidates (taken, discovery->siblings, FALSE);
  if (taken->len == 0)
    {
      coranto_error_set (&error,
                         is_anything_suggested (discovery) ? CORANTO_ERROR_ALREADY_FOLLOWED
                                                           : CORANTO_ERROR_NO_HEADLINES,
                         discovery->address);
      return cli_fail (error);
    }
  /* The channels of a portal stand together, a feed for itself. */
  first = g_ptr_array_index (taken, 0);
  return follow (call, taken,
                 with_siblings || first->kind == CORANTO_FEED_KIND_PAGE ? discovery->portal_title
                                                                        : NULL);
}

static int
subscribe (CliCall *call, gconstpointer asked)
{
  const SubscribeRequest *request = asked;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoDiscovery) discovery = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_discover_async (call->engine, request->address, call->cancellable, cli_done_cb,
                                 &wait);
  result = cli_wait (call, &wait);
  discovery = coranto_engine_discover_finish (call->engine, result, &error);
  return discovery ? follow_discovery (call, discovery, request->with_siblings) : cli_fail (error);
}

int
cli_subscribe (CliCall *call)
{
  SubscribeRequest request = { NULL };
  const GOptionEntry options[] = {
    { "siblings", 0, 0, G_OPTION_ARG_NONE, &request.with_siblings, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (call, options, 1, 1))
    return CLI_USAGE;
  request.address = call->argv[1];
  return cli_with_profile (call, subscribe, &request);
}

static int
unsubscribe (CliCall *call, gconstpointer asked)
{
  const char *address = asked;
  const CorantoChannel *channel = cli_find_channel (call, address);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  if (!channel)
    return CLI_FAILED;
  coranto_engine_unsubscribe_async (call->engine, channel->id, call->cancellable, cli_done_cb,
                                    &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_unsubscribe_finish (call->engine, result, &error) ? CLI_OK
                                                                          : cli_fail (error);
}

int
cli_unsubscribe (CliCall *call)
{
  return cli_parse (call, NULL, 1, 1) ? cli_with_profile (call, unsubscribe, call->argv[1])
                                      : CLI_USAGE;
}

static void
append_check (GString *out, const CorantoCheckRecord *record)
{
  g_autofree char *time = cli_format_time (record->time);
  g_autofree char *size = g_format_size ((guint64) record->bytes);
  g_autofree char *sentence = cli_describe_check (record);

  g_string_append_printf (out, "         %s  ", time);
  if (record->status > 0)
    g_string_append_printf (out, "%3u", record->status);
  else
    g_string_append (out, " – ");
  g_string_append_printf (out, "  %s  %u ms  %s\n", size, record->duration_ms, sentence);
}

static void
append_next_try (CliCall *call, GString *out, const CorantoChannel *channel)
{
  CorantoNextTry next = coranto_engine_get_next_try (call->engine, channel);
  const char *sentence = cli_wait_sentence (next.reason);
  g_autofree char *time = cli_format_time (next.time);

  g_string_append (out, "         ");
  if (next.reason != CORANTO_WAIT_GONE)
    {
      if (next.time * G_USEC_PER_SEC > g_get_real_time ())
        g_string_append_printf (out, _ ("Next check: %s."), time);
      else
        g_string_append (out, _ ("Next check: soon."));
      g_string_append_c (out, ' ');
    }
  g_string_append_printf (out, "%s\n", sentence);
}

/* FALSE: it was reported. */
static gboolean
append_activity (CliCall *call, GString *out, const CorantoChannel *channel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = cli_read_checks (call, channel->id, &error);

  if (!records)
    {
      cli_fail (error);
      return FALSE;
    }
  append_next_try (call, out, channel);
  if (coranto_engine_is_quiet (call->engine, channel))
    g_string_append_printf (out, "         %s\n", _ ("It has been quiet for longer than usual."));
  for (guint i = 0; i < records->len; i++)
    append_check (out, g_ptr_array_index (records, i));
  return TRUE;
}

/* What is to be said of a channel, each on a line below it. */
static void
append_notices (GString *out, const CorantoChannel *channel)
{
  if (channel->relocated > 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (channel->relocated);
      g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");

      g_string_append (out, "         ");
      g_string_append_printf (
          out, _ ("The layout of this page changed on %s; its list was found again."), day);
      g_string_append_c (out, '\n');
    }
  if (channel->error_code != CORANTO_ERROR_NONE)
    {
      g_autofree char *sentence = cli_describe_code (channel->error_code, channel->error_detail);

      g_string_append_printf (out, "         %s\n", sentence);
    }
}

/* NULL: it was reported. */
static char *
write_channels (CliCall *call, gboolean with_activity)
{
  GListModel *tree = G_LIST_MODEL (cli_load_channels (call));
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = g_list_model_get_n_items (tree);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CorantoChannelNode) node = g_list_model_get_item (tree, i);
      const CorantoChannel *channel = coranto_channel_node_get_channel (node);

      if (!channel)
        {
          g_string_append_printf (out, "%s\n", coranto_channel_node_get_title (node));
          continue;
        }
      g_string_append_printf (out, "  %5u  %s  %s\n", channel->unread,
                              channel->title ? channel->title : channel->url, channel->url);
      append_notices (out, channel);
      if (with_activity && !append_activity (call, out, channel))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  gboolean as_json;
  gboolean with_activity;
} ChannelsRequest;

static int
channels (CliCall *call, gconstpointer asked)
{
  const ChannelsRequest *request = asked;
  g_autofree char *text
      = request->as_json ? cli_json_channels (call) : write_channels (call, request->with_activity);

  return text ? cli_print (text) : CLI_FAILED;
}

int
cli_channels (CliCall *call)
{
  ChannelsRequest request = { FALSE, FALSE };
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.as_json, NULL, NULL },
    { "activity", 0, 0, G_OPTION_ARG_NONE, &request.with_activity, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return cli_parse (call, options, 0, 0) ? cli_with_profile (call, channels, &request) : CLI_USAGE;
}
