/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bylines: by rel=author, microdata, class names, and the words that names follow. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-authors.h"

#include <string.h>

#include "coranto-page-text.h"
#include "coranto-text.h"

#define LONGEST_BYLINE 120 /* ink */
#define LONGEST_NAME 60    /* characters */
#define MOST_NAMES 6
#define MOST_WORDS 5 /* of one name */
#define NEAR 60      /* elements before the title */
#define PAST 80      /* elements after the text */

static const guint32 elsewhere = CORANTO_ROLE_COMMENT | CORANTO_ROLE_RELATED | CORANTO_ROLE_HOT
                                 | CORANTO_ROLE_NAV | CORANTO_ROLE_AD | CORANTO_ROLE_FOOTER;

/* "Posted on 3 March by Ann Lee": the verb first, the name at the end. */
static const char *
after_inner_by (const char *line)
{
  static const char *const verbs[]
      = { "posted",      "published", "publiziert", "veröffentlicht", "erstellt", "publié",
          "geschrieben", "updated",   NULL };
  static const char *const words[] = { " by ", " von ", " par ", " por ", NULL };
  g_autofree char *lower = g_utf8_strdown (line, -1);

  for (guint i = 0; verbs[i]; i++)
    if (g_str_has_prefix (lower, verbs[i]))
      for (guint k = 0; words[k]; k++)
        {
          const char *found = strstr (line, words[k]);

          if (found)
            return found + strlen (words[k]);
        }
  return NULL;
}

/* Words that stand where a name would. */
static gboolean
is_no_name (const char *text)
{
  static const char *const words[] = { "by",
                                       "von",
                                       "posted",
                                       "postedon",
                                       "postedby",
                                       "published",
                                       "publishedby",
                                       "publishedon",
                                       "publiziertam",
                                       "veröffentlicht",
                                       "veröffentlichtam",
                                       "writtenby",
                                       "author",
                                       "autor",
                                       "phd",
                                       "md",
                                       "updated",
                                       "share",
                                       "follow",
                                       "staff",
                                       "shares",
                                       "lastupdated",
                                       NULL };
  g_autofree char *bare = coranto_text_bare (text);

  return !*bare || g_strv_contains (words, bare);
}

/* Where the names begin, after "By", "Von:", "文/" …; NULL when the line has no such word. */
static const char *
after_by (const char *line)
{
  static const char *const words[] = { "written by ",
                                       "posted by ",
                                       "published by ",
                                       "story by ",
                                       "by: ",
                                       "by ",
                                       "author: ",
                                       "authors: ",
                                       "geschrieben von ",
                                       "ein beitrag von ",
                                       "ein artikel von ",
                                       "artikel von ",
                                       "blog beitrag von ",
                                       "beitrag von ",
                                       "erstellt von ",
                                       "article by ",
                                       "words by ",
                                       "reported by ",
                                       "reviewed by ",
                                       "von: ",
                                       "von ",
                                       "autor: ",
                                       "autorin: ",
                                       "text: ",
                                       "redaktion: ",
                                       "par ",
                                       "por ",
                                       "auteur : ",
                                       "auteur: ",
                                       "door ",
                                       "di ",
                                       "автор: ",
                                       "av ",
                                       "文/图 ",
                                       "图/文 ",
                                       "文／",
                                       "文/",
                                       "作者:",
                                       "作者：",
                                       NULL };

  for (guint i = 0; words[i]; i++)
    {
      gsize length = strlen (words[i]);
      g_autofree char *head = g_strndup (line, MIN (strlen (line), length));
      g_autofree char *lower = g_utf8_validate (head, -1, NULL) ? g_utf8_strdown (head, -1) : NULL;

      if (lower && g_str_equal (lower, words[i]))
        return line + length;
    }
  return after_inner_by (line);
}

/* A name ends at a digit, a bar, an address, or words that begin something else. */
static void
cut_name_list (char *names)
{
  static const char *const ends[]
      = { " | ",   " • ",      " · ",        " – ", " - ",  " — ",  " on ",    " am ",
          " für ", " Updated", " Published", " @",  " in ", " at ", " Posted", " for ",
          " vom ", "(",        "http",       "（",  "【",   "©",    NULL };

  for (guint i = 0; ends[i]; i++)
    {
      char *found = strstr (names, ends[i]);

      if (found)
        *found = '\0';
    }
  for (char *p = names; *p; p++)
    if (g_ascii_isdigit (*p))
      {
        /* back to the word that the number belongs to: "12 March" */
        *p = '\0';
        break;
      }
  g_strstrip (names);
}

static gboolean
is_name (const char *text)
{
  guint words = 1;
  glong chars = g_utf8_strlen (text, -1);

  if (chars < 2 || chars > LONGEST_NAME || coranto_text_ink (text, NULL) < 2
      || coranto_text_is_more_word (text) || is_no_name (text))
    return FALSE;
  for (const char *p = text; *p; p++)
    words += *p == ' ';
  if (words > MOST_WORDS || strpbrk (text, "!?:;\"{}<>="))
    return FALSE;
  return !coranto_text_is_cjk (text) || chars <= 12;
}

static gboolean
begins_like_name (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isupper (c) || coranto_char_is_cjk (c) || !g_unichar_islower (c);
}

GPtrArray *
coranto_article_names (const char *line, gboolean needs_by)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *start = after_by (line);
  g_autofree char *list = NULL;
  g_autoptr (GRegex) split = NULL;
  g_auto (GStrv) parts = NULL;

  if (!start && needs_by)
    return names;
  list = g_strdup (start ? start : line);
  cut_name_list (list);
  split = g_regex_new ("\\s*(?:,|、|;|/|／|&| and | und | y | et | e )\\s*", 0, 0, NULL);
  parts = g_regex_split (split, list, 0);
  for (char **part = parts; *part && names->len < MOST_NAMES; part++)
    {
      g_strstrip (*part);
      if (**part && is_name (*part) && begins_like_name (*part))
        g_ptr_array_add (names, g_strdup (*part));
    }
  return names;
}

static gboolean
is_author_link (const CorantoPageNode *entry)
{
  const char *rel = coranto_html_attribute (entry->node, "rel");
  const char *href = coranto_html_attribute (entry->node, "href");

  if (entry->tag != CORANTO_TAG_A)
    return FALSE;
  return (rel && strstr (rel, "author"))
         || (href
             && (strstr (href, "/author/") || strstr (href, "/authors/") || strstr (href, "/autor/")
                 || strstr (href, "/autoren/")));
}

static gboolean
is_author_item (const CorantoPageNode *entry)
{
  const char *item = coranto_html_attribute (entry->node, "itemprop");

  return item && g_str_equal (item, "author");
}

typedef struct
{
  const CorantoPageMap *map;
  const CorantoArticleBody *body;
  guint title;
  guint first;
  double best;
  GPtrArray *names;
} Search;

static double
place_score (const Search *search, guint index)
{
  guint end = search->map->nodes[search->body->root].end;

  if (search->title > 0 && index > search->title && index <= search->first)
    return 1;
  if (index < search->first && search->first - index < 2 * NEAR)
    return 0.5;
  if (index > search->first && index < end)
    return 0;
  return index >= end && index - end < PAST ? 0.2 : -2;
}

static double
mark_score (const CorantoPageNode *entry)
{
  if (is_author_link (entry))
    return 4;
  if (is_author_item (entry))
    return 3.5;
  if (entry->roles & CORANTO_ROLE_AUTHOR)
    return 3;
  if (entry->roles & CORANTO_ROLE_BYLINE)
    return 2.5;
  return 0;
}

/* A line of its own, or a part of one above the text. */
static gboolean
can_be_byline (const Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];

  if (entry->tag == CORANTO_TAG_INLINE)
    return place_score (search, index) >= 1 && entry->own_ink == entry->ink;
  return (entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink == entry->ink;
}

static void
consider (Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];
  double mark = mark_score (entry);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) names = NULL;
  double score;

  if (mark == 0 && !can_be_byline (search, index))
    return;
  text = coranto_page_map_text (search->map, entry->node, NULL, 200);
  names = coranto_article_names (text, mark == 0);
  if (names->len == 0)
    return;
  score = mark + place_score (search, index) + (after_by (text) ? 1.5 : 0);
  if (score <= search->best)
    return;
  search->best = score;
  g_ptr_array_unref (search->names);
  search->names = g_steal_pointer (&names);
}

/* A machine's author that is the site itself is worth less than a name on the page. */
static gboolean
is_site (const CorantoPageFacts *facts, const char *name, const char *url)
{
  g_autofree char *bare = coranto_text_bare (name);
  g_autofree char *site = coranto_text_bare (facts->site_name);
  g_autofree char *address = coranto_text_bare (url);

  if (!*bare)
    return TRUE;
  /* the head's title ends in the site's name */
  if (facts->document_title && coranto_text_is_cjk (name) && strstr (facts->document_title, name))
    return TRUE;
  return (*site && (strstr (site, bare) || strstr (bare, site)))
         || (strlen (bare) > 3 && strstr (address, bare)) || strchr (name, '.');
}

void
coranto_article_authors_find (const CorantoPageMap *map,
                              const CorantoPageFacts *facts,
                              const CorantoArticleBody *body,
                              guint title,
                              CorantoParsedItem *item)
{
  Search search = { map, body, title, coranto_article_body_first (map, body), 1.9, NULL };
  const char *url = coranto_html_document_get_url (map->page);

  if (item->authors->len > 0
      && !is_site (facts, ((CorantoPerson *) g_ptr_array_index (item->authors, 0))->name, url))
    return;
  search.names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i < map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];

      if (entry->ink >= 2 && entry->ink <= LONGEST_BYLINE && !(entry->inherited & elsewhere)
          && !(entry->flags & (CORANTO_PAGE_HIDDEN | CORANTO_PAGE_TEASER))
          && place_score (&search, i) > -1)
        consider (&search, i);
    }
  if (search.names->len > 0 || (item->authors->len > 0 && (item->source || item->editor)))
    g_ptr_array_set_size (item->authors, 0);
  for (guint i = 0; i < search.names->len; i++)
    g_ptr_array_add (item->authors, coranto_person_new (g_ptr_array_index (search.names, i), NULL));
  g_ptr_array_unref (search.names);
}
