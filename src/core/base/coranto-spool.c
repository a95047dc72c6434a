/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that are gathered before they are read.
 *
 * I1: `mappings` holds the ranges that spools have mapped, and nothing else is ever given back to
 *     the kernel: forgotten heap memory would be lost, a file's is read again.
 * I2: the file has no name, so that nobody can change or shorten it while it is mapped. */
#define G_LOG_DOMAIN "coranto-base"

#include "coranto-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* No feed and no page of good will is larger. */
#define MEMORY_BYTES (4 * 1024 * 1024)

struct _CorantoSpool
{
  GByteArray *tail; /* what is not in the file yet */
  int fd;           /* -1: all is in `tail` */
  gsize written;
};

typedef struct
{
  guint8 *start;
  gsize size;
} Mapping;

static GMutex lock;
static GSList *mappings; /* Mapping; under `lock` */

/* Mapped files ------------------------------------------------------------------------------------
 */

static void
mapping_free (gpointer data)
{
  Mapping *mapping = data;

  g_mutex_lock (&lock);
  mappings = g_slist_remove (mappings, mapping);
  g_mutex_unlock (&lock);
  munmap (mapping->start, mapping->size);
  g_free (mapping);
}

static GBytes *
map_file (int fd, gsize size, GError **error)
{
  void *start = mmap (NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  Mapping *mapping;

  if (start == MAP_FAILED)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ start, size };
  g_mutex_lock (&lock);
  mappings = g_slist_prepend (mappings, mapping);
  g_mutex_unlock (&lock);
  return g_bytes_new_with_free_func (start, size, mapping_free, mapping);
}

/* I1; under `lock` */
static gboolean
is_mapped (const guint8 *start, gsize size)
{
  for (GSList *link = mappings; link; link = link->next)
    {
      const Mapping *mapping = link->data;

      if (start >= mapping->start && start + size <= mapping->start + mapping->size)
        return TRUE;
    }
  return FALSE;
}

void
coranto_spool_forget (const void *data, gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize skip = (page - (gsize) data % page) % page; /* whole pages alone */
  guint8 *start = (guint8 *) data + skip;

  if (size < skip + page)
    return;
  size = (size - skip) / page * page;
  g_mutex_lock (&lock);
  if (is_mapped (start, size))
    madvise (start, size, MADV_DONTNEED);
  g_mutex_unlock (&lock);
}

/* Gathering ---------------------------------------------------------------------------------------
 */

CorantoSpool *
coranto_spool_new (void)
{
  CorantoSpool *spool = g_new0 (CorantoSpool, 1);

  spool->tail = g_byte_array_new ();
  spool->fd = -1;
  return spool;
}

void
coranto_spool_free (CorantoSpool *spool)
{
  if (!spool)
    return;
  if (spool->fd >= 0)
    close (spool->fd);
  g_byte_array_unref (spool->tail);
  g_free (spool);
}

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* Where the user's caches are before where all temporary files are: those may be in memory. */
static gboolean
open_file (CorantoSpool *spool, GError **error)
{
  const char *const folders[] = { g_get_user_cache_dir (), g_get_tmp_dir () };
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (folders) && spool->fd < 0; i++)
    spool->fd = open (folders[i], O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
  if (spool->fd >= 0)
    return TRUE;
  /* A file system that has no files without names. */
  spool->fd = g_file_open_tmp ("coranto-XXXXXX", &name, error);
  if (spool->fd < 0)
    return FALSE;
  g_unlink (name);
  return TRUE;
}

static gboolean
write_tail (CorantoSpool *spool, GError **error)
{
  const guint8 *data = spool->tail->data;
  gsize left = spool->tail->len;

  if (spool->fd < 0 && !open_file (spool, error))
    return FALSE;
  while (left > 0)
    {
      gssize n = write (spool->fd, data, left);

      if (n < 0 && errno != EINTR)
        return fail (error);
      data += MAX (n, 0);
      left -= (gsize) MAX (n, 0);
    }
  spool->written += spool->tail->len;
  g_byte_array_set_size (spool->tail, 0);
  return TRUE;
}

guint8 *
coranto_spool_reserve (CorantoSpool *spool, gsize size)
{
  guint length = spool->tail->len;

  g_byte_array_set_size (spool->tail, length + (guint) size);
  spool->tail->len = length;
  return spool->tail->data + length;
}

gboolean
coranto_spool_commit (CorantoSpool *spool, gsize size, GError **error)
{
  spool->tail->len += (guint) size;
  return spool->tail->len <= MEMORY_BYTES || write_tail (spool, error);
}

gboolean
coranto_spool_append (CorantoSpool *spool, const void *data, gsize size, GError **error)
{
  memcpy (coranto_spool_reserve (spool, size), data, size);
  return coranto_spool_commit (spool, size, error);
}

gsize
coranto_spool_get_size (CorantoSpool *spool)
{
  return spool->written + spool->tail->len;
}

GBytes *
coranto_spool_finish (CorantoSpool *spool, GError **error)
{
  GBytes *bytes;

  if (spool->fd < 0)
    {
      bytes = g_byte_array_free_to_bytes (spool->tail);
      spool->tail = g_byte_array_new ();
      return bytes;
    }
  if (!write_tail (spool, error))
    return NULL;
  bytes = map_file (spool->fd, spool->written, error);
  close (spool->fd);
  spool->fd = -1;
  spool->written = 0;
  return bytes;
}
