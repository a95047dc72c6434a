/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading names: where they end, and what can be one. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-names.h"

#include <string.h>

#include "coranto-article-by-words.h"
#include "coranto-date.h"
#include "coranto-page-map.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define LONGEST_NAME 60 /* characters */
#define LONGEST_HAN_NAME 12
#define MOST_NAMES 6
#define MOST_WORDS 5 /* of one name */

/* Posts and titles that follow a name, and words that stand where a name would: bare. */
static const char *const no_names[] = { "by",
                                        "von",
                                        "vom",
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
                                        "authors",
                                        "autor",
                                        "autorin",
                                        "auteur",
                                        "phd",
                                        "md",
                                        "mba",
                                        "jr",
                                        "updated",
                                        "share",
                                        "follow",
                                        "staff",
                                        "shares",
                                        "lastupdated",
                                        "home",
                                        "news",
                                        "admin",
                                        "editor",
                                        "guest",
                                        "website",
                                        "email",
                                        "comments",
                                        "comment",
                                        "kommentare",
                                        "comentarios",
                                        "本站原创",
                                        "原创",
                                        "本站",
                                        "佚名",
                                        "未知",
                                        "网络",
                                        "互联网",
                                        "匿名",
                                        "转载",
                                        "综合",
                                        "none",
                                        "bild",
                                        "foto",
                                        "photo",
                                        "image",
                                        "null",
                                        "undefined",
                                        "unknown",
                                        "anonymous",
                                        NULL };

static const char *const post_words[] = { "writer",
                                          "reporter",
                                          "editor",
                                          "correspondent",
                                          "contributor",
                                          "columnist",
                                          "producer",
                                          "director",
                                          "professor",
                                          "analyst",
                                          "photographer",
                                          "staff",
                                          "senior",
                                          "chief",
                                          "head",
                                          "manager",
                                          "president",
                                          "founder",
                                          "leiter",
                                          "leiterin",
                                          "projektleiter",
                                          "projektleiterin",
                                          "chefredakteur",
                                          "direktor",
                                          "direktorin",
                                          "geschäftsführer",
                                          "sprecher",
                                          "sprecherin",
                                          "redakteur",
                                          "redakteurin",
                                          "redaktion",
                                          "reporterin",
                                          "volontär",
                                          "korrespondent",
                                          "journaliste",
                                          "journalist",
                                          "journalistin",
                                          "rédacteur",
                                          "rédactrice",
                                          "redactor",
                                          "redactora",
                                          "periodista",
                                          "giornalista",
                                          "redacteur",
                                          "redactie",
                                          "minutes",
                                          "min",
                                          "read",
                                          "updated",
                                          "published",
                                          "posted",
                                          "special",
                                          NULL };

static const char *const particles[]
    = { "von", "van", "de",  "der", "den", "di", "da",  "del", "della", "la", "le",  "el",
        "al",  "bin", "ibn", "dos", "do",  "du", "ten", "ter", "zu",    "af", "st.", NULL };

/* First words of headings and labels that are written with capitals: bare. */
static const char *const openers[]
    = { "im",    "am",        "der",   "die",   "das",    "in",       "the",   "a",
        "an",    "el",        "la",    "los",   "las",    "les",      "zur",   "zum",
        "aus",   "on",        "of",    "at",    "for",    "to",       "new",   "our",
        "all",   "more",      "top",   "last",  "latest", "breaking", "news",  "read",
        "photo", "photos",    "foto",  "video", "image",  "bild",     "fotos", "leave",
        "no",    "published", "share", "print", "please", "all",      NULL };

/* A list of names ends at a date, a digit, a bar, an address, or words that begin something else.
 */
static void
cut_name_list (char *names)
{
  static const char *const ends[] = { " | ",
                                      " • ",
                                      " · ",
                                      " – ",
                                      " - ",
                                      " — ",
                                      " on ",
                                      " am ",
                                      " für ",
                                      " Updated",
                                      " Published",
                                      " @",
                                      " in ",
                                      " at ",
                                      " Posted",
                                      " for ",
                                      " vom ",
                                      " um ",
                                      " from ",
                                      " Foto",
                                      " Photo",
                                      " Bild",
                                      " Illustration",
                                      " Fotograf",
                                      " le ",
                                      " il ",
                                      " el ",
                                      " Datum",
                                      " Quelle",
                                      " Source",
                                      "(",
                                      "http",
                                      "（",
                                      "【",
                                      "[",
                                      "©",
                                      "•",
                                      "|",
                                      "│",
                                      " Kategorie",
                                      " Category",
                                      " Tags",
                                      " Share",
                                      " Comment",
                                      " Follow",
                                      " Veröffentlicht",
                                      "来源",
                                      "发布",
                                      "编辑",
                                      "责编",
                                      "时间",
                                      "日期",
                                      NULL };
  CorantoDate date;
  gsize start;

  for (guint i = 0; ends[i]; i++)
    {
      char *found = strstr (names, ends[i]);

      if (found)
        *found = '\0';
    }
  if (coranto_date_find_in_text (names, 0, 0, &date, &start, NULL))
    names[start] = '\0';
  names[strcspn (names, "0123456789")] = '\0';
  g_strstrip (names);
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  g_autofree char *bare = coranto_text_bare (text);

  return !*bare || g_strv_contains (words, bare);
}

static gboolean
names_a_post (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", MOST_WORDS + 1);

  for (char **word = words; *word; word++)
    if (is_one_of (*word, post_words) && **word)
      return TRUE;
  return FALSE;
}

/* Whatever an element that is marked as the author's may hold. */
static gboolean
can_be_name (const char *text)
{
  guint words = 1;
  glong chars = g_utf8_strlen (text, -1);

  if (chars < 2 || chars > LONGEST_NAME || coranto_text_ink (text, NULL) < 2
      || coranto_text_is_more_word (text) || is_one_of (text, no_names))
    return FALSE;
  for (const char *p = text; *p; p++)
    words += *p == ' ';
  if (words > MOST_WORDS || strpbrk (text, "!?:;\"{}<>="))
    return FALSE;
  return !coranto_text_is_cjk (text) || chars <= LONGEST_HAN_NAME;
}

static gboolean
is_capital_word (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  if (g_unichar_islower (c))
    return g_strv_contains (particles, word) || (word[1] == '\'' && g_ascii_isupper (word[2]));
  return g_unichar_isalpha (c);
}

/* A name as persons have them: some words, each with a capital, none of a post. */
static gboolean
is_personal (const char *text, guint least_words)
{
  g_auto (GStrv) words = NULL;
  guint n;

  if (!can_be_name (text) || names_a_post (text))
    return FALSE;
  if (coranto_text_is_cjk (text))
    return g_utf8_strlen (text, -1) <= 4 || least_words < 2;
  words = g_strsplit (text, " ", MOST_WORDS + 1);
  n = g_strv_length (words);
  for (char **word = words; *word; word++)
    if (**word && !is_capital_word (*word))
      return FALSE;
  return n >= least_words && !g_unichar_islower (g_utf8_get_char (text))
         && !g_strv_contains (particles, words[n - 1]) && !is_one_of (words[0], openers);
}

static void
add_names (GPtrArray *names, const char *list, gboolean is_lenient, guint least_words)
{
  g_autoptr (GRegex) split = g_regex_new ("\\s*(?:,|、|;|，|；|/|／|&|\\+| and | und | y | et | e "
                                          "| och | og | og | i | и | και | ve )\\s*",
                                          0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (split, list, 0);

  for (char **part = parts; *part && names->len < MOST_NAMES; part++)
    {
      g_strstrip (*part);
      coranto_article_cut_post (*part);
      if (**part
          && (is_lenient && names->len == 0 ? can_be_name (*part)
                                            : is_personal (*part, least_words)))
        g_ptr_array_add (names, g_strdup (*part));
    }
}

/* "25.10.2022 - Ann Lee", "04.02.2022 | 13:10 Uhr | Ann Lee": the one part that is a person's. */
static void
add_fact_names (GPtrArray *names, const char *line)
{
  g_autoptr (GRegex) split = NULL;
  g_auto (GStrv) parts = NULL;
  CorantoDate date;

  if (!coranto_date_find_in_text (line, 0, 0, &date, NULL, NULL))
    return;
  split = g_regex_new ("\\s+[-–—|•·/]\\s+|\\s*[|•]\\s*", 0, 0, NULL);
  parts = g_regex_split (split, line, 0);
  for (char **part = parts; *part && names->len == 0; part++)
    if (!strpbrk (*part, "0123456789") && !coranto_text_is_cjk (*part))
      add_names (names, *part, FALSE, 2);
}

GPtrArray *
coranto_article_names (const char *line, CorantoNamesPlace place, CorantoByline *byline)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  CorantoByline found = CORANTO_BYLINE_NONE;
  const char *start = coranto_article_after_by (line, &found);
  gboolean is_marked = place == CORANTO_NAMES_MARKED;
  g_autofree char *list = NULL;

  if (byline)
    *byline = found;
  if (!start && place == CORANTO_NAMES_FACTS)
    add_fact_names (names, line);
  if (!start && !is_marked)
    return names;
  list = g_strdup (start ? start : line);
  cut_name_list (list);
  add_names (names, list, is_marked || found == CORANTO_BYLINE_STRONG, 1);
  return names;
}
