/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of ids in falling order. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-id-list-private.h"

static gint64
at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

static GArray *
new_ids (guint size)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (gint64), size);
}

/* Measures the run of differences that starts at `i` and `j`. */
static CorantoSplice
measure_run (GArray *from, GArray *to, guint i, guint j)
{
  CorantoSplice splice = { j, 0, 0 };

  while (i + splice.removed < from->len || j + splice.added < to->len)
    {
      gboolean has_old = i + splice.removed < from->len;
      gboolean has_new = j + splice.added < to->len;

      if (has_old && has_new && at (from, i + splice.removed) == at (to, j + splice.added))
        break;
      /* The greater id stands first: the other list does not have it. */
      if (has_old && (!has_new || at (from, i + splice.removed) > at (to, j + splice.added)))
        splice.removed++;
      else
        splice.added++;
    }
  return splice;
}

/* From the first difference to the last. */
static void
join_splices (GArray *splices)
{
  CorantoSplice *first = &g_array_index (splices, CorantoSplice, 0);
  const CorantoSplice last = g_array_index (splices, CorantoSplice, splices->len - 1);
  guint end_added = last.position + last.added - first->position;
  gint64 growth = 0;

  for (guint i = 0; i < splices->len; i++)
    {
      const CorantoSplice *splice = &g_array_index (splices, CorantoSplice, i);

      growth += (gint64) splice->added - splice->removed;
    }
  first->added = end_added;
  first->removed = (guint) (end_added - growth);
  g_array_set_size (splices, 1);
}

GArray *
coranto_id_list_diff (GArray *from, GArray *to, guint max_splices)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (CorantoSplice));
  guint i = 0, j = 0;

  while (i < from->len || j < to->len)
    {
      CorantoSplice splice;

      if (i < from->len && j < to->len && at (from, i) == at (to, j))
        {
          i++;
          j++;
          continue;
        }
      splice = measure_run (from, to, i, j);
      i += splice.removed;
      j += splice.added;
      g_array_append_val (splices, splice);
    }
  if (splices->len > max_splices)
    join_splices (splices);
  return splices;
}

GArray *
coranto_id_list_approach (GArray *from, GArray *to, guint max_added, guint near)
{
  GArray *ids = new_ids (to->len);
  guint added = 0;

  for (guint i = 0, j = 0; j < to->len; j++)
    {
      gint64 id = at (to, j);

      while (i < from->len && at (from, i) > id)
        i++;
      if (i == from->len || at (from, i) != id)
        {
          gboolean is_near = ids->len < near; /* in the list as it is on the way */

          if (is_near && added == max_added)
            continue;
          added += is_near;
        }
      g_array_append_val (ids, id);
    }
  return ids;
}

GArray *
coranto_id_list_merge (GArray *a, GArray *b)
{
  GArray *out = new_ids (a->len + b->len);
  guint i = 0, j = 0;

  while (i < a->len || j < b->len)
    {
      gint64 id;

      if (i < a->len && (j >= b->len || at (a, i) >= at (b, j)))
        {
          j += j < b->len && at (a, i) == at (b, j);
          id = at (a, i++);
        }
      else
        id = at (b, j++);
      g_array_append_val (out, id);
    }
  return out;
}

GArray *
coranto_id_list_subtract (GArray *ids, GArray *others)
{
  GArray *out = new_ids (ids->len);
  guint j = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = at (ids, i);

      while (j < others->len && at (others, j) > id)
        j++;
      if (j >= others->len || at (others, j) != id)
        g_array_append_val (out, id);
    }
  return out;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first < second) - (first > second);
}

void
coranto_id_list_normalize (GArray *ids)
{
  guint kept = 0;

  g_array_sort (ids, compare_falling);
  for (guint i = 0; i < ids->len; i++)
    {
      if (kept == 0 || at (ids, i) != at (ids, kept - 1))
        g_array_index (ids, gint64, kept++) = at (ids, i);
    }
  g_array_set_size (ids, kept);
}

guint
coranto_id_list_find (GArray *ids, gint64 id)
{
  guint position;

  return g_array_binary_search (ids, &id, compare_falling, &position) ? position : G_MAXUINT;
}
