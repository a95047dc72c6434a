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
#define FRAME_BYTES (FRAME_HEADER_BYTES + CORANTO_RAW_BYTES)
#define LOG_MAGIC 0x377f0682 /* the lowest bit: checksums of big-endian words */
/* SQLite's own bound; a sparse file must not make more of it. */
#define MAX_PAGES 0x7ffffffe

struct _CorantoRawFile
{
  int file;
  int log;            /* -1: none */
  GHashTable *frames; /* page number -> number of its newest frame, from 0 */
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

/* As SQLite reads it: frames count up to the last commit before the first that is not whole. */
static void
read_log (CorantoRawFile *self)
{
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *frame = g_malloc (FRAME_BYTES);
  guint8 header[LOG_HEADER_BYTES];
  Checksum sum = { 0 };

  if (read_at (self->log, header, sizeof header, 0) != sizeof header
      || (coranto_raw_get_u32 (header) & ~1u) != LOG_MAGIC
      || coranto_raw_get_u32 (header + 8) != CORANTO_RAW_BYTES)
    return;
  sum.is_big_endian = coranto_raw_get_u32 (header) & 1;
  checksum_add (&sum, header, 24);
  if (!checksum_is (&sum, header + 24))
    return;
  for (guint i = 0; i < MAX_PAGES; i++)
    {
      guint32 number;

      if (read_at (self->log, frame, FRAME_BYTES, LOG_HEADER_BYTES + (gint64) i * FRAME_BYTES)
              != FRAME_BYTES
          || memcmp (frame + 8, header + 16, 8) != 0)
        return;
      checksum_add (&sum, frame, 8);
      checksum_add (&sum, frame + FRAME_HEADER_BYTES, CORANTO_RAW_BYTES);
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
  self->count = (guint32) MIN ((info.st_size + CORANTO_RAW_BYTES - 1) / CORANTO_RAW_BYTES,
                               (gint64) MAX_PAGES);
  self->log = open (log_path, O_RDONLY | O_CLOEXEC);
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
coranto_raw_file_read (CorantoRawFile *self, guint32 number, guint8 *page)
{
  gpointer frame;
  gssize got;

  if (number == 0 || number > self->count)
    return FALSE;
  if (g_hash_table_lookup_extended (self->frames, GUINT_TO_POINTER (number), NULL, &frame))
    got = read_at (self->log, page, CORANTO_RAW_BYTES,
                   LOG_HEADER_BYTES + (gint64) GPOINTER_TO_UINT (frame) * FRAME_BYTES
                       + FRAME_HEADER_BYTES);
  else
    got = read_at (self->file, page, CORANTO_RAW_BYTES, (gint64) (number - 1) * CORANTO_RAW_BYTES);
  if (got < 0)
    return FALSE;
  memset (page + got, 0, CORANTO_RAW_BYTES - (gsize) got);
  return TRUE;
}
