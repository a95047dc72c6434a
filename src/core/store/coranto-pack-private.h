/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of an item as text of one column: records end in U+001E, fields of a record in U+001F.
 * Neither can be part of a value (they are taken out of it), so reading back is exact, and a
 * damaged text gives odd values, never a fault. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* NULL for an empty list.  (transfer full) */
char *coranto_pack_strings (GPtrArray *strings);
char *coranto_pack_persons (GPtrArray *persons);
char *coranto_pack_attachments (GPtrArray *attachments);

/* Append to `out`. */
void coranto_unpack_strings (const char *packed, GPtrArray *out);
void coranto_unpack_persons (const char *packed, GPtrArray *out);
void coranto_unpack_attachments (const char *packed, GPtrArray *out);

G_END_DECLS
