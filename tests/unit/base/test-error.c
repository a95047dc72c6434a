/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of coranto-error: every code has its sentence. */
#include "coranto-error.h"

#include <string.h>

static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = CORANTO_ERROR_FAILED; code < CORANTO_ERROR_LAST; code++)
    {
      const char *sentence = coranto_error_sentence ((CorantoErrorCode) code);
      const char *place = strchr (sentence, '%');

      g_assert_true (g_hash_table_add (seen, (gpointer) sentence));
      g_assert_true (!place || (place[1] == 's' && !strchr (place + 1, '%')));
    }
  g_assert_cmpstr (coranto_error_sentence ((CorantoErrorCode) 9999), ==,
                   coranto_error_sentence (CORANTO_ERROR_FAILED));
}

static const char *
translate_badly (const char *english)
{
  return "%s%n%s";
}

static void
test_describe (void)
{
  g_autofree char *status = coranto_error_describe (CORANTO_ERROR_HTTP_STATUS, "503", NULL);
  g_autofree char *missing = coranto_error_describe (CORANTO_ERROR_HTTP_STATUS, NULL, NULL);
  g_autofree char *format = coranto_error_describe (CORANTO_ERROR_HTTP_STATUS, "%s%s", NULL);
  g_autofree char *bad = coranto_error_describe (CORANTO_ERROR_EMPTY, "x", translate_badly);

  g_assert_cmpstr (status, ==, "The server refused the page with status 503.");
  g_assert_cmpstr (missing, ==, "The server refused the page with status .");
  g_assert_cmpstr (format, ==, "The server refused the page with status %s%s.");
  g_assert_cmpstr (bad, ==, "x%n%s");
}

static void
test_codes (void)
{
  g_autoptr (GError) ours = NULL;
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "x");

  coranto_error_set (&ours, CORANTO_ERROR_TLS, NULL);
  g_assert_error (ours, CORANTO_ERROR, CORANTO_ERROR_TLS);
  g_assert_cmpint (coranto_error_code (ours), ==, CORANTO_ERROR_TLS);
  g_assert_cmpint (coranto_error_code (other), ==, CORANTO_ERROR_FAILED);
  g_assert_cmpint (coranto_error_code (NULL), ==, CORANTO_ERROR_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/error/sentences", test_sentences);
  g_test_add_func ("/error/describe", test_describe);
  g_test_add_func ("/error/codes", test_codes);
  return g_test_run ();
}
