/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bylines: by rel=author, microdata, class names, the words that names follow, and signatures. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-authors.h"

#include <string.h>

#include "coranto-article-names.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define LONGEST_BYLINE 120   /* ink */
#define LONGEST_SIGNATURE 40 /* ink */
#define LONGEST_FACTS 80     /* ink */
#define JUST_BEFORE 8        /* elements before the title */
#define NEAR 60              /* elements before the title */
#define PAST 80              /* elements after the text */
#define EDGE 12              /* elements at the text's start and end */
#define LEAST_SCORE 1.9
#define MAX_LINE 240    /* characters */
#define CREDIT_CHARS 80 /* at a paragraph's start or end */
#define CREDIT_PARAGRAPHS 3
#define CREDIT_SCORE 3.0

static const guint32 elsewhere = CORANTO_ROLE_COMMENT | CORANTO_ROLE_RELATED | CORANTO_ROLE_HOT
                                 | CORANTO_ROLE_NAV | CORANTO_ROLE_AD | CORANTO_ROLE_CAPTION;

typedef struct
{
  const CorantoPageMap *map;
  const CorantoArticleBody *body;
  guint title;
  guint first; /* the first paragraph */
  guint last;  /* and the last one */
  double best;
  GPtrArray *names;
} Search;

/* What a link says of the name that it shows. */
static double
link_score (const CorantoPageNode *entry)
{
  static const char *const authors[]
      = { "/author/",  "/authors/", "/autor/",   "/autoren/",   "/auteur/",
          "/auteurs/", "/autore/",  "/autores/", "/redakteur/", NULL };
  static const char *const people[]
      = { "/staff/",      "/people/", "/person/", "/profile/",  "/profiles/",  "/profil/",
          "/user/",       "/users/",  "/team/",   "/newsteam/", "/journalist", "/reporter/",
          "/contributor", "/by/",     "author=",  "/writers/",  "/columnist",  NULL };
  const char *rel = coranto_html_attribute (entry->node, "rel");
  const char *href = coranto_html_attribute (entry->node, "href");

  if (entry->tag != CORANTO_TAG_A)
    return 0;
  if ((rel && strstr (rel, "author")) || (href && coranto_text_has_any (href, authors)))
    return 4;
  return href && coranto_text_has_any (href, people) ? 1.2 : 0;
}

static gboolean
is_author_item (const CorantoPageNode *entry)
{
  const char *item = coranto_html_attribute (entry->node, "itemprop");

  return item && g_str_equal (item, "author");
}

static double
place_score (const Search *search, guint index)
{
  guint end = search->map->nodes[search->body->root].end;

  if (search->title > 0 && index > search->title && index <= search->first)
    return 1;
  if (index < search->first && search->first - index < 2 * NEAR)
    return 0.5;
  if (index > search->first && index < end)
    return search->title > 0 && index < search->first + EDGE ? 0.5 : 0;
  return index >= end && index - end < PAST ? 0.2 : -2;
}

static double
mark_score (const CorantoPageNode *entry)
{
  double link = link_score (entry);

  if (link > 2)
    return link;
  if (is_author_item (entry))
    return 3.5;
  if (entry->roles & CORANTO_ROLE_AUTHOR)
    return 3;
  if (entry->roles & CORANTO_ROLE_BYLINE)
    return 2.5;
  return link;
}

/* A line of its own, or a part of one above the text. */
static gboolean
can_be_byline (const Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];

  if (entry->tag == CORANTO_TAG_INLINE)
    return entry->own_ink == entry->ink
           && (place_score (search, index) >= 1
               || (index < search->title && search->title - index < JUST_BEFORE));
  return (entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink > 0;
}

/* The last line of a text, set apart by its emphasis: "<p><em>Ann Lee</em></p>". */
static gboolean
is_signature (const Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];
  guint before = coranto_page_map_index (search->map, xmlPreviousElementSibling (entry->node));

  if (index <= search->first || place_score (search, index) < 0 || entry->linked > 0
      || entry->ink > LONGEST_SIGNATURE || entry->own_ink != entry->ink
      || !(entry->flags & CORANTO_PAGE_BLOCK) || entry->tag == CORANTO_TAG_HEADING
      || xmlNextElementSibling (entry->node) || before == 0
      || !coranto_page_node_is_prose (&search->map->nodes[before]))
    return FALSE;
  for (guint i = index + 1; i < entry->end; i++)
    if (search->map->nodes[i].tag == CORANTO_TAG_INLINE && search->map->nodes[i].ink == entry->ink
        && !coranto_html_is (search->map->nodes[i].node, "span"))
      return TRUE;
  return FALSE;
}

/* The words of an element with `sign` where its elements part them: "<span>By</span><a>Ann
 * Lee</a>"; of facts (`with_links` FALSE) a link is a section or a number of comments. */
static char *
parted_text (const CorantoPageMap *map, guint index, const char *sign, gboolean with_links)
{
  g_autoptr (GString) text = g_string_new (NULL);
  xmlNode *root = map->nodes[index].node;
  xmlNode *node = root;

  while (node && text->len < MAX_LINE * 4)
    {
      guint inner = coranto_page_map_index (map, node);
      gboolean skip = inner > index
                      && ((map->nodes[inner].flags & CORANTO_PAGE_HIDDEN)
                          || (!with_links && map->nodes[inner].tag == CORANTO_TAG_A));

      if (inner > 0 || (node->prev && node->prev->type == XML_ELEMENT_NODE))
        g_string_append (text, sign);
      if (node->type == XML_TEXT_NODE && node->content)
        g_string_append (text, (const char *) node->content);
      node = coranto_html_next (root, node, skip);
    }
  return coranto_text_line (text->str, MAX_LINE);
}

static double
byline_score (const Search *search, guint index, CorantoByline byline)
{
  gboolean is_in_text = index > search->first + EDGE && index + EDGE < search->last;

  if (byline == CORANTO_BYLINE_STRONG)
    return is_in_text ? 2.0 : 2.2;
  return byline == CORANTO_BYLINE_WEAK ? 1.5 : 0;
}

static void
take_names (Search *search, GPtrArray *names, double score)
{
  if (names->len == 0 || score <= search->best)
    return;
  search->best = score;
  g_ptr_array_unref (search->names);
  search->names = g_ptr_array_ref (names);
}

static gboolean
is_account (const char *name)
{
  return g_unichar_islower (g_utf8_get_char (name)) && !strchr (name, ' ');
}

/* A line that is marked as the author's or begins with an author's word. */
static void
consider_byline (Search *search, guint index, double mark)
{
  gboolean is_marked = mark > 2 || is_signature (search, index);
  g_autofree char *text = parted_text (search->map, index, " ", TRUE);
  CorantoByline byline;
  g_autoptr (GPtrArray) names = coranto_article_names (
      text, is_marked ? CORANTO_NAMES_MARKED : CORANTO_NAMES_ANY_LINE, &byline);
  double score = mark + place_score (search, index) + byline_score (search, index, byline);

  if (names->len == 0 && search->map->nodes[index].ink < LONGEST_SIGNATURE && !strstr (text, "。")
      && !strstr (text, "摄"))
    {
      /* "某某新闻记者 许闻舟": as in a credit */
      g_autofree char *credit = g_strdup_printf ("(%s)", text);

      g_clear_pointer (&names, g_ptr_array_unref);
      names = coranto_article_reporters (credit);
      score = CREDIT_SCORE;
    }

  /* of a foot only what is called the author's is */
  if ((search->map->nodes[index].inherited & CORANTO_ROLE_FOOTER) && mark < 2
      && byline != CORANTO_BYLINE_STRONG)
    return;
  if (mark == 0 && byline == CORANTO_BYLINE_NONE)
    score += 2.0;
  /* a name of one word in small letters is an account's */
  if (names->len > 0 && is_account (g_ptr_array_index (names, 0)))
    score -= 1.5;
  take_names (search, names, score);
}

/* A line of facts beside the title, one of which is a person's name. */
static void
consider_facts (Search *search, guint index)
{
  double place = place_score (search, index);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (place < 0.5 || index == search->title || search->map->nodes[index].ink > LONGEST_FACTS
      || (search->map->nodes[index].flags & CORANTO_PAGE_HAS_H1)
      || (index < search->title && search->title - index > JUST_BEFORE))
    return;
  text = parted_text (search->map, index, " | ", FALSE);
  names = coranto_article_names (text, CORANTO_NAMES_FACTS, NULL);
  take_names (search, names, 1.2 + MAX (place, 0.8));
}

static void
consider (Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];
  double mark = mark_score (entry);

  if (mark > 0 || can_be_byline (search, index))
    consider_byline (search, index, mark);
  if ((entry->flags & CORANTO_PAGE_BLOCK) || can_be_byline (search, index))
    consider_facts (search, index);
}

static gboolean
is_firm (const char *name)
{
  static const char *const words[]
      = { " e.V.",    " e. V.",  " GmbH",  " AG",     " Inc", " Ltd", " LLC",
          "Stiftung", "Verband", " Group", " Agency", "公司", NULL };

  return coranto_text_has_any (name, words);
}

/* A machine's author that is the site itself is worth less than a name on the page. */
static gboolean
is_site (const CorantoPageFacts *facts, const char *name, const char *url)
{
  g_autofree char *bare = coranto_text_bare (name);
  g_autofree char *site = coranto_text_bare (facts->site_name);
  g_autofree char *address = coranto_text_bare (url);

  if (!*bare || is_firm (name) || facts->is_author_firm || strchr (name, '|'))
    return TRUE;
  /* the head's title ends in the site's name */
  if (facts->document_title && coranto_text_is_cjk (name) && strstr (facts->document_title, name))
    return TRUE;
  return (*site && (strstr (site, bare) || strstr (bare, site)))
         || (strlen (bare) > 3 && strstr (address, bare)) || strchr (name, '.');
}

static guint
last_paragraph (const CorantoPageMap *map, const CorantoArticleBody *body)
{
  guint last = 0;

  for (guint i = body->root; i < map->nodes[body->root].end; i++)
    if (coranto_article_body_keeps (map, body, i))
      last = i;
  return last > 0 ? last : map->nodes[body->root].end;
}

/* A paragraph's credits in brackets, at the start and the end of the text. */
static void
consider_credits (Search *search, guint index)
{
  g_autofree char *text
      = coranto_page_map_text (search->map, search->map->nodes[index].node, NULL, 0);
  glong chars = g_utf8_strlen (text, -1);
  g_autofree char *start = g_utf8_substring (text, 0, MIN (chars, CREDIT_CHARS));
  g_autoptr (GPtrArray) first = coranto_article_reporters (start);

  take_names (search, first, CREDIT_SCORE);
  if (index == search->last)
    {
      g_autofree char *end = g_utf8_substring (text, MAX (0, chars - CREDIT_CHARS), chars);
      g_autoptr (GPtrArray) last = coranto_article_reporters (end);

      take_names (search, last, CREDIT_SCORE);
    }
}

static void
search_page (Search *search)
{
  for (guint i = 1; i < search->map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &search->map->nodes[i];

      if (entry->ink >= 2 && entry->ink <= LONGEST_BYLINE && !(entry->inherited & elsewhere)
          && !(entry->flags & (CORANTO_PAGE_HIDDEN | CORANTO_PAGE_TEASER))
          && entry->tag != CORANTO_TAG_FIGCAPTION && place_score (search, i) > -1)
        consider (search, i);
    }
  for (guint i = search->first, n = 0; i <= search->last && i < search->map->n_nodes; i++)
    if (coranto_article_body_keeps (search->map, search->body, i)
        && (n++ < CREDIT_PARAGRAPHS || i == search->last))
      consider_credits (search, i);
}

void
coranto_article_authors_find (const CorantoPageMap *map,
                              const CorantoPageFacts *facts,
                              const CorantoArticleBody *body,
                              guint title,
                              CorantoParsedItem *item)
{
  Search search = { .map = map, .body = body, .title = title, .best = LEAST_SCORE };
  const char *url = coranto_html_document_get_url (map->page);

  if (item->authors->len > 0)
    {
      const CorantoPerson *first = g_ptr_array_index (item->authors, 0);

      /* the paper that a story is taken from wrote nothing itself */
      if (!is_site (facts, first->name, url) && g_strcmp0 (first->name, item->source) != 0)
        return;
    }
  search.first = coranto_article_body_first (map, body);
  search.last = last_paragraph (map, body);
  search.names = g_ptr_array_new_with_free_func (g_free);
  search_page (&search);
  if (search.names->len > 0 || (item->authors->len > 0 && (item->source || item->editor)))
    g_ptr_array_set_size (item->authors, 0);
  for (guint i = 0; i < search.names->len; i++)
    g_ptr_array_add (item->authors, coranto_person_new (g_ptr_array_index (search.names, i), NULL));
  g_ptr_array_unref (search.names);
}
