/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a database file to the schema of this program, or refuses it untouched. */
#pragma once

#include "coranto-db-private.h"

G_BEGIN_DECLS

/* The SQL of version `version` (from 1), or NULL.  (transfer full) */
typedef GBytes *(*CorantoSchemaSource) (int version);

/* The versions that are built in. */
GBytes *coranto_schema_get_builtin (int version);
#define CORANTO_SCHEMA_VERSION 4

/* Checks whose file it is and brings it to `target`: each version in one transaction, a copy of the
 * file ("<path>.before-N", N being the first of them) before that when it holds anything; the last
 * two such copies are kept.  Errors: _PROFILE_NEWER, _PROFILE_DAMAGED
 * (also: some other program's database), _DISK_FULL, _BUSY, _PROFILE_UNWRITABLE; the file is as it
 * was then. */
gboolean coranto_schema_prepare (CorantoDb *db,
                                 const char *path,
                                 int target,
                                 CorantoSchemaSource source,
                                 GError **error);

/* The same in a database that is new and whose journal is its caller's. */
gboolean coranto_schema_make (CorantoDb *db, GError **error);

G_END_DECLS
