/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row: which of its pieces is the headline, which the summary. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-story.h"

#include <string.h>

#include "coranto-headline-pieces.h"
#include "coranto-page-picture.h"
#include "coranto-address-date.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_TITLE 500
#define MAX_SUMMARY 1000
#define LEAST_SUMMARY 16 /* ink */
#define LEAST_TITLE 6

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

/* Joins the pieces below `element`, dates left out, and marks them. */
static char *
join_title (const CorantoHeadlineContext *context, GArray *pieces, guint element)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);
      const CorantoPageNode *entry = &context->map->nodes[piece->element];

      if (!is_below (context->map, piece->element, element))
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
          char *title)
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
  if (best == title)
    return title;
  line = coranto_text_line (best, MAX_TITLE);
  g_free (title);
  return line;
}

char *
coranto_headline_pieces_title (const CorantoHeadlineContext *context,
                               const CorantoHeadlineRow *row,
                               GArray *pieces,
                               gboolean *is_heading)
{
  const CorantoPageMap *map = context->map;
  guint link = g_array_index (context->links, CorantoPageLink, row->link).node;
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
  *is_heading = in_heading (map, element, row->first);
  return complete (context, row, pieces, title);
}

static const guint32 not_summary = CORANTO_ROLE_META | CORANTO_ROLE_TAGS | CORANTO_ROLE_SHARE
                                   | CORANTO_ROLE_AUTHOR | CORANTO_ROLE_COMMENT | CORANTO_ROLE_TIME
                                   | CORANTO_ROLE_CRUMBS;

static gboolean
can_be_summary (const CorantoHeadlineContext *context, const CorantoPiece *piece)
{
  guint32 roles = 0;

  if (piece->is_title || piece->is_date || coranto_text_is_more_word (piece->text))
    return FALSE;
  for (guint i = piece->element; i >= piece->block && i > 0; i = context->map->nodes[i].parent)
    roles |= context->map->nodes[i].roles;
  return !(roles & not_summary) || (roles & CORANTO_ROLE_SUMMARY);
}

typedef struct
{
  guint block;
  guint32 ink;
  guint32 linked; /* to other addresses */
  gboolean is_summary;
} Block;

static GArray *
blocks_of (const CorantoHeadlineContext *context, GArray *pieces)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (Block));

  for (guint i = 0; i < pieces->len; i++)
    {
      const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);
      Block *last = blocks->len > 0 ? &g_array_index (blocks, Block, blocks->len - 1) : NULL;
      Block block = { .block = piece->block };

      if (!can_be_summary (context, piece))
        continue;
      if (!last || last->block != piece->block)
        {
          block.is_summary = (context->map->nodes[piece->block].roles & CORANTO_ROLE_SUMMARY) != 0;
          g_array_append_val (blocks, block);
          last = &g_array_index (blocks, Block, blocks->len - 1);
        }
      last->ink += piece->ink;
      last->linked += piece->kind == CORANTO_PIECE_OTHER_LINK ? piece->ink : 0;
    }
  return blocks;
}

/* The first block of weight: half the heaviest one's, or called so. */
static guint
summary_block (GArray *blocks)
{
  guint32 most = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (block->linked * 2 <= block->ink)
        most = MAX (most, block->ink);
    }
  if (most < LEAST_SUMMARY)
    return 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (block->linked * 2 > block->ink)
        continue;
      if (block->ink * 2 >= most || (block->is_summary && block->ink >= LEAST_SUMMARY))
        return block->block;
    }
  return 0;
}

char *
coranto_headline_pieces_summary (const CorantoHeadlineContext *context, GArray *pieces)
{
  g_autoptr (GArray) blocks = blocks_of (context, pieces);
  guint chosen = summary_block (blocks);
  g_autoptr (GString) text = g_string_new (NULL);
  char *line;

  if (chosen == 0)
    return NULL;
  for (guint i = 0; i < pieces->len; i++)
    {
      const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

      if (piece->block != chosen || !can_be_summary (context, piece))
        continue;
      if (text->len > 0 && g_ascii_isalnum (text->str[text->len - 1]))
        g_string_append_c (text, ' ');
      g_string_append (text, piece->text);
    }
  line = coranto_text_line (text->str, MAX_SUMMARY);
  coranto_text_cut_more (line);
  return line;
}

static char *
find_picture (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row)
{
  const char *base = coranto_html_document_get_base_url (context->map->page);

  for (guint i = row->first; i < row->end; i++)
    {
      const CorantoPageNode *entry = &context->map->nodes[i];
      char *address;

      if (entry->tag != CORANTO_TAG_IMG || coranto_picture_is_tiny (entry->node))
        continue;
      address = coranto_picture_address (entry->node, base);
      if (address)
        return address;
    }
  return NULL;
}

static guint32
prose_of_row (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row)
{
  guint32 prose = 0;

  for (guint i = row->first; i < row->end; i++)
    if (coranto_page_node_is_prose (&context->map->nodes[i]))
      prose += context->map->nodes[i].own_ink;
  return prose;
}

CorantoHeadlineStory *
coranto_headline_story_read (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row)
{
  g_autoptr (GArray) pieces = coranto_headline_pieces_new (context, row);
  const CorantoPageLink *link = &g_array_index (context->links, CorantoPageLink, row->link);
  CorantoHeadlineStory *story = g_new0 (CorantoHeadlineStory, 1);

  story->url = link->url;
  story->place = link->node;
  story->shape = link->shape;
  story->kind = coranto_address_kind (link->url);
  story->row = row->first;
  story->row_end = context->map->nodes[row->first].end;
  story->container = context->map->nodes[row->first].parent;
  story->title = coranto_headline_pieces_title (context, row, pieces, &story->is_heading);
  story->title_ink = coranto_text_ink (story->title, NULL);
  story->date_is_stated = coranto_headline_pieces_date (context, row, pieces, &story->date);
  if (!story->date_is_stated)
    coranto_date_find_in_address (story->url, context->facts->zone_minutes, &story->date);
  /* what is yet to come is when something takes place */
  if (story->date.unix_seconds > context->now + 86400)
    story->date = (CorantoDate) CORANTO_DATE_INIT;
  story->summary = coranto_headline_pieces_summary (context, pieces);
  story->image = find_picture (context, row);
  story->prose = prose_of_row (context, row);
  for (guint i = 0; i < pieces->len; i++)
    {
      const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

      story->other_links += piece->kind == CORANTO_PIECE_OTHER_LINK;
      story->has_price |= piece->ink <= 24 && coranto_text_has_price (piece->text);
    }
  for (guint i = row->first; i < row->end; i++)
    story->has_price |= (context->map->nodes[i].roles & CORANTO_ROLE_PRICE) != 0;
  return story;
}

void
coranto_headline_story_free (CorantoHeadlineStory *story)
{
  if (!story)
    return;
  g_free (story->title);
  g_free (story->summary);
  g_free (story->image);
  g_free (story);
}
