/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences of texts. */
#include "coranto-text-diff.h"

#include "coranto-diff-words.h"
#include "coranto-sequence-match.h"
#include "coranto-text.h"

/* What differs more is another text, and shown as such. */
#define MAX_PARAGRAPH_EDITS 1000
#define MAX_WORD_EDITS 1000
/* Pairs of paragraphs that are looked at in one place. */
#define MAX_PAIRS 2500
/* Of words in common: from here on, one paragraph is a version of the other. */
#define LEAST_LIKENESS 0.5

typedef struct
{
  GPtrArray *paragraphs; /* (element-type CorantoDiffWords) */
  GArray *ids;           /* (element-type guint) one for each */
  guint8 *kept;
} Side;

typedef struct
{
  Side a, b;
  GHashTable *words;
  GHashTable *paragraphs; /* folded text -> id */
  GArray *runs;
} Diff;

static void
run_clear (gpointer data)
{
  g_free (((CorantoDiffRun *) data)->text);
}

static void
end_paragraph (Diff *diff)
{
  if (diff->runs->len > 0)
    g_array_index (diff->runs, CorantoDiffRun, diff->runs->len - 1).ends_paragraph = TRUE;
}

/* The words from `start` to before `end`. */
static void
append (Diff *diff, CorantoDiffKind kind, const CorantoDiffWords *words, guint start, guint end)
{
  CorantoDiffRun run = { .kind = kind };
  gsize from = words->offsets[start];

  if (start == end)
    return;
  run.text = g_strndup (words->text + from, words->offsets[end] - from);
  g_array_append_val (diff->runs, run);
}

static void
append_whole (Diff *diff, CorantoDiffKind kind, const CorantoDiffWords *words)
{
  append (diff, kind, words, 0, words->n_words);
  end_paragraph (diff);
}

/* Within a paragraph -----------------------------------------------------------------------------
 */

/* A space alone between two changes is not worth keeping: two words that became two others are one
 * change. */
static void
join_changes (const CorantoDiffWords *a, const CorantoDiffWords *b, guint8 *kept_a, guint8 *kept_b)
{
  guint i = 0, j = 0;

  while (i < a->n_words && j < b->n_words)
    {
      gboolean is_after, is_before;

      while (i < a->n_words && !kept_a[i])
        i++;
      while (j < b->n_words && !kept_b[j])
        j++;
      if (i == a->n_words || j == b->n_words)
        return;
      is_after = (i > 0 && !kept_a[i - 1]) || (j > 0 && !kept_b[j - 1]);
      is_before = (i + 1 < a->n_words && !kept_a[i + 1]) || (j + 1 < b->n_words && !kept_b[j + 1]);
      if (a->ids[i] == CORANTO_DIFF_GAP && is_after && is_before)
        kept_a[i] = kept_b[j] = 0;
      i++;
      j++;
    }
}

static void
append_pair (Diff *diff, const CorantoDiffWords *a, const CorantoDiffWords *b)
{
  g_autofree guint8 *kept_a = g_new0 (guint8, a->n_words + 1);
  g_autofree guint8 *kept_b = g_new0 (guint8, b->n_words + 1);
  guint i = 0, j = 0;

  coranto_sequence_match (a->ids, a->n_words, b->ids, b->n_words, MAX_WORD_EDITS, kept_a, kept_b);
  join_changes (a, b, kept_a, kept_b);
  while (i < a->n_words || j < b->n_words)
    {
      guint start_i = i, start_j = j;

      while (i < a->n_words && !kept_a[i])
        i++;
      while (j < b->n_words && !kept_b[j])
        j++;
      append (diff, CORANTO_DIFF_REMOVED, a, start_i, i);
      append (diff, CORANTO_DIFF_ADDED, b, start_j, j);
      start_j = j;
      while (i < a->n_words && j < b->n_words && kept_a[i] && kept_b[j])
        {
          i++;
          j++;
        }
      append (diff, CORANTO_DIFF_SAME, b, start_j, j);
    }
  end_paragraph (diff);
}

/* Paragraphs -------------------------------------------------------------------------------------
 */

static const CorantoDiffWords *
paragraph (const Side *side, guint i)
{
  return g_ptr_array_index (side->paragraphs, i);
}

/* The first from `j` on that is a version of `words`; `end`: none. */
static guint
find_version (const Side *side, const CorantoDiffWords *words, guint j, guint end)
{
  while (j < end && coranto_diff_words_likeness (words, paragraph (side, j)) < LEAST_LIKENESS)
    j++;
  return j;
}

/* Paragraphs between two that stayed. */
static void
append_gap (Diff *diff, guint i, guint end_i, guint j, guint end_j)
{
  gboolean may_pair = (guint64) (end_i - i) * (end_j - j) <= MAX_PAIRS;

  for (; i < end_i; i++)
    {
      guint found = may_pair ? find_version (&diff->b, paragraph (&diff->a, i), j, end_j) : end_j;

      if (found == end_j)
        {
          append_whole (diff, CORANTO_DIFF_REMOVED, paragraph (&diff->a, i));
          continue;
        }
      for (; j < found; j++)
        append_whole (diff, CORANTO_DIFF_ADDED, paragraph (&diff->b, j));
      append_pair (diff, paragraph (&diff->a, i), paragraph (&diff->b, j++));
    }
  for (; j < end_j; j++)
    append_whole (diff, CORANTO_DIFF_ADDED, paragraph (&diff->b, j));
}

static void
append_all (Diff *diff)
{
  guint n_a = diff->a.paragraphs->len, n_b = diff->b.paragraphs->len;
  guint i = 0, j = 0;

  while (i < n_a || j < n_b)
    {
      guint start_i = i, start_j = j;

      while (i < n_a && !diff->a.kept[i])
        i++;
      while (j < n_b && !diff->b.kept[j])
        j++;
      append_gap (diff, start_i, i, start_j, j);
      for (; i < n_a && j < n_b && diff->a.kept[i] && diff->b.kept[j]; i++, j++)
        append_whole (diff, CORANTO_DIFF_SAME, paragraph (&diff->b, j));
    }
}

/* Two paragraphs are the same where only white space or the width of signs differs. */
static guint
intern_paragraph (Diff *diff, const char *text)
{
  char *folded = coranto_text_fold (text, FALSE);
  gpointer id = g_hash_table_lookup (diff->paragraphs, folded);

  if (!id)
    {
      id = GUINT_TO_POINTER (g_hash_table_size (diff->paragraphs) + 1);
      g_hash_table_insert (diff->paragraphs, folded, id);
      return GPOINTER_TO_UINT (id);
    }
  g_free (folded);
  return GPOINTER_TO_UINT (id);
}

static void
side_init (Diff *diff, Side *side, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  side->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_diff_words_free);
  side->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = coranto_text_line (lines[i], 0);
      guint id;

      if (!*line)
        continue;
      id = intern_paragraph (diff, line);
      g_array_append_val (side->ids, id);
      g_ptr_array_add (side->paragraphs,
                       coranto_diff_words_new (g_steal_pointer (&line), diff->words));
    }
  side->kept = g_new0 (guint8, side->ids->len + 1);
}

static void
side_clear (Side *side)
{
  g_ptr_array_unref (side->paragraphs);
  g_array_unref (side->ids);
  g_free (side->kept);
}

GArray *
coranto_text_diff (const char *earlier, const char *later)
{
  Diff diff = {
    .words = coranto_diff_word_table_new (),
    .paragraphs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .runs = g_array_new (FALSE, FALSE, sizeof (CorantoDiffRun)),
  };

  g_array_set_clear_func (diff.runs, run_clear);
  side_init (&diff, &diff.a, earlier);
  side_init (&diff, &diff.b, later);
  coranto_sequence_match ((const guint *) (gpointer) diff.a.ids->data, diff.a.ids->len,
                          (const guint *) (gpointer) diff.b.ids->data, diff.b.ids->len,
                          MAX_PARAGRAPH_EDITS, diff.a.kept, diff.b.kept);
  append_all (&diff);
  side_clear (&diff.a);
  side_clear (&diff.b);
  g_hash_table_unref (diff.words);
  g_hash_table_unref (diff.paragraphs);
  return diff.runs;
}

gboolean
coranto_text_diff_is_empty (const GArray *diff)
{
  for (guint i = 0; i < diff->len; i++)
    if (g_array_index (diff, CorantoDiffRun, i).kind != CORANTO_DIFF_SAME)
      return FALSE;
  return TRUE;
}
