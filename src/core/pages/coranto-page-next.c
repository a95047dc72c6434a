/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the next page. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-next.h"

#include <stdlib.h>
#include <string.h>

#include "coranto-page-text.h"
#include "coranto-url.h"

#define MAX_NEXT_INK 24

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

static gboolean
is_number (const CorantoPageMap *map, const CorantoPageLink *link, long *number)
{
  g_autofree char *text = NULL;
  char *end;

  if (link->ink == 0 || link->ink > 4)
    return FALSE;
  text = coranto_page_map_text (map, map->nodes[link->node].node, NULL, 8);
  *number = strtol (text, &end, 10);
  return end != text && *end == '\0' && *number > 0;
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
      long number;

      if (!is_in_pager (map, link) || !is_number (map, link, &number))
        continue;
      if (number == before + 2)
        return link;
      before = number;
    }
  return NULL;
}

char *
coranto_page_next (const CorantoPageMap *map, const CorantoPageFacts *facts, const GArray *links)
{
  const char *page = coranto_html_document_get_url (map->page);
  const CorantoPageLink *found = NULL;

  if (facts->next_url)
    return g_strdup (facts->next_url);
  for (guint i = 0; i < links->len && !found; i++)
    {
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, i);

      if (says_next (map, link)
          && (link->ink > 0 || rel_is_next (map->nodes[link->node].node)
              || is_in_pager (map, link)))
        found = link;
    }
  if (!found)
    found = after_current_number (map, links);
  if (!found || (page && !coranto_url_same_site (found->url, page)))
    return NULL;
  return g_strdup (found->url);
}
