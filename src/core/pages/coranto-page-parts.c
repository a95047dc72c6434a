/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a page: what roles elements inherit from those around them, and which are teasers.
 */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-map-private.h"

#define MOST_IN_PAGER 150 /* ink outside of links */
#define LEAST_TEASERS 3
#define LEAST_TEASER_LINK 10  /* ink */
#define MOST_TEASER_PROSE 400 /* ink outside of links */

/* A word such as "sidebar" on what holds most of the page, or its headline, names the layout, not
 * the purpose; "article" and "main" say what they are.  Beside a short article a rail or a notice
 * may be most of the page: it does not hold the headline. */
static guint32
roles_in_page (const CorantoPageMap *map, const CorantoPageNode *entry, gboolean has_headline)
{
  const guint32 either_way = CORANTO_ROLE_CONTENT | CORANTO_ROLE_LIST | CORANTO_ROLE_BODY;
  const guint32 frame = CORANTO_ROLE_HEADER | CORANTO_ROLE_NAV | CORANTO_ROLE_FOOTER;
  gboolean has_h1 = (entry->flags & CORANTO_PAGE_HAS_H1) != 0;

  if (entry->tag == CORANTO_TAG_BODY || entry->depth == 0 || entry->tag == CORANTO_TAG_MAIN)
    return entry->roles & either_way;
  if (entry->tag == CORANTO_TAG_ARTICLE)
    return entry->roles & (either_way | CORANTO_ROLE_COMMENT);
  if (map->prose >= 200 && entry->ink - entry->linked > map->prose / 2 && (has_h1 || !has_headline))
    return entry->roles & (either_way | (has_h1 ? 0 : CORANTO_ROLE_PROMO));
  if (has_h1)
    return entry->roles & (either_way | frame);
  /* what a script turns the pages of holds more than the pages' numbers */
  if (entry->ink - entry->linked > MOST_IN_PAGER)
    return entry->roles & ~(guint32) CORANTO_ROLE_PAGER;
  return entry->roles;
}

/* A first heading that is no logo. */
static gboolean
find_headline (const CorantoPageMap *map)
{
  for (guint i = 1; i < map->n_nodes; i++)
    if (map->nodes[i].level == 1 && map->nodes[i].ink > 0
        && map->nodes[i].linked * 2 <= map->nodes[i].ink)
      return TRUE;
  return FALSE;
}

void
coranto_page_map_inherit_roles (CorantoPageMap *map)
{
  gboolean has_headline = find_headline (map);

  for (guint i = 1; i < map->n_nodes; i++)
    {
      CorantoPageNode *entry = &map->nodes[i];

      entry->roles = roles_in_page (map, entry, has_headline);
      entry->inherited = entry->roles | map->nodes[entry->parent].inherited;
    }
}

static gboolean
can_be_teaser (const CorantoPageNode *entry)
{
  if (!(entry->flags & CORANTO_PAGE_BLOCK) || entry->tag == CORANTO_TAG_P
      || entry->tag == CORANTO_TAG_HEADING || entry->tag == CORANTO_TAG_TD
      || entry->tag == CORANTO_TAG_BLOCKQUOTE)
    return FALSE;
  return (entry->flags & CORANTO_PAGE_LINK_FIRST) && entry->linked >= LEAST_TEASER_LINK
         && entry->ink - entry->linked < MOST_TEASER_PROSE;
}

/* Three and more children of one kind that each begin with a link, and are most of their kind. */
static void
mark_teasers_of (CorantoPageMap *map, guint parent)
{
  guint alike[CORANTO_TAG_UNSEEN + 1] = { 0 };
  guint all[CORANTO_TAG_UNSEEN + 1] = { 0 };
  guint end = map->nodes[parent].end;

  for (guint i = parent + 1; i < end; i = map->nodes[i].end)
    {
      all[map->nodes[i].tag] += map->nodes[i].ink > 0;
      alike[map->nodes[i].tag] += can_be_teaser (&map->nodes[i]);
    }
  for (guint i = parent + 1; i < end; i = map->nodes[i].end)
    {
      guint tag = map->nodes[i].tag;

      if (alike[tag] >= LEAST_TEASERS && alike[tag] * 3 >= all[tag] * 2
          && can_be_teaser (&map->nodes[i]))
        map->nodes[i].flags |= CORANTO_PAGE_TEASER;
    }
}

void
coranto_page_map_mark_teasers (CorantoPageMap *map)
{
  for (guint i = 1; i < map->n_nodes; i++)
    {
      if (map->nodes[i].links >= LEAST_TEASERS && (map->nodes[i].flags & CORANTO_PAGE_BLOCK))
        mark_teasers_of (map, i);
      if (map->nodes[map->nodes[i].parent].flags & CORANTO_PAGE_TEASER)
        map->nodes[i].flags |= CORANTO_PAGE_TEASER;
    }
}
