/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a row apart into pieces of text. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-pieces.h"

#include "coranto-text.h"

#define MAX_PIECES 300
#define MAX_PIECE_CHARS 2000

static void
piece_clear (CorantoPiece *piece)
{
  g_free (piece->text);
}

static guint
link_around (const CorantoPageMap *map, guint element)
{
  if (!(map->nodes[element].flags & CORANTO_PAGE_LINKED))
    return 0;
  while (element > 0 && map->nodes[element].tag != CORANTO_TAG_A)
    element = map->nodes[element].parent;
  return element;
}

static CorantoPieceKind
kind_of (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row, guint link)
{
  const char *url = g_array_index (context->links, CorantoPageLink, row->link).url;
  guint index = link ? context->link_of_node[link] : 0;

  if (link == 0 || index == 0)
    return CORANTO_PIECE_PLAIN;
  return g_str_equal (g_array_index (context->links, CorantoPageLink, index - 1).url, url)
             ? CORANTO_PIECE_SAME_LINK
             : CORANTO_PIECE_OTHER_LINK;
}

static void
add_piece (const CorantoHeadlineContext *context,
           const CorantoHeadlineRow *row,
           GArray *pieces,
           const xmlNode *node)
{
  guint element = coranto_page_map_index (context->map, node->parent);
  g_autofree char *text = NULL;
  CorantoPiece piece = { .element = element };

  if (context->map->nodes[element].flags & CORANTO_PAGE_HIDDEN)
    return;
  /* text after the last element of a row may belong to what is around the list */
  if (element < row->first && element != context->map->nodes[row->first].parent)
    return;
  text = coranto_text_line ((const char *) node->content, MAX_PIECE_CHARS);
  if (!*text)
    return;
  piece.ink = coranto_text_ink (text, NULL);
  piece.block = coranto_page_map_block (context->map, element);
  piece.link = link_around (context->map, element);
  piece.kind = kind_of (context, row, piece.link);
  piece.text = g_steal_pointer (&text);
  g_array_append_val (pieces, piece);
}

GArray *
coranto_headline_pieces_new (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row)
{
  const CorantoPageMap *map = context->map;
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (CorantoPiece));
  xmlNode *root = map->nodes[0].node;
  const xmlNode *stop = row->end < map->n_nodes ? map->nodes[row->end].node : NULL;

  g_array_set_clear_func (pieces, (GDestroyNotify) piece_clear);
  for (xmlNode *node = map->nodes[row->first].node;
       node && node != stop && pieces->len < MAX_PIECES;
       node = coranto_html_next (root, node, FALSE))
    if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content)
      add_piece (context, row, pieces, node);
  return pieces;
}
