/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a row's pieces is the headline. */
#define G_LOG_DOMAIN "coranto-pages"

#include <string.h>

#include "coranto-headline-pieces.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_TITLE 500
#define LEAST_TITLE 6
#define LEAST_LINK 6 /* ink of a link that can be a headline */
#define GOOD_LINK 12 /* and of one that surely can */
#define LONG_LINK 140

/* The heading inside of a link, where the whole card is the link. */
static guint
heading_inside (const CorantoPageMap *map, guint link)
{
  for (guint i = link + 1; i < map->nodes[link].end; i++)
    if (map->nodes[i].tag == CORANTO_TAG_HEADING && map->nodes[i].ink >= LEAST_TITLE)
      return i;
  for (guint i = link + 1; i < map->nodes[link].end; i++)
    if ((map->nodes[i].roles & CORANTO_ROLE_TITLE) && map->nodes[i].ink >= LEAST_TITLE)
      return i;
  return 0;
}

static gboolean
holds_blocks (const CorantoPageMap *map, guint element)
{
  for (guint i = element + 1; i < map->nodes[element].end; i++)
    if ((map->nodes[i].flags & CORANTO_PAGE_BLOCK) && map->nodes[i].ink > 0)
      return TRUE;
  return FALSE;
}

/* "09:01" */
static gboolean
is_clock (const char *text)
{
  return strspn (text, "0123456789:") == strlen (text) && strchr (text, ':');
}

static gboolean
is_only_date (const CorantoHeadlineContext *context, const CorantoPiece *piece)
{
  CorantoDate date;
  gsize start;
  gsize end;

  if (is_clock (piece->text))
    return TRUE;
  return coranto_date_find_in_text (piece->text, context->now, 0, &date, &start, &end) && start < 5
         && strlen (piece->text) - end < 5;
}

/* The element whose text is the headline of a link. */
static guint
title_element (const CorantoHeadlineContext *context, GArray *pieces, guint link)
{
  const CorantoPageMap *map = context->map;
  guint heading = heading_inside (map, link);

  if (heading)
    return heading;
  if (!holds_blocks (map, link))
    return link;
  for (guint i = 0; i < pieces->len; i++)
    {
      const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

      if (piece->link == link && piece->ink >= LEAST_TITLE && piece->block > link
          && !is_only_date (context, piece))
        return piece->block;
    }
  return link;
}

static gboolean
is_below (const CorantoPageMap *map, guint element, guint above)
{
  return element >= above && element < map->nodes[above].end;
}

/* 置顶, 热, NEW: set before a headline to be seen, no part of it. */
static gboolean
is_badge (const char *text)
{
  static const char *const words[]
      = { "置顶", "置頂", "推荐", "热",   "熱",  "新",  "顶",  "精",     "荐",     "图",   "视频",
          "原创", "独家", "热门", "最新", "hot", "new", "top", "pinned", "sticky", "공지", NULL };
  g_autofree char *bare = coranto_text_bare (text);

  return g_strv_contains (words, bare);
}

/* What stands over a headline, by its class: a topic, a section. */
static gboolean
is_kicker (const CorantoPageNode *entry)
{
  static const char *const words[]
      = { "kicker",     "topline", "eyebrow",       "overline", "overtitle",  "dachzeile",
          "spitzmarke", "rubric",  "vorspann",      "surtitre", "antetitulo", "occhiello",
          "label",      "badge",   "flag",          "category", "sticker",    "section-name",
          "hidden",     "sr-only", "screen-reader", NULL };
  const char *class = entry->node->properties ? coranto_html_attribute (entry->node, "class")
                                              : NULL;
  g_autofree char *lower = class ? g_ascii_strdown (class, -1) : NULL;

  return lower && coranto_text_has_any (lower, words);
}

/* Whether an element inside of the headline's is apart from it, and enough is left without it. */
static gboolean
is_apart (const CorantoPageMap *map, guint element, const CorantoPiece *piece)
{
  guint inner = piece->element;

  if (inner == element || map->nodes[element].ink < piece->ink + LEAST_TITLE)
    return FALSE;
  if (is_badge (piece->text))
    return TRUE;
  for (; inner > element; inner = map->nodes[inner].parent)
    if (is_kicker (&map->nodes[inner]) && map->nodes[inner].ink * 2 < map->nodes[element].ink)
      return TRUE;
  return FALSE;
}

/* Joins the pieces below `element`, dates and kickers left out, and marks them. */
static char *
join_title (const CorantoHeadlineContext *context, GArray *pieces, guint element)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);
      const CorantoPageNode *entry = &context->map->nodes[piece->element];

      if (!is_below (context->map, piece->element, element)
          || is_apart (context->map, element, piece))
        continue;
      if (is_only_date (context, piece)
          && (piece->element != element || (entry->roles & CORANTO_ROLE_TIME)))
        continue;
      piece->is_title = TRUE;
    }
  /* the very text nodes, for the blanks between them */
  for (xmlNode *node = context->map->nodes[element].node; node;
       node = coranto_html_next (context->map->nodes[element].node, node, FALSE))
    {
      guint inside = coranto_page_map_index (context->map, node->parent);

      if (coranto_html_is (node, "br"))
        g_string_append_c (text, ' ');
      if (node->type != XML_TEXT_NODE || !node->content
          || (context->map->nodes[inside].flags & CORANTO_PAGE_HIDDEN))
        continue;
      for (guint i = 0; i < pieces->len; i++)
        {
          const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

          if (piece->is_title && piece->element == inside)
            {
              g_string_append (text, (const char *) node->content);
              break;
            }
        }
    }
  return coranto_text_line (text->str, MAX_TITLE);
}

static const char *
label_of (const CorantoPageMap *map, guint link)
{
  const char *label = coranto_html_attribute (map->nodes[link].node, "aria-label");

  if (coranto_text_is_blank (label))
    label = coranto_html_attribute (map->nodes[link].node, "title");
  for (guint i = link + 1; coranto_text_is_blank (label) && i < map->nodes[link].end; i++)
    if (map->nodes[i].tag == CORANTO_TAG_IMG)
      label = coranto_html_attribute (map->nodes[i].node, "alt");
  return label;
}

static gboolean
in_heading (const CorantoPageMap *map, guint element, guint top)
{
  for (; element >= top && element > 0; element = map->nodes[element].parent)
    if (map->nodes[element].tag == CORANTO_TAG_HEADING)
      return TRUE;
  return FALSE;
}

/* The fullest of what the links to the story say, when the headline is cut. */
static char *
complete (const CorantoHeadlineContext *context,
          const CorantoHeadlineRow *row,
          GArray *pieces,
          char *title,
          gboolean *is_guessed)
{
  const CorantoPageMap *map = context->map;
  const char *url = g_array_index (context->links, CorantoPageLink, row->link).url;
  const char *best = title;
  char *line;

  for (guint i = row->first; i < row->end; i++)
    {
      guint link = context->link_of_node[i];
      const char *stated;

      if (map->nodes[i].tag == CORANTO_TAG_IMG || link > 0)
        {
          if (link > 0
              && !g_str_equal (g_array_index (context->links, CorantoPageLink, link - 1).url, url))
            continue;
          stated = coranto_html_attribute (map->nodes[i].node, "title");
          best = coranto_text_fuller (best, stated);
          stated = coranto_html_attribute (map->nodes[i].node, "alt");
          if (coranto_text_is_cut (best))
            best = coranto_text_fuller (best, stated);
        }
    }
  for (guint i = 0; coranto_text_is_cut (best) && i < pieces->len; i++)
    {
      const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

      if (piece->kind == CORANTO_PIECE_SAME_LINK)
        best = coranto_text_fuller (best, piece->text);
    }
  *is_guessed = best != title && !coranto_text_is_cut (title);
  if (best == title)
    return title;
  line = coranto_text_line (best, MAX_TITLE);
  g_free (title);
  return line;
}

/* How much the link is like the headline's, of several to one story in a row. */
static double
link_likeness (const CorantoPageMap *map, const CorantoHeadlineRow *row, guint link)
{
  const CorantoPageNode *entry = &map->nodes[link];
  double likeness = 0;
  guint32 roles = 0;

  if (entry->ink < LEAST_LINK || (entry->flags & CORANTO_PAGE_HIDDEN))
    return -10;
  for (guint i = link; i >= row->first && i > 0; i = map->nodes[i].parent)
    roles |= map->nodes[i].roles;
  if (in_heading (map, link, row->first) || heading_inside (map, link))
    likeness += 3;
  else if (roles & CORANTO_ROLE_TITLE)
    likeness += 1.5;
  if ((entry->roles | roles) & (CORANTO_ROLE_SUMMARY | CORANTO_ROLE_COMMENT | CORANTO_ROLE_TIME))
    likeness -= 2;
  return entry->ink > LONG_LINK ? likeness - 1 : likeness;
}

/* The picture, the headline, its summary and "more" may each be a link to the story: the row's own
 * unless another is more like a headline, or as much and before it. */
static guint
title_link (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row)
{
  const CorantoPageLink *own = &g_array_index (context->links, CorantoPageLink, row->link);
  guint best = own->node;
  double most = link_likeness (context->map, row, best);

  for (guint i = row->first; i < row->end; i++)
    {
      guint link = context->link_of_node[i];
      double likeness;

      if (link == 0 || i == own->node
          || !g_str_equal (g_array_index (context->links, CorantoPageLink, link - 1).url, own->url))
        continue;
      likeness = link_likeness (context->map, row, i);
      if (likeness > most
          || (likeness == most && i < best && context->map->nodes[i].ink >= GOOD_LINK
              && context->map->nodes[i].ink < context->map->nodes[best].ink))
        {
          best = i;
          most = likeness;
        }
    }
  return most > -10 ? best : own->node;
}

/* "Read more: The headline": the headline. */
static void
cut_more_before (char *title)
{
  char *colon = strchr (title, ':');
  g_autofree char *before = NULL;

  if (!colon || !colon[1])
    return;
  before = g_strndup (title, (gsize) (colon - title));
  if (!coranto_text_is_more_word (before))
    return;
  colon++;
  colon += strspn (colon, " ");
  memmove (title, colon, strlen (colon) + 1);
}

char *
coranto_headline_pieces_title (const CorantoHeadlineContext *context,
                               const CorantoHeadlineRow *row,
                               GArray *pieces,
                               gboolean *is_heading,
                               gboolean *is_guessed)
{
  const CorantoPageMap *map = context->map;
  guint link = title_link (context, row);
  guint element = title_element (context, pieces, link);
  char *title = join_title (context, pieces, element);
  const char *skipped = coranto_text_skip_bullet (title);

  if (skipped != title)
    memmove (title, skipped, strlen (skipped) + 1);
  if (!*title)
    {
      g_free (title);
      title = coranto_text_line (label_of (map, link), MAX_TITLE);
    }
  cut_more_before (title);
  *is_heading = in_heading (map, element, row->first);
  return complete (context, row, pieces, title, is_guessed);
}
