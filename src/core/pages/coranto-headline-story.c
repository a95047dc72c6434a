/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row as a story; which of its pieces is the summary. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-story.h"

#include <string.h>

#include "coranto-headline-pieces.h"
#include "coranto-page-picture.h"
#include "coranto-address-date.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_SUMMARY 1000
#define LEAST_SUMMARY 16 /* ink */
#define LONGEST_AD_WORD 24

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
coranto_headline_pieces_summary (const CorantoHeadlineContext *context,
                                 GArray *pieces,
                                 const char *title)
{
  g_autoptr (GArray) blocks = NULL;
  guint chosen;
  g_autoptr (GString) text = g_string_new (NULL);
  char *line;

  /* a second link to the story, or the words over it, repeat its headline */
  for (guint i = 0; i < pieces->len; i++)
    {
      CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

      piece->is_title
          |= piece->kind == CORANTO_PIECE_SAME_LINK && coranto_text_same_words (piece->text, title);
    }
  blocks = blocks_of (context, pieces);
  chosen = summary_block (blocks);
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

/* A row that says of itself that it is paid for. */
static gboolean
says_advert (const CorantoPiece *piece)
{
  static const char *const words[] = { "promoted",
                                       "advertisement",
                                       "advertorial",
                                       "paidpost",
                                       "paidcontent",
                                       "partnercontent",
                                       "anzeige",
                                       "werbung",
                                       "publicidad",
                                       "publicité",
                                       "pubblicità",
                                       "publicidade",
                                       "contenidopatrocinado",
                                       "patrocinado",
                                       "sponsorisé",
                                       "sponsrad",
                                       "annons",
                                       "annonse",
                                       "annonce",
                                       "reklama",
                                       "реклама",
                                       "广告",
                                       "廣告",
                                       "推广",
                                       "赞助",
                                       "广告推广",
                                       "広告",
                                       "광고",
                                       "إعلان",
                                       "ממומן",
                                       NULL };
  g_autofree char *bare = NULL;

  if (piece->is_title || piece->ink > LONGEST_AD_WORD)
    return FALSE;
  bare = coranto_text_bare (piece->text);
  return g_str_has_prefix (bare, "sponsored") || g_strv_contains (words, bare);
}

static gboolean
is_paid_link (const CorantoPageNode *entry)
{
  const char *rel = coranto_html_attribute (entry->node, "rel");

  return rel && strstr (rel, "sponsored");
}

/* The headline as the page shows it, where an attribute said more. */
static char *
shown_title (const char *title, GArray *pieces)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    if (g_array_index (pieces, CorantoPiece, i).is_title)
      g_string_append (text, g_array_index (pieces, CorantoPiece, i).text);
  return text->len > 0 && g_str_has_prefix (title, text->str)
             ? g_string_free (g_steal_pointer (&text), FALSE)
             : g_strdup (title);
}

CorantoHeadlineStory *
coranto_headline_story_read (const CorantoHeadlineContext *context, const CorantoHeadlineRow *row)
{
  g_autoptr (GArray) pieces = coranto_headline_pieces_new (context, row);
  const CorantoPageLink *link = &g_array_index (context->links, CorantoPageLink, row->link);
  CorantoHeadlineStory *story = g_new0 (CorantoHeadlineStory, 1);
  gboolean is_guessed;

  story->url = link->url;
  story->place = link->node;
  story->shape = link->shape;
  story->kind = coranto_address_kind (link->url);
  story->row = row->first;
  story->row_end = MAX (row->end, context->map->nodes[row->first].end);
  story->container = context->map->nodes[row->first].parent;
  story->title
      = coranto_headline_pieces_title (context, row, pieces, &story->is_heading, &is_guessed);
  if (is_guessed)
    story->shown_title = shown_title (story->title, pieces);
  story->title_ink = coranto_text_ink (story->title, NULL);
  story->date_is_stated = coranto_headline_pieces_date (context, row, pieces, &story->date);
  if (!story->date_is_stated)
    coranto_date_find_in_address (story->url, context->facts->zone_minutes, &story->date);
  /* what is yet to come is when something takes place */
  if (story->date.unix_seconds > context->now + 86400)
    story->date = (CorantoDate) CORANTO_DATE_INIT;
  story->summary = coranto_headline_pieces_summary (context, pieces, story->title);
  story->image = find_picture (context, row);
  story->is_advert = is_paid_link (&context->map->nodes[link->node]);
  story->prose = prose_of_row (context, row);
  for (guint i = 0; i < pieces->len; i++)
    {
      const CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);

      story->other_links += piece->kind == CORANTO_PIECE_OTHER_LINK;
      story->is_advert |= says_advert (piece);
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
  g_free (story->shown_title);
  g_free (story->summary);
  g_free (story->image);
  g_free (story);
}
