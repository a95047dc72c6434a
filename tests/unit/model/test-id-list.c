/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Falling lists of ids: random ones, against naive answers. */
#include "coranto-id-list-private.h"

#include <string.h>

static GArray *
random_ids (guint max_length, gint32 range)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint length = (guint) g_test_rand_int_range (0, (gint32) max_length + 1);

  for (guint i = 0; i < length; i++)
    {
      gint64 id = g_test_rand_int_range (1, range);

      g_array_append_val (ids, id);
    }
  coranto_id_list_normalize (ids);
  return ids;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

static void
assert_same (GArray *a, GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (gint64), b->data, b->len * sizeof (gint64));
}

static void
assert_falling (GArray *ids)
{
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i - 1), >, g_array_index (ids, gint64, i));
}

static GArray *
replay (GArray *from, GArray *to, GArray *splices)
{
  GArray *list = g_array_copy (from);

  for (guint i = 0; i < splices->len; i++)
    {
      CorantoSplice splice = g_array_index (splices, CorantoSplice, i);

      g_assert_cmpuint (splice.position + splice.removed, <=, list->len);
      g_assert_cmpuint (splice.removed + splice.added, >, 0);
      g_array_remove_range (list, splice.position, splice.removed);
      for (guint k = 0; k < splice.added; k++)
        g_array_insert_val (list, splice.position + k,
                            g_array_index (to, gint64, splice.position + k));
    }
  return list;
}

static void
test_diff (void)
{
  for (int round = 0; round < 4000; round++)
    {
      g_autoptr (GArray) from = random_ids (30, 40);
      g_autoptr (GArray) to = random_ids (30, 40);
      g_autoptr (GArray) splices
          = coranto_id_list_diff (from, to, (guint) g_test_rand_int_range (1, 12));
      g_autoptr (GArray) list = replay (from, to, splices);

      assert_same (list, to);
    }
}

/* What is in both lists is never part of a splice when there may be as many as needed. */
static void
test_diff_is_minimal (void)
{
  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (GArray) from = random_ids (30, 60);
      g_autoptr (GArray) to = random_ids (30, 60);
      g_autoptr (GArray) splices = coranto_id_list_diff (from, to, G_MAXUINT);
      guint touched = 0, differing = 0;

      for (guint i = 0; i < splices->len; i++)
        touched += g_array_index (splices, CorantoSplice, i).removed
                   + g_array_index (splices, CorantoSplice, i).added;
      for (guint i = 0; i < from->len; i++)
        differing += !contains (to, g_array_index (from, gint64, i));
      for (guint i = 0; i < to->len; i++)
        differing += !contains (from, g_array_index (to, gint64, i));
      g_assert_cmpuint (touched, ==, differing);
    }
}

static void
test_sets (void)
{
  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (GArray) a = random_ids (20, 40);
      g_autoptr (GArray) b = random_ids (20, 40);
      g_autoptr (GArray) merged = coranto_id_list_merge (a, b);
      g_autoptr (GArray) rest = coranto_id_list_subtract (a, b);

      assert_falling (merged);
      assert_falling (rest);
      for (gint64 id = 0; id < 41; id++)
        {
          g_assert_cmpint (contains (merged, id), ==, contains (a, id) || contains (b, id));
          g_assert_cmpint (contains (rest, id), ==, contains (a, id) && !contains (b, id));
          g_assert_cmpint (coranto_id_list_find (a, id) != G_MAXUINT, ==, contains (a, id));
        }
    }
}

/* What comes near the top comes in steps, wherever the rest stands meanwhile; what goes, and what
 * comes far down, at once. */
static void
test_approach (void)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint steps = 0;

  for (gint64 id = 100; id > 0; id--)
    {
      if (id % 2 == 0)
        g_array_append_val (from, id);
      if (id % 3 != 0)
        g_array_append_val (to, id);
    }
  while (from->len != to->len || memcmp (from->data, to->data, to->len * sizeof (gint64)) != 0)
    {
      g_autoptr (GArray) step = coranto_id_list_approach (from, to, 4, 30);
      g_autoptr (GArray) gone = coranto_id_list_subtract (from, to);
      g_autoptr (GArray) come = coranto_id_list_subtract (step, from);
      guint near = 0;

      assert_falling (step);
      g_assert_cmpuint (step->len, ==, from->len - gone->len + come->len);
      for (guint n = 0; n < come->len; n++)
        near += coranto_id_list_find (step, g_array_index (come, gint64, n)) < 30;
      g_assert_cmpuint (near, <=, 4);
      g_assert_cmpuint (++steps, <, 10);
      g_array_set_size (from, 0);
      g_array_append_vals (from, step->data, step->len);
    }
  g_assert_cmpuint (steps, >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/id-list/diff", test_diff);
  g_test_add_func ("/model/id-list/diff-is-minimal", test_diff_is_minimal);
  g_test_add_func ("/model/id-list/sets", test_sets);
  g_test_add_func ("/model/id-list/approach", test_approach);
  return g_test_run ();
}
