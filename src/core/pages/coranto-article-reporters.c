/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reporters credited in the text, as Chinese and Japanese papers do it. */
#define G_LOG_DOMAIN "coranto-pages"

#include <string.h>

#include "coranto-article-names.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MOST_REPORTERS 4
#define LONGEST_CREDIT 60 /* characters */
#define SHORTEST_NAME 2   /* characters */
#define LONGEST_NAME 4
#define DATELINE_PLACE 2 /* characters of the place in "台北29日電" */

/* What stands before the names. */
static const char *const words[]
    = { "记者", "記者", "通讯员", "特约记者", "撰文", "作者", "文／", "文/", "文｜", "文|", NULL };

static gboolean
is_name (const char *text)
{
  static const char *const ends[]
      = { "网",     "報",   "报",   "社",   "台",   "新闻", "新聞", "在线", "晨报",
          "客户端", "中心", "公司", "记者", "記者", "報導", "报道", NULL };
  glong chars = g_utf8_strlen (text, -1);

  if (chars < SHORTEST_NAME || chars > LONGEST_NAME)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!coranto_char_is_cjk (g_utf8_get_char (p)))
      return FALSE;
  return !coranto_text_ends_with_any (text, ends);
}

/* "張雅筑台北29日電": without the dateline. */
static void
cut_dateline (char *credit)
{
  gsize digits = strcspn (credit, "0123456789");
  char *end = credit + digits;

  if (!*end)
    return;
  *end = '\0';
  if (g_utf8_strlen (credit, -1) < SHORTEST_NAME + DATELINE_PLACE)
    return;
  for (guint i = 0; i < DATELINE_PLACE; i++)
    end = g_utf8_find_prev_char (credit, end);
  *end = '\0';
}

static void
add_reporters (GPtrArray *names, const char *start, const char *end)
{
  g_autofree char *credit = g_strndup (start, (gsize) (end - start));
  g_autoptr (GRegex) split = NULL;
  g_auto (GStrv) parts = NULL;
  char *slash = strstr (credit, "／");

  if (slash)
    *slash = '\0';
  cut_dateline (credit);
  split = g_regex_new ("[ 　、，,/·]+|通讯员|實習記者|实习生|摄影", 0, 0, NULL);
  parts = g_regex_split (split, credit, 0);
  for (char **part = parts; *part && names->len < MOST_REPORTERS; part++)
    {
      const char *name = *part + strspn (*part, ":");

      if (g_str_has_prefix (name, "："))
        name += strlen ("：");
      if (is_name (name))
        g_ptr_array_add (names, g_strdup (name));
    }
}

/* The bracket that closes what opened before `p`, within a credit's length. */
static const char *
find_close (const char *p)
{
  for (guint chars = 0; *p && chars < LONGEST_CREDIT; p = g_utf8_next_char (p), chars++)
    if (g_utf8_strchr (")）】〕］]", -1, g_utf8_get_char (p)))
      return p;
  return NULL;
}

GPtrArray *
coranto_article_reporters (const char *paragraph)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = paragraph; *p && names->len == 0; p = g_utf8_next_char (p))
    {
      const char *close;

      if (!g_utf8_strchr ("(（【〔［[", -1, g_utf8_get_char (p)))
        continue;
      close = find_close (g_utf8_next_char (p));
      for (guint i = 0; close && words[i] && names->len == 0; i++)
        {
          const char *word = g_strstr_len (p, close - p, words[i]);

          if (word)
            add_reporters (names, word + strlen (words[i]), close);
        }
    }
  return names;
}
