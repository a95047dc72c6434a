/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking groups apart by the shapes of their addresses, their classes and their containers. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-split.h"

#define LEAST_ROWS 5 /* of a group worth taking apart */
#define LEAST_OF_SHAPE 3
#define LEAST_IN_CONTAINER 4
#define MOST_PARTS 6    /* of one group */
#define MOST_GROUPS 400 /* a page of more is taken apart no further */
#define MOST_KEYS 400   /* different shapes or containers of one group */

typedef struct
{
  guint32 key;
  guint rows;
} Count;

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Count *one = a;
  const Count *two = b;

  return (one->rows < two->rows) - (one->rows > two->rows);
}

/* How often each of `keys` comes, most frequent first. */
static GArray *
count_keys (const guint32 *keys, guint n)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (Count));

  for (guint i = 0; i < n; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (keys[i])));

      if (place == 0)
        {
          Count count = { keys[i], 0 };

          g_array_append_val (counts, count);
          place = counts->len;
          g_hash_table_insert (places, GUINT_TO_POINTER (keys[i]), GUINT_TO_POINTER (place));
        }
      g_array_index (counts, Count, place - 1).rows++;
    }
  g_array_sort (counts, compare_counts);
  return counts;
}

/* Adds a part for each frequent key.  `name` tells what parts them. */
static void
add_parts (GPtrArray *groups,
           const CorantoHeadlineGroup *group,
           const guint32 *keys,
           guint least,
           const char *name)
{
  g_autoptr (GArray) counts = count_keys (keys, group->rows->len);

  if (counts->len < 2 || counts->len > MOST_KEYS)
    return;
  for (guint i = 0; i < counts->len && i < MOST_PARTS; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);
      CorantoHeadlineGroup *part;

      if (count->rows < least || count->rows * 20 > group->rows->len * 19)
        continue;
      part = coranto_headline_group_new (
          group->key, g_strdup_printf ("%s %s%08x", group->path, name, count->key));
      for (guint k = 0; k < group->rows->len; k++)
        if (keys[k] == count->key)
          g_array_append_val (part->rows, g_array_index (group->rows, CorantoHeadlineRow, k));
      g_ptr_array_add (groups, part);
    }
}

static const CorantoPageLink *
link_of (const GArray *links, const CorantoHeadlineGroup *group, guint row)
{
  return &g_array_index (links, CorantoPageLink,
                         g_array_index (group->rows, CorantoHeadlineRow, row).link);
}

static void
split_by_shape (GPtrArray *groups, const GArray *links, const CorantoHeadlineGroup *group)
{
  g_autofree guint32 *keys = g_new (guint32, group->rows->len);

  for (guint i = 0; i < group->rows->len; i++)
    keys[i] = link_of (links, group, i)->shape;
  add_parts (groups, group, keys, LEAST_OF_SHAPE, "~");
}

/* A headline's link and the writer's beside it differ in their class alone. */
static void
split_by_class (GPtrArray *groups,
                const CorantoPageMap *map,
                const GArray *links,
                const CorantoHeadlineGroup *group)
{
  g_autofree guint32 *keys = g_new (guint32, group->rows->len);

  for (guint i = 0; i < group->rows->len; i++)
    {
      const char *class = coranto_html_attribute (map->nodes[link_of (links, group, i)->node].node,
                                                  "class");

      keys[i] = class ? g_str_hash (class) : 0;
    }
  add_parts (groups, group, keys, LEAST_OF_SHAPE, ".");
}

/* What a container is recognised by at the next visit: its place among those of the group. */
static void
number_containers (guint32 *keys, guint n)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      gpointer key = GUINT_TO_POINTER (keys[i]);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, key, GUINT_TO_POINTER (number));
        }
      keys[i] = number;
    }
}

static void
split_by_container (GPtrArray *groups, const CorantoPageMap *map, const CorantoHeadlineGroup *group)
{
  g_autofree guint32 *keys = g_new (guint32, group->rows->len);

  for (guint i = 0; i < group->rows->len; i++)
    keys[i] = map->nodes[g_array_index (group->rows, CorantoHeadlineRow, i).first].parent;
  number_containers (keys, group->rows->len);
  add_parts (groups, group, keys, LEAST_IN_CONTAINER, "@");
}

void
coranto_headline_groups_split (const CorantoPageMap *map, const GArray *links, GPtrArray *groups)
{
  guint n = groups->len;

  for (guint i = 0; i < n && groups->len < MOST_GROUPS; i++)
    {
      const CorantoHeadlineGroup *group = g_ptr_array_index (groups, i);

      if (group->rows->len < LEAST_ROWS)
        continue;
      split_by_shape (groups, links, group);
      split_by_class (groups, map, links, group);
      split_by_container (groups, map, group);
    }
}
