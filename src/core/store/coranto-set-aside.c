/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files moved so that at every moment one of them is the profile's database. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-set-aside-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "coranto-new-file-private.h"

#define DAMAGED "damaged"
#define RECOVERED ".recovered"

/* So that the new names are on the disk too. */
static void
sync_folder (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int folder = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    return;
  fsync (folder);
  close (folder);
}

char *
coranto_set_aside_name (const char *path, const char *word, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  g_autofree char *day = time ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("0000-00-00");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *directory = g_path_get_dirname (path);

  for (guint i = 1;; i++)
    {
      g_autofree char *kept = i == 1 ? g_strdup_printf ("%s.%s-%s", name, word, day)
                                     : g_strdup_printf ("%s.%s-%s-%u", name, word, day, i);
      g_autofree char *full = g_build_filename (directory, kept, NULL);

      if (!g_file_test (full, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&kept);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  GStatBuf first = { 0 }, second = { 0 };

  g_stat (*(char *const *) a, &first);
  g_stat (*(char *const *) b, &second);
  if (first.st_ctim.tv_sec != second.st_ctim.tv_sec)
    return first.st_ctim.tv_sec < second.st_ctim.tv_sec ? 1 : -1;
  return strcmp (*(char *const *) b, *(char *const *) a);
}

/* The newest are kept: those that were moved last. */
static void
drop_oldest (const char *path, const char *kept)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  gsize word_end = strlen (name) + 1 + strcspn (kept + strlen (name) + 1, "-") + 1;
  g_autofree char *prefix = g_strndup (kept, word_end);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix) && !g_str_has_suffix (entry, "-wal"))
      g_ptr_array_add (all, g_build_filename (directory, entry, NULL));
  g_ptr_array_sort (all, compare_times);
  for (guint i = CORANTO_SET_ASIDE_KEPT; i < all->len; i++)
    {
      g_autofree char *log = g_strconcat (g_ptr_array_index (all, i), "-wal", NULL);

      g_unlink (g_ptr_array_index (all, i));
      g_unlink (log);
    }
}

/* The log first: it must never lie beside a database that it is not of.  What shares memory by the
 * third file is made anew by whoever opens. */
static gboolean
move_away (const char *path, const char *kept, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *to = g_build_filename (directory, kept, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_to = g_strconcat (to, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  if ((g_rename (log, log_to) != 0 && errno != ENOENT)
      || (g_unlink (shared) != 0 && errno != ENOENT)
      || (g_rename (path, to) != 0 && errno != ENOENT))
    return coranto_new_file_fail (error);
  return TRUE;
}

static gboolean
put_in_place (const char *path, const char *kept, GError **error)
{
  g_autofree char *recovered = g_strconcat (path, RECOVERED, NULL);

  if (!move_away (path, kept, error))
    return FALSE;
  if (g_rename (recovered, path) != 0)
    return coranto_new_file_fail (error);
  sync_folder (path);
  drop_oldest (path, kept);
  return TRUE;
}

gboolean
coranto_set_aside_replace (const char *path, const char *made, const char *kept, GError **error)
{
  g_autofree char *recovered = g_strconcat (path, RECOVERED, NULL);

  if (g_rename (made, recovered) != 0)
    return coranto_new_file_fail (error);
  sync_folder (path);
  return put_in_place (path, kept, error);
}

gboolean
coranto_set_aside_is_open (const char *path)
{
  g_autofree char *recovered = g_strconcat (path, RECOVERED, NULL);

  return g_file_test (recovered, G_FILE_TEST_EXISTS);
}

gboolean
coranto_set_aside_end (const char *path, gint64 now, GError **error)
{
  g_autofree char *kept = coranto_set_aside_name (path, DAMAGED, now);

  return !coranto_set_aside_is_open (path) || put_in_place (path, kept, error);
}
