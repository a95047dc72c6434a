/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules, rule. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

#include "coranto-cli-json-builder.h"
#include "coranto-cli-topics.h"
#include "coranto-text.h"

#include <string.h>

static const struct
{
  CorantoRuleActions action;
  const char *name; /* of the option, and in what is printed */
} actions[] = {
  { CORANTO_RULE_MARK_READ, "mark-read" },
  { CORANTO_RULE_FAVOURITE, "favourite" },
  { CORANTO_RULE_HIDE, "hide" },
};

/* NULL: it was reported.  (transfer full) */
static GPtrArray *
read_rules (CliCall *call)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rules;
  CliWait wait = { NULL };

  coranto_engine_read_rules_async (call->engine, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  rules = coranto_engine_read_rules_finish (call->engine, result, &error);
  if (!rules)
    cli_fail (error);
  return rules;
}

/* NULL: it was reported.  (transfer full) */
static CorantoRule *
find_rule (CliCall *call, const char *name)
{
  g_autoptr (GPtrArray) rules = read_rules (call);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; rules && i < rules->len; i++)
    if (strcmp (((CorantoRule *) g_ptr_array_index (rules, i))->name, name) == 0)
      return coranto_rule_ref (g_ptr_array_index (rules, i));
  if (rules)
    {
      coranto_error_set (&error, CORANTO_ERROR_NOT_FOUND, name);
      cli_fail (error);
    }
  return NULL;
}

/* rules -----------------------------------------------------------------------------------------*/

static void
append_rule (GString *out, const CorantoRule *rule)
{
  g_string_append (out, rule->is_enabled ? "" : "(");
  cli_append_text (out, rule->name);
  g_string_append (out, ": ");
  cli_append_text (out, rule->query);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (rule->actions & actions[i].action)
      g_string_append_printf (out, " --%s", actions[i].name);
  g_string_append (out, rule->is_enabled ? "\n" : ")\n");
}

static void
add_rule_json (JsonBuilder *builder, const CorantoRule *rule)
{
  const char *names[G_N_ELEMENTS (actions) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (rule->actions & actions[i].action)
      names[n++] = actions[i].name;
  json_builder_begin_object (builder);
  cli_json_add_number (builder, "id", rule->id);
  cli_json_add_text (builder, "name", rule->name);
  cli_json_add_text (builder, "query", rule->query);
  cli_json_add_names (builder, "actions", (char **) names);
  cli_json_add_truth (builder, "enabled", rule->is_enabled);
  json_builder_end_object (builder);
}

static int
rules (CliCall *call, gconstpointer asked)
{
  gboolean as_json = GPOINTER_TO_INT (asked);
  g_autoptr (GPtrArray) all = read_rules (call);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;

  if (!all)
    return CLI_FAILED;
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      append_rule (out, g_ptr_array_index (all, i));
      add_rule_json (builder, g_ptr_array_index (all, i));
    }
  json_builder_end_array (builder);
  json = cli_json_builder_to_text (builder);
  return cli_print (as_json ? json : out->str);
}

int
cli_rules (CliCall *call)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return cli_parse (call, options, 0, 0) ? cli_with_profile (call, rules, GINT_TO_POINTER (as_json))
                                         : CLI_USAGE;
}

/* rule ------------------------------------------------------------------------------------------*/

static int
add (CliCall *call, gconstpointer asked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_save_rule_async (call->engine, asked, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  return coranto_engine_save_rule_finish (call->engine, result, &error) < 0 ? cli_fail (error)
                                                                            : CLI_OK;
}

static int
remove_rule (CliCall *call, gconstpointer asked)
{
  g_autoptr (CorantoRule) rule = find_rule (call, asked);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoRule) removed = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  if (!rule)
    return CLI_FAILED;
  coranto_engine_remove_rule_async (call->engine, rule->id, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  removed = coranto_engine_remove_rule_finish (call->engine, result, &error);
  return removed ? CLI_OK : cli_fail (error);
}

static int
print_count (guint count)
{
  g_autofree char *line = g_strdup_printf (ngettext ("%u story\n", "%u stories\n", count), count);

  return cli_print (line);
}

/* As many rows as tell whether the rule is right. */
#define PREVIEW_ROWS 20

static int
preview (CliCall *call, gconstpointer asked)
{
  g_autoptr (CorantoRule) rule = find_rule (call, asked);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoCatch) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  CliWait wait = { NULL };

  if (!rule)
    return CLI_FAILED;
  coranto_engine_catch_async (call->engine, rule->query, PREVIEW_ROWS, call->cancellable,
                              cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  found = coranto_engine_catch_finish (call->engine, result, &error);
  if (!found)
    return cli_fail (error);
  for (guint i = 0; i < found->rows->len; i++)
    {
      const CorantoHeadlineRow *row = g_ptr_array_index (found->rows, i);

      if (!row)
        continue;
      g_string_append_printf (out, "%10" G_GINT64_FORMAT "  ", row->id);
      cli_append_text (out, row->title ? row->title : "");
      g_string_append_c (out, '\n');
    }
  return print_count (found->count) == CLI_OK ? cli_print (out->str) : CLI_FAILED;
}

static int
run (CliCall *call, gconstpointer asked)
{
  g_autoptr (CorantoRule) rule = find_rule (call, asked);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoRuleRun) done = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  if (!rule)
    return CLI_FAILED;
  coranto_engine_run_rule_async (call->engine, rule, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  done = coranto_engine_run_rule_finish (call->engine, result, &error);
  return done ? print_count (coranto_rule_run_count (done)) : cli_fail (error);
}

static int
call_add (CliCall *call, const char *name, CorantoRuleActions wanted)
{
  g_autoptr (CorantoRule) rule = coranto_rule_new ();

  rule->name = g_strdup (name);
  rule->query = cli_dup_words (call, 3);
  rule->actions = wanted;
  rule->is_enabled = TRUE;
  if (coranto_text_is_blank (rule->query))
    return cli_fail_usage ("%s", _ ("A rule needs words to search for."));
  if (!wanted)
    return cli_fail_usage ("%s", _ ("A rule needs something to do."));
  return cli_with_profile (call, add, rule);
}

int
cli_rule (CliCall *call)
{
  gboolean wants[G_N_ELEMENTS (actions)] = { FALSE };
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    { actions[0].name, 0, 0, G_OPTION_ARG_NONE, &wants[0], NULL, NULL },
    { actions[1].name, 0, 0, G_OPTION_ARG_NONE, &wants[1], NULL, NULL },
    { actions[2].name, 0, 0, G_OPTION_ARG_NONE, &wants[2], NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *name = NULL;
  CorantoRuleActions wanted = 0;

  if (!cli_parse (call, options, 2, -1))
    return CLI_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    wanted |= wants[i] ? actions[i].action : 0;
  name = coranto_text_line (call->argv[2], CORANTO_TOPIC_NAME_CHARS);
  if (!*name)
    return cli_fail_usage ("%s", _ ("A rule needs a name."));
  if (strcmp (call->argv[1], "add") == 0)
    return call_add (call, name, wanted);
  if (call->argc == 3 && strcmp (call->argv[1], "run") == 0)
    return cli_with_profile (call, dry_run ? preview : run, name);
  if (call->argc == 3 && strcmp (call->argv[1], "remove") == 0)
    return cli_with_profile (call, remove_rule, name);
  return cli_fail_usage (_ ("“%s” is not understood here."), call->argv[1]);
}
