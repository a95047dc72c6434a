/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for asynchronous calls in tests. */
#include "test-async.h"

#include <glib/gstdio.h>

#define PATIENCE_S 30

void
test_init (int *argc, char ***argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("GIO_USE_NETWORK_MONITOR", "base", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}

void
test_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TestWait *wait = user_data;

  wait->calls++;
  g_set_object (&wait->result, result);
}

static gboolean
patience_cb (gpointer user_data)
{
  g_error ("A call did not complete within %d seconds", PATIENCE_S);
  return G_SOURCE_REMOVE;
}

GAsyncResult *
test_wait (TestWait *wait)
{
  guint patience = g_timeout_add_seconds (PATIENCE_S, patience_cb, NULL);

  while (!wait->result)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
  g_assert_cmpuint (wait->calls, ==, 1);
  wait->calls = 0;
  return g_steal_pointer (&wait->result);
}

static gboolean
over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
test_run_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("coranto-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/* Depth first, by a list of what is still to go: no recursion. */
void
test_remove_folder (const char *path)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_strdup (path));
  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir && (name = g_dir_read_name (dir)) != NULL)
        {
          char *child = g_build_filename (folder, name, NULL);

          if (g_file_test (child, G_FILE_TEST_IS_DIR)
              && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
            g_ptr_array_add (folders, child);
          else
            {
              g_unlink (child);
              g_free (child);
            }
        }
    }
  for (guint i = folders->len; i > 0; i--)
    g_rmdir (g_ptr_array_index (folders, i - 1));
}
