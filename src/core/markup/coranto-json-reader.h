/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from outside: size, depth and UTF-8 checked before json-glib (which recurses) sees it. */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "coranto-limits.h"

G_BEGIN_DECLS

/* Parses UTF-8 `text`.  Errors: CORANTO_ERROR_TOO_LARGE, _LIMIT (nesting), _MALFORMED.
 * (transfer full) */
JsonNode *coranto_json_parse (const char *text,
                              gssize length,
                              const CorantoLimits *limits,
                              GError **error);

/* Members that are missing or of another type read as NULL/0; numbers where strings belong read as
 * text. */
char *coranto_json_dup_string (JsonObject *object, const char *member);
gint64 coranto_json_get_int (JsonObject *object, const char *member, gint64 fallback);
JsonArray *coranto_json_get_array (JsonObject *object, const char *member);   /* nullable */
JsonObject *coranto_json_get_object (JsonObject *object, const char *member); /* nullable */

G_END_DECLS
