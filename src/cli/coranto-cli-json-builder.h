/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all JSON of the command line is made with: members by their types, and text in the end. */
#pragma once

#include <json-glib/json-glib.h>

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* Indented, and ended by a line feed.  (transfer full) */
char *cli_json_to_text (JsonNode *root);
char *cli_json_builder_to_text (JsonBuilder *builder);

/* Members without a value (NULL, "", time 0) are left out. */
void cli_json_add_text (JsonBuilder *builder, const char *name, const char *value);
void cli_json_add_number (JsonBuilder *builder, const char *name, gint64 value);
void cli_json_add_truth (JsonBuilder *builder, const char *name, gboolean value);
void cli_json_add_time (JsonBuilder *builder, const char *name, gint64 unix_seconds);
void cli_json_add_names (JsonBuilder *builder, const char *name, char **values);

const char *cli_json_kind_name (CorantoFeedKind kind);

G_END_DECLS
