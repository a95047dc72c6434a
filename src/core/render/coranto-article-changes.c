/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article's two versions side by side.
 *
 * I1: every word passes coranto_text_escape_html() on its way to HTML. */
#include "coranto-article-changes.h"

#include "coranto-limits.h"
#include "coranto-sanitizer.h"
#include "coranto-text-diff.h"
#include "coranto-text.h"

typedef struct
{
  const char *before, *after;
} Mark;

static gboolean
has_content (const CorantoParsedItem *item)
{
  return item->content_html || item->content_text;
}

gboolean
coranto_article_changes_are_known (const CorantoArticle *article)
{
  const CorantoParsedItem *earlier = article->earlier;

  return earlier
         && (g_strcmp0 (earlier->title, article->item->title) != 0
             || (has_content (earlier) && has_content (article->item)));
}

/* One way for both versions: what is plain already may have been made in another. */
static char *
text_of (const CorantoParsedItem *item)
{
  if (item->content_html)
    return coranto_html_to_text (item->content_html, -1, coranto_limits_default ());
  return g_strdup (item->content_text);
}

/* NULL: no difference is known. */
static GArray *
diff_titles (const CorantoArticle *article)
{
  g_autoptr (GArray) diff = NULL;

  if (!article->earlier)
    return NULL;
  diff = coranto_text_diff (article->earlier->title, article->item->title);
  return coranto_text_diff_is_empty (diff) ? NULL : g_steal_pointer (&diff);
}

static GArray *
diff_texts (const CorantoArticle *article)
{
  g_autoptr (GArray) diff = NULL;
  g_autofree char *earlier = NULL;
  g_autofree char *later = NULL;

  if (!article->earlier || !has_content (article->earlier) || !has_content (article->item))
    return NULL;
  earlier = text_of (article->earlier);
  later = text_of (article->item);
  diff = coranto_text_diff (earlier, later);
  return coranto_text_diff_is_empty (diff) ? NULL : g_steal_pointer (&diff);
}

static void
append_run_html (GString *out, const CorantoDiffRun *run)
{
  static const Mark marks[] = {
    [CORANTO_DIFF_SAME] = { "", "" },
    [CORANTO_DIFF_REMOVED] = { "<del>", "</del>" },
    [CORANTO_DIFF_ADDED] = { "<ins>", "</ins>" },
  };
  g_autofree char *escaped = coranto_text_escape_html (run->text); /* I1 */

  g_string_append (out, marks[run->kind].before);
  g_string_append (out, escaped);
  g_string_append (out, marks[run->kind].after);
}

/* Titles of no likeness are two paragraphs, but stand in one line. */
gboolean
coranto_article_changes_append_title (GString *out, const CorantoArticle *article)
{
  g_autoptr (GArray) diff = diff_titles (article);

  for (guint i = 0; diff && i < diff->len; i++)
    {
      const CorantoDiffRun *run = &g_array_index (diff, CorantoDiffRun, i);

      append_run_html (out, run);
      if (run->ends_paragraph && i + 1 < diff->len)
        g_string_append_c (out, ' ');
    }
  return diff != NULL;
}

gboolean
coranto_article_changes_append_text (GString *out, const CorantoArticle *article)
{
  g_autoptr (GArray) diff = diff_texts (article);

  for (guint i = 0; diff && i < diff->len; i++)
    {
      const CorantoDiffRun *run = &g_array_index (diff, CorantoDiffRun, i);

      if (i == 0 || (run - 1)->ends_paragraph)
        g_string_append (out, "<p>");
      append_run_html (out, run);
      if (run->ends_paragraph)
        g_string_append (out, "</p>");
    }
  return diff != NULL;
}

static void
append_plain (GString *out, const GArray *diff, const char *between)
{
  static const Mark marks[] = {
    [CORANTO_DIFF_SAME] = { "", "" },
    [CORANTO_DIFF_REMOVED] = { "[-", "-]" },
    [CORANTO_DIFF_ADDED] = { "{+", "+}" },
  };

  for (guint i = 0; i < diff->len; i++)
    {
      const CorantoDiffRun *run = &g_array_index (diff, CorantoDiffRun, i);

      g_string_append_printf (out, "%s%s%s", marks[run->kind].before, run->text,
                              marks[run->kind].after);
      if (run->ends_paragraph && i + 1 < diff->len)
        g_string_append (out, between);
    }
}

char *
coranto_article_changes_write (const CorantoArticle *article)
{
  g_autoptr (GArray) titles = diff_titles (article);
  g_autoptr (GArray) texts = diff_texts (article);
  GString *out;

  if (!titles && !texts)
    return NULL;
  out = g_string_new (NULL);
  if (titles)
    append_plain (out, titles, " ");
  else
    g_string_append (out, article->item->title ? article->item->title : "");
  g_string_append_c (out, '\n');
  if (texts)
    {
      g_string_append_c (out, '\n');
      append_plain (out, texts, "\n\n");
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
