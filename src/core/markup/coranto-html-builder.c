/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML, section 13.2.6 (tree construction), with the rules that change what a reader sees: implied
 * elements, paragraphs that end by themselves, lists, tables with foster parenting, foreign
 * content, formatting elements that end across blocks (adoption agency).  Left out: framesets, and
 * formatting that goes on in the next block after its own one ended without it.
 * I1: stack.open[0] is <html> from the first token on.
 * I2: `text` holds decoded text that belongs at the current position; it is flushed before the
 *     position changes. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-builder.h"

#include <libxml/dict.h>
#include <string.h>

#include "coranto-html-entities.h"
#include "coranto-html-stack.h"
#include "coranto-html-tokenizer.h"
#include "coranto-libxml.h"

#define MAX_NAMES 4096
#define MAX_ADOPTIONS 8 /* both as in the standard */
#define MAX_COPIES 3

typedef struct
{
  xmlDoc *doc;
  xmlNode *html; /* these three unowned, in doc */
  xmlNode *head;
  xmlNode *body;
  CorantoHtmlTokenizer tokenizer;
  CorantoHtmlToken token;
  CorantoHtmlStack stack;
  const xmlChar *names[CORANTO_TAG_LAST]; /* in the document's dictionary */
  GString *text;
  GString *value;
  gsize max_value_bytes;
  guint n_nodes;
  guint max_nodes;
  gboolean skip_newline; /* the first one in <pre> does not count */
} Builder;

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!strchr (" \t\n\r\f", text[i]) || text[i] == '\0')
      return FALSE;
  return TRUE;
}

static xmlNode *
current_node (Builder *b)
{
  return b->stack.open[b->stack.depth - 1].node;
}

/* Where content goes that a table can't hold at its present place: before the table. */
static xmlNode *
foster_table (Builder *b)
{
  if (!(coranto_tag_flags (coranto_html_stack_current (&b->stack)) & CORANTO_TAG_TABLE_ROWS))
    return NULL;
  for (guint i = b->stack.depth; i > 0; i--)
    if (b->stack.open[i - 1].tag == CORANTO_TAG_TABLE)
      return b->stack.open[i - 1].node;
  return NULL;
}

/* Links a fresh node without the merging of text that libxml2's own calls do. */
static void
link_node (Builder *b, xmlNode *node, xmlNode *before)
{
  xmlNode *parent = before ? before->parent : current_node (b);

  b->n_nodes++;
  node->parent = parent;
  node->next = before;
  node->prev = before ? before->prev : parent->last;
  if (node->prev)
    node->prev->next = node;
  else
    parent->children = node;
  if (before)
    before->prev = node;
  else
    parent->last = node;
}

static void
flush_text (Builder *b)
{
  xmlNode *table;

  if (b->text->len == 0)
    return;
  table = is_blank (b->text->str, b->text->len) ? NULL : foster_table (b);
  link_node (b, xmlNewDocTextLen (b->doc, (const xmlChar *) b->text->str, (int) b->text->len),
             table);
  g_string_truncate (b->text, 0);
}

static void
pop_to (Builder *b, guint index)
{
  flush_text (b);
  coranto_html_stack_pop_to (&b->stack, index);
}

/* ---- Elements ---- */

/* The dictionary slows down with its size: past a number that no honest page has, only names that
 * it knows already are taken. */
static const xmlChar *
intern (Builder *b, const char *name, int length)
{
  if (xmlDictSize (b->doc->dict) >= MAX_NAMES)
    return xmlDictExists (b->doc->dict, (const xmlChar *) name, length);
  return xmlDictLookup (b->doc->dict, (const xmlChar *) name, length);
}

static const xmlChar *
intern_name (Builder *b, CorantoTag tag, const char *name)
{
  if (tag == CORANTO_TAG_UNKNOWN)
    {
      const xmlChar *interned = intern (b, name, -1);

      if (interned)
        return interned;
      tag = CORANTO_TAG_SPAN; /* a name of no meaning for one of no meaning */
    }
  if (!b->names[tag])
    b->names[tag] = xmlDictLookup (b->doc->dict, (const xmlChar *) coranto_tag_name (tag), -1);
  return b->names[tag];
}

static gboolean
has_attribute (const xmlNode *node, const xmlChar *name)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (attribute->name == name)
      return TRUE;
  return FALSE;
}

/* Attributes that `node` does not have yet: of two with one name the first counts. */
static void
add_attributes (Builder *b, xmlNode *node)
{
  for (guint i = 0; i < b->token.n_attributes; i++)
    {
      const CorantoHtmlAttribute *attribute = &b->token.attributes[i];
      char name[CORANTO_HTML_NAME_BYTES];
      const xmlChar *interned;

      for (guint c = 0; c < attribute->name_length; c++)
        name[c] = g_ascii_tolower (attribute->name[c]);
      interned = intern (b, name, (int) attribute->name_length);
      if (!interned || has_attribute (node, interned))
        continue;
      g_string_truncate (b->value, 0);
      coranto_html_decode (b->value, attribute->value, attribute->value_length, TRUE);
      xmlNewNsPropEatName (node, NULL, (xmlChar *) interned, (const xmlChar *) b->value->str);
      b->n_nodes++;
    }
}

static xmlNode *
new_element (Builder *b, CorantoTag tag, const char *name)
{
  xmlNode *node = xmlNewDocNodeEatName (b->doc, NULL, (xmlChar *) intern_name (b, tag, name), NULL);

  node->_private = GUINT_TO_POINTER ((guint) tag);
  return node;
}

/* An element that no tag stands for. */
static xmlNode *
insert_implied (Builder *b, CorantoTag tag)
{
  xmlNode *node = new_element (b, tag, NULL);

  flush_text (b);
  link_node (b, node, NULL);
  coranto_html_stack_push (&b->stack, node, tag);
  return node;
}

static xmlNode *
insert_token (Builder *b, gboolean may_foster, gboolean is_open)
{
  xmlNode *node = new_element (b, b->token.tag, b->token.name);

  flush_text (b);
  add_attributes (b, node);
  link_node (b, node, may_foster ? foster_table (b) : NULL);
  if (is_open)
    coranto_html_stack_push (&b->stack, node, b->token.tag);
  return node;
}

/* ---- Before <body> ---- */

static void
ensure_body (Builder *b)
{
  if (b->body)
    return;
  pop_to (b, 1);
  if (!b->head)
    {
      b->head = insert_implied (b, CORANTO_TAG_HEAD);
      pop_to (b, 1);
    }
  b->body = insert_implied (b, CORANTO_TAG_BODY);
}

static void
ensure_head_open (Builder *b)
{
  if (b->stack.depth > 1)
    return;
  if (b->head)
    coranto_html_stack_push (&b->stack, b->head, CORANTO_TAG_HEAD);
  else
    b->head = insert_implied (b, CORANTO_TAG_HEAD);
}

/* ---- Start tags ---- */

static gboolean
is_heading (CorantoTag tag)
{
  return tag >= CORANTO_TAG_H1 && tag <= CORANTO_TAG_H6;
}

static void
close_in_scope (Builder *b, CorantoTag tag, CorantoHtmlScope scope)
{
  guint index = coranto_html_stack_find (&b->stack, tag, scope);

  if (index > 0)
    pop_to (b, index);
}

/* <li>, <dd>, <dt> end an open one of their kind unless a list or another block is between. */
static void
close_list_item (Builder *b, CorantoTag tag)
{
  gboolean is_li = tag == CORANTO_TAG_LI;

  for (guint i = b->stack.depth; i > 1; i--)
    {
      CorantoTag open = b->stack.open[i - 1].tag;

      if (is_li ? open == CORANTO_TAG_LI : open == CORANTO_TAG_DD || open == CORANTO_TAG_DT)
        {
          pop_to (b, i - 1);
          return;
        }
      if ((coranto_tag_flags (open) & CORANTO_TAG_SPECIAL) && open != CORANTO_TAG_ADDRESS
          && open != CORANTO_TAG_DIV && open != CORANTO_TAG_P)
        return;
    }
}

static xmlNode *
clone_element (Builder *b, const CorantoHtmlOpen *open)
{
  xmlNode *clone = new_element (b, open->tag, NULL);

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
rewrap_block (Builder *b, guint formatting, guint block)
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
adopt_block (Builder *b, guint formatting, guint block)
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
  link_node (b, outer, foster_table (b));
  b->stack.depth = depth;
}

/* Ends a formatting element.  Blocks inside it stay open: they are taken out of it. */
static void
close_formatting (Builder *b, CorantoTag tag)
{
  flush_text (b);
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
          pop_to (b, index);
          return;
        }
      adopt_block (b, index, block);
    }
}

/* What the start of `tag` ends. */
static void
close_before (Builder *b, CorantoTag tag)
{
  CorantoTag open = coranto_html_stack_current (&b->stack);

  if (tag == CORANTO_TAG_LI || tag == CORANTO_TAG_DD || tag == CORANTO_TAG_DT)
    close_list_item (b, tag);
  if ((coranto_tag_flags (tag) & CORANTO_TAG_CLOSES_P) || tag == CORANTO_TAG_LI
      || tag == CORANTO_TAG_DD || tag == CORANTO_TAG_DT)
    close_in_scope (b, CORANTO_TAG_P, CORANTO_HTML_SCOPE_BUTTON);
  if (is_heading (tag) && is_heading (open))
    pop_to (b, b->stack.depth - 1);
  else if (tag == CORANTO_TAG_A || tag == CORANTO_TAG_NOBR)
    close_formatting (b, tag);
  else if (tag == CORANTO_TAG_BUTTON)
    close_in_scope (b, CORANTO_TAG_BUTTON, CORANTO_HTML_SCOPE_DEFAULT);
  else if ((tag == CORANTO_TAG_OPTION || tag == CORANTO_TAG_OPTGROUP) && open == CORANTO_TAG_OPTION)
    pop_to (b, b->stack.depth - 1);
  else if ((tag == CORANTO_TAG_RT || tag == CORANTO_TAG_RP)
           && (open == CORANTO_TAG_RT || open == CORANTO_TAG_RP))
    pop_to (b, b->stack.depth - 1);
  else if (tag == CORANTO_TAG_TABLE && (coranto_tag_flags (open) & CORANTO_TAG_TABLE_ROWS))
    close_in_scope (b, CORANTO_TAG_TABLE, CORANTO_HTML_SCOPE_TABLE);
}

/* Makes a row group, at least, the current element of the table at `table`. */
static void
open_row_group (Builder *b, guint table)
{
  CorantoTag group = b->stack.depth > table + 1 ? b->stack.open[table + 1].tag : 0;

  if (group == CORANTO_TAG_TBODY || group == CORANTO_TAG_THEAD || group == CORANTO_TAG_TFOOT)
    {
      pop_to (b, table + 2);
      return;
    }
  pop_to (b, table + 1);
  insert_implied (b, CORANTO_TAG_TBODY);
}

static void
open_row (Builder *b, guint table)
{
  guint row = coranto_html_stack_find (&b->stack, CORANTO_TAG_TR, CORANTO_HTML_SCOPE_TABLE);

  if (row > table)
    {
      pop_to (b, row + 1);
      return;
    }
  open_row_group (b, table);
  insert_implied (b, CORANTO_TAG_TR);
}

/* FALSE when there is no table for the tag: it is ignored. */
static gboolean
prepare_table_part (Builder *b, CorantoTag tag)
{
  guint table = coranto_html_stack_find (&b->stack, CORANTO_TAG_TABLE, CORANTO_HTML_SCOPE_TABLE);

  if (table == 0)
    return FALSE;
  if (tag == CORANTO_TAG_TR)
    open_row_group (b, table);
  else if (tag == CORANTO_TAG_TD || tag == CORANTO_TAG_TH)
    open_row (b, table);
  else if (tag != CORANTO_TAG_COL || coranto_html_stack_current (&b->stack) != CORANTO_TAG_COLGROUP)
    pop_to (b, table + 1);
  return TRUE;
}

/* Leaves <svg> or <math> for an element that can't stand in it. */
static void
leave_foreign (Builder *b)
{
  while (b->stack.depth > 2 && coranto_html_stack_is_foreign (&b->stack))
    pop_to (b, b->stack.depth - 1);
}

/* <colgroup> holds columns only. */
static void
leave_column_group (Builder *b)
{
  if (coranto_html_stack_current (&b->stack) == CORANTO_TAG_COLGROUP)
    pop_to (b, b->stack.depth - 1);
}

static void
start_in_body (Builder *b)
{
  CorantoTag tag = b->token.tag;
  CorantoTagFlags flags;
  gboolean is_in_table;

  if (coranto_html_stack_is_foreign (&b->stack))
    {
      if (!(coranto_tag_flags (tag) & CORANTO_TAG_BREAKOUT))
        {
          insert_token (b, FALSE, !b->token.is_self_closing);
          return;
        }
      leave_foreign (b);
    }
  if (tag == CORANTO_TAG_IMAGE)
    tag = b->token.tag = CORANTO_TAG_IMG;
  flags = coranto_tag_flags (tag);
  if (tag != CORANTO_TAG_COL)
    leave_column_group (b);
  if ((flags & CORANTO_TAG_TABLE_PART) && !prepare_table_part (b, tag))
    return;
  close_before (b, tag);
  is_in_table = coranto_tag_flags (coranto_html_stack_current (&b->stack)) & CORANTO_TAG_TABLE_ROWS;
  if (is_in_table && tag == CORANTO_TAG_FORM)
    {
      insert_token (b, FALSE, FALSE); /* it holds nothing here; the fields find it otherwise */
      return;
    }
  insert_token (
      b,
      !(flags & CORANTO_TAG_TABLE_PART) && tag != CORANTO_TAG_SCRIPT && tag != CORANTO_TAG_STYLE
          && tag != CORANTO_TAG_TEMPLATE,
      !(flags & CORANTO_TAG_IS_VOID)
          && !(b->token.is_self_closing && (tag == CORANTO_TAG_SVG || tag == CORANTO_TAG_MATH)));
  if (flags & (CORANTO_TAG_RAW | CORANTO_TAG_RCDATA))
    b->tokenizer.raw = tag;
  b->skip_newline = tag == CORANTO_TAG_PRE || tag == CORANTO_TAG_LISTING;
}

static void
handle_start_tag (Builder *b)
{
  CorantoTag tag = b->token.tag;

  if (tag == CORANTO_TAG_HTML)
    add_attributes (b, b->html);
  else if (tag == CORANTO_TAG_HEAD)
    {
      if (!b->body && !b->head)
        {
          ensure_head_open (b);
          add_attributes (b, b->head);
        }
    }
  else if (tag == CORANTO_TAG_BODY)
    {
      ensure_body (b);
      add_attributes (b, b->body);
    }
  else if (tag == CORANTO_TAG_FRAMESET || tag == CORANTO_TAG_FRAME)
    return;
  else
    {
      gboolean is_deep_in_head = !b->body && b->stack.depth > 2;

      if (!b->body && !is_deep_in_head)
        {
          if (coranto_tag_flags (tag) & CORANTO_TAG_IN_HEAD)
            ensure_head_open (b);
          else
            ensure_body (b);
        }
      start_in_body (b);
    }
}

/* ---- End tags ---- */

/* Whether the elements above may be closed along: "any other end tag" of 13.2.6.4.7. */
static void
close_by_name (Builder *b, CorantoTag tag, const char *name)
{
  for (guint i = b->stack.depth; i > 1; i--)
    {
      const CorantoHtmlOpen *open = &b->stack.open[i - 1];

      if (open->tag == tag
          && (tag != CORANTO_TAG_UNKNOWN || strcmp ((const char *) open->node->name, name) == 0))
        {
          if (open->node != b->body)
            pop_to (b, i - 1);
          return;
        }
      if (coranto_tag_flags (open->tag) & CORANTO_TAG_SPECIAL)
        return;
    }
}

static void
close_heading (Builder *b)
{
  for (guint i = b->stack.depth; i > 1; i--)
    {
      CorantoTag open = b->stack.open[i - 1].tag;

      if (is_heading (open))
        {
          pop_to (b, i - 1);
          return;
        }
      if (coranto_tag_flags (open) & CORANTO_TAG_SCOPE)
        return;
    }
}

/* Without an open <p> the end tag stands for an empty one. */
static void
close_paragraph (Builder *b)
{
  guint index = coranto_html_stack_find (&b->stack, CORANTO_TAG_P, CORANTO_HTML_SCOPE_BUTTON);

  flush_text (b);
  if (index == 0)
    link_node (b, new_element (b, CORANTO_TAG_P, NULL), foster_table (b));
  else
    pop_to (b, index);
}

static void
end_in_body (Builder *b)
{
  CorantoTag tag = b->token.tag;
  CorantoTagFlags flags = coranto_tag_flags (tag);

  if (coranto_html_stack_take_beyond (&b->stack, tag))
    flush_text (b);
  else if (tag == CORANTO_TAG_P)
    close_paragraph (b);
  else if (tag == CORANTO_TAG_BR)
    {
      b->token.n_attributes = 0;
      insert_token (b, TRUE, FALSE);
    }
  else if (is_heading (tag))
    close_heading (b);
  else if (tag == CORANTO_TAG_LI)
    close_in_scope (b, tag, CORANTO_HTML_SCOPE_LIST);
  else if (tag == CORANTO_TAG_TABLE || (flags & CORANTO_TAG_TABLE_PART))
    close_in_scope (b, tag, CORANTO_HTML_SCOPE_TABLE);
  else if (flags & CORANTO_TAG_FORMATTING)
    close_formatting (b, tag);
  else if ((flags & CORANTO_TAG_SPECIAL) && !(flags & CORANTO_TAG_IS_VOID))
    close_in_scope (b, tag, CORANTO_HTML_SCOPE_DEFAULT);
  else if (!(flags & CORANTO_TAG_IS_VOID))
    close_by_name (b, tag, b->token.name);
}

static void
handle_end_tag (Builder *b)
{
  CorantoTag tag = b->token.tag;

  if (tag == CORANTO_TAG_HTML || tag == CORANTO_TAG_BODY)
    return; /* what follows still belongs to <body> */
  if (tag == CORANTO_TAG_HEAD)
    {
      if (!b->body && b->stack.depth > 1)
        pop_to (b, 1);
      return;
    }
  if (!b->body && b->stack.depth <= 2)
    {
      if (tag != CORANTO_TAG_BR && tag != CORANTO_TAG_P)
        return;
      ensure_body (b);
    }
  end_in_body (b);
}

/* ---- Text ---- */

static void
handle_text (Builder *b, gboolean skip_newline)
{
  const char *text = b->token.text;
  gsize length = b->token.text_length;

  if (skip_newline && length > 0 && (*text == '\n' || *text == '\r'))
    {
      gsize skip = *text == '\r' && length > 1 && text[1] == '\n' ? 2 : 1;

      text += skip;
      length -= skip;
    }
  if (!b->body && b->stack.depth <= 2)
    {
      if (is_blank (text, length))
        return;
      ensure_body (b);
    }
  if (!is_blank (text, length))
    leave_column_group (b);
  if (b->token.type == CORANTO_HTML_TOKEN_RAW_TEXT)
    g_string_append_len (b->text, text, (gssize) length);
  else
    coranto_html_decode (b->text, text, length, FALSE);
}

static void
build (Builder *b)
{
  while (b->n_nodes < b->max_nodes)
    {
      gboolean skip_newline = b->skip_newline;

      b->tokenizer.allow_cdata = coranto_html_stack_is_foreign (&b->stack);
      coranto_html_tokenizer_next (&b->tokenizer, &b->token);
      b->skip_newline = FALSE;
      switch (b->token.type)
        {
        case CORANTO_HTML_TOKEN_TEXT:
        case CORANTO_HTML_TOKEN_RAW_TEXT:
          handle_text (b, skip_newline);
          break;
        case CORANTO_HTML_TOKEN_START_TAG:
          handle_start_tag (b);
          break;
        case CORANTO_HTML_TOKEN_END_TAG:
          handle_end_tag (b);
          break;
        case CORANTO_HTML_TOKEN_END:
        default:
          return;
        }
    }
}

xmlDoc *
coranto_html_build (const char *html,
                    gsize length,
                    CorantoHtmlBuildFlags flags,
                    const CorantoLimits *limits,
                    gboolean *is_cut)
{
  g_autofree Builder *b = g_new (Builder, 1);
  xmlDoc *doc;

  coranto_libxml_init ();
  b->doc = doc = xmlNewDoc ((const xmlChar *) "1.0");
  doc->dict = xmlDictCreate ();
  memset (b->names, 0, sizeof b->names);
  b->head = b->body = NULL;
  b->text = g_string_new (NULL);
  b->value = g_string_new (NULL);
  b->n_nodes = 0;
  b->max_nodes = limits->nodes;
  b->skip_newline = FALSE;
  coranto_html_tokenizer_init (&b->tokenizer, html, length, limits);
  coranto_html_stack_init (&b->stack, limits->html_depth);
  b->html = new_element (b, CORANTO_TAG_HTML, NULL);
  xmlDocSetRootElement (doc, b->html);
  coranto_html_stack_push (&b->stack, b->html, CORANTO_TAG_HTML);
  if (flags & CORANTO_HTML_BUILD_FRAGMENT)
    ensure_body (b);
  build (b);
  ensure_body (b);
  flush_text (b);
  *is_cut = b->n_nodes >= b->max_nodes;
  g_string_free (b->text, TRUE);
  g_string_free (b->value, TRUE);
  return doc;
}
