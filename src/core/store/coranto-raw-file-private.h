/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database file as numbered pages, whatever state it is in, with the write-ahead log that lies
 * beside it laid over it.  Reads only, and trusts nothing: of the page size that the header states
 * only those count that profiles have had. */
#pragma once

#include <glib.h>

#include "coranto-error.h"

G_BEGIN_DECLS

#define CORANTO_RAW_PAGE_MAX 16384

typedef struct
{
  gsize size;
  guint8 bytes[CORANTO_RAW_PAGE_MAX];
} CorantoRawPage;

typedef struct _CorantoRawFile CorantoRawFile;

/* Opens the database at `path` and the log at `path`-wal, when there is one. */
CorantoRawFile *coranto_raw_file_open (const char *path, GError **error);
void coranto_raw_file_free (CorantoRawFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoRawFile, coranto_raw_file_free)

/* Pages are numbered from 1 to this. */
guint32 coranto_raw_file_get_count (const CorantoRawFile *self);
/* Copies a page to `page`; what a cut took away is zero.  FALSE: there is no
 * such page, or the disk does not give it. */
gboolean coranto_raw_file_read (CorantoRawFile *self, guint32 number, CorantoRawPage *page);

/* Numbers in such files are big-endian. */
guint16 coranto_raw_get_u16 (const guint8 *at);
guint32 coranto_raw_get_u32 (const guint8 *at);

G_END_DECLS
