/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of open elements. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-stack.h"

#include <string.h>

#define TABLE_LEVELS 4 /* <table>, <tbody>, <tr>, <td> */

void
coranto_html_stack_init (CorantoHtmlStack *stack, guint max_depth)
{
  stack->depth = 0;
  stack->max_depth = CLAMP (max_depth, 8, CORANTO_HTML_STACK_DEPTH);
  stack->n_foreign = 0;
  stack->n_beyond = 0;
  memset (stack->beyond, 0, sizeof stack->beyond);
}

static gboolean
is_foreign_root (CorantoTag tag)
{
  return tag == CORANTO_TAG_SVG || tag == CORANTO_TAG_MATH;
}

static void
forget_beyond (CorantoHtmlStack *stack)
{
  if (stack->n_beyond == 0)
    return;
  stack->n_beyond = 0;
  memset (stack->beyond, 0, sizeof stack->beyond);
}

void
coranto_html_stack_push (CorantoHtmlStack *stack, xmlNode *node, CorantoTag tag)
{
  /* A table that has no room for its rows and cells would lose them one by one. */
  guint room = tag == CORANTO_TAG_TABLE ? TABLE_LEVELS : 1;

  if (stack->depth + room > stack->max_depth)
    {
      stack->n_beyond++;
      stack->beyond[tag]++;
      return;
    }
  stack->open[stack->depth++] = (CorantoHtmlOpen){ node, tag };
  stack->n_foreign += is_foreign_root (tag);
}

void
coranto_html_stack_pop_to (CorantoHtmlStack *stack, guint index)
{
  forget_beyond (stack);
  while (stack->depth > index)
    {
      stack->depth--;
      stack->n_foreign -= is_foreign_root (stack->open[stack->depth].tag);
    }
}

void
coranto_html_stack_remove (CorantoHtmlStack *stack, guint index)
{
  forget_beyond (stack);
  stack->n_foreign -= is_foreign_root (stack->open[index].tag);
  stack->depth--;
  memmove (&stack->open[index], &stack->open[index + 1],
           (stack->depth - index) * sizeof stack->open[0]);
}

void
coranto_html_stack_insert (CorantoHtmlStack *stack, guint index, xmlNode *node, CorantoTag tag)
{
  g_assert (stack->depth < CORANTO_HTML_STACK_DEPTH && index <= stack->depth);
  memmove (&stack->open[index + 1], &stack->open[index],
           (stack->depth - index) * sizeof stack->open[0]);
  stack->open[index] = (CorantoHtmlOpen){ node, tag };
  stack->depth++;
}

gboolean
coranto_html_stack_take_beyond (CorantoHtmlStack *stack, CorantoTag tag)
{
  if (stack->n_beyond == 0 || stack->beyond[tag] == 0)
    return FALSE;
  stack->beyond[tag]--;
  stack->n_beyond--;
  return TRUE;
}

static gboolean
is_border (CorantoTag tag, CorantoHtmlScope scope)
{
  if (scope == CORANTO_HTML_SCOPE_TABLE)
    return tag == CORANTO_TAG_TABLE || tag == CORANTO_TAG_TEMPLATE;
  if ((coranto_tag_flags (tag) & CORANTO_TAG_SCOPE) || is_foreign_root (tag))
    return TRUE;
  if (scope == CORANTO_HTML_SCOPE_BUTTON)
    return tag == CORANTO_TAG_BUTTON;
  return scope == CORANTO_HTML_SCOPE_LIST && (tag == CORANTO_TAG_OL || tag == CORANTO_TAG_UL);
}

guint
coranto_html_stack_find (const CorantoHtmlStack *stack, CorantoTag tag, CorantoHtmlScope scope)
{
  for (guint i = stack->depth; i > 1; i--)
    {
      CorantoTag open = stack->open[i - 1].tag;

      if (open == tag)
        return i - 1;
      if (is_border (open, scope))
        return 0;
    }
  return 0;
}

gboolean
coranto_html_stack_is_foreign (const CorantoHtmlStack *stack)
{
  if (stack->n_foreign == 0)
    return FALSE;
  for (guint i = stack->depth; i > 0; i--)
    {
      const CorantoHtmlOpen *open = &stack->open[i - 1];

      if (is_foreign_root (open->tag))
        return TRUE;
      if (open->tag == CORANTO_TAG_UNKNOWN
          && strcmp ((const char *) open->node->name, "foreignobject") == 0)
        return FALSE;
    }
  return FALSE;
}
