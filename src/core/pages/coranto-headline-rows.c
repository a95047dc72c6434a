/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling how far each row of a list reaches. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-rows.h"

#define MAX_SIBLINGS 12 /* of a row that is more than one element */

/* Climbs as long as the element holds no other row's link. */
static guint
climb (const CorantoPageMap *map, guint node, guint before, guint after)
{
  while (map->nodes[node].parent > 0)
    {
      guint parent = map->nodes[node].parent;

      if ((before > 0 && parent <= before) || (after > 0 && map->nodes[parent].end > after)
          || parent <= map->body)
        break;
      node = parent;
    }
  return node;
}

/* Siblings after a row's element, up to the next row's, are the row's (dt and dd, pairs of tr). */
static guint
extend (const CorantoPageMap *map, const CorantoHeadlineRow *row, guint limit, guint max_siblings)
{
  guint end = map->nodes[row->first].end;
  guint parent = map->nodes[row->first].parent;

  for (guint n = 0; n < max_siblings && end < limit && end < map->nodes[parent].end; n++)
    end = map->nodes[end].end;
  return MIN (end, limit);
}

/* How many elements stand in a row from the one at `from` to the one at `to`, its sibling. */
static guint
count_between (const CorantoPageMap *map, guint from, guint to)
{
  guint n = 0;

  for (guint i = from; i < to; i = map->nodes[i].end)
    n++;
  return n;
}

/* The first of the siblings before an element that no heading parts from it: that names the list.
 * Itself where there is none. */
static guint
first_sibling (const CorantoPageMap *map, guint node)
{
  guint first = map->nodes[node].parent + 1;

  for (guint i = first; i < node; i = map->nodes[i].end)
    if (map->nodes[i].tag == CORANTO_TAG_HEADING)
      first = map->nodes[i].end;
  return first;
}

/* Rows that end with their headline ("<dt>day<dd>headline") take the siblings before it: then none
 * are left behind the last row, and as many as usual stand before the first. */
static void
turn_rows (const CorantoPageMap *map, GArray *rows)
{
  const CorantoHeadlineRow *first = &g_array_index (rows, CorantoHeadlineRow, 0);
  const CorantoHeadlineRow *last = &g_array_index (rows, CorantoHeadlineRow, rows->len - 1);
  guint start = first_sibling (map, first->first);
  guint before = count_between (map, start, first->first);

  if (rows->len < 2 || before == 0 || before > MAX_SIBLINGS
      || map->nodes[first->first].parent != map->nodes[last->first].parent
      || map->nodes[last->first].end != map->nodes[map->nodes[last->first].parent].end)
    return;
  for (guint i = 1; i < rows->len; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);

      if (count_between (map, map->nodes[row[-1].first].end, row->first) != before)
        return;
    }
  for (guint i = rows->len; i-- > 0;)
    {
      CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);
      guint end = map->nodes[row->first].end;

      row->first = i > 0 ? map->nodes[row[-1].first].end : start;
      row->end = end;
    }
}

/* The number of siblings that most rows have; what stands between rows now and then (an
 * advertisement, a story of other markup) is of neither. */
static guint
usual_siblings (const CorantoPageMap *map, const GArray *rows)
{
  guint counts[MAX_SIBLINGS + 1] = { 0 };
  guint best = 0;

  /* the last row has no end of its own */
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);
      guint n = count_between (map, map->nodes[row->first].end, row->end);

      counts[MIN (n, MAX_SIBLINGS)]++;
    }
  for (guint n = 1; n <= MAX_SIBLINGS; n++)
    best = counts[n] > counts[best] ? n : best;
  return counts[best] * 2 > rows->len ? best : MAX_SIBLINGS;
}

/* Gives each row its element: as far up as no other row's link is in it. */
static void
find_elements (const CorantoPageMap *map, const GArray *links, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);
      guint node = g_array_index (links, CorantoPageLink, row->link).node;
      guint before = i > 0 ? g_array_index (links, CorantoPageLink, row[-1].link).node : 0;
      guint after
          = i + 1 < rows->len ? g_array_index (links, CorantoPageLink, row[1].link).node : 0;

      row->first = climb (map, node, before, after);
    }
}

void
coranto_headline_rows_measure (const CorantoPageMap *map, const GArray *links, GArray *rows)
{
  guint usual = MAX_SIBLINGS;

  find_elements (map, links, rows);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);
          guint parent = map->nodes[row->first].parent;
          gboolean has_next = i + 1 < rows->len && map->nodes[row[1].first].parent == parent;
          guint limit = has_next ? row[1].first : map->nodes[parent].end;
          guint most = has_next || usual < MAX_SIBLINGS ? usual : 0;

          row->end = extend (map, row, limit, most);
        }
      usual = usual_siblings (map, rows);
    }
  turn_rows (map, rows);
}

static guint
usual_depth (const CorantoPageMap *map, const GArray *rows)
{
  guint counts[64] = { 0 };
  guint best = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);
      guint depth = MIN (map->nodes[row->first].depth, G_N_ELEMENTS (counts) - 1);

      counts[depth]++;
      best = counts[depth] > counts[best] ? depth : best;
    }
  return best;
}

/* A second link of the same kind in one row (the writer's beside the headline) makes two rows of
 * it, deeper than the others: the first is meant. */
void
coranto_headline_rows_drop_seconds (const CorantoPageMap *map, const GArray *links, GArray *rows)
{
  guint depth = usual_depth (map, rows);
  guint last = 0;
  guint kept = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow row = g_array_index (rows, CorantoHeadlineRow, i);
      guint above = row.first;

      while (map->nodes[above].depth > depth)
        above = map->nodes[above].parent;
      if (above != row.first && above == last)
        continue;
      last = above;
      g_array_index (rows, CorantoHeadlineRow, kept++) = row;
    }
  if (kept == rows->len || kept * 2 < rows->len)
    return;
  g_array_set_size (rows, kept);
  coranto_headline_rows_measure (map, links, rows);
}
