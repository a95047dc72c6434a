/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a database file and of its log.  Plain reading, no mapping: a bad sector is an error of
 * one page, and not the end of the program. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-raw-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOG_HEADER_BYTES 32
#define FRAME_HEADER_BYTES 24
#define LOG_MAGIC 0x377f0682 /* the lowest bit: checksums of big-endian words */
/* SQLite's own bound; a sparse file must not make more of it. */
#define MAX_PAGES 0x7ffffffe

struct _CorantoRawFile
{
  int file;
  int log;            /* -1: none */
  GHashTable *frames; /* page number -> number of its newest frame, from 0 */
  gsize page_bytes;
  guint32 count;
};

guint16
coranto_raw_get_u16 (const guint8 *at)
{
  return (guint16) (at[0] << 8 | at[1]);
}

guint32
coranto_raw_get_u32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* How many bytes there were, -1: an error. */
static gssize
read_at (int file, guint8 *into, gsize length, gint64 offset)
{
  gsize got = 0;

  while (got < length)
    {
      gssize n = pread (file, into + got, length - got, offset + (gint64) got);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      got += (gsize) n;
    }
  return (gssize) got;
}

/* The log ----------------------------------------------------------------------------------------
 */

typedef struct
{
  gboolean is_big_endian;
  guint32 sums[2];
} Checksum;

static guint32
get_word (const Checksum *self, const guint8 *at)
{
  return self->is_big_endian ? coranto_raw_get_u32 (at)
                             : GUINT32_SWAP_LE_BE (coranto_raw_get_u32 (at));
}

static void
checksum_add (Checksum *self, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i += 8)
    {
      self->sums[0] += get_word (self, bytes + i) + self->sums[1];
      self->sums[1] += get_word (self, bytes + i + 4) + self->sums[0];
    }
}

static gboolean
checksum_is (const Checksum *self, const guint8 *stated)
{
  return self->sums[0] == coranto_raw_get_u32 (stated)
         && self->sums[1] == coranto_raw_get_u32 (stated + 4);
}

static void
take_frame (gpointer number, gpointer frame, gpointer user_data)
{
  CorantoRawFile *self = user_data;

  g_hash_table_replace (self->frames, number, frame);
  self->count = MAX (self->count, GPOINTER_TO_UINT (number));
}

/* The sizes that profiles have: of today, and of versions 1 to 3. */
static gboolean
is_page_size (guint32 bytes)
{
  return bytes == CORANTO_RAW_PAGE_MAX || bytes == 4096;
}

/* Of the database's header, else of the log's, else as new profiles have it. */
static gsize
find_page_size (const CorantoRawFile *self)
{
  guint8 header[18], log_header[12];

  if (read_at (self->file, header, sizeof header, 0) == sizeof header
      && is_page_size (coranto_raw_get_u16 (header + 16)))
    return coranto_raw_get_u16 (header + 16);
  if (self->log >= 0 && read_at (self->log, log_header, sizeof log_header, 0) == sizeof log_header
      && is_page_size (coranto_raw_get_u32 (log_header + 8)))
    return coranto_raw_get_u32 (log_header + 8);
  return CORANTO_RAW_PAGE_MAX;
}

/* As SQLite reads it: frames count up to the last commit before the first that is not whole. */
static void
read_log (CorantoRawFile *self)
{
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);
  const gsize frame_bytes = FRAME_HEADER_BYTES + self->page_bytes;
  g_autofree guint8 *frame = g_malloc (frame_bytes);
  guint8 header[LOG_HEADER_BYTES];
  Checksum sum = { 0 };

  if (read_at (self->log, header, sizeof header, 0) != sizeof header
      || (coranto_raw_get_u32 (header) & ~1u) != LOG_MAGIC
      || coranto_raw_get_u32 (header + 8) != self->page_bytes)
    return;
  sum.is_big_endian = coranto_raw_get_u32 (header) & 1;
  checksum_add (&sum, header, 24);
  if (!checksum_is (&sum, header + 24))
    return;
  for (guint i = 0; i < MAX_PAGES; i++)
    {
      guint32 number;

      if (read_at (self->log, frame, frame_bytes,
                   LOG_HEADER_BYTES + (gint64) i * (gint64) frame_bytes)
              != (gssize) frame_bytes
          || memcmp (frame + 8, header + 16, 8) != 0)
        return;
      checksum_add (&sum, frame, 8);
      checksum_add (&sum, frame + FRAME_HEADER_BYTES, self->page_bytes);
      number = coranto_raw_get_u32 (frame);
      if (!checksum_is (&sum, frame + 16) || number == 0 || number > MAX_PAGES)
        return;
      g_hash_table_replace (open, GUINT_TO_POINTER (number), GUINT_TO_POINTER (i));
      if (coranto_raw_get_u32 (frame + 4) == 0)
        continue;
      g_hash_table_foreach (open, take_frame, self);
      g_hash_table_remove_all (open);
    }
}

/* Pages ------------------------------------------------------------------------------------------
 */

CorantoRawFile *
coranto_raw_file_open (const char *path, GError **error)
{
  g_autoptr (CorantoRawFile) self = g_new0 (CorantoRawFile, 1);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  struct stat info;

  self->frames = g_hash_table_new (NULL, NULL);
  self->log = -1;
  self->file = open (path, O_RDONLY | O_CLOEXEC);
  if (self->file < 0 || fstat (self->file, &info) != 0 || !S_ISREG (info.st_mode))
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, path);
      return NULL;
    }
  self->log = open (log_path, O_RDONLY | O_CLOEXEC);
  self->page_bytes = find_page_size (self);
  self->count
      = (guint32) MIN ((info.st_size + (gint64) self->page_bytes - 1) / (gint64) self->page_bytes,
                       (gint64) MAX_PAGES);
  if (self->log >= 0)
    read_log (self);
  return g_steal_pointer (&self);
}

void
coranto_raw_file_free (CorantoRawFile *self)
{
  if (!self)
    return;
  if (self->file >= 0)
    close (self->file);
  if (self->log >= 0)
    close (self->log);
  g_hash_table_unref (self->frames);
  g_free (self);
}

guint32
coranto_raw_file_get_count (const CorantoRawFile *self)
{
  return self->count;
}

gboolean
coranto_raw_file_read (CorantoRawFile *self, guint32 number, CorantoRawPage *page)
{
  const gint64 page_bytes = (gint64) self->page_bytes;
  gpointer frame;
  gssize got;

  if (number == 0 || number > self->count)
    return FALSE;
  page->size = self->page_bytes;
  if (g_hash_table_lookup_extended (self->frames, GUINT_TO_POINTER (number), NULL, &frame))
    got = read_at (self->log, page->bytes, page->size,
                   LOG_HEADER_BYTES
                       + (gint64) GPOINTER_TO_UINT (frame) * (FRAME_HEADER_BYTES + page_bytes)
                       + FRAME_HEADER_BYTES);
  else
    got = read_at (self->file, page->bytes, page->size, (number - 1) * page_bytes);
  if (got < 0)
    return FALSE;
  memset (page->bytes + got, 0, page->size - (gsize) got);
  return TRUE;
}
