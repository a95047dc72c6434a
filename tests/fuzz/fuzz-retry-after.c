/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes what servers say of waiting: Retry-After and Cache-Control.  Never in the past, never
 * longer than a day, never less than nothing. */
#include "coranto-retry-after.h"
#include "fuzz.h"

#define NOW G_GINT64_CONSTANT (1700000000)
#define DAY (24 * 60 * 60)

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *value = g_strndup ((const char *) data, size);
  gint64 until = coranto_retry_after_parse (value, NOW);
  gint64 age = coranto_max_age_parse (value);

  g_assert_true (until == 0 || (until > NOW && until <= NOW + DAY));
  g_assert_cmpint (age, >=, -1);
  return 0;
}
