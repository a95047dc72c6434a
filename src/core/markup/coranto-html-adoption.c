/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML, section 13.2.6.4.7: the adoption agency, for formatting elements that end across blocks. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-builder-private.h"

#define MAX_ADOPTIONS 8 /* both as in the standard */
#define MAX_COPIES 3

static xmlNode *
clone_element (CorantoHtmlBuilder *b, const CorantoHtmlOpen *open)
{
  xmlNode *clone = coranto_html_builder_new_element (b, open->tag, NULL);

  clone->properties = xmlCopyPropList (clone, open->node->properties);
  b->n_nodes++;
  return clone;
}

static void
move_children (xmlNode *from, xmlNode *to)
{
  to->children = from->children;
  to->last = from->last;
  from->children = from->last = NULL;
  for (xmlNode *child = to->children; child; child = child->next)
    child->parent = to;
}

/* The formatting elements between the one that ends and `block` (steps 13 and 14): the nearest
 * three go on around the block as copies, the others end.  The outermost copy, or the block. */
static xmlNode *
rewrap_block (CorantoHtmlBuilder *b, guint formatting, guint block)
{
  xmlNode *outer = b->stack.open[block].node;
  guint n_copies = 0;

  xmlUnlinkNode (outer);
  for (guint i = block - 1; i > formatting; i--)
    {
      CorantoHtmlOpen *open = &b->stack.open[i];
      gboolean is_copied
          = (coranto_tag_flags (open->tag) & CORANTO_TAG_FORMATTING) && n_copies < MAX_COPIES;

      if (!is_copied)
        {
          coranto_html_stack_remove (&b->stack, i);
          continue;
        }
      open->node = clone_element (b, open);
      open->node->children = open->node->last = outer;
      outer->parent = open->node;
      outer = open->node;
      n_copies++;
    }
  return outer;
}

/* The block at `block` leaves the formatting element at `formatting`, which goes on inside it
 * around what is there already (13.2.6.4.7, adoption agency, steps 13 to 19). */
static void
adopt_block (CorantoHtmlBuilder *b, guint formatting, guint block)
{
  CorantoHtmlOpen ended = b->stack.open[formatting];
  xmlNode *block_node = b->stack.open[block].node;
  xmlNode *outer = rewrap_block (b, formatting, block);
  xmlNode *copy = clone_element (b, &ended);
  guint depth = b->stack.depth;

  /* Everything between was removed or stands where it stood; the block now ends the range. */
  for (block = formatting; b->stack.open[block].node != block_node; block++)
    g_assert (block + 1 < depth);
  move_children (block_node, copy);
  copy->parent = block_node;
  block_node->children = block_node->last = copy;
  coranto_html_stack_remove (&b->stack, formatting);
  coranto_html_stack_insert (&b->stack, block, copy, ended.tag);
  depth = b->stack.depth;
  b->stack.depth = formatting; /* the common ancestor is current for this one insertion */
  coranto_html_builder_link (b, outer, coranto_html_builder_foster_table (b));
  b->stack.depth = depth;
}

/* Ends a formatting element.  Blocks inside it stay open: they are taken out of it. */
void
coranto_html_builder_close_formatting (CorantoHtmlBuilder *b, CorantoTag tag)
{
  coranto_html_builder_flush (b);
  for (guint n = 0; n < MAX_ADOPTIONS; n++)
    {
      guint index = coranto_html_stack_find (&b->stack, tag, CORANTO_HTML_SCOPE_DEFAULT);
      guint block = index + 1;

      if (index == 0)
        return;
      while (block < b->stack.depth
             && !(coranto_tag_flags (b->stack.open[block].tag) & CORANTO_TAG_SPECIAL))
        block++;
      if (block >= b->stack.depth)
        {
          coranto_html_builder_pop_to (b, index);
          return;
        }
      adopt_block (b, index, block);
    }
}
