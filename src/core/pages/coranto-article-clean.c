/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking out of an article what is not its text: share bars, related lists, forms, labels. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-body.h"
#include "coranto-article-labels.h"
#include "coranto-article-phrases.h"
#include "coranto-page-text.h"

#include <string.h>

/* A part that holds so much of the article is no side matter, whatever it is called. */
#define TOO_MUCH 0.4
#define LONGEST_PHRASE 300 /* ink of a line that is judged by its first words */
#define LONGEST_LABEL 120
#define LONGEST_PROMO 200 /* of a line that is judged by its words */
#define LONGEST_CONTACT 160
#define EARLY 24 /* bytes */
#define LONGEST_DATELINE 60

typedef struct
{
  const CorantoPageMap *map;
  CorantoArticleBody *body;
  const CorantoPageFacts *facts;
  const char *title;
  guint32 prose; /* ink of all paragraphs in the body */
  guint first;   /* first and last paragraph of prose */
  guint last;
} Cleaner;

static gboolean
is_side_matter (const Cleaner *cleaner, guint index)
{
  const CorantoPageNode *entry = &cleaner->map->nodes[index];
  guint32 beside = CORANTO_ROLES_BESIDE | CORANTO_ROLE_COPYRIGHT;

  /* what is called related or a teaser and leads nowhere is a part of the text */
  if (entry->linked == 0 && cleaner->body->prose[index] > 0)
    beside &= ~(guint32) CORANTO_ROLE_RELATED;
  if (!(entry->roles & beside) || entry->tag == CORANTO_TAG_BLOCKQUOTE
      || entry->tag == CORANTO_TAG_PRE)
    return FALSE;
  return cleaner->body->prose[index] < cleaner->prose * TOO_MUCH;
}

static gboolean
is_link_list (const Cleaner *cleaner, guint index)
{
  const CorantoPageNode *entry = &cleaner->map->nodes[index];

  if (entry->tag != CORANTO_TAG_LIST && entry->tag != CORANTO_TAG_DIV
      && entry->tag != CORANTO_TAG_SECTION && entry->tag != CORANTO_TAG_DL
      && entry->tag != CORANTO_TAG_TABLE)
    return FALSE;
  return entry->links >= 2 && entry->linked * 10 > entry->ink * 8
         && cleaner->body->prose[index] * 3 < entry->ink;
}

static gboolean
is_control (const CorantoPageNode *entry)
{
  return entry->tag == CORANTO_TAG_BUTTON || entry->tag == CORANTO_TAG_INPUT
         || entry->tag == CORANTO_TAG_NAV || entry->tag == CORANTO_TAG_FOOTER
         || entry->tag == CORANTO_TAG_FRAME || (entry->tag == CORANTO_TAG_FORM && entry->ink < 400);
}

static gboolean
is_meta_line (const CorantoPageNode *entry)
{
  return (entry->roles & (CORANTO_ROLE_META | CORANTO_ROLE_AUTHOR)) && entry->ink < 100
         && (entry->flags & CORANTO_PAGE_BLOCK) && entry->tag != CORANTO_TAG_P;
}

static gboolean
is_dateline (const Cleaner *cleaner, const CorantoPageNode *entry, const char *text)
{
  CorantoDate date;

  return entry->ink < LONGEST_DATELINE
         && coranto_date_find_in_text (text, cleaner->facts->now, cleaner->facts->zone_minutes,
                                       &date, NULL, NULL);
}

/* "2024-03-29 15:07 来源：新华社 点击：20" */
static gboolean
is_line_of_labels (const CorantoPageNode *entry, const char *text)
{
  g_autoptr (CorantoParsedItem) item = coranto_parsed_item_new ();

  if (entry->ink >= LONGEST_LABEL)
    return FALSE;
  coranto_labels_read_line (item, text);
  return item->source || item->editor || item->views >= 0
         || (item->authors->len > 0 && (*text == '(' || g_str_has_prefix (text, "（")));
}

/* A block without blocks in it, whose text can be judged as one line. */
static gboolean
is_line (const CorantoPageNode *entry)
{
  return (entry->flags & CORANTO_PAGE_BLOCK) && entry->ink > 0 && entry->ink < LONGEST_PHRASE
         && entry->own_ink == entry->ink && entry->tag != CORANTO_TAG_TD
         && entry->tag != CORANTO_TAG_PRE;
}

static gboolean
names_mail (const char *text)
{
  for (const char *p = strchr (text, '@'); p; p = strchr (p + 1, '@'))
    if (p > text && g_ascii_isalnum (p[-1]) && g_ascii_isalnum (p[1]))
      return TRUE;
  return FALSE;
}

/* Before the first paragraph and after the last stand titles, dates, labels. */
static gboolean
is_edge_line (const Cleaner *cleaner, guint index, const char *text, CorantoPhrase phrase)
{
  const CorantoPageNode *entry = &cleaner->map->nodes[index];

  if (index >= cleaner->first && index <= cleaner->last
      && !(index == cleaner->last && cleaner->first < cleaner->last))
    return FALSE;
  if (coranto_text_same_words (text, cleaner->title))
    return TRUE;
  if (index < cleaner->first && is_dateline (cleaner, entry, text))
    return TRUE;
  if (is_line_of_labels (entry, text))
    return TRUE;
  /* how to reach the writer */
  if (index >= cleaner->last && names_mail (text) && entry->ink < LONGEST_CONTACT)
    return TRUE;
  return phrase == CORANTO_PHRASE_LABEL && entry->ink < LONGEST_LABEL;
}

/* "Read also: a headline without its link". */
static gboolean
has_early_colon (const char *text)
{
  const char *colon = strchr (text, ':');

  return colon && colon - text < EARLY && colon[1];
}

/* "本文来自 …", "版权声明：…": paragraphs that are no text, wherever they stand. */
static gboolean
is_note (const Cleaner *cleaner, guint index)
{
  g_autofree char *text = NULL;
  CorantoPhrase phrase;

  if (cleaner->map->nodes[index].ink > LONGEST_PHRASE)
    return FALSE;
  text = coranto_page_map_text (cleaner->map, cleaner->map->nodes[index].node, NULL, 0);
  phrase = coranto_article_phrase (text);
  return phrase == CORANTO_PHRASE_LABEL || phrase == CORANTO_PHRASE_DISCLAIMER;
}

static gboolean
is_foreign_line (const Cleaner *cleaner, guint index)
{
  const CorantoPageNode *entry = &cleaner->map->nodes[index];
  g_autofree char *text = NULL;
  CorantoPhrase begins;
  CorantoPhrase phrase;

  if (!is_line (entry))
    return FALSE;
  text = coranto_page_map_text (cleaner->map, entry->node, NULL, 0);
  phrase = begins = coranto_article_phrase (text);
  if (phrase == CORANTO_PHRASE_NONE && entry->ink < LONGEST_PROMO)
    phrase = coranto_article_phrase_within (text);
  switch (phrase)
    {
    case CORANTO_PHRASE_RELATED:
      return entry->linked > 0 || entry->ink < 40 || has_early_colon (text);
    case CORANTO_PHRASE_PROMO:
    case CORANTO_PHRASE_CREDIT:
    case CORANTO_PHRASE_COMMENTS:
      return entry->ink < 200;
    case CORANTO_PHRASE_DISCLAIMER:
      return index > cleaner->first || begins == CORANTO_PHRASE_DISCLAIMER;
    case CORANTO_PHRASE_NONE:
    case CORANTO_PHRASE_LABEL:
      break;
    }
  return is_edge_line (cleaner, index, text, phrase);
}

/* A line that is all one link leads away; in lists and tables links are content. */
static gboolean
is_link_line (const Cleaner *cleaner, guint index)
{
  const CorantoPageNode *entry = &cleaner->map->nodes[index];

  return (entry->tag == CORANTO_TAG_P || entry->tag == CORANTO_TAG_DIV
          || entry->tag == CORANTO_TAG_HEADING)
         && entry->ink >= 16 && entry->own_ink == entry->ink && entry->linked * 10 >= entry->ink * 9
         && index > cleaner->first;
}

static gboolean
should_drop (const Cleaner *cleaner, guint index)
{
  const CorantoPageNode *entry = &cleaner->map->nodes[index];

  if (index <= cleaner->body->core && cleaner->body->core < entry->end)
    return FALSE;
  if (entry->flags & CORANTO_PAGE_HIDDEN)
    return TRUE;
  return is_control (entry) || is_side_matter (cleaner, index) || is_link_list (cleaner, index)
         || is_meta_line (entry) || is_link_line (cleaner, index)
         || is_foreign_line (cleaner, index);
}

static void
find_bounds (Cleaner *cleaner)
{
  const CorantoPageNode *root = &cleaner->map->nodes[cleaner->body->root];

  cleaner->prose = cleaner->body->prose[cleaner->body->root];
  cleaner->first = root->end;
  for (guint i = cleaner->body->root; i < root->end; i++)
    {
      if (!coranto_article_body_keeps (cleaner->map, cleaner->body, i)
          || (cleaner->map->nodes[i].inherited & (CORANTO_ROLE_CAPTION | CORANTO_ROLES_BESIDE))
          || cleaner->map->nodes[i].tag == CORANTO_TAG_FIGCAPTION || is_note (cleaner, i))
        continue;
      cleaner->first = MIN (cleaner->first, i);
      cleaner->last = i;
    }
  if (cleaner->first == root->end)
    cleaner->first = cleaner->body->root;
}

void
coranto_article_body_clean (const CorantoPageMap *map,
                            const CorantoPageFacts *facts,
                            CorantoArticleBody *body,
                            const char *title)
{
  Cleaner cleaner = { .map = map, .body = body, .facts = facts, .title = title };
  guint end = map->nodes[body->root].end;

  find_bounds (&cleaner);
  body->ink = map->nodes[body->root].ink;
  for (guint i = body->root + 1; i < end;)
    {
      if (!body->dropped[i] && !should_drop (&cleaner, i))
        {
          i++;
          continue;
        }
      body->dropped[i] = TRUE;
      body->ink -= MIN (body->ink, map->nodes[i].ink);
      i = map->nodes[i].end;
    }
}
