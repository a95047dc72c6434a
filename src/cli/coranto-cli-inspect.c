/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed, article, discover: bytes to JSON, without a profile. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"
#include "coranto-cli-json.h"
#include "coranto-inspect.h"
#include "coranto-json-feed-writer.h"

/* What a command prints of what it looks at; NULL with an error.  (transfer full) */
typedef char *(*WriteFunc) (const CorantoInspection *inspection, GError **error);

static char *
write_feed (const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_inspect_feed (inspection, error);

  return feed ? coranto_json_feed_write (feed) : NULL;
}

static char *
write_article (const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedItem) item = coranto_inspect_article (inspection, error);

  return item ? coranto_json_item_write (item) : NULL;
}

static char *
write_discovery (const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoDiscovery) discovery = coranto_inspect_address (inspection, error);

  return discovery ? cli_json_discovery (discovery) : NULL;
}

static int
inspect (CliCall *call, WriteFunc write)
{
  g_autofree char *base_url = NULL;
  g_autofree char *content_type = NULL;
  const GOptionEntry options[] = {
    { "base-url", 0, 0, G_OPTION_ARG_FILENAME, &base_url, NULL, NULL },
    { "content-type", 0, 0, G_OPTION_ARG_FILENAME, &content_type, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (CliInput) input = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  CorantoInspection inspection;

  if (!cli_parse (call, options, 1, 1))
    return CLI_USAGE;
  input = cli_input_read (call, call->argv[1], base_url, content_type, &error);
  if (!input)
    return cli_fail (error);
  inspection = (CorantoInspection){
    .bytes = input->bytes,
    .content_type = input->content_type,
    .url = input->url,
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .limits = coranto_limits_default (),
  };
  json = write (&inspection, &error);
  return json ? cli_print (json) : cli_fail (error);
}

int
cli_feed (CliCall *call)
{
  return inspect (call, write_feed);
}

int
cli_article (CliCall *call)
{
  return inspect (call, write_article);
}

int
cli_discover (CliCall *call)
{
  return inspect (call, write_discovery);
}
