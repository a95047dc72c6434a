/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of coranto-date: calendar parts and RFC 3339. */
#include "coranto-date.h"

static void
test_parts (void)
{
  CorantoDate date;

  g_assert_true (coranto_date_from_parts (2024, 3, 29, 15, 7, 43, 480, &date));
  g_assert_cmpint (date.unix_seconds, ==, 1711696063);
  g_assert_cmpint (date.precision, ==, CORANTO_DATE_SECOND);
  g_assert_true (coranto_date_from_parts (1970, 1, 1, -1, 0, 0, 0, &date));
  g_assert_cmpint (date.unix_seconds, ==, 0);
  g_assert_cmpint (date.precision, ==, CORANTO_DATE_DAY);
  g_assert_true (coranto_date_from_parts (2000, 2, 29, 23, 59, -1, -300, &date));
  g_assert_cmpint (date.precision, ==, CORANTO_DATE_MINUTE);
  g_assert_true (coranto_date_from_parts (2016, 12, 31, 23, 59, 60, 0, &date));
}

static void
test_no_dates (void)
{
  CorantoDate date;

  g_assert_false (coranto_date_from_parts (2023, 2, 29, -1, 0, 0, 0, &date));
  g_assert_cmpint (date.precision, ==, CORANTO_DATE_NONE);
  g_assert_false (coranto_date_from_parts (2023, 13, 1, -1, 0, 0, 0, &date));
  g_assert_false (coranto_date_from_parts (2023, 1, 0, -1, 0, 0, 0, &date));
  g_assert_false (coranto_date_from_parts (2023, 1, 1, 25, 0, 0, 0, &date));
  g_assert_false (coranto_date_from_parts (2023, 1, 1, 1, 60, 0, 0, &date));
  g_assert_false (coranto_date_from_parts (99999, 1, 1, -1, 0, 0, 0, &date));
  g_assert_false (coranto_date_from_parts (2023, 1, 1, -1, 0, 0, 100000, &date));
}

static void
assert_rfc3339 (gint64 unix_seconds, int offset, const char *expected)
{
  const CorantoDate date = { unix_seconds, (gint16) offset, CORANTO_DATE_SECOND };
  g_autofree char *text = coranto_date_to_rfc3339 (&date);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rfc3339 (void)
{
  const CorantoDate none = CORANTO_DATE_INIT;

  assert_rfc3339 (1711696063, 480, "2024-03-29T15:07:43+08:00");
  assert_rfc3339 (0, 0, "1970-01-01T00:00:00Z");
  assert_rfc3339 (0, -330, "1969-12-31T18:30:00-05:30");
  assert_rfc3339 (G_MAXINT64, 0, NULL);
  g_assert_null (coranto_date_to_rfc3339 (&none));
  g_assert_null (coranto_date_to_rfc3339 (NULL));
}

/* Each day of four centuries lands on the day that GLib counts. */
static void
test_every_day (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, 1, 1970);
  CorantoDate date;

  for (gint64 n = 0; g_date_get_year (day) < 2170; n++)
    {
      g_assert_true (coranto_date_from_parts (g_date_get_year (day), g_date_get_month (day),
                                              g_date_get_day (day), -1, 0, 0, 0, &date));
      g_assert_cmpint (date.unix_seconds, ==, n * 86400);
      g_date_add_days (day, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/date/parts", test_parts);
  g_test_add_func ("/date/no-dates", test_no_dates);
  g_test_add_func ("/date/rfc3339", test_rfc3339);
  g_test_add_func ("/date/every-day", test_every_day);
  return g_test_run ();
}
