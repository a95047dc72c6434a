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

/* A document whose one long array is read element by element. */
typedef struct
{
  const char *elements; /* what stands between its brackets; points into the document */
  gsize length;
  char *rest;        /* the document with that array empty; g_free() */
  gboolean is_whole; /* FALSE: it ends in the middle of the array, or of what follows */
} CorantoJsonSplit;

/* Finds the array that is the member `name` of the top-level object.  FALSE: there is none, or what
 * stands around it is more than `max_rest` bytes.  Spooled bytes are forgotten on the way. */
gboolean coranto_json_split (const char *text,
                             gsize length,
                             const char *name,
                             gsize max_rest,
                             CorantoJsonSplit *split);

/* The next element from `*at` on (0 at first): its bytes in `element` and `length`.  FALSE: no
 * more; an element that ends with the document is not given. */
gboolean coranto_json_next_element (const CorantoJsonSplit *split,
                                    gsize *at,
                                    const char **element,
                                    gsize *length);

/* Members that are missing or of another type read as NULL/0; numbers where strings belong read as
 * text. */
char *coranto_json_dup_string (JsonObject *object, const char *member);
gint64 coranto_json_get_int (JsonObject *object, const char *member, gint64 fallback);
JsonArray *coranto_json_get_array (JsonObject *object, const char *member);   /* nullable */
JsonObject *coranto_json_get_object (JsonObject *object, const char *member); /* nullable */

G_END_DECLS
