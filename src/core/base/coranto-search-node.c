/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a search, and its words. */
#include "coranto-search-node.h"

#include <string.h>

#include "coranto-tokenizer.h"

/* The index is asked for so many terms of a word; the text itself tells the rest. */
#define MAX_TERMS 24

/* Nodes
 * ----------------------------------------------------------------------------------------------
 */

CorantoNode *
coranto_node_new (CorantoNodeKind kind)
{
  CorantoNode *self = g_new0 (CorantoNode, 1);

  self->kind = kind;
  if (kind == CORANTO_NODE_AND || kind == CORANTO_NODE_OR || kind == CORANTO_NODE_NOT)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_node_free);
  return self;
}

CorantoNode *
coranto_node_new_not (CorantoNode *child)
{
  CorantoNode *self = coranto_node_new (CORANTO_NODE_NOT);

  g_ptr_array_add (self->children, child);
  return self;
}

/* Nested ANDs and ORs are one. */
void
coranto_node_add (CorantoNode *self, CorantoNode *child)
{
  if (child->kind != self->kind)
    {
      g_ptr_array_add (self->children, child);
      return;
    }
  while (child->children->len > 0)
    g_ptr_array_add (self->children, g_ptr_array_steal_index (child->children, 0));
  coranto_node_free (child);
}

CorantoNode *
coranto_node_copy (const CorantoNode *self)
{
  CorantoNode *copy = coranto_node_new (self->kind);

  copy->word = self->word;
  copy->time = self->time;
  for (guint i = 0; self->children && i < self->children->len; i++)
    g_ptr_array_add (copy->children, coranto_node_copy (g_ptr_array_index (self->children, i)));
  return copy;
}

void
coranto_node_free (CorantoNode *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static gboolean
all_hold (const CorantoNode *self, guint64 found, const CorantoSearchStory *story)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      if (!coranto_node_holds (g_ptr_array_index (self->children, i), found, story))
        return FALSE;
    }
  return TRUE;
}

static gboolean
one_holds (const CorantoNode *self, guint64 found, const CorantoSearchStory *story)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      if (coranto_node_holds (g_ptr_array_index (self->children, i), found, story))
        return TRUE;
    }
  return FALSE;
}

gboolean
coranto_node_holds (const CorantoNode *self, guint64 found, const CorantoSearchStory *story)
{
  switch (self->kind)
    {
    case CORANTO_NODE_AND:
      return all_hold (self, found, story);
    case CORANTO_NODE_OR:
      return one_holds (self, found, story);
    case CORANTO_NODE_NOT:
      return !one_holds (self, found, story);
    case CORANTO_NODE_WORD:
      return (found >> self->word & 1) != 0;
    case CORANTO_NODE_READ:
      return story->is_read;
    case CORANTO_NODE_UNREAD:
      return !story->is_read;
    case CORANTO_NODE_FAVOURITE:
      return story->is_favourite;
    case CORANTO_NODE_BEFORE:
      return story->time < self->time;
    case CORANTO_NODE_AFTER:
      return story->time >= self->time;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static guint64
collect_words (const CorantoNode *self, gboolean is_absent)
{
  guint64 words = 0;

  if (self->kind == CORANTO_NODE_WORD)
    return is_absent ? 0 : G_GUINT64_CONSTANT (1) << self->word;
  if (self->kind == CORANTO_NODE_NOT)
    is_absent = !is_absent;
  for (guint i = 0; self->children && i < self->children->len; i++)
    words |= collect_words (g_ptr_array_index (self->children, i), is_absent);
  return words;
}

guint64
coranto_node_get_present (const CorantoNode *self)
{
  return collect_words (self, FALSE);
}

gboolean
coranto_node_has_words (const CorantoNode *self)
{
  if (self->kind == CORANTO_NODE_WORD)
    return TRUE;
  for (guint i = 0; self->children && i < self->children->len; i++)
    {
      if (coranto_node_has_words (g_ptr_array_index (self->children, i)))
        return TRUE;
    }
  return FALSE;
}

/* Words
 * ----------------------------------------------------------------------------------------------
 */

static void
element_clear (gpointer data)
{
  g_free (((CorantoElement *) data)->text);
}

static void
term_clear (gpointer data)
{
  g_free (((CorantoTerm *) data)->text);
}

static gboolean
add_element_cb (const char *text,
                gsize length,
                gsize start,
                gsize end,
                CorantoTokenFlags flags,
                gpointer user_data)
{
  GArray *elements = user_data;
  CorantoElement element
      = { g_strndup (text, length), length, (flags & CORANTO_TOKEN_JOINED) != 0, FALSE };

  g_array_append_val (elements, element);
  return TRUE;
}

static gboolean
add_term_cb (const char *text,
             gsize length,
             gsize start,
             gsize end,
             CorantoTokenFlags flags,
             gpointer user_data)
{
  GArray *terms = user_data;
  CorantoTerm term = { NULL, (flags & CORANTO_TOKEN_SINGLE) != 0 };

  if (terms->len >= MAX_TERMS)
    return FALSE;
  term.text = g_strndup (text, length);
  g_array_append_val (terms, term);
  return TRUE;
}

static CorantoWord *
word_alloc (CorantoSearchField field)
{
  CorantoWord *self = g_new0 (CorantoWord, 1);

  self->field = field;
  self->elements = g_array_new (FALSE, FALSE, sizeof (CorantoElement));
  g_array_set_clear_func (self->elements, element_clear);
  self->terms = g_array_new (FALSE, FALSE, sizeof (CorantoTerm));
  g_array_set_clear_func (self->terms, term_clear);
  return self;
}

/* Only a word can be a beginning: a character is found wherever it stands. */
static void
make_prefix (CorantoWord *self)
{
  CorantoElement *last = &g_array_index (self->elements, CorantoElement, self->elements->len - 1);
  CorantoTerm *term = &g_array_index (self->terms, CorantoTerm, self->terms->len - 1);

  if (!g_str_equal (last->text, term->text))
    return;
  last->is_prefix = TRUE;
  term->is_prefix = TRUE;
}

/* Characters alone, which have no ends: where they stand they are found. */
static gboolean
is_run (const CorantoWord *self)
{
  for (guint i = 1; i < self->elements->len; i++)
    {
      if (!g_array_index (self->elements, CorantoElement, i).is_joined)
        return FALSE;
    }
  return self->elements->len > 1;
}

CorantoWord *
coranto_word_new (CorantoSearchField field, const char *text, gsize length, gboolean is_prefix)
{
  CorantoWord *self = word_alloc (field);

  coranto_tokenize (text, length, CORANTO_TOKENIZE_ELEMENTS, add_element_cb, self->elements);
  if (self->elements->len == 0)
    {
      coranto_word_free (self);
      return NULL;
    }
  self->is_whole = coranto_tokenize (text, length, CORANTO_TOKENIZE_QUERY, add_term_cb, self->terms)
                   && self->terms->len == 1;
  if (is_prefix)
    make_prefix (self);
  else if (is_run (self) && g_utf8_validate_len (text, length, NULL))
    self->typed = g_strndup (text, length);
  return self;
}

CorantoWord *
coranto_word_copy (const CorantoWord *self, CorantoSearchField field)
{
  CorantoWord *copy = word_alloc (field);

  for (guint i = 0; i < self->elements->len; i++)
    {
      CorantoElement element = g_array_index (self->elements, CorantoElement, i);

      element.text = g_strdup (element.text);
      g_array_append_val (copy->elements, element);
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      CorantoTerm term = g_array_index (self->terms, CorantoTerm, i);

      term.text = g_strdup (term.text);
      g_array_append_val (copy->terms, term);
    }
  copy->typed = g_strdup (self->typed);
  copy->is_whole = self->is_whole;
  return copy;
}

void
coranto_word_free (CorantoWord *self)
{
  g_array_unref (self->elements);
  g_array_unref (self->terms);
  g_free (self->typed);
  g_free (self);
}
