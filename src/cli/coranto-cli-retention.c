/* SPDX-License-Identifier: GPL-3.0-or-later */
/* retention. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"
#include "coranto-retention-job.h"

/* Not stated. */
#define AS_IT_IS G_MININT

typedef struct
{
  int days;
  int count;
  gboolean with_unread;
  gboolean without_unread;
  char *channel; /* nullable: the profile */
  gboolean dry_run;
  gboolean run;
} RetentionRequest;

static CorantoStorage *
read_storage (CliCall *call, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  coranto_engine_read_storage_async (call->engine, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_read_storage_finish (call->engine, result, error);
}

static int
count_expired (CliCall *call, gint64 channel_id, const CorantoKeepRule *rule, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  coranto_engine_count_expired_async (call->engine, channel_id, rule, call->cancellable,
                                      cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_count_expired_finish (call->engine, result, error);
}

static gboolean
set_rule (CliCall *call, gint64 channel_id, const CorantoKeepRule *rule, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  coranto_engine_set_keep_rule_async (call->engine, channel_id, rule, call->cancellable,
                                      cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_set_keep_rule_finish (call->engine, result, error);
}

static int
expire (CliCall *call, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  CliWait wait = { NULL };

  coranto_engine_expire_async (call->engine, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_expire_finish (call->engine, result, error);
}

static void
append_bound (GString *out, int value, const char *word, const char *all, const char *of_profile)
{
  if (value == CORANTO_KEEP_AS_PROFILE)
    g_string_append (out, of_profile);
  else if (value == 0)
    g_string_append (out, all);
  else
    g_string_append_printf (out, "%s %d", word, value);
  g_string_append_c (out, '\n');
}

static int
print_rule (const CorantoStorage *storage, const CorantoKeepRule *rule, gboolean is_profile)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *size = g_format_size ((guint64) storage->bytes);
  g_autofree char *free_size = g_format_size ((guint64) storage->free_bytes);

  append_bound (out, rule->days, _ ("days:"), _ ("days: all"), _ ("days: as the profile"));
  append_bound (out, rule->count, _ ("stories of a channel:"), _ ("stories of a channel: all"),
                _ ("stories of a channel: as the profile"));
  if (is_profile)
    {
      g_string_append_printf (out, "%s\n",
                              rule->with_unread ? _ ("unread stories go too")
                                                : _ ("unread stories are kept"));
      g_string_append_printf (out, _ ("%u stories in %s, %s free to be used again"),
                              storage->stories, size, free_size);
      g_string_append_c (out, '\n');
    }
  return cli_print (out->str);
}

static gboolean
changes_rule (const RetentionRequest *request)
{
  return request->days != AS_IT_IS || request->count != AS_IT_IS || request->with_unread
         || request->without_unread;
}

static void
change_rule (const RetentionRequest *request, CorantoKeepRule *rule)
{
  if (request->days != AS_IT_IS)
    rule->days = request->days;
  if (request->count != AS_IT_IS)
    rule->count = request->count;
  if (request->with_unread || request->without_unread)
    rule->with_unread = request->with_unread;
}

static int
print_gone (int n, gboolean is_done)
{
  g_autofree char *line = NULL;

  if (is_done)
    line = g_strdup_printf (ngettext ("%d story deleted\n", "%d stories deleted\n", (gulong) n), n);
  else
    line = g_strdup_printf (
        ngettext ("%d story would be deleted\n", "%d stories would be deleted\n", (gulong) n), n);
  return cli_print (line);
}

static int
retain (CliCall *call, gconstpointer asked)
{
  const RetentionRequest *request = asked;
  g_autoptr (GError) error = NULL;
  g_autofree CorantoStorage *storage = read_storage (call, &error);
  const CorantoChannel *channel = NULL;
  CorantoKeepRule rule;
  int n = 0;

  if (!storage)
    return cli_fail (error);
  if (request->channel && !(channel = cli_find_channel (call, request->channel)))
    return CLI_FAILED;
  rule = storage->rule;
  if (channel)
    rule = (CorantoKeepRule){ channel->keep_days, channel->keep_count, FALSE };
  change_rule (request, &rule);
  if (request->dry_run)
    {
      n = count_expired (call, channel ? channel->id : 0, &rule, &error);
      return n < 0 ? cli_fail (error) : print_gone (n, FALSE);
    }
  if (changes_rule (request) && !set_rule (call, channel ? channel->id : 0, &rule, &error))
    return cli_fail (error);
  if (!request->run)
    return print_rule (storage, &rule, !channel);
  n = expire (call, &error);
  if (n < 0)
    return cli_fail (error);
  print_gone (n, TRUE);
  cli_settle (call);
  return CLI_OK;
}

static gboolean
is_bound (int value, int most)
{
  return value == AS_IT_IS || (value >= CORANTO_KEEP_AS_PROFILE && value <= most);
}

int
cli_retention (CliCall *call)
{
  RetentionRequest request = { .days = AS_IT_IS, .count = AS_IT_IS };
  const GOptionEntry options[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &request.days, NULL, NULL },
    { "count", 0, 0, G_OPTION_ARG_INT, &request.count, NULL, NULL },
    { "unread", 0, 0, G_OPTION_ARG_NONE, &request.with_unread, NULL, NULL },
    { "keep-unread", 0, 0, G_OPTION_ARG_NONE, &request.without_unread, NULL, NULL },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &request.channel, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.dry_run, NULL, NULL },
    { "run", 0, 0, G_OPTION_ARG_NONE, &request.run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *channel = NULL;

  if (!cli_parse (call, options, 0, 0))
    return CLI_USAGE;
  channel = request.channel;
  if (!is_bound (request.days, CORANTO_KEEP_MAX_DAYS)
      || !is_bound (request.count, CORANTO_KEEP_MAX_COUNT)
      || (!channel
          && (request.days == CORANTO_KEEP_AS_PROFILE || request.count == CORANTO_KEEP_AS_PROFILE)))
    return cli_fail_usage ("%s", _ ("--days and --count need a number; 0 keeps all, and -1 of a "
                                    "channel what the profile keeps."));
  if (channel && (request.with_unread || request.without_unread))
    return cli_fail_usage ("%s", _ ("Unread stories are kept or not for the whole profile."));
  return cli_with_profile (call, retain, &request);
}
