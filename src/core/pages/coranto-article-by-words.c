/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the word that names of authors follow. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-by-words.h"

#include <string.h>

#include "coranto-text.h"

#define MAX_WORD 40          /* bytes of an author's word */
#define LONGEST_NAME_LINE 12 /* characters of a line that is a name and a post */

/* Lower case.  After a word stands a colon or, unless it ends in ":" here, a blank. */
static const char *const strong_words[] = {
  "written by", "posted by", "published by", "story by", "article by", "words by", "text by",
  "report by", "text und fotos", "text & fotos", "text und bild", "story and photos",
  "words and pictures", "text and photos", "words:", "reported by", "authored by", "submitted by",
  "created by", "author", "authors", "author(s):", "byline:", "contributed by",
  /* German */
  "geschrieben von", "verfasst von", "ein beitrag von", "ein artikel von", "ein gastbeitrag von",
  "gastbeitrag von", "ein kommentar von", "artikel von", "blog beitrag von", "beitrag von",
  "erstellt von", "eingestellt von", "gespeichert von", "gepostet von", "veröffentlicht von",
  "text von", "autor", "autorin", "autoren",
  "autor/in:", "autor*in:", "text:", "redaktion:", "von:",
  /* French */
  "auteur", "auteurs", "écrit par", "rédigé par", "publié par", "posté par",
  "texte:", "propos recueillis par",
  /* Spanish, Portuguese, Italian */
  "autora", "autores", "escrito por", "publicado por", "redactado por", "texto:", "autore",
  "autrice", "scritto da", "pubblicato da", "articolo di", "a cura di", "testo di", "por:", "di:",
  /* Dutch, the North */
  "geschreven door", "geplaatst door", "door:", "skriven av", "skrevet av", "skrevet af",
  "publisert av", "forfatter", "tekst:", "kirjoittaja", "kirjoittanut", "teksti:",
  /* Polish, Czech, Hungarian, Turkish, Greek */
  "autorka", "napisał", "napisała", "napsal", "napsala", "autoři:", "szerző", "írta", "yazan",
  "yazar", "συντάκτης", "γράφει ο", "γράφει η", "κείμενο:",
  /* Cyrillic, Arabic, Persian, Hebrew, Hindi, Indonesian, Vietnamese */
  "автор", "авторы", "текст:", "автори", "بقلم", "كتب", "كتبت", "نویسنده", "מאת", "लेखक", "penulis",
  "oleh", "tác giả",
  /* Chinese, Japanese, Korean */
  "作者", "文章作者", "文/图", "文 |", "文 ｜", "文 丨", "文 /", "□", "■", "图/文", "文／", "文/",
  "文|", "文｜", "文丨", "撰文", "撰稿", "记者", "記者", "本报记者", "本刊记者", "通讯员", "文：",
  "文:", "著者", "執筆", "執筆者", "筆者", "取材・文", "ライター", "글", "글·사진", NULL
};

static const char *const weak_words[]
    = { "by", "von", "vom", "par", "por", "di", "door", "av", "af", "od", "от", "da", NULL };

/* "王小明 记者", "홍길동 기자": the post behind the name. */
static const char *const posts[] = { "기자", "특파원", "記者", "记者", "特派员", "通讯员", NULL };

void
coranto_article_cut_post (char *name)
{
  for (guint i = 0; posts[i]; i++)
    if (g_str_has_suffix (name, posts[i]) && strlen (name) > strlen (posts[i]) + 5)
      {
        name[strlen (name) - strlen (posts[i])] = '\0';
        g_strchomp (name);
      }
}

/* A line that is a name and a post. */
static gboolean
ends_in_post (const char *line)
{
  g_autofree char *name = g_strdup (line);

  if (g_utf8_strlen (line, -1) > LONGEST_NAME_LINE)
    return FALSE;
  coranto_article_cut_post (name);
  return strlen (name) < strlen (line);
}

/* The length of an author's word at the start of `line` with its colon and blanks; 0: none. */
static gsize
word_length (const char *line, const char *lower, const char *word)
{
  gsize length = strlen (word);
  gboolean needs_colon = length > 1 && word[length - 1] == ':';
  const char *p;

  length -= needs_colon;
  if (strncmp (lower, word, length) != 0)
    return 0;
  p = line + length;
  while (*p == ' ')
    p++;
  if (*p == ':' || g_str_has_prefix (p, "："))
    p = g_utf8_next_char (p);
  else if (needs_colon)
    return 0;
  else if (p == line + length && g_unichar_isalpha (g_utf8_get_char (p))
           && !coranto_char_is_cjk (g_utf8_get_char (p)))
    return 0;
  while (*p == ' ')
    p++;
  return (gsize) (p - line);
}

/* The longest of `words` that `line` begins with. */
static gsize
longest_word (const char *line, const char *const *words)
{
  g_autofree char *head = g_strndup (line, MAX_WORD);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  g_autofree char *lower = g_utf8_strdown (valid, -1);
  gsize longest = 0;

  for (guint i = 0; words[i]; i++)
    longest = MAX (longest, word_length (line, lower, words[i]));
  return longest;
}

/* "Posted on 3 March by Ann Lee": the verb first, the name at the end. */
static const char *
after_inner_by (const char *line)
{
  static const char *const verbs[]
      = { "posted",        "published", "publiziert",  "veröffentlicht",
          "erstellt",      "publié",    "geschrieben", "this entry was posted",
          "this post was", "updated",   "publicado",   "pubblicato",
          "geplaatst",     "verfasst",  "eingetragen", "submitted",
          "written",       "created",   NULL };
  static const char *const words[]
      = { " by ", " von ", " par ", " por ", " da ", " door ", " av ", " | by ", NULL };
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

/* "Datum: 19.11.2021 Autor: Ann Lee": a label within a line of labels. */
static const char *
after_label (const char *line)
{
  static const char *const labels[]
      = { " autor:", " autorin:", " author:", " auteur:", " auteur :", " autore:", " autora:",
          " автор:", " by:",      " von:",    " text:",   " texto:",   NULL };
  g_autofree char *lower = g_utf8_strdown (line, -1);

  /* lower case may be of another length: then nothing is found in it */
  for (guint i = 0; labels[i] && strlen (lower) == strlen (line); i++)
    {
      const char *found = strstr (lower, labels[i]);

      if (found)
        return line + (found - lower) + strlen (labels[i]);
    }
  return NULL;
}

/* Where the names begin, after "By", "Von:", "文/" …; NULL when the line has no such word. */
const char *
coranto_article_after_by (const char *line, CorantoByline *byline)
{
  gsize length = longest_word (line, strong_words);
  const char *inner;

  *byline = CORANTO_BYLINE_STRONG;
  if (length > 0)
    return line + length;
  inner = after_inner_by (line);
  if (!inner)
    inner = after_label (line);
  if (inner)
    return inner;
  if (ends_in_post (line))
    return line;
  length = longest_word (line, weak_words);
  *byline = length > 0 ? CORANTO_BYLINE_WEAK : CORANTO_BYLINE_NONE;
  return length > 0 ? line + length : NULL;
}
