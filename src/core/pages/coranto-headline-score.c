/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighing candidates: how long and different the headlines are, whether dates and summaries stand
 * beside them, the shape of their addresses, where in the page they stand. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-score.h"

#include <math.h>

#include "coranto-headline-label.h"
#include "coranto-text.h"

#define GOOD_TITLE 24.0 /* ink of a headline that is surely one */
#define MANY 50         /* a list is no better for more rows */
#define SHORT_COUNT 14  /* ink */
#define MAX_SAMPLE 60
#define ARTICLE_INK 600 /* of prose outside of the list, in an article */

/* What the place of a list in the page says against it. */
static double
place_factor (guint32 roles)
{
  if (roles & (CORANTO_ROLE_NAV | CORANTO_ROLE_FOOTER | CORANTO_ROLE_PAGER | CORANTO_ROLE_CRUMBS))
    return 0.15;
  if (roles & (CORANTO_ROLE_COMMENT | CORANTO_ROLE_AD | CORANTO_ROLE_SHARE | CORANTO_ROLE_TAGS))
    return 0.3;
  if (roles & (CORANTO_ROLE_SIDE | CORANTO_ROLE_HOT | CORANTO_ROLE_RELATED))
    return 0.45;
  if (roles & (CORANTO_ROLE_HEADER | CORANTO_ROLE_PRODUCT))
    return 0.4;
  if (roles & (CORANTO_ROLE_GALLERY | CORANTO_ROLE_PROMO))
    return 0.6;
  return 1.0;
}

/* A link in the middle of a paragraph leads to what the paragraph mentions. */
static gboolean
is_in_prose (const CorantoPageMap *map, guint node)
{
  guint block = coranto_page_map_block (map, node);

  return coranto_page_node_is_prose (&map->nodes[block])
         && !(map->nodes[block].flags & CORANTO_PAGE_LINK_FIRST);
}

double
coranto_headline_place (const CorantoHeadlineContext *context, const CorantoHeadlineGroup *group)
{
  double sum = 0;
  guint n = MIN (group->rows->len, MAX_SAMPLE);
  g_autofree char *label = NULL;

  for (guint i = 0; i < n; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (group->rows, CorantoHeadlineRow, i);
      guint parent = context->map->nodes[row->first].parent;
      guint link = g_array_index (context->links, CorantoPageLink, row->link).node;

      sum += place_factor (context->map->nodes[parent].inherited)
             * (is_in_prose (context->map, link) ? 0.2 : 1.0);
    }
  if (n == 0)
    return 0;
  label = coranto_headline_label (context, group);
  return sum / n * (coranto_headline_label_is_rail (label) ? 0.4 : 1.0);
}

static double
ink_quality (guint32 ink)
{
  if (ink < 5)
    return 0;
  if (ink > 400)
    return 0.3;
  return MIN (1.0, ink / GOOD_TITLE);
}

/* A headline has some length, and where words are parted, some words. */
static double
title_quality (const char *title, guint32 ink)
{
  guint gaps = 0;

  for (const char *p = title; *p; p++)
    gaps += *p == ' ';
  /* "258 comments", "12 篇文章": a number of something */
  if (g_ascii_isdigit (*title) && ink <= SHORT_COUNT && gaps <= 1)
    return 0.1;
  if (!coranto_text_is_cjk (title))
    return MIN (ink_quality (ink), (gaps + 0.5) / 3.0);
  return ink_quality (ink);
}

double
coranto_headline_score_links (const CorantoHeadlineContext *context,
                              const CorantoHeadlineGroup *group)
{
  double quality = 0;
  double stories = 0;
  guint n = MIN (group->rows->len, MAX_SAMPLE);

  for (guint i = 0; i < n; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (group->rows, CorantoHeadlineRow, i);
      const CorantoPageLink *link = &g_array_index (context->links, CorantoPageLink, row->link);

      quality += link->ink > 0 ? ink_quality (link->ink) : 0.5;
      stories += link->is_story;
    }
  if (n == 0)
    return 0;
  return log2 (1.0 + group->rows->len) * (quality / n) * (0.5 + stories / n)
         * coranto_headline_place (context, group);
}

typedef struct
{
  double n;
  double quality;
  double dates;
  double days; /* in the address alone */
  double summaries;
  double pictures;
  double headings;
  double stories;  /* addresses that look like one story's */
  double distinct; /* different titles */
  double prices;
} Traits;

static Traits
measure (const GPtrArray *stories)
{
  Traits traits = { .n = stories->len };
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stories->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (stories, i);

      traits.quality += title_quality (story->title, story->title_ink);
      traits.dates += story->date_is_stated;
      traits.days += !story->date_is_stated && story->date.precision != CORANTO_DATE_NONE;
      traits.summaries += story->summary != NULL;
      traits.pictures += story->image != NULL;
      traits.headings += story->is_heading;
      traits.stories += coranto_address_is_story (story->url);
      traits.prices += story->has_price;
      g_hash_table_add (titles, story->title);
    }
  traits.distinct = g_hash_table_size (titles);
  return traits;
}

double
coranto_headline_score_stories (const GPtrArray *stories)
{
  Traits traits = measure (stories);
  double n = traits.n;
  double evidence;

  if (n < 2)
    return 0;
  evidence = 0.4 + 0.5 * traits.stories / n + 0.8 * traits.dates / n + 0.3 * traits.days / n
             + 0.6 * traits.summaries / n + 0.2 * traits.pictures / n + 0.3 * traits.headings / n;
  return log2 (1.0 + MIN (n, MANY)) * (traits.quality / n) * evidence * (traits.distinct / n)
         * (traits.prices / n > 0.4 ? 0.2 : 1.0);
}

static const guint32 never_article
    = CORANTO_ROLE_FOOTER | CORANTO_ROLE_COPYRIGHT | CORANTO_ROLE_PROMO | CORANTO_ROLE_COMMENT;

static gboolean
is_in_rows (const GPtrArray *stories, guint node, guint *k)
{
  const CorantoHeadlineStory *story = NULL;

  for (; *k < stories->len; (*k)++)
    {
      story = g_ptr_array_index (stories, *k);
      if (story->row_end > node)
        break;
    }
  return *k < stories->len && story->row <= node;
}

typedef struct
{
  double all;     /* ink of paragraphs outside of the list */
  double longest; /* of those that stand together and before the list's end */
  guint together; /* how many they are */
} Prose;

/* The stories are in page order. */
static Prose
prose_outside (const CorantoPageMap *map, const GPtrArray *stories)
{
  Prose prose = { 0 };
  guint k = 0;
  guint parent = 0;
  double sum = 0;
  guint count = 0;

  for (guint i = 1; i < map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];

      if (!coranto_page_node_is_prose (entry) || (entry->inherited & never_article)
          || is_in_rows (stories, i, &k))
        continue;
      prose.all += entry->own_ink;
      sum = entry->parent == parent ? sum + entry->own_ink : entry->own_ink;
      count = entry->parent == parent ? count + 1 : 1;
      parent = entry->parent;
      if (sum > prose.longest && k < stories->len)
        {
          prose.longest = sum;
          prose.together = count;
        }
    }
  return prose;
}

double
coranto_headline_confidence (double score)
{
  return 1.0 - exp2 (-score / 2.0);
}

double
coranto_headline_page_factor (const CorantoHeadlineContext *context, const GPtrArray *stories)
{
  double inside = 0;
  Prose outside = prose_outside (context->map, stories);
  double factor = context->facts->is_product ? 0.5 : 1.0;

  for (guint i = 0; i < stories->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (stories, i);

      inside += story->prose + story->title_ink;
    }
  /* an article with a list beside it, or below it */
  if (outside.all > ARTICLE_INK && outside.all > 2 * inside)
    factor *= 0.4;
  else if (outside.longest > (context->facts->is_article ? ARTICLE_INK / 2 : ARTICLE_INK)
           && outside.together >= 3)
    factor *= 0.4;
  return factor;
}
