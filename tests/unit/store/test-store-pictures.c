/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: kept, found again, bounded. */
#include <glib/gstdio.h>
#include <sys/time.h>

#include "coranto-pictures-private.h"
#include "store-fixture.h"

static void
save (StoreFixture *f, const char *url, const char *content)
{
  StoreWait wait = { NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_store_save_picture_async (f->store, url, bytes, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_save_picture_finish (f->store, result, &error));
  g_assert_no_error (error);
}

static char *
read_back (StoreFixture *f, const char *url, GError **error)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  coranto_store_read_picture_async (f->store, url, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  bytes = coranto_store_read_picture_finish (f->store, result, error);
  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static void
test_kept (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  store_fixture_open (f);
  g_assert_null (read_back (f, "https://example.org/../../etc/x.png", &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  save (f, "https://example.org/../../etc/x.png", "first");
  save (f, "https://example.org/y.png", "second");
  save (f, "https://example.org/y.png", "second, newer");
  store_fixture_reopen (f);
  first = read_back (f, "https://example.org/../../etc/x.png", &error);
  second = read_back (f, "https://example.org/y.png", &error);
  g_assert_cmpstr (first, ==, "first");
  g_assert_cmpstr (second, ==, "second, newer");
}

/* Makes the file of `url` look used `days` ago. */
static void
age (const char *directory, const char *url, int days)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  g_autofree char *folder = g_strndup (name, 2);
  g_autofree char *path = g_build_filename (directory, folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - days * 86400;
  struct timeval times[2] = { { then, 0 }, { then, 0 } };

  g_assert_cmpint (utimes (path, times), ==, 0);
}

static gboolean
is_kept (CorantoPictures *pictures, const char *url)
{
  g_autoptr (GBytes) bytes = coranto_pictures_read (pictures, url, NULL);

  return bytes != NULL;
}

static void
test_bounded (StoreFixture *f, gconstpointer data)
{
  g_autofree char *directory = store_fixture_path (f, "pictures");
  g_autoptr (CorantoPictures) pictures = coranto_pictures_new (directory, 10000);
  g_autofree char *content = g_strnfill (3000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (content, 3000);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (11 * 1024 * 1024), 11 * 1024 * 1024);
  g_autoptr (GError) error = NULL;
  static const char *const urls[] = { "a", "b", "c" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_assert_true (coranto_pictures_save (pictures, urls[i], bytes, &error));
      age (directory, urls[i], 30 - 10 * (int) i);
    }
  g_assert_true (is_kept (pictures, "a")); /* looking at it makes it young again */
  g_assert_true (coranto_pictures_save (pictures, "d", bytes, &error));
  g_assert_true (is_kept (pictures, "a"));
  g_assert_false (is_kept (pictures, "b"));
  g_assert_true (is_kept (pictures, "c"));
  g_assert_true (is_kept (pictures, "d"));
  g_assert_false (coranto_pictures_save (pictures, "e", huge, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_TOO_LARGE);
}

static void
test_unwritable (StoreFixture *f, gconstpointer data)
{
  g_autofree char *file = store_fixture_path (f, "pictures");
  g_autoptr (CorantoPictures) pictures = coranto_pictures_new (file, 10000);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (coranto_pictures_save (pictures, "a", bytes, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_PROFILE_UNWRITABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/pictures/" path, StoreFixture, NULL, store_fixture_set_up, func,             \
              store_fixture_tear_down)
  ADD ("kept", test_kept);
  ADD ("bounded", test_bounded);
  ADD ("unwritable", test_unwritable);
  return g_test_run ();
}
