/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures by their first bytes: kinds, sizes, and what is none. */
#include "coranto-fetcher.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define PNG_OF(width, height) PNG width height "\x08\x02\0\0\0"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize size;
  const char *mime_type; /* NULL: refused */
  CorantoErrorCode code;
} Case;

#define CASE(name, bytes, mime_type, code)                                                         \
  {                                                                                                \
    name, bytes, sizeof (bytes) - 1, mime_type, code                                               \
  }

static const Case cases[] = {
  CASE ("png", PNG_OF ("\0\0\2\x80", "\0\0\1\xe0"), "image/png", 0),
  CASE ("png of no width", PNG_OF ("\0\0\0\0", "\0\0\1\xe0"), NULL, CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("png of 100,000 x 100,000",
        PNG_OF ("\0\1\x86\xa0", "\0\1\x86\xa0"),
        NULL,
        CORANTO_ERROR_TOO_LARGE),
  CASE ("png of 2^32 - 1 squared",
        PNG_OF ("\xff\xff\xff\xff", "\xff\xff\xff\xff"),
        NULL,
        CORANTO_ERROR_TOO_LARGE),
  CASE ("png cut before its size", PNG, NULL, CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("gif", "GIF89a\x0a\0\x14\0\0\0\0", "image/gif", 0),
  CASE ("gif of no height", "GIF87a\x0a\0\0\0\0\0\0", NULL, CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("jpeg",
        "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11\x08\0\x64\0\xc8\3",
        "image/jpeg",
        0),
  CASE ("jpeg, progressive, with fill bytes",
        "\xff\xd8\xff\xfe\0\4ab\xff\xff\xff\xc2\0\x11\x08\0\x64\0\xc8\3",
        "image/jpeg",
        0),
  CASE ("jpeg without a frame",
        "\xff\xd8\xff\xe0\0\2\xff\xd9",
        NULL,
        CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("jpeg with a segment of no length",
        "\xff\xd8\xff\xe0\0\0\xff\xc0",
        NULL,
        CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("webp, lossy",
        "RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0\x30\1\0\x9d\x01\x2a\x20\3\x58\2",
        "image/webp",
        0),
  CASE ("webp, lossless", "RIFF\x20\0\0\0WEBPVP8L\x14\0\0\0\x2f\x1f\xc3\x95\0\0", "image/webp", 0),
  CASE ("webp, extended",
        "RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\3\0\x57\2\0",
        "image/webp",
        0),
  CASE ("webp, extended, far too large",
        "RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff",
        NULL,
        CORANTO_ERROR_TOO_LARGE),
  CASE ("avif",
        "\0\0\0\x1c"
        "ftypmif1\0\0\0\0mif1avifmiaf\0\0\0\x14ispe\0\0\0\0\0\0\2\x80\0\0\1\xe0",
        "image/avif",
        0),
  CASE ("another of that family",
        "\0\0\0\x18"
        "ftypheic\0\0\0\0mif1heic",
        NULL,
        CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", NULL, CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("html", "<html><body>403</body></html>", NULL, CORANTO_ERROR_UNSUPPORTED_TYPE),
  CASE ("nothing", "", NULL, CORANTO_ERROR_UNSUPPORTED_TYPE),
};

static void
test_pictures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;
      const char *type = coranto_picture_check (bytes, coranto_limits_default (), &error);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (type, ==, cases[i].mime_type);
      if (!type)
        g_assert_error (error, CORANTO_ERROR, (int) cases[i].code);
    }
}

/* Every beginning of every picture: no byte beyond the end is looked at (ASan watches). */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize size = 0; size < cases[i].size; size++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, size);

        coranto_picture_check (bytes, coranto_limits_default (), NULL);
      }
}

static void
test_bytes (void)
{
  CorantoLimits limits = *coranto_limits_default ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (cases[0].bytes, cases[0].size);
  g_autoptr (GError) error = NULL;

  limits.picture_bytes = cases[0].size - 1;
  g_assert_null (coranto_picture_check (bytes, &limits, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fetch/picture-check/kinds", test_pictures);
  g_test_add_func ("/fetch/picture-check/cut", test_cut);
  g_test_add_func ("/fetch/picture-check/bytes", test_bytes);
  return g_test_run ();
}
