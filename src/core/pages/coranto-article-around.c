/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what stands around an article. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-around.h"

#include <string.h>

#include "coranto-article-phrases.h"
#include "coranto-page-links.h"
#include "coranto-page-next.h"
#include "coranto-page-picture.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_CRUMBS 10
#define MAX_CRUMB_CHARS 60
#define MAX_NOTICE 500     /* characters */
#define LONGEST_NOTICE 800 /* ink */
#define LONGEST_TRAIL 200  /* ink of breadcrumbs */
#define MAX_LINKS 5000

/* 当前位置：…, "You are here" */
static gboolean
says_position (const char *text)
{
  static const char *const words[]
      = { "当前位置", "您的位置",     "您现在的位置",  "所在位置", "你的位置",
          "當前位置", "You are here", "Sie sind hier", NULL };

  return coranto_text_begins_with_any (text, words);
}

/* "Home > News > Hot topics": signs between the links. */
static gboolean
has_separators (const char *text, guint links)
{
  guint signs = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    signs += g_utf8_strchr (">»›＞→/", -1, g_utf8_get_char (p)) != NULL;
  return links >= 2 && signs + 1 >= links && signs <= links + 1;
}

static gboolean
is_trail (const CorantoPageMap *map, guint index)
{
  const CorantoPageNode *entry = &map->nodes[index];
  g_autofree char *text = NULL;

  if (entry->links < 1 || entry->ink < 3 || entry->ink > LONGEST_TRAIL
      || (entry->flags & CORANTO_PAGE_HIDDEN))
    return FALSE;
  if (entry->roles & CORANTO_ROLE_CRUMBS)
    return TRUE;
  if (!(entry->flags & CORANTO_PAGE_BLOCK) || entry->links > MAX_CRUMBS)
    return FALSE;
  text = coranto_page_map_text (map, entry->node, NULL, 200);
  return says_position (text) || has_separators (text, entry->links);
}

static void
add_crumb (CorantoParsedItem *item, const char *text)
{
  g_autofree char *line = coranto_text_line (text, MAX_CRUMB_CHARS);
  char *start = line;
  gsize length;

  while (*start
         && (strchr (">/|: ", *start) || g_str_has_prefix (start, "»")
             || g_str_has_prefix (start, "›") || g_str_has_prefix (start, "：")
             || g_str_has_prefix (start, "＞")))
    start = g_utf8_next_char (start);
  length = strlen (start);
  while (length > 0 && strchr (">/|: ", start[length - 1]))
    start[--length] = '\0';
  if (*start && !says_position (start) && item->breadcrumbs->len < MAX_CRUMBS)
    g_ptr_array_add (item->breadcrumbs, g_strdup (start));
}

/* Its links, and the words after the last of them (the page itself). */
static void
read_trail (const CorantoPageMap *map, guint index, CorantoParsedItem *item)
{
  xmlNode *trail = map->nodes[index].node;
  xmlNode *node = trail;

  while (node)
    {
      gboolean is_link = coranto_html_is (node, "a");

      if (is_link)
        {
          g_autofree char *text = coranto_page_map_text (map, node, NULL, MAX_CRUMB_CHARS);

          add_crumb (item, text);
        }
      else if (node->type == XML_TEXT_NODE && node->content)
        add_crumb (item, (const char *) node->content);
      node = coranto_html_next (trail, node, is_link);
    }
}

static void
read_breadcrumbs (const CorantoPageMap *map,
                  const CorantoArticleBody *body,
                  CorantoParsedItem *item)
{
  guint end = coranto_article_body_first (map, body);

  if (item->breadcrumbs->len > 0)
    return;
  for (guint i = 1; i < end; i++)
    if (is_trail (map, i))
      {
        read_trail (map, i, item);
        return;
      }
}

static gboolean
is_notice (const CorantoPageMap *map, guint index)
{
  const CorantoPageNode *entry = &map->nodes[index];
  g_autofree char *text = NULL;

  if (!(entry->flags & CORANTO_PAGE_BLOCK) || (entry->flags & CORANTO_PAGE_HIDDEN)
      || entry->own_ink < 8 || entry->ink > LONGEST_NOTICE || entry->linked * 2 > entry->ink)
    return FALSE;
  text = coranto_page_map_text (map, entry->node, NULL, 60);
  return coranto_article_phrase (text) == CORANTO_PHRASE_DISCLAIMER;
}

/* The first notice after the text begins, or what the page's foot says. */
static void
read_copyright (const CorantoPageMap *map, const CorantoArticleBody *body, CorantoParsedItem *item)
{
  guint found = 0;

  for (guint i = body->core; i < map->n_nodes && found == 0; i++)
    if (is_notice (map, i))
      found = i;
  for (guint i = body->core; i < map->n_nodes && found == 0; i++)
    if ((map->nodes[i].roles & CORANTO_ROLE_COPYRIGHT) && map->nodes[i].ink > 8
        && map->nodes[i].ink < LONGEST_NOTICE && map->nodes[i].linked * 2 < map->nodes[i].ink)
      found = i;
  if (found > 0)
    item->copyright = coranto_page_map_text (map, map->nodes[found].node, NULL, MAX_NOTICE);
}

static void
read_next_page (const CorantoPageMap *map, const CorantoPageFacts *facts, CorantoParsedItem *item)
{
  g_autoptr (GArray) links = coranto_page_links_new (map, MAX_LINKS, FALSE);

  item->next_page_url = coranto_page_next_of_article (map, facts, links);
}

static void
read_image (const CorantoPageMap *map, const CorantoArticleBody *body, CorantoParsedItem *item)
{
  const char *base = coranto_html_document_get_base_url (map->page);

  for (guint i = body->root; i < map->nodes[body->root].end && !item->image; i++)
    if (body->dropped[i])
      i = map->nodes[i].end - 1;
    else if (map->nodes[i].tag == CORANTO_TAG_IMG && !coranto_picture_is_tiny (map->nodes[i].node))
      item->image = coranto_picture_address (map->nodes[i].node, base);
}

void
coranto_article_around_read (const CorantoPageMap *map,
                             const CorantoPageFacts *facts,
                             const CorantoArticleBody *body,
                             CorantoParsedItem *item)
{
  read_breadcrumbs (map, body, item);
  read_copyright (map, body, item);
  read_next_page (map, facts, item);
  read_image (map, body, item);
}
