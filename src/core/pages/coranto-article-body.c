/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the element that holds an article: the one with the most prose and the least beside. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-body.h"

#include "coranto-article-after.h"

#include <math.h>
#include <string.h>

#define SHORT_BLOCK 20   /* ink of a label */
#define LEAST_ARTICLE 60 /* ink */
#define LEAST_ANY 20
#define MUCH_WORTH 400
#define FEW_WORDS 200
#define LEAST_LEAD 40
#define MOST_LEAD 1200
#define MOST_BETWEEN 150 /* elements between title and text */

/* Cells and items are short by nature. */
static gboolean
is_cell (const CorantoPageNode *entry)
{
  return entry->tag == CORANTO_TAG_TD || entry->tag == CORANTO_TAG_LI
         || entry->tag == CORANTO_TAG_DT || entry->tag == CORANTO_TAG_DD;
}

/* What is counted as lying beside the article.  Names of classes mislead: where nothing is left of
 * a page, only the surest of them hold. */
typedef struct
{
  guint32 roles;
  gboolean with_teasers;
} Beside;

static const Beside strict = { CORANTO_ROLES_BESIDE, TRUE };
static const Beside lenient
    = { CORANTO_ROLE_NAV | CORANTO_ROLE_COMMENT | CORANTO_ROLE_AD | CORANTO_ROLE_PROMO
            | CORANTO_ROLE_HOT | CORANTO_ROLE_PAGER | CORANTO_ROLE_TOOLS | CORANTO_ROLE_UNSEEN,
        FALSE };

static gboolean
is_beside (const CorantoPageNode *entry, const Beside *beside)
{
  return (entry->inherited & beside->roles)
         || (beside->with_teasers && (entry->flags & CORANTO_PAGE_TEASER));
}

/* What the text of one block counts for. */
static double
block_worth (const CorantoPageNode *entry, const Beside *beside)
{
  double ink = entry->own_ink;
  double worth = ink - 3.0 * entry->own_linked;

  if (entry->own_ink == 0 || (entry->flags & CORANTO_PAGE_HIDDEN))
    return 0;
  if (is_beside (entry, beside))
    return -ink / 2;
  if (entry->tag == CORANTO_TAG_HEADING)
    return MIN (worth, 0);
  if (entry->own_ink < SHORT_BLOCK)
    return MIN (worth, 0) - (is_cell (entry) ? 0 : 4);
  if (entry->own_marks == 0 && entry->own_ink < 3 * SHORT_BLOCK)
    return worth > 0 ? worth * 0.3 : worth;
  return worth;
}

static double *
compute_worth (const CorantoPageMap *map, const Beside *beside)
{
  double *worth = g_new0 (double, map->n_nodes);

  for (guint i = map->n_nodes; i-- > 1;)
    {
      const CorantoPageNode *entry = &map->nodes[i];

      if (entry->flags & CORANTO_PAGE_BLOCK)
        worth[i] += block_worth (entry, beside);
      worth[entry->parent] += worth[i];
    }
  return worth;
}

static guint32 *
compute_prose (const CorantoPageMap *map)
{
  guint32 *prose = g_new0 (guint32, map->n_nodes);

  for (guint i = map->n_nodes; i-- > 1;)
    {
      const CorantoPageNode *entry = &map->nodes[i];

      if (coranto_page_node_is_prose (entry) && !(entry->flags & CORANTO_PAGE_TEASER))
        prose[i] += entry->own_ink;
      prose[entry->parent] += prose[i];
    }
  return prose;
}

/* The ink of the paragraphs before each element. */
static guint32 *
compute_before (const CorantoPageMap *map)
{
  guint32 *before = g_new0 (guint32, map->n_nodes + 1);

  for (guint i = 0; i < map->n_nodes; i++)
    before[i + 1] = before[i]
                    + (coranto_page_node_is_prose (&map->nodes[i])
                               && !(map->nodes[i].inherited & CORANTO_ROLES_BESIDE)
                           ? map->nodes[i].own_ink
                           : 0);
  return before;
}

/* An article follows its headline: what has much text between is something else. */
static double
order_factor (const CorantoPageMap *map,
              const guint32 *before,
              double worth,
              guint title,
              guint index)
{
  if (title == 0 || index <= title)
    return 1;
  return worth / (worth + (before[index] - before[map->nodes[title].end]));
}

/* The element of the highest sum; of several the innermost. */
static guint
find_root (const CorantoPageMap *map, const double *worth, guint title)
{
  g_autofree guint32 *before = compute_before (map);
  guint best = 0;
  double most = 0;

  for (guint i = 1; i < map->n_nodes; i++)
    {
      double value;

      if (!(map->nodes[i].flags & CORANTO_PAGE_BLOCK) || worth[i] <= 0)
        continue;
      value = worth[i] * order_factor (map, before, worth[i], title, i);
      if (best > 0 && value < most * 0.999)
        continue;
      best = i;
      most = value;
    }
  return best;
}

/* Looks again with less trust in names where they leave little. */
static guint
find_any_root (const CorantoPageMap *map, CorantoArticleBody *body, guint title)
{
  guint root = find_root (map, body->worth, title);
  double found = root > 0 ? body->worth[root] : 0;
  g_autofree double *worth = NULL;
  guint other;

  if (found >= MUCH_WORTH || map->prose < FEW_WORDS)
    return root;
  worth = compute_worth (map, &lenient);
  other = find_root (map, worth, title);
  if (other == 0 || worth[other] < MAX (3 * found, LEAST_ARTICLE) || map->nodes[other].end <= title)
    return root;
  g_free (body->worth);
  body->worth = g_steal_pointer (&worth);
  return other;
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

/* The element that is named as the article's text, where it holds much of what the best does. */
static guint
find_named (const CorantoPageMap *map, const double *worth, guint root)
{
  guint best = 0;

  for (guint i = 1; i < map->n_nodes; i++)
    {
      gboolean is_around = i < root && root < map->nodes[i].end && worth[root] < MUCH_WORTH;

      if (!(map->nodes[i].roles & CORANTO_ROLE_BODY)
          || (worth[i] < worth[root] * 0.5 && !is_around))
        continue;
      if (best == 0 || worth[i] > worth[best] * 1.1)
        best = i;
    }
  return best;
}

static gboolean
is_above (const CorantoPageMap *map, guint above, guint below)
{
  return above <= below && below < map->nodes[above].end;
}

static gboolean
is_lead (const CorantoPageMap *map, const double *worth, guint index)
{
  const CorantoPageNode *entry = &map->nodes[index];
  guint32 other = CORANTO_ROLES_BESIDE | CORANTO_ROLE_META | CORANTO_ROLE_CAPTION;

  /* "teaser" is also what the free part of an article is called */
  if (coranto_page_node_is_prose (entry) && entry->own_linked == 0)
    other &= ~(guint32) CORANTO_ROLE_RELATED;

  return (entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink >= LEAST_LEAD
         && entry->own_linked * 4 < entry->own_ink && !(entry->inherited & other)
         && entry->own_ink < MOST_LEAD && entry->level != 1;
}

/* Widens the root so that a lead between title and text is in it; what else comes in is dropped. */
static void
take_lead (const CorantoPageMap *map, CorantoArticleBody *body, guint title)
{
  guint above = body->root;
  gboolean has_lead = FALSE;

  if (title == 0 || title >= body->root || is_above (map, title, body->root)
      || body->root - title > MOST_BETWEEN)
    return;
  while (above > 0 && !is_above (map, above, title))
    above = map->nodes[above].parent;
  for (guint i = above + 1; i < map->nodes[above].end;)
    {
      if (i == body->root)
        i = map->nodes[i].end;
      else if (is_above (map, i, body->root) || is_above (map, i, title))
        i++;
      else if (i > title && i < body->root && is_lead (map, body->worth, i))
        {
          has_lead = TRUE;
          i = map->nodes[i].end;
        }
      else if (i > title && i < body->root && map->nodes[i].end - i > 1
               && (map->nodes[i].flags & CORANTO_PAGE_BLOCK) && map->nodes[i].own_ink == 0)
        i++;
      else
        {
          body->dropped[i] = TRUE;
          i = map->nodes[i].end;
        }
    }
  body->dropped[title] = TRUE;
  if (has_lead)
    body->root = above;
  else
    memset (body->dropped, 0, map->n_nodes);
}

/* Short texts, lists, tables: what is named the text, else what holds the most that is no link. */
static guint
find_any (const CorantoPageMap *map)
{
  guint best = 0;
  double most = 0;

  for (guint i = 1; i < map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];
      double ink = (double) entry->ink - 2.0 * entry->linked;

      if (!(entry->roles & (CORANTO_ROLE_BODY | CORANTO_ROLE_CONTENT))
          && entry->tag != CORANTO_TAG_ARTICLE && entry->tag != CORANTO_TAG_MAIN)
        continue;
      if (entry->inherited & CORANTO_ROLES_BESIDE)
        continue;
      if (entry->roles & CORANTO_ROLE_BODY)
        ink *= 2;
      if (ink > most)
        {
          most = ink;
          best = i;
        }
    }
  if (most >= LEAST_ANY)
    return best;
  /* a page of a few words is its own article */
  return map->ink > 0 && map->ink < FEW_WORDS && map->scripts == 0 && map->nodes[0].fields == 0
             ? map->body
             : 0;
}

/* Of several articles in a row the one that has the headline is meant. */
static guint
narrow_to_article (const CorantoPageMap *map, const CorantoArticleBody *body, guint title)
{
  guint article = title;
  guint parent;
  guint others = 0;

  while (article > 0 && map->nodes[article].tag != CORANTO_TAG_ARTICLE)
    article = map->nodes[article].parent;
  if (article == 0 || !is_above (map, body->root, article) || body->prose[article] < LEAST_ARTICLE
      || body->prose[article] * 5 > body->prose[body->root] * 4)
    return body->root;
  parent = map->nodes[article].parent;
  for (guint i = parent + 1; i < map->nodes[parent].end; i = map->nodes[i].end)
    others += i != article && map->nodes[i].tag == CORANTO_TAG_ARTICLE;
  return others > 0 ? article : body->root;
}

CorantoArticleBody *
coranto_article_body_find (const CorantoPageMap *map,
                           const CorantoPageFacts *facts,
                           const char *title,
                           guint title_element)
{
  g_autoptr (CorantoArticleBody) body = g_new0 (CorantoArticleBody, 1);
  guint named;

  body->worth = compute_worth (map, &strict);
  body->prose = compute_prose (map);
  body->dropped = g_new0 (guint8, map->n_nodes);
  body->root = find_any_root (map, body, title_element);
  if (body->root == 0 || body->worth[body->root] < LEAST_ARTICLE)
    {
      body->root = find_any (map);
      if (body->root == 0)
        return NULL;
    }
  else
    {
      named = find_named (map, body->worth, body->root);
      body->root = named ? named : go_down (map, body->worth, body->root);
    }
  body->root = narrow_to_article (map, body, title_element);
  body->core = body->root;
  take_lead (map, body, title_element);
  coranto_article_after_drop (map, facts, body);
  coranto_article_body_clean (map, facts, body, title);
  return g_steal_pointer (&body);
}

gboolean
coranto_article_body_keeps (const CorantoPageMap *map, const CorantoArticleBody *body, guint index)
{
  return coranto_page_node_is_prose (&map->nodes[index]) && !body->dropped[index];
}

guint
coranto_article_body_first (const CorantoPageMap *map, const CorantoArticleBody *body)
{
  for (guint i = body->root; i < map->nodes[body->root].end; i++)
    if (coranto_article_body_keeps (map, body, i))
      return i;
  return body->root;
}

void
coranto_article_body_free (CorantoArticleBody *body)
{
  if (!body)
    return;
  g_free (body->worth);
  g_free (body->prose);
  g_free (body->dropped);
  g_free (body);
}
