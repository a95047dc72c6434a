/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in running text. */
#include "coranto-date.h"

#include <string.h>

/* 2024-03-30T00:00:00Z */
#define NOW G_GINT64_CONSTANT (1711756800)

typedef struct
{
  const char *text;
  const char *expected; /* NULL: none */
} Case;

static void
check (const Case *cases, gsize n, int offset)
{
  for (gsize i = 0; i < n; i++)
    {
      CorantoDate date;
      gsize start = 0;
      gsize end = 0;
      gboolean is_found
          = coranto_date_find_in_text (cases[i].text, NOW, offset, &date, &start, &end);
      g_autofree char *got = coranto_date_to_rfc3339 (&date);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (got, ==, cases[i].expected);
      g_assert_cmpint (is_found, ==, cases[i].expected != NULL);
      if (is_found)
        {
          g_assert_cmpuint (start, <, end);
          g_assert_cmpuint (end, <=, strlen (cases[i].text));
        }
    }
}

static void
test_numeric (void)
{
  static const Case cases[] = {
    { "来源：新华社 2024年03月29日 15:07:43", "2024-03-29T15:07:43+08:00" },
    { "发布日期：2024-3-9", "2024-03-09T00:00:00+08:00" },
    { "2024-03-29T15:07:43+02:00", "2024-03-29T15:07:43+02:00" },
    { "2024.03.29", "2024-03-29T00:00:00+08:00" },
    { "20240329", "2024-03-29T00:00:00+08:00" },
    { "20240329150743", "2024-03-29T15:07:43+08:00" },
    { "29/03/2024", "2024-03-29T00:00:00+08:00" },
    { "03/29/2024 3:07 PM EST", "2024-03-29T15:07:00-05:00" },
    { "24-03-29", "2024-03-29T00:00:00+08:00" },
    { "于2019-10-17 15:40发布", "2019-10-17T15:40:00+08:00" },
    { "08:15 2024-03-29", "2024-03-29T08:15:00+08:00" },
    { "2019年9月9日（月）10時20分", "2019-09-09T10:20:00+08:00" },
    { "2020. 7. 3. 오후 3:07", "2020-07-03T15:07:00+08:00" },
    { "2024 03/29 15:07:43", "2024-03-29T15:07:43+08:00" },
    { "3/29(金) 10:20", "2024-03-29T10:20:00+08:00" },
    { "03.29 14:20", "2024-03-29T14:20:00+08:00" },
    { "version 3/29 (x)", NULL },
    { "2024-02-30", NULL },
    { "12345678901234567890", NULL },
    { "2012-13 season", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), 480);
}

static void
test_without_year (void)
{
  static const Case cases[] = {
    { "[11-20]", "2023-11-20T00:00:00+08:00" },  { "06-23", "2023-06-23T00:00:00+08:00" },
    { "３月29日", "2024-03-29T00:00:00+08:00" }, { "price 10-12 items", NULL },
    { "7 March", "2024-03-07T00:00:00+08:00" },  { "02-29", "2024-02-29T00:00:00+08:00" },
  };

  check (cases, G_N_ELEMENTS (cases), 480);
}

static void
test_month_names (void)
{
  static const Case cases[] = {
    { "March 3, 2024", "2024-03-03T00:00:00Z" },
    { "July 4th 2019", "2019-07-04T00:00:00Z" },
    { "Friday, 29 March 2024 at 10:00 GMT", "2024-03-29T10:00:00Z" },
    { "3. März 2024, 14:05 Uhr", "2024-03-03T14:05:00Z" },
    { "3 de marzo de 2024", "2024-03-03T00:00:00Z" },
    { "10 марта 2016 г. 12:30", "2016-03-10T12:30:00Z" },
    { "18 Μαρτίου 2016", "2016-03-18T00:00:00Z" },
    { "Mar 2024", NULL },
    { "they march on 12345", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), 0);
}

static void
test_relative (void)
{
  static const Case cases[] = {
    { "3小时前", "2024-03-29T21:00:00Z" },
    { "5分钟前", "2024-03-29T23:55:00Z" },
    { "2 hours ago", "2024-03-29T22:00:00Z" },
    { "an hour ago", "2024-03-29T23:00:00Z" },
    { "Posted 5 mins. ago", "2024-03-29T23:55:00Z" },
    { "vor 3 Stunden", "2024-03-29T21:00:00Z" },
    { "il y a 2 jours", "2024-03-28T00:00:00Z" },
    { "3時間前", "2024-03-29T21:00:00Z" },
    { "昨天 08:15", "2024-03-29T08:15:00Z" },
    { "heute, 18:00 Uhr", "2024-03-30T18:00:00Z" },
    { "yesterday", "2024-03-29T00:00:00Z" },
    { "Today we are 3 hours late", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), 0);
}

static void
test_bad_input (void)
{
  g_autofree char *digits = g_strnfill (100000, '7');
  g_autofree char *spaces = g_strnfill (100000, ' ');
  CorantoDate date;

  g_assert_false (coranto_date_find_in_text (NULL, NOW, 0, &date, NULL, NULL));
  g_assert_false (coranto_date_find_in_text ("", NOW, 0, &date, NULL, NULL));
  g_assert_false (coranto_date_find_in_text (digits, NOW, 0, &date, NULL, NULL));
  g_assert_false (coranto_date_find_in_text (spaces, NOW, 0, &date, NULL, NULL));
  g_assert_cmpint (date.precision, ==, CORANTO_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/date-text/numeric", test_numeric);
  g_test_add_func ("/date-text/without-year", test_without_year);
  g_test_add_func ("/date-text/month-names", test_month_names);
  g_test_add_func ("/date-text/relative", test_relative);
  g_test_add_func ("/date-text/bad-input", test_bad_input);
  return g_test_run ();
}
