/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes OPML: what was read, written and read again is the same. */
#include "coranto-error.h"
#include "coranto-opml.h"
#include "fuzz.h"

static gboolean
is_same (const CorantoOpmlEntry *a, const CorantoOpmlEntry *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->category, b->category) == 0
         && g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->home_url, b->home_url) == 0
         && a->kind == b->kind;
}

/* Entries of one category are written together, so the first writing may move them. */
static GPtrArray *
rewrite (GPtrArray *entries)
{
  g_autoptr (GBytes) bytes = coranto_opml_write (entries, "Fuzz", 0);
  g_autoptr (GError) error = NULL;
  guint skipped = 0;
  GPtrArray *again = coranto_opml_parse (bytes, coranto_limits_default (), &skipped, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, entries->len);
  g_assert_cmpuint (skipped, ==, 0);
  return again;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = coranto_opml_parse (bytes, coranto_limits_default (), NULL, &error);
  g_autoptr (GPtrArray) once = NULL;
  g_autoptr (GPtrArray) twice = NULL;

  if (!entries)
    {
      g_assert_true (error && error->domain == CORANTO_ERROR);
      return 0;
    }
  if (entries->len > 500)
    return 0;
  once = rewrite (entries);
  twice = rewrite (once);
  for (guint i = 0; i < once->len; i++)
    g_assert_true (is_same (once->pdata[i], twice->pdata[i]));
  return 0;
}
