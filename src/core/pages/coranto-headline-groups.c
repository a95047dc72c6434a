/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grouping links by their place in the tree. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-groups.h"

#include "coranto-headline-rows.h"
#include "coranto-headline-split.h"

#include <string.h>

#define MAX_PATH 12     /* elements named in a path */
#define MAX_CLASS 40    /* bytes of a class named in a path */
#define MOST_IN_BLOCK 4 /* links of one row in one block */

static guint32
mix (guint32 hash, guint32 value)
{
  return (hash ^ value) * 16777619u;
}

/* Elements whose class tells the row's state (first, odd, sticky), not what the row is; and
 * elements that only dress text. */
static gboolean
class_counts (const CorantoPageNode *entry)
{
  return entry->tag == CORANTO_TAG_DIV || entry->tag == CORANTO_TAG_LIST
         || entry->tag == CORANTO_TAG_SECTION || entry->tag == CORANTO_TAG_ARTICLE
         || entry->tag == CORANTO_TAG_TABLE || entry->tag == CORANTO_TAG_DL
         || entry->tag == CORANTO_TAG_ASIDE;
}

static gboolean
is_state_word (const char *word, gsize length)
{
  static const char *const states[]
      = { "first", "last",     "odd",  "even",     "active", "current", "on", "cur", "hover",
          "sel",   "selected", "show", "clearfix", "left",   "right",   "cf", "fl",  "fr" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strlen (states[i]) == length && g_ascii_strncasecmp (word, states[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Where a name made by a build tool ("card-1x9kqz", "Item_title__3hF2a") stops being a word. */
static gsize
stable_length (const char *word, gsize length)
{
  for (gsize i = 1; i < length; i++)
    {
      gsize digits = 0;
      gsize letters = 0;

      if (word[i] != '-' && word[i] != '_')
        continue;
      for (gsize k = i + 1; k < length && word[k] != '-' && word[k] != '_'; k++)
        {
          digits += g_ascii_isdigit (word[k]);
          letters += g_ascii_isalpha (word[k]);
        }
      if (digits > 0 && (letters >= 3 || digits >= 4))
        return i;
    }
  return length;
}

/* The first class that is no state, its digits left out. */
static guint32
class_hash (const xmlNode *node)
{
  const char *p = coranto_html_attribute (node, "class");
  guint32 hash = 0;

  while (p && *p && hash == 0)
    {
      gsize length = strcspn (p, " \t\r\n\f");

      if (length > 0 && !is_state_word (p, length))
        for (gsize i = 0; i < stable_length (p, length); i++)
          if (!g_ascii_isdigit (p[i]))
            hash = mix (hash, (guint32) p[i]);
      p += length;
      p += strspn (p, " \t\r\n\f");
    }
  return hash;
}

static guint32 *
compute_signatures (const CorantoPageMap *map)
{
  guint32 *signatures = g_new0 (guint32, map->n_nodes);

  for (guint i = 1; i < map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];
      guint32 hash = signatures[entry->parent];

      if (entry->tag == CORANTO_TAG_INLINE)
        {
          /* bold or coloured headlines stand among plain ones: only a named part counts */
          guint32 class = coranto_html_is (entry->node, "span") ? class_hash (entry->node) : 0;

          hash = class ? mix (hash, class) : hash;
        }
      else
        {
          hash = mix (hash, entry->tag == CORANTO_TAG_HEADING ? 100u : entry->tag + 1u);
          if (class_counts (entry))
            hash = mix (hash, class_hash (entry->node));
        }
      signatures[i] = hash;
    }
  return signatures;
}

CorantoHeadlineGroup *
coranto_headline_group_new (guint32 key, char *path)
{
  CorantoHeadlineGroup *group = g_new0 (CorantoHeadlineGroup, 1);

  group->key = key;
  group->path = path;
  group->rows = g_array_new (FALSE, FALSE, sizeof (CorantoHeadlineRow));
  return group;
}

static void
group_free (CorantoHeadlineGroup *group)
{
  g_free (group->path);
  g_array_unref (group->rows);
  g_free (group);
}

static void
append_step (GString *path, const CorantoPageNode *entry)
{
  const char *class = class_counts (entry) ? coranto_html_attribute (entry->node, "class") : NULL;

  if (path->len > 0)
    g_string_prepend_c (path, '>');
  if (class && *class)
    {
      gsize length = MIN (strcspn (class, " \t\r\n"), MAX_CLASS);
      g_autofree char *first = g_strndup (class, stable_length (class, length));

      g_string_prepend (path, first);
      g_string_prepend_c (path, '.');
    }
  g_string_prepend (path, (const char *) entry->node->name);
}

static char *
describe_path (const CorantoPageMap *map, guint node)
{
  g_autoptr (GString) path = g_string_new (NULL);
  guint steps = 0;

  for (guint i = node; i > 0 && steps < MAX_PATH; i = map->nodes[i].parent)
    {
      if (map->nodes[i].tag == CORANTO_TAG_INLINE)
        continue;
      append_step (path, &map->nodes[i]);
      steps++;
    }
  /* names of elements and classes were cut by bytes */
  return g_utf8_make_valid (path->str, (gssize) path->len);
}

static gboolean
has_text (const CorantoPageMap *map, const CorantoPageLink *link)
{
  const xmlNode *node = map->nodes[link->node].node;

  return link->ink > 0 || coranto_html_attribute (node, "aria-label")
         || coranto_html_attribute (node, "title");
}

static void
add_link (GHashTable *by_key,
          GPtrArray *groups,
          const CorantoPageMap *map,
          const GArray *links,
          guint index,
          guint32 key)
{
  const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, index);
  CorantoHeadlineGroup *group = g_hash_table_lookup (by_key, GUINT_TO_POINTER (key));
  CorantoHeadlineRow row = { .link = index, .first = link->node };

  if (!group)
    {
      group = coranto_headline_group_new (key, describe_path (map, link->node));
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_key, GUINT_TO_POINTER (key), group);
    }
  if (group->rows->len > 0)
    {
      const CorantoHeadlineRow *last
          = &g_array_index (group->rows, CorantoHeadlineRow, group->rows->len - 1);

      /* two links to one story in a row: the row is one */
      if (g_str_equal (g_array_index (links, CorantoPageLink, last->link).url, link->url))
        return;
    }
  g_array_append_val (group->rows, row);
}

/* Of the links in one block the headline is the one whose address names a story, then the
 * longest. */
static gboolean
is_better (const CorantoPageLink *one, const CorantoPageLink *two)
{
  if (one->is_story != two->is_story)
    return one->is_story;
  return one->ink > two->ink;
}

/* Lists whose blocks each hold the same few links (a channel in brackets, then the headline): the
 * best of each block is kept. */
static void
keep_best_of_blocks (const CorantoPageMap *map, const GArray *links, GArray *rows)
{
  guint blocks = 0;
  guint crowded = 0;
  guint kept = 0;
  guint last = 0;

  for (guint i = 0, members = 0; i < rows->len; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (rows, CorantoHeadlineRow, i);
      guint block = coranto_page_map_block (map, row->first);

      members = block == last && i > 0 ? members + 1 : 1;
      blocks += members == 1;
      crowded += members == 2;
      if (members > MOST_IN_BLOCK)
        return;
      last = block;
    }
  if (blocks < 3 || crowded * 5 < blocks * 3)
    return;
  last = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow row = g_array_index (rows, CorantoHeadlineRow, i);
      guint block = coranto_page_map_block (map, row.first);
      CorantoHeadlineRow *before
          = kept > 0 ? &g_array_index (rows, CorantoHeadlineRow, kept - 1) : NULL;

      if (!before || block != last)
        g_array_index (rows, CorantoHeadlineRow, kept++) = row;
      else if (is_better (&g_array_index (links, CorantoPageLink, row.link),
                          &g_array_index (links, CorantoPageLink, before->link)))
        *before = row;
      last = block;
    }
  g_array_set_size (rows, kept);
}

static void
finish_rows (const CorantoPageMap *map, const GArray *links, GArray *rows)
{
  keep_best_of_blocks (map, links, rows);
  coranto_headline_rows_measure (map, links, rows);
  coranto_headline_rows_drop_seconds (map, links, rows);
}

GPtrArray *
coranto_headline_groups_new (const CorantoPageMap *map, const GArray *links)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (NULL, NULL);
  g_autofree guint32 *signatures = compute_signatures (map);

  for (guint i = 0; i < links->len; i++)
    {
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, i);

      if (has_text (map, link))
        add_link (by_key, groups, map, links, i, signatures[link->node]);
    }
  for (guint i = 0; i < groups->len; i++)
    coranto_headline_rows_measure (map, links,
                                   ((CorantoHeadlineGroup *) g_ptr_array_index (groups, i))->rows);
  coranto_headline_groups_split (map, links, groups);
  for (guint i = groups->len; i-- > 0;)
    {
      CorantoHeadlineGroup *group = g_ptr_array_index (groups, i);

      if (group->rows->len < 2)
        g_ptr_array_remove_index_fast (groups, i);
      else
        finish_rows (map, links, group->rows);
    }
  return groups;
}
