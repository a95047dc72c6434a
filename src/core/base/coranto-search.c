/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's words as a tree.  The header has the language.
 *
 *   list:  part {part}                 all of them
 *   part:  unit {"OR" unit}            one of them
 *   unit:  ["-"] [key ":"] ( "(" list ")" | quoted | word )
 */
#include "coranto-search-node.h"

#include <string.h>

#define MAX_BYTES 4096
/* Brackets within brackets; further ones are text. */
#define MAX_DEPTH 16

typedef struct
{
  CorantoSearch *search;
  const char *at;
  guint depth;
  CorantoSearchField field; /* that holds here */
} Parser;

static CorantoNode *read_list (Parser *self);

/* Signs
 * ------------------------------------------------------------------------------------------------
 */

/* Bytes of the first of `signs` that stands at `text`; 0: none does. */
static gsize
sign_length (const char *text, const char *const *signs)
{
  for (guint i = 0; signs[i]; i++)
    {
      if (g_str_has_prefix (text, signs[i]))
        return strlen (signs[i]);
    }
  return 0;
}

static gsize
space_length (const char *text)
{
  static const char *const spaces[]
      = { " ", "\t", "\n", "\r", "\v", "\f", "\u3000", "\u00a0", NULL };

  return sign_length (text, spaces);
}

static gsize
quote_length (const char *text)
{
  static const char *const quotes[] = { "\"", "“", "”", "＂", "「", "」", NULL };

  return sign_length (text, quotes);
}

static gsize
opening_length (const char *text)
{
  static const char *const brackets[] = { "(", "（", NULL };

  return sign_length (text, brackets);
}

static gsize
closing_length (const char *text)
{
  static const char *const brackets[] = { ")", "）", NULL };

  return sign_length (text, brackets);
}

static gsize
minus_length (const char *text)
{
  static const char *const signs[] = { "-", "－", "\u2212", NULL };
  gsize length = sign_length (text, signs);

  return length && text[length] && space_length (text + length) == 0 ? length : 0;
}

/* One character, or one byte that is none. */
static gsize
char_length (const char *text)
{
  gsize length = (gsize) g_utf8_skip[(guchar) *text];

  return MAX (1, strnlen (text, length));
}

static gboolean
ends_here (const Parser *self, const char *text)
{
  return !*text || space_length (text) > 0 || (self->depth > 0 && closing_length (text) > 0);
}

/* "或" begins many words and is one: it stands between two others. */
static gsize
or_length (const Parser *self, gboolean has_left)
{
  static const char *const signs[] = { "OR", "||", "|", "｜", "或", NULL };
  gsize length = sign_length (self->at, signs);

  if (length == 0 || !ends_here (self, self->at + length)
      || (!has_left && g_str_has_prefix (self->at, "或")))
    return 0;
  return length;
}

/* Words
 * ------------------------------------------------------------------------------------------------
 */

static CorantoNode *
add_word (Parser *self, const char *start, const char *end, gboolean is_prefix)
{
  CorantoNode *node;
  CorantoWord *word;

  if (self->search->words->len >= CORANTO_SEARCH_MAX_WORDS)
    return NULL;
  word = coranto_word_new (self->field, start, (gsize) (end - start), is_prefix);
  if (!word)
    return NULL;
  node = coranto_node_new (CORANTO_NODE_WORD);
  node->word = self->search->words->len;
  g_ptr_array_add (self->search->words, word);
  return node;
}

static CorantoNode *
read_quoted (Parser *self)
{
  const char *start = self->at + quote_length (self->at), *end = start;

  while (*end && quote_length (end) == 0)
    end += char_length (end);
  self->at = end + (*end ? quote_length (end) : 0);
  return add_word (self, start, end, FALSE);
}

/* Where the word at `at` ends; brackets in it belong to it. */
static const char *
find_end (const Parser *self)
{
  const char *end = self->at;
  guint n_open = 0;

  while (*end && space_length (end) == 0 && quote_length (end) == 0)
    {
      if (opening_length (end) > 0)
        n_open++;
      else if (closing_length (end) > 0 && n_open > 0)
        n_open--;
      else if (closing_length (end) > 0 && self->depth > 0)
        break;
      end += char_length (end);
    }
  return end;
}

static CorantoNode *
read_word (Parser *self)
{
  const char *start = self->at, *end = find_end (self);

  self->at = end;
  return add_word (self, start, end, end > start + 1 && end[-1] == '*');
}

/* Units
 * ------------------------------------------------------------------------------------------------
 */

static CorantoNode *
read_plain_unit (Parser *self)
{
  if (quote_length (self->at) > 0)
    return read_quoted (self);
  if (opening_length (self->at) > 0 && self->depth < MAX_DEPTH)
    {
      CorantoNode *list;

      self->at += opening_length (self->at);
      self->depth++;
      list = read_list (self);
      self->depth--;
      return list;
    }
  return read_word (self);
}

static CorantoNode *
read_unit (Parser *self)
{
  CorantoSearchField field = self->field;
  CorantoKey key = CORANTO_KEY_NONE;
  gsize length = coranto_search_read_key (self->at, &key, &field);
  CorantoNode *node;

  if (length > 0 && key != CORANTO_KEY_FIELD)
    {
      const char *end = find_end (self), *value = self->at + length;

      node = end > value ? coranto_search_read_value (key, value, (gsize) (end - value)) : NULL;
      if (node)
        self->at = end;
      return node ? node : read_word (self);
    }
  /* A key that nothing follows is one that is being typed. */
  self->at += length;
  if (length > 0 && ends_here (self, self->at))
    return NULL;
  {
    CorantoSearchField outer = self->field;

    self->field = field;
    node = read_plain_unit (self);
    self->field = outer;
  }
  return node;
}

/* NULL: there was nothing to search for in it. */
static CorantoNode *
read_signed_unit (Parser *self)
{
  gsize minus = minus_length (self->at);
  CorantoNode *node;

  self->at += minus;
  node = read_unit (self);
  return node && minus > 0 ? coranto_node_new_not (node) : node;
}

/* Puts `unit` beside the last part instead of behind it. */
static void
add_alternative (CorantoNode *list, CorantoNode *unit)
{
  CorantoNode *either = coranto_node_new (CORANTO_NODE_OR);

  coranto_node_add (either, g_ptr_array_steal_index (list->children, list->children->len - 1));
  coranto_node_add (either, unit);
  g_ptr_array_add (list->children, either);
}

/* A list of one is that one, a list within a list a part of it. */
static CorantoNode *
tidy_list (CorantoNode *list)
{
  CorantoNode *tidy = NULL;

  if (list->children->len == 1)
    tidy = g_ptr_array_steal_index (list->children, 0);
  else if (list->children->len > 1)
    {
      tidy = coranto_node_new (CORANTO_NODE_AND);
      while (list->children->len > 0)
        coranto_node_add (tidy, g_ptr_array_steal_index (list->children, 0));
    }
  coranto_node_free (list);
  return tidy;
}

/* To its closing bracket or the end; NULL: there is nothing to search for in it. */
static CorantoNode *
read_list (Parser *self)
{
  CorantoNode *list = coranto_node_new (CORANTO_NODE_AND);
  gboolean is_alternative = FALSE;

  while (*self->at)
    {
      gsize space = space_length (self->at);
      gsize closing = self->depth > 0 ? closing_length (self->at) : 0;
      gsize or = or_length (self, list->children->len > 0);
      CorantoNode *unit;

      self->at += space ? space : closing ? closing : or ;
      if (closing)
        break;
      is_alternative |= or &&list->children->len > 0;
      if (space || or)
        continue;
      unit = read_signed_unit (self);
      if (unit && is_alternative)
        add_alternative (list, unit);
      else if (unit)
        g_ptr_array_add (list->children, unit);
      is_alternative &= unit == NULL;
    }
  return tidy_list (list);
}

/* Searches
 * ---------------------------------------------------------------------------------------------
 */

static CorantoSearch *
search_new (void)
{
  CorantoSearch *self = g_new0 (CorantoSearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_word_free);
  return self;
}

CorantoSearch *
coranto_search_parse (const char *words)
{
  g_autoptr (CorantoSearch) self = search_new ();
  g_autofree char *text = g_strndup (words, strnlen (words, MAX_BYTES));
  Parser parser = { self, text, 0, CORANTO_SEARCH_ANYWHERE };

  self->root = read_list (&parser);
  return self->root ? g_steal_pointer (&self) : NULL;
}

CorantoSearch *
coranto_search_ref (CorantoSearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
coranto_search_free (CorantoSearch *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->root, coranto_node_free);
  g_free (self);
}

gboolean
coranto_search_has_words (const CorantoSearch *self)
{
  return coranto_node_get_present (self->root) != 0;
}

static gboolean
node_asks_marks (const CorantoNode *node)
{
  if (node->kind == CORANTO_NODE_READ || node->kind == CORANTO_NODE_UNREAD
      || node->kind == CORANTO_NODE_FAVOURITE)
    return TRUE;
  for (guint i = 0; node->children && i < node->children->len; i++)
    if (node_asks_marks (g_ptr_array_index (node->children, i)))
      return TRUE;
  return FALSE;
}

gboolean
coranto_search_asks_marks (const CorantoSearch *self)
{
  return node_asks_marks (self->root);
}

gboolean
coranto_search_asks_for (const CorantoSearch *self, CorantoSearchField field)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      CorantoSearchField asked = ((CorantoWord *) g_ptr_array_index (self->words, i))->field;

      if (asked == field || (asked == CORANTO_SEARCH_ANYWHERE && field != CORANTO_SEARCH_CHANNEL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_stand_in_title (const CorantoWord *word)
{
  return word->field == CORANTO_SEARCH_ANYWHERE || word->field == CORANTO_SEARCH_TITLE;
}

/* A word of `self` as one of the title; NULL: there are too many. */
static CorantoNode *
add_title_word (CorantoSearch *self, const CorantoWord *word)
{
  CorantoNode *node;

  if (self->words->len >= CORANTO_SEARCH_MAX_WORDS)
    return NULL;
  node = coranto_node_new (CORANTO_NODE_WORD);
  node->word = self->words->len;
  g_ptr_array_add (self->words, coranto_word_copy (word, CORANTO_SEARCH_TITLE));
  return node;
}

CorantoSearch *
coranto_search_in_title (const CorantoSearch *self, gboolean all)
{
  g_autoptr (CorantoSearch) copy = search_new ();
  g_autoptr (CorantoNode) either = coranto_node_new (CORANTO_NODE_OR);
  guint64 present = coranto_node_get_present (self->root);
  guint n_words = 0;

  copy->root = coranto_node_copy (self->root);
  for (guint i = 0; i < self->words->len; i++)
    {
      const CorantoWord *word = g_ptr_array_index (self->words, i);
      gboolean moves = (present >> i & 1) && may_stand_in_title (word);

      n_words += moves ? 1 : 0;
      g_ptr_array_add (copy->words,
                       coranto_word_copy (word, all && moves ? CORANTO_SEARCH_TITLE : word->field));
    }
  /* One of one is all. */
  if (n_words == 0 || (n_words == 1 && !all))
    return NULL;
  if (all)
    return g_steal_pointer (&copy);
  for (guint i = 0; i < self->words->len; i++)
    {
      const CorantoWord *word = g_ptr_array_index (self->words, i);
      CorantoNode *node
          = (present >> i & 1) && may_stand_in_title (word) ? add_title_word (copy, word) : NULL;

      if (node)
        coranto_node_add (either, node);
    }
  if (either->children->len > 0)
    {
      CorantoNode *both = coranto_node_new (CORANTO_NODE_AND);

      coranto_node_add (both, g_steal_pointer (&copy->root));
      coranto_node_add (both, g_steal_pointer (&either));
      copy->root = both;
    }
  return g_steal_pointer (&copy);
}
