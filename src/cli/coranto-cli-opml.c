/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import, export. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"
#include "coranto-cli-stories.h"

typedef struct
{
  CliInput *input;
  gboolean dry_run;
} ImportRequest;

static CorantoSubscriptions *
look (CliCall *call, GBytes *opml, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  coranto_engine_look_into_opml_async (call->engine, opml, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_look_into_opml_finish (call->engine, result, error);
}

/* "WORD: ADDRESS  NAME (NOTE)", what is NULL left out. */
static void
append_line (GString *out,
             const char *word,
             const char *address,
             const char *name,
             const char *note)
{
  g_string_append_printf (out, "%s:", word);
  if (address)
    {
      g_string_append_c (out, ' ');
      cli_append_text (out, address);
    }
  if (name)
    {
      g_string_append (out, address ? "  " : " ");
      cli_append_text (out, name);
    }
  if (note)
    {
      g_string_append (out, " (");
      cli_append_text (out, note);
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, '\n');
}

static void
append_planned (GString *out, const CorantoSubscriptions *plan)
{
  for (guint i = 0; i < plan->channels->len; i++)
    {
      const CorantoSubscription *subscription = g_ptr_array_index (plan->channels, i);

      append_line (out, _ ("to be added"), subscription->channel->url, subscription->channel->title,
                   subscription->category);
    }
  for (guint i = 0; i < plan->topics->len; i++)
    {
      const CorantoStandingSearch *topic = g_ptr_array_index (plan->topics, i);

      append_line (out, _ ("topic to be added"), NULL, topic->name, topic->query);
    }
}

static void
append_skipped (GString *out, const CorantoSubscriptions *plan, gboolean with_followed)
{
  for (guint i = 0; i < plan->skipped->len; i++)
    {
      const CorantoSkipped *skipped = g_ptr_array_index (plan->skipped, i);

      if (with_followed || skipped->reason != CORANTO_SKIP_FOLLOWED)
        append_line (out, _ ("skipped"), skipped->address, skipped->name,
                     _ (coranto_skip_reason_text (skipped->reason)));
    }
  if (plan->is_damaged)
    g_string_append_printf (out, "%s\n",
                            _ ("The file is damaged: what could be read of it was taken."));
}

static int
print_plan (const CorantoSubscriptions *plan)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, _ ("%u to be added, %u followed already, %u skipped"),
                          plan->channels->len, plan->n_followed, plan->n_skipped);
  g_string_append_c (out, '\n');
  append_planned (out, plan);
  append_skipped (out, plan, TRUE);
  return cli_print (out->str);
}

static int
print_imported (const CorantoSubscriptions *plan, const CorantoImportCounts *counts)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, _ ("%u added, %u followed already, %u skipped"), counts->channels,
                          plan->n_followed, plan->n_skipped);
  g_string_append_c (out, '\n');
  if (counts->topics > 0)
    {
      g_string_append_printf (out, ngettext ("%u topic added", "%u topics added", counts->topics),
                              counts->topics);
      g_string_append_c (out, '\n');
    }
  append_skipped (out, plan, FALSE);
  return cli_print (out->str);
}

static int
import (CliCall *call, gconstpointer asked)
{
  const ImportRequest *request = asked;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoSubscriptions) plan = look (call, request->input->bytes, &error);
  CorantoImportCounts counts;
  CliWait wait = { NULL };

  if (!plan)
    return cli_fail (error);
  if (request->dry_run)
    return print_plan (plan);
  coranto_engine_import_async (call->engine, plan, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  if (!coranto_engine_import_finish (call->engine, result, &counts, &error))
    return cli_fail (error);
  return print_imported (plan, &counts);
}

int
cli_import (CliCall *call)
{
  ImportRequest request = { NULL };
  const GOptionEntry options[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.dry_run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GInputStream) stories = NULL;
  g_autoptr (CliInput) input = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (call, options, 1, 1))
    return CLI_USAGE;
  stories = cli_open_stories (call->argv[1]);
  if (stories)
    return request.dry_run
               ? cli_fail_usage ("%s", _ ("--dry-run is for subscriptions, not for stories."))
               : cli_with_profile (call, cli_import_stories, stories);
  input = cli_input_read (call, call->argv[1], NULL, NULL, &error);
  request.input = input;
  return input ? cli_with_profile (call, import, &request) : cli_fail (error);
}

static int export(CliCall *call, gconstpointer asked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) opml = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CliWait wait = { NULL };
  gsize size;
  const char *data;

  coranto_engine_export_opml_async (call->engine, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  opml = coranto_engine_export_opml_finish (call->engine, result, &error);
  if (!opml)
    return cli_fail (error);
  data = g_bytes_get_data (opml, &size);
  text = g_strndup (data, size);
  return cli_print (text);
}

int
cli_export (CliCall *call)
{
  return cli_parse (call, NULL, 0, 0) ? cli_with_profile (call, export, NULL) : CLI_USAGE;
}
