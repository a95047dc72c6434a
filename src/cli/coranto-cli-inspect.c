/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed, article, discover: bytes to JSON, without a profile. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"
#include "coranto-cli-json.h"
#include "coranto-download.h"
#include "coranto-inspect.h"
#include "coranto-json-feed-writer.h"

/* Prints what a command says of what it looks at, and gives the exit status; `error` is set where
 * nothing could be said. */
typedef int (*WriteFunc) (CliCall *call, const CorantoInspection *inspection, GError **error);

static void
print_cb (const char *text, gsize length, gpointer user_data)
{
  int *status = user_data;

  if (*status == CLI_OK)
    *status = cli_print_bytes (text, length);
}

/* What is less than the whole is said beside it. */
static void
note_limits (const CorantoParsedFeed *feed)
{
  g_autofree char *cut = g_strdup_printf (
      ngettext (
          "Only the first story was taken: the feed is larger than what is kept of one.",
          "Only the first %u stories were taken: the feed is larger than what is kept of one.",
          feed->items->len),
      feed->items->len);

  if (feed->is_cut)
    cli_note (cut);
  if (feed->is_damaged)
    cli_note (_ ("The feed is damaged: what could be read was read"));
}

static int
write_feed (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_inspect_feed (inspection, error);
  int status = CLI_OK;

  if (!feed)
    return CLI_FAILED;
  coranto_json_feed_write (feed, print_cb, &status);
  note_limits (feed);
  return status;
}

static int
print_item (const CorantoParsedItem *item)
{
  g_autofree char *json = coranto_json_item_write (item);

  return cli_print (json);
}

static int
write_article (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedItem) item = coranto_inspect_article (inspection, error);

  return item ? print_item (item) : CLI_FAILED;
}

static int
write_whole_article (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedItem) item = coranto_inspect_article (inspection, error);
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  if (!item)
    return CLI_FAILED;
  coranto_download_pages_async (item, g_bytes_get_size (inspection->bytes), call->cancellable,
                                cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_download_pages_finish (result, error) ? print_item (item) : CLI_FAILED;
}

static int
write_discovery (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoDiscovery) discovery = coranto_inspect_address (inspection, error);
  g_autofree char *json = discovery ? cli_json_discovery (discovery) : NULL;

  return json ? cli_print (json) : CLI_FAILED;
}

typedef struct
{
  char *base_url;
  char *content_type;
  gboolean all_pages;
} InspectOptions;

static void
inspect_options_clear (InspectOptions *options)
{
  g_free (options->base_url);
  g_free (options->content_type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InspectOptions, inspect_options_clear)

/* FALSE: it was reported. */
static gboolean
parse_options (CliCall *call, InspectOptions *out, gboolean is_article)
{
  const GOptionEntry options[] = {
    { "base-url", 0, 0, G_OPTION_ARG_FILENAME, &out->base_url, NULL, NULL },
    { "content-type", 0, 0, G_OPTION_ARG_FILENAME, &out->content_type, NULL, NULL },
    { is_article ? "all-pages" : NULL, 0, 0, G_OPTION_ARG_NONE, &out->all_pages, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (call, options, 1, 1))
    return FALSE;
  if (!out->all_pages || cli_input_is_address (call->argv[1]))
    return TRUE;
  cli_fail_usage ("%s", _ ("--all-pages needs an address."));
  return FALSE;
}

static int
inspect (CliCall *call, const InspectOptions *options, WriteFunc write)
{
  g_autoptr (CliInput) input = NULL;
  g_autoptr (GError) error = NULL;
  CorantoInspection inspection;
  int status;

  input = cli_input_read (call, call->argv[1], options->base_url, options->content_type, &error);
  if (!input)
    return cli_fail (error);
  inspection = (CorantoInspection){
    .bytes = input->bytes,
    .content_type = input->content_type,
    .url = input->url,
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .limits = coranto_limits_default (),
  };
  status = write (call, &inspection, &error);
  return error ? cli_fail (error) : status;
}

int
cli_feed (CliCall *call)
{
  g_auto (InspectOptions) options = { NULL };

  return parse_options (call, &options, FALSE) ? inspect (call, &options, write_feed) : CLI_USAGE;
}

int
cli_article (CliCall *call)
{
  g_auto (InspectOptions) options = { NULL };

  if (!parse_options (call, &options, TRUE))
    return CLI_USAGE;
  return inspect (call, &options, options.all_pages ? write_whole_article : write_article);
}

int
cli_discover (CliCall *call)
{
  g_auto (InspectOptions) options = { NULL };

  return parse_options (call, &options, FALSE) ? inspect (call, &options, write_discovery)
                                               : CLI_USAGE;
}
