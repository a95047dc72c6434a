/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the element that holds an article: the one with the most prose and the least beside. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-body.h"

#include <math.h>
#include <string.h>

#define SHORT_BLOCK 20   /* ink of a label */
#define LEAST_ARTICLE 60 /* ink */

/* What the text of one block counts for. */
static double
block_worth (const CorantoPageNode *entry)
{
  double ink = entry->own_ink;
  double worth = ink - 3.0 * entry->own_linked;

  if (entry->own_ink == 0 || (entry->flags & CORANTO_PAGE_HIDDEN))
    return 0;
  if ((entry->inherited & CORANTO_ROLES_BESIDE) || (entry->flags & CORANTO_PAGE_TEASER))
    return -ink / 2;
  if (entry->tag == CORANTO_TAG_HEADING)
    return MIN (worth, 0);
  if (entry->own_ink < SHORT_BLOCK)
    return MIN (worth, 0) - 4;
  if (entry->own_marks == 0 && entry->own_ink < 3 * SHORT_BLOCK)
    return worth > 0 ? worth * 0.3 : worth;
  return worth;
}

static double *
compute_worth (const CorantoPageMap *map)
{
  double *worth = g_new0 (double, map->n_nodes);

  for (guint i = map->n_nodes; i-- > 1;)
    {
      const CorantoPageNode *entry = &map->nodes[i];

      if (entry->flags & CORANTO_PAGE_BLOCK)
        worth[i] += block_worth (entry);
      worth[entry->parent] += worth[i];
    }
  return worth;
}

/* The element of the highest sum; of several the innermost. */
static guint
find_root (const CorantoPageMap *map, const double *worth)
{
  guint best = 0;

  for (guint i = 1; i < map->n_nodes; i++)
    {
      if (!(map->nodes[i].flags & CORANTO_PAGE_BLOCK))
        continue;
      if (best == 0 || worth[i] >= worth[best] * 0.999)
        best = worth[i] > 0 || best == 0 ? i : best;
    }
  return best;
}

/* Goes down as long as one child holds nearly all. */
static guint
go_down (const CorantoPageMap *map, const double *worth, guint root)
{
  for (;;)
    {
      guint next = 0;

      for (guint i = root + 1; i < map->nodes[root].end; i = map->nodes[i].end)
        if (worth[i] > worth[root] * 0.9 && map->nodes[i].tag != CORANTO_TAG_P)
          next = i;
      if (next == 0)
        return root;
      root = next;
    }
}

CorantoArticleBody *
coranto_article_body_find (const CorantoPageMap *map,
                           const CorantoPageFacts *facts,
                           const char *title)
{
  g_autoptr (CorantoArticleBody) body = g_new0 (CorantoArticleBody, 1);

  body->worth = compute_worth (map);
  body->dropped = g_new0 (guint8, map->n_nodes);
  body->root = find_root (map, body->worth);
  if (body->root == 0 || body->worth[body->root] < LEAST_ARTICLE)
    return NULL;
  body->root = go_down (map, body->worth, body->root);
  coranto_article_body_clean (map, body, title);
  return g_steal_pointer (&body);
}

void
coranto_article_body_free (CorantoArticleBody *body)
{
  if (!body)
    return;
  g_free (body->worth);
  g_free (body->dropped);
  g_free (body);
}
