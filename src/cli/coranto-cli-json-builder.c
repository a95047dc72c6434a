/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all JSON of the command line is made with. */
#define G_LOG_DOMAIN "coranto-cli"

#include "coranto-cli-json-builder.h"

#include "coranto-date.h"

char *
cli_json_to_text (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *json = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  json = json_generator_to_data (generator, NULL);
  return g_strconcat (json, "\n", NULL);
}

char *
cli_json_builder_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return cli_json_to_text (root);
}

void
cli_json_add_text (JsonBuilder *builder, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
cli_json_add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
cli_json_add_truth (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
cli_json_add_time (JsonBuilder *builder, const char *name, gint64 unix_seconds)
{
  CorantoDate date = { unix_seconds, 0, CORANTO_DATE_SECOND };
  g_autofree char *text = unix_seconds > 0 ? coranto_date_to_rfc3339 (&date) : NULL;

  cli_json_add_text (builder, name, text);
}

void
cli_json_add_names (JsonBuilder *builder, const char *name, char **values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values && values[i]; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

const char *
cli_json_kind_name (CorantoFeedKind kind)
{
  static const char *const names[] = { "unknown", "rss", "atom", "rdf", "json", "cdf", "page" };

  return (guint) kind < G_N_ELEMENTS (names) ? names[kind] : names[0];
}
