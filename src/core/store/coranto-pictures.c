/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as files: named by the hash of their address, written whole or not at all, the ones that
 * were not looked at for longest removed when there are too many.  Pinned ones stand in a folder of
 * their own, which is not counted: so no program that keeps the bound can touch them. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-pictures-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "coranto-error.h"
#include "coranto-limits.h"
#include "coranto-work-keeping-private.h"

/* A look at a picture is noted once a day, so that reading rarely writes. */
#define TOUCH_AFTER (24 * 60 * 60)
/* More files than these are not kept, however small. */
#define MAX_FILES 100000
#define PINNED_NAME "kept"

struct _CorantoPictures
{
  char *directory;
  gint64 max_bytes;
  gint64 bytes; /* kept, as far as we know; -1: not counted yet */
};

typedef struct
{
  char *path;
  gint64 size;
  gint64 used;
} Kept;

CorantoPictures *
coranto_pictures_new (const char *directory, gint64 max_bytes)
{
  CorantoPictures *self = g_new0 (CorantoPictures, 1);

  self->directory = g_strdup (directory);
  self->max_bytes = max_bytes;
  self->bytes = -1;
  return self;
}

void
coranto_pictures_free (CorantoPictures *self)
{
  if (!self)
    return;
  g_free (self->directory);
  g_free (self);
}

/* 256 folders, so that none gets long.  No part of an address becomes part of a path. */
static char *
path_of (CorantoPictures *self, const char *url)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  const char folder[] = { name[0], name[1], '\0' };

  return g_build_filename (self->directory, folder, name, NULL);
}

/* The same where pinned pictures are. */
static char *
pinned_path_of (CorantoPictures *self, const char *url)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  const char folder[] = { name[0], name[1], '\0' };

  return g_build_filename (self->directory, PINNED_NAME, folder, name, NULL);
}

static void
set_file_error (GError **error, const GError *cause)
{
  gboolean is_full = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC);

  coranto_error_set (error, is_full ? CORANTO_ERROR_DISK_FULL : CORANTO_ERROR_PROFILE_UNWRITABLE,
                     cause->message);
}

static void
note_use (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0
      && g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > TOUCH_AFTER)
    utimensat (AT_FDCWD, path, NULL, 0);
}

GBytes *
coranto_pictures_read (CorantoPictures *self, const char *url, GError **error)
{
  g_autofree char *path = path_of (self, url);
  g_autofree char *pinned = pinned_path_of (self, url);
  char *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (pinned, &data, &length, NULL)
      && !g_file_get_contents (path, &data, &length, NULL))
    {
      coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
      return NULL;
    }
  note_use (path);
  return g_bytes_new_take (data, length);
}

/* Keeping the bound ---------------------------------------------------------------------------- */

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Kept *first = a, *second = b;

  return (first->used > second->used) - (first->used < second->used);
}

static void
list_folder (const char *folder, GArray *out)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && out->len < MAX_FILES && (name = g_dir_read_name (dir)))
    {
      GStatBuf info;
      Kept kept = { g_build_filename (folder, name, NULL), 0, 0 };

      if (g_lstat (kept.path, &info) == 0 && S_ISREG (info.st_mode))
        {
          kept.size = info.st_size;
          kept.used = info.st_mtime;
          g_array_append_val (out, kept);
        }
      else
        g_free (kept.path);
    }
}

static GArray *
list_kept (CorantoPictures *self)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GDir) dir = g_dir_open (self->directory, 0, NULL);
  const char *name;

  g_array_set_clear_func (out, kept_clear);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *folder = g_build_filename (self->directory, name, NULL);

      list_folder (folder, out);
    }
  return out;
}

static gint64
sum (GArray *kept)
{
  gint64 bytes = 0;

  for (guint i = 0; i < kept->len; i++)
    bytes += g_array_index (kept, Kept, i).size;
  return bytes;
}

/* Down to nine tenths, so that not every picture costs a walk through the folders.  The folders are
 * counted anew: another program may have kept pictures too. */
static void
make_room (CorantoPictures *self)
{
  g_autoptr (GArray) kept = list_kept (self);

  self->bytes = sum (kept);
  if (self->bytes <= self->max_bytes)
    return;
  g_array_sort (kept, compare_use);
  for (guint i = 0; i < kept->len && self->bytes > self->max_bytes / 10 * 9; i++)
    {
      const Kept *oldest = &g_array_index (kept, Kept, i);

      if (g_unlink (oldest->path) == 0)
        self->bytes -= oldest->size;
    }
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  coranto_error_set (error,
                     errno == ENOSPC ? CORANTO_ERROR_DISK_FULL : CORANTO_ERROR_PROFILE_UNWRITABLE,
                     g_strerror (errno));
  return FALSE;
}

static gboolean
write_picture (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > coranto_limits_default ()->picture_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return FALSE;
    }
  if (!make_folder (path, error))
    return FALSE;
  if (!g_file_set_contents_full (path, data ? data : "", (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &cause))
    {
      set_file_error (error, cause);
      return FALSE;
    }
  return TRUE;
}

gboolean
coranto_pictures_save (CorantoPictures *self, const char *url, GBytes *bytes, GError **error)
{
  g_autofree char *path = path_of (self, url);

  if (!write_picture (path, bytes, error))
    return FALSE;
  if (self->bytes >= 0)
    self->bytes += (gint64) g_bytes_get_size (bytes);
  if (self->bytes < 0 || self->bytes > self->max_bytes)
    make_room (self);
  return TRUE;
}

/* Pinning -------------------------------------------------------------------------------------- */

/* FALSE without an error where there is nothing to move. */
static gboolean
move_picture (const char *from, const char *to, GError **error)
{
  if (!g_file_test (from, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  if (!make_folder (to, error))
    return FALSE;
  if (g_rename (from, to) == 0)
    return TRUE;
  coranto_error_set (error, CORANTO_ERROR_PROFILE_UNWRITABLE, g_strerror (errno));
  return FALSE;
}

/* The count of what is within the bound may be wrong after these: it is made anew with the next
 * picture. */
gboolean
coranto_pictures_pin (CorantoPictures *self, const char *url, GBytes *bytes, GError **error)
{
  g_autofree char *path = path_of (self, url);
  g_autofree char *pinned = pinned_path_of (self, url);
  g_autoptr (GError) cause = NULL;

  if (g_file_test (pinned, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  self->bytes = -1;
  if (move_picture (path, pinned, &cause))
    return TRUE;
  return write_picture (pinned, bytes, error);
}

gboolean
coranto_pictures_unpin (CorantoPictures *self, const char *url, GError **error)
{
  g_autofree char *path = path_of (self, url);
  g_autofree char *pinned = pinned_path_of (self, url);
  g_autoptr (GError) cause = NULL;

  self->bytes = -1;
  if (move_picture (pinned, path, &cause) || !cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

gpointer
coranto_work_keep_picture (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoPictureRequest *request = data;

  if (!coranto_pictures_pin (session->pictures, request->url, request->bytes, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

gpointer
coranto_work_release_picture (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoPictureRequest *request = data;

  if (!coranto_pictures_unpin (session->pictures, request->url, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

gpointer
coranto_work_read_picture (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoPictureRequest *request = data;

  return coranto_pictures_read (session->pictures, request->url, error);
}

gpointer
coranto_work_save_picture (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoPictureRequest *request = data;

  if (!coranto_pictures_save (session->pictures, request->url, request->bytes, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}
