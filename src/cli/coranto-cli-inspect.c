/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed, article, discover: bytes to JSON, without a profile. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"
#include "coranto-cli-json.h"
#include "coranto-download.h"
#include "coranto-inspect.h"
#include "coranto-json-feed-writer.h"

/* What a command prints of what it looks at; NULL with an error.  (transfer full) */
typedef char *(*WriteFunc) (CliCall *call, const CorantoInspection *inspection, GError **error);

static char *
write_feed (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_inspect_feed (inspection, error);

  return feed ? coranto_json_feed_write (feed) : NULL;
}

static char *
write_article (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedItem) item = coranto_inspect_article (inspection, error);

  return item ? coranto_json_item_write (item) : NULL;
}

static char *
write_whole_article (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedItem) item = coranto_inspect_article (inspection, error);
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  if (!item)
    return NULL;
  coranto_download_pages_async (item, g_bytes_get_size (inspection->bytes), call->cancellable,
                                cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_download_pages_finish (result, error) ? coranto_json_item_write (item) : NULL;
}

static char *
write_discovery (CliCall *call, const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoDiscovery) discovery = coranto_inspect_address (inspection, error);

  return discovery ? cli_json_discovery (discovery) : NULL;
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
  g_autofree char *json = NULL;
  CorantoInspection inspection;

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
  json = write (call, &inspection, &error);
  return json ? cli_print (json) : cli_fail (error);
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
