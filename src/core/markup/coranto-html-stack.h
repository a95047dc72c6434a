/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of open elements (HTML, section 13.2.4.2), with a floor under its depth. */
#pragma once

#include <glib.h>

#include "coranto-html-tags.h"

G_BEGIN_DECLS

#define CORANTO_HTML_STACK_DEPTH 512

typedef struct
{
  xmlNode *node; /* unowned */
  CorantoTag tag;
} CorantoHtmlOpen;

/* I1: depth <= max_depth <= CORANTO_HTML_STACK_DEPTH, so a walk over it is bounded.
 * I2: elements that opened beyond max_depth are only counted, by tag, so that their end tags do
 *     not close what is really open; the counts are void as soon as a real element closes. */
typedef struct
{
  CorantoHtmlOpen open[CORANTO_HTML_STACK_DEPTH];
  guint depth;
  guint max_depth;
  guint n_foreign; /* <svg> and <math> among them */
  guint n_beyond;
  guint beyond[CORANTO_TAG_LAST];
} CorantoHtmlStack;

typedef enum
{
  CORANTO_HTML_SCOPE_DEFAULT,
  CORANTO_HTML_SCOPE_BUTTON,
  CORANTO_HTML_SCOPE_LIST,
  CORANTO_HTML_SCOPE_TABLE,
} CorantoHtmlScope;

void coranto_html_stack_init (CorantoHtmlStack *stack, guint max_depth);
void coranto_html_stack_push (CorantoHtmlStack *stack, xmlNode *node, CorantoTag tag);

/* Closes the element at `index` and all above it. */
void coranto_html_stack_pop_to (CorantoHtmlStack *stack, guint index);

/* Takes the element at `index` out and leaves those above it open. */
void coranto_html_stack_remove (CorantoHtmlStack *stack, guint index);

/* Puts an element that takes over from a removed one at `index`; there must be room. */
void coranto_html_stack_insert (CorantoHtmlStack *stack,
                                guint index,
                                xmlNode *node,
                                CorantoTag tag);

/* Whether an end tag of `tag` belongs to an element that was only counted; forgets one then. */
gboolean coranto_html_stack_take_beyond (CorantoHtmlStack *stack, CorantoTag tag);

/* The index of the topmost `tag` in scope; 0 (which is always <html>) when there is none. */
guint coranto_html_stack_find (const CorantoHtmlStack *stack,
                               CorantoTag tag,
                               CorantoHtmlScope scope);

/* Whether the current element is inside <svg> or <math> and not in HTML inside these. */
gboolean coranto_html_stack_is_foreign (const CorantoHtmlStack *stack);

static inline CorantoTag
coranto_html_stack_current (const CorantoHtmlStack *stack)
{
  return stack->depth > 0 ? stack->open[stack->depth - 1].tag : CORANTO_TAG_UNKNOWN;
}

G_END_DECLS
