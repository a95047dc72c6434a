/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date fields of feeds as publishers write them. */
#include "coranto-date.h"

typedef struct
{
  const char *field;
  const char *expected; /* RFC 3339; NULL: no date */
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      CorantoDate date;
      gboolean is_date = coranto_date_parse_field (cases[i].field, 0, &date);
      g_autofree char *text = coranto_date_to_rfc3339 (&date);

      if (g_strcmp0 (text, cases[i].expected) != 0)
        g_test_message ("field: %s", cases[i].field);
      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpint (is_date, ==, cases[i].expected != NULL);
    }
}

static void
test_rfc822 (void)
{
  static const Case cases[] = {
    { "Fri, 01 Mar 2024 10:20:30 GMT", "2024-03-01T10:20:30Z" },
    { "Fri, 1 Mar 24 10:20 +0100", "2024-03-01T10:20:00+01:00" },
    { "1 Mar 99 10:20:30 EST", "1999-03-01T10:20:30-05:00" },
    { "Fri,1 Mar 2024 10:20:30 -0000", "2024-03-01T10:20:30Z" },
    { "FRIDAY, 01 MARCH 2024 10:20:30 PDT", "2024-03-01T10:20:30-07:00" },
    { "Fri, 1 Mar, 2024 10:20:30 UT", "2024-03-01T10:20:30Z" },
    { "Fri, 01 Mar 2024 10:20:30 GMT+0200", "2024-03-01T10:20:30+02:00" },
    { "Fri, 01 Mar 2024 10:20:30 GMT-01:01", "2024-03-01T10:20:30-01:01" },
    { "Fri, 01 Mar 2024 10:20:30 +0800 (CST)", "2024-03-01T10:20:30+08:00" },
    { "Fri, 01 Mar 2024 10:20:30 AT", "2024-03-01T10:20:30-04:00" },
    { "Fri, 01 Mar 2024 10:20:30 Z", "2024-03-01T10:20:30Z" },
    { "Fri, 01 Mar 2024 10:20:30 NEVER", "2024-03-01T10:20:30Z" },
    { "Fri, 01 Mar 2024 10:20:30 IST", "2024-03-01T10:20:30+05:30" },
    { "Fri, 01 Mar 2024 1:20:30 PM EST", "2024-03-01T13:20:30-05:00" },
    { "Fri, 01 Mar 2024 10.20.30 GMT", "2024-03-01T10:20:30Z" },
    { "Fri, 01 Mar 2024", "2024-03-01T00:00:00Z" },
    { "01 3 2024 10:20:30 GMT", "2024-03-01T10:20:30Z" },
    { "01-Mar-2024 10:20:30", "2024-03-01T10:20:30Z" },
    { "Fri, 2024/03/01 10:20:30 EDT", "2024-03-01T10:20:30-04:00" },
    { "Mon, 31 Jun 2004 19:48:21 GMT", "2004-07-01T19:48:21Z" },
    { "  \n Fri, 01 Mar 2024\n 10:20:30 GMT ", "2024-03-01T10:20:30Z" },
    { "Sun, 16 Dec 2012 1:2:3:4 GMT", NULL },
    { "Sun, 99 Jun 2009 12:00:00 GMT", NULL },
    { "Sun, 16 zzz 2012 11:47:32 GMT", NULL },
    { "Sun, 16 Dec 2012 25:47:32 GMT", NULL },
    { "Sun, Dec 16 zz 11:47:32 GMT", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_iso (void)
{
  static const Case cases[] = {
    { "2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z" },
    { "2003-12-31T18:14:55.538+08:00", "2003-12-31T18:14:55+08:00" },
    { "2003-12-31t10:14z", "2003-12-31T10:14:00Z" },
    { "2003-12-31 10:14:55 -05:00", "2003-12-31T10:14:55-05:00" },
    { "2003-12-31T10:14:55-8:00", "2003-12-31T10:14:55-08:00" },
    { "2003-12-31T10:14:55+0530", "2003-12-31T10:14:55+05:30" },
    { "2003-12-31T10:14:55", "2003-12-31T10:14:55Z" },
    { "20031231T101455Z", "2003-12-31T10:14:55Z" },
    { "2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z" },
    { "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z" },
    { "2003-12-31", "2003-12-31T00:00:00Z" },
    { "20031231", "2003-12-31T00:00:00Z" },
    { "031231", "2003-12-31T00:00:00Z" },
    { "03-12-31", "2003-12-31T00:00:00Z" },
    { "2003-12", "2003-12-01T00:00:00Z" },
    { "-0312", "2003-12-01T00:00:00Z" },
    { "-03-12", "2003-12-01T00:00:00Z" },
    { "2003", "2003-01-01T00:00:00Z" },
    { "2003-335", "2003-12-01T00:00:00Z" },
    { "2003335", "2003-12-01T00:00:00Z" },
    { "03335", "2003-12-01T00:00:00Z" },
    { "2004-366", "2004-12-31T00:00:00Z" },
    { "2003-366", NULL },
    { "2004-W01-1", "2003-12-29T00:00:00Z" },
    { "2004W537", "2005-01-02T00:00:00Z" },
    { "2009-W01", "2008-12-29T00:00:00Z" },
    { "2004-W54-1", NULL },
    { "9999-12-31T23:59:59-99:99", NULL },
    { "2013-01-28T09:xx:00Z", NULL },
    { "2013-13-01", NULL },
    { "20031231101455", "2003-12-31T10:14:55Z" },
    { "20031331101455", NULL },
    { "2003-12-31T10h14", "2003-12-31T10:14:00Z" },
    { "2003-12-31_10:14:55", "2003-12-31T10:14:55Z" },
    { "2003‑12‑31T10:14:55−05:00", "2003-12-31T10:14:55-05:00" },
    { "1709288430", "2024-03-01T10:20:30Z" },
    { "1709288430.75", "2024-03-01T10:20:30Z" },
    { "1709288430000", "2024-03-01T10:20:30Z" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_other_forms (void)
{
  static const Case cases[] = {
    { "Fri Mar  1 10:20:30 2024", "2024-03-01T10:20:30Z" },
    { "Fri Mar 01 10:20:30 +0100 2024", "2024-03-01T10:20:30+01:00" },
    { "Fri Mar 01 2024 10:20:30 GMT+0800 (China Standard Time)", "2024-03-01T10:20:30+08:00" },
    { "March 1st, 2024 at 3:07 pm", "2024-03-01T15:07:00Z" },
    { "1 March 2024, 12:07 AM", "2024-03-01T00:07:00Z" },
    { "01.03.2024 10:20", "2024-03-01T10:20:00Z" },
    { "3/1/2024 10:20:30 PM", "2024-03-01T22:20:30Z" },
    { "28/03/2024", "2024-03-28T00:00:00Z" },
    { "2024/3/1 9:05", "2024-03-01T09:05:00Z" },
    { "1. März 2024", "2024-03-01T00:00:00Z" },
    { "mar, 05 mar 2024 10:20:30 +0100", "2024-03-05T10:20:30+01:00" },
    { "5 août 2024", "2024-08-05T00:00:00Z" },
    { "5 août 2024 à 10h20", "2024-08-05T10:20:00Z" },
    { "5 agosto 2024 10.20", "2024-08-05T10:20:00Z" },
    { "2024. 8. 5. 10:20", "2024-08-05T10:20:00Z" },
    { "5 tháng 8 2024", "2024-08-05T00:00:00Z" },
    { "5 марта 2024 10:20", "2024-03-05T10:20:00Z" },
    { "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00" },
    { "Δευ, 05 Μάι 2008 10:00:00 +0300", "2008-05-05T10:00:00+03:00" },
    { "2004-július-13T9:15-05:00", "2004-07-13T09:15:00-05:00" },
    { "2004-január-3T9:15-05:00", "2004-01-03T09:15:00-05:00" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Signs of year, month and day; without a zone they are meant at home. */
static void
test_east_asia (void)
{
  static const Case cases[] = {
    { "2024年03月29日 15:07:43", "2024-03-29T15:07:43+08:00" },
    { "2024年3月29日15时07分", "2024-03-29T15:07:00+08:00" },
    { "2024年3月29日 星期五 下午3:07", "2024-03-29T15:07:00+08:00" },
    { "2024年3月29日（金）午後3時07分", "2024-03-29T15:07:00+09:00" },
    { "2024年3月29日 15:07:43 +0000", "2024-03-29T15:07:43Z" },
    { "2004년 05월 28일  01:31:15", "2004-05-28T01:31:15+09:00" },
    { "2004-05-25 오후 11:23:17", "2004-05-25T23:23:17+09:00" },
    { "2024년 5월 27일 월요일 오전 1:31", "2024-05-27T01:31:00+09:00" },
    { "２０２４年３月２９日", "2024-03-29T00:00:00+08:00" },
    { "二〇二四年三月二十九日", "2024-03-29T00:00:00+08:00" },
    { "二零二四年十二月十日 10点30分", "2024-12-10T10:30:00+08:00" },
    { "2024年3月29日 中午12:15", "2024-03-29T12:15:00+08:00" },
    { "令和6年3月29日 15時07分", "2024-03-29T15:07:00+09:00" },
    { "平成元年１月８日", "1989-01-08T00:00:00+09:00" },
    { "民國113年3月29日", "2024-03-29T00:00:00+08:00" },
    { "周五, 29 三月 2024 15:07:43 +0800", "2024-03-29T15:07:43+08:00" },
    { "금, 29 3월 2024 15:07:43 +0900", "2024-03-29T15:07:43+09:00" },
    { "月, 29 3 2024 15:07:43 +0900", "2024-03-29T15:07:43+09:00" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_nonsense (void)
{
  static const Case cases[] = {
    { "", NULL },
    { "   ", NULL },
    { "yesterday", NULL },
    { "0", NULL },
    { "-", NULL },
    { "::::", NULL },
    { "2024-", NULL },
    { "\xff\xfe", NULL },
    { "+0100", NULL },
    { "12:30", NULL },
    { "Mar", NULL },
    { "T", NULL },
    { "2024-02-30T", "2024-03-01T00:00:00Z" },
  };
  g_autofree char *longest = g_strnfill (100000, '1');
  CorantoDate date;

  check (cases, G_N_ELEMENTS (cases));
  g_assert_false (coranto_date_parse_field (longest, 0, &date));
  g_assert_false (coranto_date_parse_field (NULL, 0, &date));
}

static void
test_default_offset (void)
{
  CorantoDate date;
  g_autofree char *text = NULL;

  g_assert_true (coranto_date_parse_field ("2024-03-29 15:07:43", 480, &date));
  text = coranto_date_to_rfc3339 (&date);
  g_assert_cmpstr (text, ==, "2024-03-29T15:07:43+08:00");
  g_assert_true (coranto_date_parse_field ("2024-03-29", 480, &date));
  g_assert_cmpint (date.precision, ==, CORANTO_DATE_DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/date-field/rfc822", test_rfc822);
  g_test_add_func ("/base/date-field/iso", test_iso);
  g_test_add_func ("/base/date-field/other-forms", test_other_forms);
  g_test_add_func ("/base/date-field/east-asia", test_east_asia);
  g_test_add_func ("/base/date-field/nonsense", test_nonsense);
  g_test_add_func ("/base/date-field/default-offset", test_default_offset);
  return g_test_run ();
}
