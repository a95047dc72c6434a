/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that are gathered, few and many, and forgotten while they are read. */
#include <string.h>

#include "coranto-spool.h"

#define MANY (9 * 1024 * 1024 + 17)

static GBytes *
gather (gsize size)
{
  g_autoptr (CorantoSpool) spool = coranto_spool_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;
  gsize left = size;

  for (guint n = 0; left > 0; n++)
    {
      gsize piece = MIN (left, 65537);
      guint8 *room = coranto_spool_reserve (spool, 70000);

      memset (room, (int) (n % 251), piece);
      g_assert_true (coranto_spool_commit (spool, piece, &error));
      left -= piece;
    }
  g_assert_cmpuint (coranto_spool_get_size (spool), ==, size);
  bytes = coranto_spool_finish (spool, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (coranto_spool_get_size (spool), ==, 0);
  return bytes;
}

static void
assert_gathered (GBytes *bytes, gsize size)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (length, ==, size);
  for (gsize i = 0; i < size; i++)
    g_assert_cmpuint (data[i], ==, i / 65537 % 251);
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 0, 1, 65537, 4 * 1024 * 1024, MANY };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = gather (sizes[i]);

      assert_gathered (bytes, sizes[i]);
    }
}

/* What was forgotten is there again when it is looked at; other memory is left alone. */
static void
test_forget (void)
{
  g_autoptr (GBytes) many = gather (MANY);
  g_autoptr (GBytes) few = gather (100000);
  g_autofree char *heap = g_strnfill (3 * 1024 * 1024, 'x');
  gsize length;
  const guint8 *data = g_bytes_get_data (many, &length);

  for (gsize at = 0; at < length; at += CORANTO_SPOOL_STEP)
    coranto_spool_forget (data + at, MIN (CORANTO_SPOOL_STEP, length - at));
  coranto_spool_forget (data + 5000, 1);
  coranto_spool_forget (data, 0);
  coranto_spool_forget (data + length - 10, 10000); /* reaches past its end: nothing is done */
  coranto_spool_forget (g_bytes_get_data (few, NULL), 100000);
  coranto_spool_forget (heap, 3 * 1024 * 1024);
  assert_gathered (many, MANY);
  assert_gathered (few, 100000);
  g_assert_cmpuint (strspn (heap, "x"), ==, 3 * 1024 * 1024);
}

/* A body outlives its spool, and is shared. */
static void
test_lifetime (void)
{
  GBytes *bytes = gather (MANY);
  GBytes *part = g_bytes_new_from_bytes (bytes, MANY - 1, 1);

  g_bytes_unref (bytes);
  g_assert_cmpuint (*(const guint8 *) g_bytes_get_data (part, NULL), ==, (MANY - 1) / 65537 % 251);
  g_bytes_unref (part);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/spool/sizes", test_sizes);
  g_test_add_func ("/base/spool/forget", test_forget);
  g_test_add_func ("/base/spool/lifetime", test_lifetime);
  return g_test_run ();
}
