/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph as the words that a comparison goes by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *text;
  guint *ids;     /* equal words of one CorantoDiffWordTable have equal ids */
  guint *sorted;  /* ids of words, without gaps, ascending */
  gsize *offsets; /* n_words + 1, into `text` */
  guint n_words;
  guint n_sorted;
} CorantoDiffWords;

/* `table` (char * -> id) is shared by all paragraphs that are compared; it owns its keys.  Id 1 is
 * white space. */
#define CORANTO_DIFF_GAP 1
GHashTable *coranto_diff_word_table_new (void);

/* (transfer full) of `text` */
CorantoDiffWords *coranto_diff_words_new (char *text, GHashTable *table);
void coranto_diff_words_free (CorantoDiffWords *words);

/* The share of their words that two paragraphs have in common, wherever: 0 to 1. */
double coranto_diff_words_likeness (const CorantoDiffWords *a, const CorantoDiffWords *b);

G_END_DECLS
