/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a day out of an address. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-address-date.h"

#include <string.h>

#define FIRST_YEAR 1995
#define LAST_YEAR 2099
#define SHORT_ID 4 /* digits that may follow a day without a sign: "20191025" + "123" */

/* At most `most` digits at `p`; gives how many. */
static int
read_number (const char *p, int most, int *value)
{
  int n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (p[n]))
    {
      *value = *value * 10 + g_ascii_digit_value (p[n]);
      n++;
    }
  return n;
}

static gboolean
is_sign (char c)
{
  return c == '/' || c == '-' || c == '_' || c == '.';
}

static gboolean
make_day (int year, int month, int day, int zone_minutes, CorantoDate *out)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR
         && coranto_date_from_parts (year, month, day, -1, 0, -1, zone_minutes, out);
}

/* Four digits of a year, then month and day: of two digits each, or parted by signs. */
static gboolean
read_year_first (const char *p, int zone_minutes, CorantoDate *out)
{
  int parts[3];

  if (read_number (p, 4, &parts[0]) != 4)
    return FALSE;
  p += 4;
  for (int i = 1; i < 3; i++)
    {
      gboolean is_parted = is_sign (*p);
      int n;

      p += is_parted;
      n = read_number (p, 2, &parts[i]);
      /* "2017/123": one digit is a month only where a sign ends it */
      if (n == 0 || (n == 1 && (!is_parted || (i == 1 && !is_sign (p[n])))))
        return FALSE;
      p += n;
    }
  if (g_ascii_isdigit (*p) && strspn (p, "0123456789") < SHORT_ID)
    return FALSE;
  return make_day (parts[0], parts[1], parts[2], zone_minutes, out);
}

/* "29-10-2021", "10_29_2021": where one of the two can be no month. */
static gboolean
read_year_last (const char *p, int zone_minutes, CorantoDate *out)
{
  int one;
  int two;
  int year;

  if (read_number (p, 2, &one) != 2 || !is_sign (p[2]) || p[2] == '/'
      || read_number (p + 3, 2, &two) != 2 || p[5] != p[2] || read_number (p + 6, 4, &year) != 4
      || g_ascii_isdigit (p[10]))
    return FALSE;
  if (one > 12 && two <= 12)
    return make_day (year, two, one, zone_minutes, out);
  return two > 12 && one <= 12 && make_day (year, one, two, zone_minutes, out);
}

gboolean
coranto_date_find_in_address (const char *url, int zone_minutes, CorantoDate *out)
{
  const char *path = strstr (url, "://");
  CorantoDate date;

  *out = (CorantoDate) CORANTO_DATE_INIT;
  for (const char *p = path ? path + 3 : url; *p; p++)
    if (g_ascii_isdigit (*p) && (p == url || !g_ascii_isdigit (p[-1]))
        && (read_year_first (p, zone_minutes, &date) || read_year_last (p, zone_minutes, &date)))
      *out = date;
  return out->precision != CORANTO_DATE_NONE;
}
