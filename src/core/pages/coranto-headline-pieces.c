/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a row apart into pieces of text, and its date. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-pieces.h"

#include <string.h>

#include "coranto-address-date.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_PIECES 300
#define MAX_PIECE_CHARS 2000
#define LONGEST_DATE_PIECE 60 /* ink: longer ones are prose, whose dates are of other things */

static void
piece_clear (CorantoPiece *piece)
{
  g_free (piece->text);
}

static guint
block_of (const CorantoPageMap *map, guint element)
{
  while (element > 0 && !(map->nodes[element].flags & CORANTO_PAGE_BLOCK))
    element = map->nodes[element].parent;
  return element;
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
  piece.block = block_of (context->map, element);
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

static gboolean
find_date (const CorantoHeadlineContext *context,
           const char *text,
           CorantoDate *out,
           gsize *start,
           gsize *end)
{
  return coranto_date_find_in_text (text, context->now, context->facts->zone_minutes, out, start,
                                    end);
}

/* "2024-03-01 ~ 2024-03-05": when something takes place, not when it was published. */
static gboolean
is_range (const char *after)
{
  static const char *const signs[] = { "~", "～", "至", "–", "—", "到" };
  const char *p = after;
  CorantoDate date;
  gsize start = 0;

  while (*p == ' ')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i]))
      {
        p += strlen (signs[i]);
        return coranto_date_find_in_text (p, 0, 0, &date, &start, NULL) && start <= 2;
      }
  return FALSE;
}

static gboolean
has_year (const char *text, gsize start, gsize end)
{
  guint digits = 0;

  for (gsize i = start; i < end; i++)
    {
      digits = g_ascii_isdigit (text[i]) ? digits + 1 : 0;
      if (digits == 4)
        return TRUE;
    }
  return FALSE;
}

/* Dates inside of prose are of other things; at its end one may be the row's. */
static gboolean
is_date_piece (const CorantoPiece *piece, gsize start, gsize end)
{
  if (piece->ink <= LONGEST_DATE_PIECE)
    return TRUE;
  return strlen (piece->text) - end < 4 && has_year (piece->text, start, end);
}

static gboolean
date_of_piece (const CorantoHeadlineContext *context,
               CorantoPiece *piece,
               gboolean with_year,
               CorantoDate *out)
{
  gsize start;
  gsize end;
  CorantoDate date;

  if (piece->is_title || !find_date (context, piece->text, &date, &start, &end)
      || !is_date_piece (piece, start, end) || is_range (piece->text + end))
    return FALSE;
  if (date.unix_seconds > context->now + 86400
      || (with_year && !has_year (piece->text, start, end)))
    return FALSE;
  *out = date;
  if (piece->ink <= LONGEST_DATE_PIECE)
    piece->is_date = piece->ink <= coranto_text_ink (piece->text + start, NULL) + 12;
  return TRUE;
}

/* A day and a month in boxes of their own: "29" and "2024-03", "12月" and "05". */
static gboolean
date_of_boxes (const CorantoHeadlineContext *context, GArray *pieces, CorantoDate *out)
{
  for (guint i = 0; i + 1 < pieces->len; i++)
    {
      CorantoPiece *one = &g_array_index (pieces, CorantoPiece, i);
      CorantoPiece *two = one + 1;
      g_autofree char *forward = NULL;
      g_autofree char *backward = NULL;
      gsize start;

      if (one->is_title || two->is_title || one->ink > 8 || two->ink > 8)
        continue;
      forward = g_strconcat (one->text, g_str_has_suffix (one->text, "月") ? "" : "-", two->text,
                             g_str_has_suffix (one->text, "月") ? "日" : "", NULL);
      backward = g_strconcat (two->text, g_str_has_suffix (two->text, "月") ? "" : "-", one->text,
                              g_str_has_suffix (two->text, "月") ? "日" : "", NULL);
      if ((find_date (context, backward, out, &start, NULL) && start == 0)
          || (find_date (context, forward, out, &start, NULL) && start == 0))
        {
          one->is_date = two->is_date = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

/* <time datetime>, and exact times in the title of a short piece ("2 hours ago"). */
static gboolean
date_of_attributes (const CorantoHeadlineContext *context,
                    const CorantoHeadlineRow *row,
                    CorantoDate *out)
{
  const CorantoPageMap *map = context->map;

  for (guint i = row->first; i < row->end; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];
      const char *stated = NULL;

      if (entry->tag == CORANTO_TAG_TIME)
        stated = coranto_html_attribute (entry->node, "datetime");
      else if (entry->tag == CORANTO_TAG_INLINE || (entry->roles & CORANTO_ROLE_TIME))
        stated = coranto_html_attribute (entry->node, "title");
      if (stated && find_date (context, stated, out, NULL, NULL)
          && out->unix_seconds <= context->now + 86400)
        return TRUE;
    }
  return FALSE;
}

static void
mark_date_pieces (const CorantoHeadlineContext *context, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);
      CorantoDate date;

      date_of_piece (context, piece, FALSE, &date);
    }
}

/* A date without its year, whose year the address knows. */
static void
take_year_of_address (const CorantoHeadlineContext *context,
                      const CorantoHeadlineRow *row,
                      CorantoDate *date)
{
  const char *url = g_array_index (context->links, CorantoPageLink, row->link).url;
  CorantoDate stated;
  gint64 distance;

  if (!coranto_date_find_in_address (url, context->facts->zone_minutes, &stated))
    return;
  distance = ABS (stated.unix_seconds - date->unix_seconds);
  if (distance > 300 * 86400 && distance % (365 * 86400) < 6 * 86400)
    *date = stated;
}

gboolean
coranto_headline_pieces_date (const CorantoHeadlineContext *context,
                              const CorantoHeadlineRow *row,
                              GArray *pieces,
                              CorantoDate *out)
{
  if (date_of_attributes (context, row, out))
    {
      mark_date_pieces (context, pieces);
      return TRUE;
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pieces->len; i++)
      if (date_of_piece (context, &g_array_index (pieces, CorantoPiece, i), pass == 0, out))
        {
          take_year_of_address (context, row, out);
          return TRUE;
        }
  return date_of_boxes (context, pieces, out);
}
