/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling where an article ends within the element that holds it. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-after.h"

#include "coranto-article-phrases.h"

#define MUCH_OF_PROSE 0.4 /* the element that holds the text has so much of it as its own */
#define MOST_OF_TEXT 0.8  /* what follows is less than this share of the text */
#define LONGEST_CARD 500  /* ink of a story's card or a comment */
#define LONGEST_LABEL 40  /* ink of a heading that names what follows */
#define LONGEST_DATE 40
#define LEAST_CARDS 2

typedef struct
{
  const CorantoPageMap *map;
  const CorantoPageFacts *facts;
  CorantoArticleBody *body;
  guint text;  /* the element whose children the paragraphs are */
  guint32 own; /* their ink */
  guint last;  /* the last of them */
} After;

static gboolean
is_paragraph (const After *after, guint index)
{
  return coranto_article_body_keeps (after->map, after->body, index)
         && !(after->map->nodes[index].flags & CORANTO_PAGE_TEASER)
         && !(after->map->nodes[index].inherited & (CORANTO_ROLES_BESIDE | CORANTO_ROLE_CAPTION));
}

/* The element that most of the prose stands in as its own paragraphs. */
static gboolean
find_text (After *after)
{
  const CorantoPageNode *root = &after->map->nodes[after->body->root];
  g_autofree guint32 *own = g_new0 (guint32, root->end - after->body->root);

  for (guint i = after->body->root + 1; i < root->end; i++)
    {
      guint above = coranto_page_map_block (after->map, after->map->nodes[i].parent);

      if (!is_paragraph (after, i) || above < after->body->root)
        continue;
      own[above - after->body->root] += after->map->nodes[i].own_ink;
      if (own[above - after->body->root] > after->own)
        {
          after->own = own[above - after->body->root];
          after->text = above;
        }
    }
  for (guint i = after->text + 1; after->text > 0 && i < after->map->nodes[after->text].end; i++)
    if (is_paragraph (after, i)
        && coranto_page_map_block (after->map, after->map->nodes[i].parent) == after->text)
      after->last = i;
  return after->last > 0 && after->own >= after->body->prose[after->body->root] * MUCH_OF_PROSE;
}

static gboolean
shows_date (const After *after, guint index)
{
  const CorantoPageNode *entry = &after->map->nodes[index];
  g_autofree char *text = NULL;
  CorantoDate date;

  if (entry->tag == CORANTO_TAG_TIME)
    return TRUE;
  if (!(entry->flags & CORANTO_PAGE_BLOCK) || entry->own_ink == 0 || entry->ink > LONGEST_DATE)
    return FALSE;
  text = coranto_page_map_text (after->map, entry->node, NULL, 0);
  return coranto_date_find_in_text (text, after->facts->now, 0, &date, NULL, NULL);
}

/* Parts of a text that are no section. */
static gboolean
is_part_of_text (const CorantoPageNode *entry)
{
  return entry->tag == CORANTO_TAG_P || entry->tag == CORANTO_TAG_HEADING
         || entry->tag == CORANTO_TAG_BLOCKQUOTE || entry->tag == CORANTO_TAG_PRE
         || entry->tag == CORANTO_TAG_FIGURE || entry->tag == CORANTO_TAG_TABLE
         || coranto_html_is (entry->node, "ol") /* references */
         || (entry->roles & (CORANTO_ROLE_EMBED | CORANTO_ROLE_BODY));
}

/* A link or a date with a few lines of text. */
static gboolean
is_card (const After *after, guint index)
{
  const CorantoPageNode *entry = &after->map->nodes[index];

  if (!(entry->flags & CORANTO_PAGE_BLOCK) || entry->ink == 0 || entry->ink > LONGEST_CARD
      || is_part_of_text (entry))
    return FALSE;
  for (guint i = index + 1; i < entry->end; i++)
    {
      const CorantoPageNode *inner = &after->map->nodes[i];

      if (inner->ink > 0 && inner->ink * 10 < entry->ink * 9
          && (inner->tag == CORANTO_TAG_A || shows_date (after, i)))
        return TRUE;
    }
  return entry->linked * 2 > entry->ink;
}

/* Whether `index` is made of cards: two and more of one kind, and little else. */
static gboolean
has_cards (const After *after, guint index)
{
  const CorantoPageNode *entry = &after->map->nodes[index];
  guint32 cards_ink = 0;
  guint cards = 0;

  for (guint i = index + 1; i < entry->end;)
    if (is_part_of_text (&after->map->nodes[i]))
      i = after->map->nodes[i].end;
    else if (is_card (after, i))
      {
        cards++;
        cards_ink += after->map->nodes[i].ink;
        i = after->map->nodes[i].end;
      }
    else
      i++;
  return cards >= LEAST_CARDS && cards_ink * 2 > entry->ink;
}

static gboolean
is_same_kind (const CorantoPageMap *map, guint one, guint two)
{
  const char *class_one = coranto_html_attribute (map->nodes[one].node, "class");
  const char *class_two = coranto_html_attribute (map->nodes[two].node, "class");

  return map->nodes[one].tag == map->nodes[two].tag && g_strcmp0 (class_one, class_two) == 0
         && (class_one || map->nodes[one].tag != CORANTO_TAG_DIV);
}

/* Drops what follows `index` in its parent and is made of cards. */
static void
drop_cards_after (After *after, guint index)
{
  const CorantoPageMap *map = after->map;
  guint end = map->nodes[map->nodes[index].parent].end;

  for (guint i = map->nodes[index].end; i < end; i = map->nodes[i].end)
    if (!is_same_kind (map, index, i) && !is_part_of_text (&map->nodes[i])
        && after->body->prose[i] < after->own * MOST_OF_TEXT && has_cards (after, i))
      after->body->dropped[i] = TRUE;
}

static CorantoPhrase
label_at (const After *after, guint index)
{
  const CorantoPageNode *entry = &after->map->nodes[index];
  g_autofree char *text = NULL;

  if (!(entry->flags & CORANTO_PAGE_BLOCK) || entry->own_ink == 0 || entry->ink > LONGEST_LABEL
      || entry->linked > 0 || entry->tag == CORANTO_TAG_LI || entry->tag == CORANTO_TAG_TD)
    return CORANTO_PHRASE_NONE;
  text = coranto_page_map_text (after->map, entry->node, NULL, 0);
  return coranto_article_phrase (text);
}

/* Whether links to other things are most of an element. */
static gboolean
leads_away (const After *after, guint index)
{
  const CorantoPageNode *entry = &after->map->nodes[index];

  return entry->ink == 0 || entry->linked * 2 > entry->ink
         || (!is_part_of_text (entry) && has_cards (after, index));
}

/* Behind a heading that says "comments" all that follows is such; behind "related" what leads
 * away. */
static void
drop_section (After *after, guint label, CorantoPhrase phrase)
{
  const CorantoPageMap *map = after->map;
  guint end = map->nodes[map->nodes[label].parent].end;

  after->body->dropped[label] = TRUE;
  for (guint i = map->nodes[label].end; i < end; i = map->nodes[i].end)
    {
      if (phrase == CORANTO_PHRASE_RELATED && !leads_away (after, i))
        return;
      after->body->dropped[i] = TRUE;
    }
}

static void
drop_sections (After *after, guint from)
{
  guint end = after->map->nodes[after->body->root].end;

  for (guint i = from; i < end;)
    {
      CorantoPhrase phrase;

      if (after->body->dropped[i])
        {
          i = after->map->nodes[i].end;
          continue;
        }
      phrase = label_at (after, i);
      if (phrase == CORANTO_PHRASE_COMMENTS || phrase == CORANTO_PHRASE_RELATED)
        drop_section (after, i, phrase);
      i++;
    }
}

/* Where half of the text has been read. */
static guint
find_middle (const After *after)
{
  guint32 read = 0;

  for (guint i = after->body->root; i < after->map->nodes[after->body->root].end; i++)
    {
      if (is_paragraph (after, i))
        read += after->map->nodes[i].own_ink;
      if (read * 2 > after->body->prose[after->body->root])
        return i;
    }
  return after->map->nodes[after->body->root].end;
}

void
coranto_article_after_drop (const CorantoPageMap *map,
                            const CorantoPageFacts *facts,
                            CorantoArticleBody *body)
{
  After after = { .map = map, .facts = facts, .body = body };

  drop_sections (&after, find_middle (&after));
  if (!find_text (&after))
    return;
  for (guint i = after.last; i > body->root && i > 0; i = map->nodes[i].parent)
    drop_cards_after (&after, i);
}
