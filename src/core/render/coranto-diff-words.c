/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, gaps and signs. */
#include "coranto-diff-words.h"

#include "coranto-text.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200D

/* Where letters stand without spaces between words, each letter is taken for one. */
static gboolean
stands_alone (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return !g_unichar_isalnum (c) || coranto_char_is_cjk (c) || script == G_UNICODE_SCRIPT_THAI
         || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER
         || script == G_UNICODE_SCRIPT_MYANMAR || script == G_UNICODE_SCRIPT_TIBETAN;
}

/* Signs and letters that belong to what stands before them. */
static const char *
skip_marks (const char *p)
{
  while (*p)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c) && c != ZERO_WIDTH_JOINER)
        break;
      p = g_utf8_next_char (p);
      if (c == ZERO_WIDTH_JOINER && *p && *p != ' ')
        p = g_utf8_next_char (p);
    }
  return p;
}

/* The end of the word at `p`; paragraphs have single spaces alone. */
static const char *
end_of_word (const char *p)
{
  gboolean alone = stands_alone (g_utf8_get_char (p));

  do
    p = skip_marks (g_utf8_next_char (p));
  while (!alone && *p && !stands_alone (g_utf8_get_char (p)));
  return p;
}

static guint
intern (GHashTable *table, char *word)
{
  gpointer id = g_hash_table_lookup (table, word);

  if (id)
    {
      g_free (word);
      return GPOINTER_TO_UINT (id);
    }
  id = GUINT_TO_POINTER (g_hash_table_size (table) + 1);
  g_hash_table_insert (table, word, id);
  return GPOINTER_TO_UINT (id);
}

GHashTable *
coranto_diff_word_table_new (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  intern (table, g_strdup (" "));
  return table;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

CorantoDiffWords *
coranto_diff_words_new (char *text, GHashTable *table)
{
  CorantoDiffWords *self = g_new0 (CorantoDiffWords, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize offset = 0;

  g_array_append_val (offsets, offset);
  while (text[offset])
    {
      const char *end = end_of_word (text + offset);
      guint id = intern (table, g_strndup (text + offset, (gsize) (end - text) - offset));

      offset = (gsize) (end - text);
      g_array_append_val (ids, id);
      g_array_append_val (offsets, offset);
      if (id != CORANTO_DIFF_GAP)
        g_array_append_val (sorted, id);
    }
  g_array_sort (sorted, compare_ids);
  self->text = text;
  self->n_words = ids->len;
  self->n_sorted = sorted->len;
  self->ids = (guint *) (gpointer) g_array_steal (ids, NULL);
  self->sorted = (guint *) (gpointer) g_array_steal (sorted, NULL);
  self->offsets = (gsize *) (gpointer) g_array_steal (offsets, NULL);
  return self;
}

void
coranto_diff_words_free (CorantoDiffWords *words)
{
  g_free (words->text);
  g_free (words->ids);
  g_free (words->sorted);
  g_free (words->offsets);
  g_free (words);
}

double
coranto_diff_words_likeness (const CorantoDiffWords *a, const CorantoDiffWords *b)
{
  guint common = 0;

  for (guint i = 0, j = 0; i < a->n_sorted && j < b->n_sorted;)
    {
      int order = compare_ids (&a->sorted[i], &b->sorted[j]);

      common += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return a->n_sorted + b->n_sorted > 0 ? 2.0 * common / (a->n_sorted + b->n_sorted) : 0;
}
