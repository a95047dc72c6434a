/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Myers' greedy algorithm with its trace kept. */
#include "coranto-sequence-match.h"

#include <string.h>

/* Names as in the paper: k is a diagonal (x - y), reach[k] how far along `a` the furthest path of d
 * edits gets on it.  Diagonals run from -max - 1 to max + 1. */
typedef struct
{
  const guint *a, *b;
  int n_a, n_b;
  guint8 *kept_a, *kept_b;
  int max;
  int *reach;       /* its middle is diagonal 0 */
  GPtrArray *trace; /* (element-type int *) of d: what was reached by d - 1 edits */
} Search;

static gboolean
comes_from_above (const int *reach, int k, int d)
{
  return k == -d || (k != d && reach[k - 1] < reach[k + 1]);
}

static void
remember (Search *search, int d)
{
  g_ptr_array_add (search->trace,
                   d == 0 ? NULL : g_memdup2 (search->reach - (d - 1), sizeof (int) * (2 * d - 1)));
}

/* Whether the ends are reached by `d` edits. */
static gboolean
extend (Search *search, int d)
{
  for (int k = -d; k <= d; k += 2)
    {
      int *reach = search->reach;
      int x = comes_from_above (reach, k, d) ? reach[k + 1] : reach[k - 1] + 1;
      int y = x - k;

      while (x < search->n_a && y < search->n_b && search->a[x] == search->b[y])
        {
          x++;
          y++;
        }
      reach[k] = x;
      if (x >= search->n_a && y >= search->n_b)
        return TRUE;
    }
  return FALSE;
}

static void
keep (Search *search, int *x, int *y, int least_x, int least_y)
{
  while (*x > least_x && *y > least_y)
    {
      --*x;
      --*y;
      search->kept_a[*x] = search->kept_b[*y] = 1;
    }
}

static void
walk_back (Search *search, int d)
{
  int x = search->n_a, y = search->n_b;

  for (; d > 0; d--)
    {
      const int *reach = (const int *) g_ptr_array_index (search->trace, d) + (d - 1);
      int k = x - y;
      int before = comes_from_above (reach, k, d) ? k + 1 : k - 1;

      keep (search, &x, &y, MAX (reach[before], 0), MAX (reach[before] - before, 0));
      x = reach[before];
      y = x - before;
    }
  keep (search, &x, &y, 0, 0);
}

static gboolean
run (Search *search)
{
  g_autofree int *reach = g_new0 (int, 2 * search->max + 3);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);

  search->reach = reach + search->max + 1;
  search->trace = trace;
  for (int d = 0; d <= search->max; d++)
    {
      remember (search, d);
      if (extend (search, d))
        {
          walk_back (search, d);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
coranto_sequence_match (const guint *a,
                        guint n_a,
                        const guint *b,
                        guint n_b,
                        guint max_edits,
                        guint8 *kept_a,
                        guint8 *kept_b)
{
  guint start = 0;
  Search search;

  for (; start < n_a && start < n_b && a[start] == b[start]; start++)
    kept_a[start] = kept_b[start] = 1;
  for (; n_a > start && n_b > start && a[n_a - 1] == b[n_b - 1]; n_a--, n_b--)
    kept_a[n_a - 1] = kept_b[n_b - 1] = 1;
  search = (Search){
    .a = a + start,
    .b = b + start,
    .n_a = (int) (n_a - start),
    .n_b = (int) (n_b - start),
    .kept_a = kept_a + start,
    .kept_b = kept_b + start,
    .max = (int) MIN (n_a - start + n_b - start, max_edits),
  };
  return run (&search);
}
