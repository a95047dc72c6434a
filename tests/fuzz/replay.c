/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of a folder: finds of the past, as a normal test. */
#include "fuzz.h"

static gboolean
replay_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return FALSE;
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
  return TRUE;
}

int
main (int argc, char **argv)
{
  guint n_files = 0;

  g_print ("1..1\n");
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      const char *name;

      while (folder && (name = g_dir_read_name (folder)))
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          n_files += replay_file (path);
        }
    }
  g_print ("%s 1 - %u files\n", n_files > 0 ? "ok" : "not ok", n_files);
  return n_files > 0 ? 0 : 1;
}
