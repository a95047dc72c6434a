/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes OPML: what was read, written and read again is the same. */
#include "coranto-error.h"
#include "coranto-opml.h"
#include "fuzz.h"

static GBytes *
write_opml (const CorantoSubscriptions *subscriptions)
{
  return coranto_opml_write (subscriptions, "Fuzz", 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoSubscriptions) found
      = coranto_opml_parse (bytes, coranto_limits_default (), &error);
  g_autoptr (CorantoSubscriptions) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (!found)
    {
      g_assert_true (error && error->domain == CORANTO_ERROR);
      return 0;
    }
  if (found->channels->len > 500)
    return 0;
  written = write_opml (found);
  again = coranto_opml_parse (written, coranto_limits_default (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->channels->len, ==, found->channels->len);
  g_assert_cmpuint (again->topics->len, ==, found->topics->len);
  g_assert_cmpuint (again->n_skipped, ==, 0);
  rewritten = write_opml (again);
  g_assert_true (g_bytes_equal (written, rewritten));
  return 0;
}
