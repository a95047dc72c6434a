/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes date fields: what is read as a date can be written, and reads back as the same moment. */
#include "coranto-date.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *field = g_strndup ((const char *) data, size);
  g_autofree char *text = NULL;
  CorantoDate date, again;

  if (!coranto_date_parse_field (field, 0, &date))
    {
      g_assert_cmpint (date.precision, ==, CORANTO_DATE_NONE);
      return 0;
    }
  text = coranto_date_to_rfc3339 (&date);
  g_assert_nonnull (text);
  g_assert_true (coranto_date_parse_field (text, 0, &again));
  g_assert_cmpint (date.unix_seconds, ==, again.unix_seconds);
  return 0;
}
