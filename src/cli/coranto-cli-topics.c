/* SPDX-License-Identifier: GPL-3.0-or-later */
/* topics, topic. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

#include "coranto-cli-json-builder.h"
#include "coranto-cli-topics.h"
#include "coranto-text.h"

#include <string.h>

GPtrArray *
cli_read_topics (CliCall *call)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *topics;
  CliWait wait = { NULL };

  coranto_engine_read_topics_async (call->engine, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  topics = coranto_engine_read_topics_finish (call->engine, result, &error);
  if (!topics)
    cli_fail (error);
  return topics;
}

/* topics ----------------------------------------------------------------------------------------*/

static void
append_topic (GString *out, const CorantoTopic *topic)
{
  if (topic->state == CORANTO_TOPIC_KEPT)
    g_string_append_printf (out, "%6u %6u  ", topic->unread, topic->total);
  else
    g_string_append_printf (out, "%6s %6s  ", "…", "…");
  g_string_append (out, topic->notifies ? "! " : "  ");
  cli_append_text (out, topic->name);
  g_string_append (out, ": ");
  cli_append_text (out, topic->query);
  g_string_append_c (out, '\n');
}

static char *
write_topics (GPtrArray *topics)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++)
    append_topic (out, g_ptr_array_index (topics, i));
  return g_string_free (out, FALSE);
}

static char *
write_topics_json (GPtrArray *topics)
{
  static const char *const states[] = { "filling", "kept", "when-shown" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < topics->len; i++)
    {
      const CorantoTopic *topic = g_ptr_array_index (topics, i);

      json_builder_begin_object (builder);
      cli_json_add_number (builder, "id", topic->id);
      cli_json_add_text (builder, "name", topic->name);
      cli_json_add_text (builder, "query", topic->query);
      cli_json_add_truth (builder, "notifies", topic->notifies);
      cli_json_add_text (builder, "state", states[topic->state]);
      cli_json_add_number (builder, "unread", topic->unread);
      cli_json_add_number (builder, "total", topic->total);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return cli_json_builder_to_text (builder);
}

static int
topics (CliCall *call, gconstpointer asked)
{
  gboolean as_json = GPOINTER_TO_INT (asked);
  g_autoptr (GPtrArray) all = cli_read_topics (call);
  g_autofree char *text = NULL;

  if (!all)
    return CLI_FAILED;
  text = as_json ? write_topics_json (all) : write_topics (all);
  return cli_print (text);
}

int
cli_topics (CliCall *call)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return cli_parse (call, options, 0, 0)
             ? cli_with_profile (call, topics, GINT_TO_POINTER (as_json))
             : CLI_USAGE;
}

/* topic -----------------------------------------------------------------------------------------*/

/* Once it is kept: the stored stories are looked through before the command ends. */
static int
add (CliCall *call, gconstpointer asked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_save_topic_async (call->engine, asked, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  if (coranto_engine_save_topic_finish (call->engine, result, &error) < 0)
    return cli_fail (error);
  cli_settle (call);
  return CLI_OK;
}

static int
remove_topic (CliCall *call, gconstpointer asked)
{
  g_autoptr (GPtrArray) all = cli_read_topics (call);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoTopic) removed = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };
  gint64 id = 0;

  for (guint i = 0; all && i < all->len; i++)
    if (strcmp (((CorantoTopic *) g_ptr_array_index (all, i))->name, asked) == 0)
      id = ((CorantoTopic *) g_ptr_array_index (all, i))->id;
  if (!all)
    return CLI_FAILED;
  if (!id)
    {
      coranto_error_set (&error, CORANTO_ERROR_NOT_FOUND, asked);
      return cli_fail (error);
    }
  coranto_engine_remove_topic_async (call->engine, id, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  removed = coranto_engine_remove_topic_finish (call->engine, result, &error);
  return removed ? CLI_OK : cli_fail (error);
}

char *
cli_dup_words (CliCall *call, int first)
{
  return call->argc > first ? g_strjoinv (" ", call->argv + first) : g_strdup ("");
}

int
cli_topic (CliCall *call)
{
  gboolean notifies = FALSE;
  const GOptionEntry options[] = {
    { "notify", 0, 0, G_OPTION_ARG_NONE, &notifies, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (CorantoTopic) topic = coranto_topic_new ();

  if (!cli_parse (call, options, 2, -1))
    return CLI_USAGE;
  topic->name = coranto_text_line (call->argv[2], CORANTO_TOPIC_NAME_CHARS);
  topic->query = cli_dup_words (call, 3);
  topic->notifies = notifies;
  if (!*topic->name)
    return cli_fail_usage ("%s", _ ("A topic needs a name."));
  if (strcmp (call->argv[1], "remove") == 0 && call->argc == 3)
    return cli_with_profile (call, remove_topic, topic->name);
  if (strcmp (call->argv[1], "add") != 0)
    return cli_fail_usage (_ ("“%s” is not understood here."), call->argv[1]);
  if (coranto_text_is_blank (topic->query))
    return cli_fail_usage ("%s", _ ("A topic needs words to search for."));
  return cli_with_profile (call, add, topic);
}
