/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of JSON Feed, and the members that feeds and items share.  On any thread. */
#pragma once

#include <json-glib/json-glib.h>

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* What the item says, with what portals state in our "_coranto".  Relative addresses are resolved
 * against `base` (nullable).  (transfer full) */
CorantoParsedItem *coranto_json_item_read (JsonObject *object,
                                           const char *base,
                                           const CorantoLimits *limits);

/* A member as one line of plain text, an address; NULL: there is none.  (transfer full) */
char *coranto_json_item_dup_line (JsonObject *object,
                                  const char *member,
                                  const CorantoLimits *limits);
char *coranto_json_item_dup_address (JsonObject *object, const char *member, const char *base);
/* The element `index` when it is an object. */
JsonObject *coranto_json_item_object_at (JsonArray *array, guint index);
void coranto_json_item_read_authors (GPtrArray *authors,
                                     JsonObject *object,
                                     const char *base,
                                     const CorantoLimits *limits);

G_END_DECLS
