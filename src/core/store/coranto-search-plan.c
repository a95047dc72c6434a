/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search as FTS5 expressions.
 *
 * The index has terms and no places, so that it answers for most words and bounds the others: each
 * node has an expression that finds all of its stories and perhaps others (`at_least`), and one
 * that finds none but its stories, perhaps not all (`at_most`).  Where they are the same the index
 * alone decides. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-search-private.h"

#include "coranto-search-node.h"
#include "coranto-tokenizer-private.h"

typedef struct
{
  char *wide;        /* NULL: any story */
  char *narrow;      /* NULL: no story */
  gboolean is_exact; /* they are the same */
} Bounds;

static Bounds bounds_of (const CorantoSearch *search, const CorantoNode *node);

static void
bounds_clear (Bounds *self)
{
  g_clear_pointer (&self->wide, g_free);
  g_clear_pointer (&self->narrow, g_free);
}

static const char *
mark_of (CorantoSearchField field)
{
  static const char marks[][2]
      = { { CORANTO_MARK_TITLE }, { CORANTO_MARK_AUTHOR }, { CORANTO_MARK_SOURCE }, { '\0' } };

  switch (field)
    {
    case CORANTO_SEARCH_TITLE:
      return marks[0];
    case CORANTO_SEARCH_AUTHOR:
      return marks[1];
    case CORANTO_SEARCH_SOURCE:
      return marks[2];
    case CORANTO_SEARCH_TEXT:
    case CORANTO_SEARCH_CHANNEL:
    case CORANTO_SEARCH_ANYWHERE:
    default:
      return marks[3];
    }
}

static Bounds
bounds_of_word (const CorantoWord *word)
{
  GString *out;
  Bounds bounds = { NULL, NULL, FALSE };

  /* What channels list a story is not indexed. */
  if (word->field == CORANTO_SEARCH_CHANNEL)
    return bounds;
  out = g_string_new ("(");
  for (guint i = 0; i < word->terms->len; i++)
    {
      const CorantoTerm *term = &g_array_index (word->terms, CorantoTerm, i);

      /* A term holds letters, digits and characters alone: the quotes can't be left. */
      g_string_append_printf (out, "%s\"%s%s\"%s", i > 0 ? " AND " : "", mark_of (word->field),
                              term->text, term->is_prefix ? "*" : "");
    }
  g_string_append_c (out, ')');
  bounds.is_exact = word->is_whole && word->field != CORANTO_SEARCH_TEXT;
  bounds.wide = g_string_free (out, FALSE);
  bounds.narrow = bounds.is_exact ? g_strdup (bounds.wide) : NULL;
  return bounds;
}

static void
append_joined (GString *out, const char *separator, const char *expression)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", expression);
}

/* `with` AND NOT `without`; NULL: FTS5 can't say it, or there is nothing to say. */
static char *
subtract (const GString *with, const GString *without)
{
  if (with->len == 0)
    return NULL;
  return without->len > 0 ? g_strdup_printf ("((%s) NOT (%s))", with->str, without->str)
                          : g_strdup_printf ("(%s)", with->str);
}

static Bounds
bounds_of_and (const CorantoSearch *search, const CorantoNode *node)
{
  g_autoptr (GString) wide = g_string_new (NULL), wide_not = g_string_new (NULL);
  g_autoptr (GString) narrow = g_string_new (NULL), narrow_not = g_string_new (NULL);
  gboolean has_narrow = TRUE;
  Bounds bounds = { NULL, NULL, TRUE };

  for (guint i = 0; i < node->children->len; i++)
    {
      const CorantoNode *child = g_ptr_array_index (node->children, i);
      gboolean is_absent = child->kind == CORANTO_NODE_NOT;
      Bounds part = bounds_of (search, is_absent ? g_ptr_array_index (child->children, 0) : child);

      if (!is_absent && part.wide)
        append_joined (wide, " AND ", part.wide);
      if (!is_absent && part.narrow)
        append_joined (narrow, " AND ", part.narrow);
      if (is_absent && part.narrow)
        append_joined (wide_not, " OR ", part.narrow);
      if (is_absent && part.wide)
        append_joined (narrow_not, " OR ", part.wide);
      has_narrow = has_narrow && (is_absent ? part.wide : part.narrow) != NULL;
      bounds.is_exact = bounds.is_exact && part.is_exact;
      bounds_clear (&part);
    }
  bounds.wide = subtract (wide, wide_not);
  bounds.narrow = has_narrow ? subtract (narrow, narrow_not) : NULL;
  bounds.is_exact = bounds.is_exact && bounds.wide;
  return bounds;
}

static Bounds
bounds_of_or (const CorantoSearch *search, const CorantoNode *node)
{
  g_autoptr (GString) wide = g_string_new (NULL), narrow = g_string_new (NULL);
  gboolean has_wide = TRUE;
  Bounds bounds = { NULL, NULL, TRUE };

  for (guint i = 0; i < node->children->len; i++)
    {
      Bounds part = bounds_of (search, g_ptr_array_index (node->children, i));

      has_wide = has_wide && part.wide;
      if (part.wide)
        append_joined (wide, " OR ", part.wide);
      if (part.narrow)
        append_joined (narrow, " OR ", part.narrow);
      bounds.is_exact = bounds.is_exact && part.is_exact;
      bounds_clear (&part);
    }
  bounds.wide = has_wide ? g_strdup_printf ("(%s)", wide->str) : NULL;
  bounds.narrow = narrow->len > 0 ? g_strdup_printf ("(%s)", narrow->str) : NULL;
  return bounds;
}

static Bounds
bounds_of (const CorantoSearch *search, const CorantoNode *node)
{
  switch (node->kind)
    {
    case CORANTO_NODE_AND:
      return bounds_of_and (search, node);
    case CORANTO_NODE_OR:
      return bounds_of_or (search, node);
    case CORANTO_NODE_WORD:
      return bounds_of_word (g_ptr_array_index (search->words, node->word));
    case CORANTO_NODE_NOT:
    case CORANTO_NODE_READ:
    case CORANTO_NODE_UNREAD:
    case CORANTO_NODE_FAVOURITE:
    case CORANTO_NODE_BEFORE:
    case CORANTO_NODE_AFTER:
    default:
      return (Bounds){ NULL, NULL, FALSE };
    }
}

/* A part that must hold: it bounds the whole. */
static void
plan_part (CorantoSearchPlan *self,
           const CorantoSearch *search,
           const CorantoNode *part,
           GString *excluded)
{
  Bounds bounds = { NULL, NULL, FALSE };

  switch (part->kind)
    {
    case CORANTO_NODE_BEFORE:
      self->to = MIN (self->to, part->time);
      return;
    case CORANTO_NODE_AFTER:
      self->from = MAX (self->from, part->time);
      return;
    case CORANTO_NODE_UNREAD:
      self->is_unread = TRUE;
      break;
    case CORANTO_NODE_FAVOURITE:
      self->is_favourite = TRUE;
      break;
    case CORANTO_NODE_NOT:
      bounds = bounds_of (search, g_ptr_array_index (part->children, 0));
      if (bounds.narrow)
        append_joined (excluded, " OR ", bounds.narrow);
      break;
    case CORANTO_NODE_AND:
    case CORANTO_NODE_OR:
    case CORANTO_NODE_WORD:
    case CORANTO_NODE_READ:
    default:
      bounds = bounds_of (search, part);
      break;
    }
  if (!coranto_node_has_words (part))
    self->needs_status = TRUE;
  else if (!bounds.is_exact)
    self->needs_text = TRUE;
  bounds_clear (&bounds);
}

CorantoSearchPlan *
coranto_search_plan_new (const CorantoSearch *search)
{
  CorantoSearchPlan *self = g_new0 (CorantoSearchPlan, 1);
  const CorantoNode *root = search->root;
  g_autoptr (GString) excluded = g_string_new (NULL);
  Bounds bounds = bounds_of (search, root);

  self->from = G_MININT64;
  self->to = G_MAXINT64;
  if (root->kind != CORANTO_NODE_AND)
    plan_part (self, search, root, excluded);
  else
    {
      for (guint i = 0; i < root->children->len; i++)
        plan_part (self, search, g_ptr_array_index (root->children, i), excluded);
    }
  self->match = g_steal_pointer (&bounds.wide);
  /* What is found by words has it taken off already. */
  if (!self->match && excluded->len > 0)
    self->exclude = g_strdup (excluded->str);
  bounds_clear (&bounds);
  return self;
}

void
coranto_search_plan_free (CorantoSearchPlan *self)
{
  g_free (self->match);
  g_free (self->exclude);
  g_free (self);
}
