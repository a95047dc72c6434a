/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of coranto-clock. */
#include "coranto-clock.h"

static void
test_system (void)
{
  g_autoptr (CorantoClock) clock = coranto_clock_new_system ();
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = coranto_clock_now (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);
}

static void
test_fixed (void)
{
  g_autoptr (CorantoClock) clock = coranto_clock_new_fixed (1000);
  g_autoptr (CorantoClock) same = coranto_clock_ref (clock);

  g_assert_cmpint (coranto_clock_now (clock), ==, 1000);
  coranto_clock_set (clock, 5);
  g_assert_cmpint (coranto_clock_now (same), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/fixed", test_fixed);
  return g_test_run ();
}
