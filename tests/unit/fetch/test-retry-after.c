/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting times that servers state, in all their forms. */
#include "coranto-retry-after.h"

#define NOW G_GINT64_CONSTANT (1700000000) /* Tue, 14 Nov 2023 22:13:20 GMT */
#define DAY (24 * 60 * 60)

static void
test_retry_after (void)
{
  static const struct
  {
    const char *value;
    gint64 expected;
  } cases[] = {
    { "120", NOW + 120 },
    { " 120 ", NOW + 120 },
    { "86401", NOW + DAY },
    { "99999999999999999999", NOW + DAY },
    { "0", 0 },
    { "-5", 0 },
    { "", 0 },
    { "soon", 0 },
    { "120s", 0 },
    { "Tue, 14 Nov 2023 22:23:20 GMT", NOW + 600 },
    { "Tuesday, 14-Nov-23 22:23:20 GMT", NOW + 600 },
    { "Tue Nov 14 22:23:20 2023", NOW + 600 },
    { "Tue, 14 Nov 2023 22:03:20 GMT", 0 },
    { "Fri, 14 Nov 2053 22:03:20 GMT", NOW + DAY },
    { "Tue, 99 Nov 2023 22:23:20 GMT", 0 },
    { "\xff\xfe", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (coranto_retry_after_parse (cases[i].value, NOW), ==, cases[i].expected);
    }
}

static void
test_max_age (void)
{
  g_assert_cmpint (coranto_max_age_parse (NULL), ==, -1);
  g_assert_cmpint (coranto_max_age_parse ("public"), ==, -1);
  g_assert_cmpint (coranto_max_age_parse ("public, max-age=300"), ==, 300);
  g_assert_cmpint (coranto_max_age_parse ("max-age=0"), ==, 0);
  g_assert_cmpint (coranto_max_age_parse ("max-age=300, no-cache"), ==, 0);
  g_assert_cmpint (coranto_max_age_parse ("max-age=abc"), ==, -1);
  g_assert_cmpint (coranto_max_age_parse ("max-age=999999999999999999999"), ==, G_MAXINT32);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fetch/retry-after", test_retry_after);
  g_test_add_func ("/fetch/max-age", test_max_age);
  return g_test_run ();
}
