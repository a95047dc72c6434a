/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking out of an article what is not its text: share bars, related lists, forms, labels. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-body.h"
#include "coranto-page-text.h"

/* A part that holds so much of the article is no side matter, whatever it is called. */
#define TOO_MUCH 0.4

static gboolean
is_side_matter (const CorantoPageMap *map, const CorantoArticleBody *body, guint index)
{
  const CorantoPageNode *entry = &map->nodes[index];
  guint32 prose = map->nodes[body->root].ink - map->nodes[body->root].linked;

  if (!(entry->roles & (CORANTO_ROLES_BESIDE | CORANTO_ROLE_COPYRIGHT)))
    return FALSE;
  return entry->ink - entry->linked < prose * TOO_MUCH;
}

static gboolean
is_link_list (const CorantoPageNode *entry)
{
  if (entry->tag != CORANTO_TAG_LIST && entry->tag != CORANTO_TAG_DIV
      && entry->tag != CORANTO_TAG_SECTION && entry->tag != CORANTO_TAG_DL
      && entry->tag != CORANTO_TAG_TABLE)
    return FALSE;
  return entry->links >= 2 && entry->linked * 10 > entry->ink * 6;
}

static gboolean
is_control (const CorantoPageNode *entry)
{
  return entry->tag == CORANTO_TAG_BUTTON || entry->tag == CORANTO_TAG_INPUT
         || entry->tag == CORANTO_TAG_NAV || entry->tag == CORANTO_TAG_FOOTER
         || (entry->tag == CORANTO_TAG_FORM && entry->ink < 400);
}

static gboolean
is_title_again (const CorantoPageMap *map, const CorantoPageNode *entry, const char *title)
{
  g_autofree char *text = NULL;

  if (entry->tag != CORANTO_TAG_HEADING || !title || entry->level > 2)
    return FALSE;
  text = coranto_page_map_text (map, entry->node, NULL, 0);
  return coranto_text_same_words (text, title);
}

static gboolean
is_meta_line (const CorantoPageNode *entry)
{
  return (entry->roles & (CORANTO_ROLE_META | CORANTO_ROLE_AUTHOR)) && entry->ink < 100
         && (entry->flags & CORANTO_PAGE_BLOCK) && entry->tag != CORANTO_TAG_P;
}

static gboolean
should_drop (const CorantoPageMap *map,
             const CorantoArticleBody *body,
             guint index,
             const char *title)
{
  const CorantoPageNode *entry = &map->nodes[index];

  if (entry->flags & CORANTO_PAGE_HIDDEN)
    return entry->tag != CORANTO_TAG_NOSCRIPT;
  return is_control (entry) || is_side_matter (map, body, index) || is_link_list (entry)
         || is_meta_line (entry) || is_title_again (map, entry, title);
}

void
coranto_article_body_clean (const CorantoPageMap *map, CorantoArticleBody *body, const char *title)
{
  guint end = map->nodes[body->root].end;

  body->ink = map->nodes[body->root].ink;
  for (guint i = body->root + 1; i < end;)
    {
      if (!should_drop (map, body, i, title))
        {
          i++;
          continue;
        }
      body->dropped[i] = TRUE;
      body->ink -= MIN (body->ink, map->nodes[i].ink);
      i = map->nodes[i].end;
    }
}
