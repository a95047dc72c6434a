/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the next page. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-next.h"

#include <stdlib.h>
#include <string.h>

#include "coranto-page-number.h"
#include "coranto-page-text.h"
#include "coranto-url.h"

#define MAX_NEXT_INK 24
#define MAX_NUMBER 10000

static gboolean
rel_is_next (const xmlNode *node)
{
  const char *rel = coranto_html_attribute (node, "rel");

  return rel && g_ascii_strcasecmp (rel, "next") == 0;
}

static gboolean
says_next (const CorantoPageMap *map, const CorantoPageLink *link)
{
  const xmlNode *node = map->nodes[link->node].node;
  g_autofree char *text = NULL;

  if (rel_is_next (node))
    return TRUE;
  if (link->ink > MAX_NEXT_INK)
    return FALSE;
  text = coranto_page_map_text (map, map->nodes[link->node].node, NULL, 40);
  return coranto_text_is_next_word (text)
         || coranto_text_is_next_word (coranto_html_attribute (node, "title"));
}

/* Signs alone (», >) mean the next page only among pages. */
static gboolean
is_in_pager (const CorantoPageMap *map, const CorantoPageLink *link)
{
  return (map->nodes[link->node].inherited & CORANTO_ROLE_PAGER) != 0;
}

/* The number that a link's text is, also as in 第2页; 0: none. */
static long
read_number (const CorantoPageMap *map, const CorantoPageLink *link)
{
  g_autofree char *text = NULL;
  const char *start;
  char *end;
  long number;

  if (link->ink == 0 || link->ink > 8)
    return 0;
  text = coranto_page_map_text (map, map->nodes[link->node].node, NULL, 12);
  start = g_str_has_prefix (text, "第") ? text + strlen ("第") : text;
  number = strtol (start, &end, 10);
  if (end == start || (*end && strcmp (end, "页") != 0 && strcmp (end, "頁") != 0))
    return 0;
  return CLAMP (number, 0, MAX_NUMBER);
}

/* In 1 [2] 3 4 the current page is no link, or links to itself: the next is the number that is
 * missing plus one. */
static const CorantoPageLink *
after_current_number (const CorantoPageMap *map, const GArray *links)
{
  long before = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, i);
      long number = is_in_pager (map, link) ? read_number (map, link) : 0;

      if (number == 0)
        continue;
      if (number == before + 2)
        return link;
      before = number;
    }
  return NULL;
}

static gboolean
is_shown (const CorantoPageMap *map, const CorantoPageLink *link)
{
  return link->ink > 0 || rel_is_next (map->nodes[link->node].node) || is_in_pager (map, link);
}

char *
coranto_page_next (const CorantoPageMap *map, const CorantoPageFacts *facts, const GArray *links)
{
  const char *page = coranto_html_document_get_url (map->page);
  const CorantoPageLink *found = NULL;

  if (facts->next_url && !coranto_address_is_same (facts->next_url, page)
      && (!page || coranto_url_same_site (facts->next_url, page)))
    return g_strdup (facts->next_url);
  for (guint i = 0; i < links->len && !found; i++)
    {
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, i);

      if (says_next (map, link) && is_shown (map, link)
          && (!page || coranto_url_same_site (link->url, page)))
        found = link;
    }
  if (!found)
    found = after_current_number (map, links);
  if (!found || (page && !coranto_url_same_site (found->url, page)))
    return NULL;
  return g_strdup (found->url);
}

/* Articles ----------------------------------------------------------------------------------------
 * Most "next" links of an article lead to the next article: its own next page is known by its
 * address. */

/* 下一页, "Next page": said of a page, not of whatever is next. */
static gboolean
says_next_page (const CorantoPageMap *map, const CorantoPageLink *link)
{
  static const char *const words[] = { "页", "頁", "page", "Page", "ページ", "eite", NULL };
  g_autofree char *text = NULL;

  if (!says_next (map, link))
    return FALSE;
  text = coranto_page_map_text (map, map->nodes[link->node].node, NULL, 40);
  return coranto_text_has_any (text, words);
}

/* A pager leads back to the first page too; the way from article to article does not. */
static gboolean
leads_to_first (const CorantoPageMap *map, const GArray *links, const char *page)
{
  for (guint i = 0; i < links->len; i++)
    {
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, i);

      if (read_number (map, link) == 1 && coranto_page_number_begins (page, link->url))
        return TRUE;
    }
  return FALSE;
}

/* Whether the link's text is the number of the page that it leads to, `number` by its address: the
 * same, or one more where addresses count from 0. */
static gboolean
has_number (const CorantoPageMap *map, const CorantoPageLink *link, const char *page, int number)
{
  g_auto (CorantoPageNumber) current = coranto_page_number_parse (page);
  long text = read_number (map, link);

  if (current.number != number - 1)
    return text == 2;
  return text == number || text == number + 1;
}

char *
coranto_page_next_of_article (const CorantoPageMap *map,
                              const CorantoPageFacts *facts,
                              const GArray *links)
{
  const char *page = coranto_html_document_get_url (map->page);
  const CorantoPageLink *numbered = NULL;
  int number;

  if (!page)
    return NULL;
  if (facts->next_url
      && coranto_page_number_follows (page, facts->next_url, &number) == CORANTO_PAGE_FOLLOWS)
    return g_strdup (facts->next_url);
  for (guint i = 0; i < links->len; i++)
    {
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, i);
      CorantoPageFollowing following = coranto_page_number_follows (page, link->url, &number);

      if (following == CORANTO_PAGE_FOLLOWS_NOT)
        continue;
      if (says_next_page (map, link)
          || (says_next (map, link)
              && (following == CORANTO_PAGE_FOLLOWS || leads_to_first (map, links, page))))
        return g_strdup (link->url);
      if (!numbered && has_number (map, link, page, number))
        numbered = link;
    }
  return numbered ? g_strdup (numbered->url) : NULL;
}
