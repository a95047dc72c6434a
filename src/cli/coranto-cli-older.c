/* SPDX-License-Identifier: GPL-3.0-or-later */
/* older: a channel's older stories, page for page. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

typedef struct
{
  const char *address;
  int pages;
} OlderRequest;

/* One page.  FALSE: it was reported. */
static gboolean
load_page (CliCall *call, gint64 channel_id, guint *n_new, gboolean *has_more)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };
  guint n = 0;

  coranto_engine_load_older_async (call->engine, channel_id, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  if (!coranto_engine_load_older_finish (call->engine, result, &n, has_more, &error))
    {
      cli_fail (error);
      return FALSE;
    }
  *n_new += n;
  return TRUE;
}

static int
print_summary (guint n_new, gboolean has_more)
{
  g_autofree char *line = g_strdup_printf (has_more ? _ ("%u older articles; there may be more")
                                                    : _ ("%u older articles; there are no more"),
                                           n_new);
  g_autofree char *text = g_strconcat (line, "\n", NULL);

  return cli_print (text);
}

static int
older (CliCall *call, gconstpointer asked)
{
  const OlderRequest *request = asked;
  const CorantoChannel *channel = cli_find_channel (call, request->address);
  gint64 id = channel ? channel->id : 0;
  gboolean has_more = TRUE;
  gboolean is_good = TRUE;
  guint n_new = 0;
  int status;

  if (!channel)
    return CLI_FAILED;
  for (int page = 0; page < request->pages && has_more && is_good; page++)
    is_good = load_page (call, id, &n_new, &has_more);
  /* What came before a failure is there all the same. */
  if (!is_good && n_new == 0)
    return CLI_FAILED;
  status = print_summary (n_new, has_more);
  return is_good ? status : CLI_FAILED;
}

int
cli_older (CliCall *call)
{
  OlderRequest request = { .pages = 1 };
  const GOptionEntry options[] = {
    { "pages", 0, 0, G_OPTION_ARG_INT, &request.pages, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (call, options, 1, 1))
    return CLI_USAGE;
  if (request.pages < 1)
    return cli_fail_usage ("%s", _ ("--pages needs a number above 0."));
  request.address = call->argv[1];
  return cli_with_profile (call, older, &request);
}
