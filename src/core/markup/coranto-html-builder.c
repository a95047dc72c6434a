/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML, section 13.2.6 (tree construction), with the rules that change what a reader sees: implied
 * elements, paragraphs that end by themselves, lists, tables with foster parenting, foreign
 * content, formatting elements that end across blocks (adoption agency).  Left out: framesets, and
 * formatting that goes on in the next block after its own one ended without it. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-builder-private.h"

#include <libxml/dict.h>
#include <string.h>

#include "coranto-html-entities.h"
#include "coranto-libxml.h"

/* ---- Before <body> ---- */

static void
ensure_body (CorantoHtmlBuilder *b)
{
  if (b->body)
    return;
  coranto_html_builder_pop_to (b, 1);
  if (!b->head)
    {
      b->head = coranto_html_builder_insert_implied (b, CORANTO_TAG_HEAD);
      coranto_html_builder_pop_to (b, 1);
    }
  b->body = coranto_html_builder_insert_implied (b, CORANTO_TAG_BODY);
}

static void
ensure_head_open (CorantoHtmlBuilder *b)
{
  if (b->stack.depth > 1)
    return;
  if (b->head)
    coranto_html_stack_push (&b->stack, b->head, CORANTO_TAG_HEAD);
  else
    b->head = coranto_html_builder_insert_implied (b, CORANTO_TAG_HEAD);
}

/* ---- Start tags ---- */

static gboolean
is_heading (CorantoTag tag)
{
  return tag >= CORANTO_TAG_H1 && tag <= CORANTO_TAG_H6;
}

static void
close_in_scope (CorantoHtmlBuilder *b, CorantoTag tag, CorantoHtmlScope scope)
{
  guint index = coranto_html_stack_find (&b->stack, tag, scope);

  if (index > 0)
    coranto_html_builder_pop_to (b, index);
}

/* <li>, <dd>, <dt> end an open one of their kind unless a list or another block is between. */
static void
close_list_item (CorantoHtmlBuilder *b, CorantoTag tag)
{
  gboolean is_li = tag == CORANTO_TAG_LI;

  for (guint i = b->stack.depth; i > 1; i--)
    {
      CorantoTag open = b->stack.open[i - 1].tag;

      if (is_li ? open == CORANTO_TAG_LI : open == CORANTO_TAG_DD || open == CORANTO_TAG_DT)
        {
          coranto_html_builder_pop_to (b, i - 1);
          return;
        }
      if ((coranto_tag_flags (open) & CORANTO_TAG_SPECIAL) && open != CORANTO_TAG_ADDRESS
          && open != CORANTO_TAG_DIV && open != CORANTO_TAG_P)
        return;
    }
}

/* What the start of `tag` ends. */
static void
close_before (CorantoHtmlBuilder *b, CorantoTag tag)
{
  CorantoTag open = coranto_html_stack_current (&b->stack);

  if (tag == CORANTO_TAG_LI || tag == CORANTO_TAG_DD || tag == CORANTO_TAG_DT)
    close_list_item (b, tag);
  if ((coranto_tag_flags (tag) & CORANTO_TAG_CLOSES_P) || tag == CORANTO_TAG_LI
      || tag == CORANTO_TAG_DD || tag == CORANTO_TAG_DT)
    close_in_scope (b, CORANTO_TAG_P, CORANTO_HTML_SCOPE_BUTTON);
  if (is_heading (tag) && is_heading (open))
    coranto_html_builder_pop_to (b, b->stack.depth - 1);
  else if (tag == CORANTO_TAG_A || tag == CORANTO_TAG_NOBR)
    coranto_html_builder_close_formatting (b, tag);
  else if (tag == CORANTO_TAG_BUTTON)
    close_in_scope (b, CORANTO_TAG_BUTTON, CORANTO_HTML_SCOPE_DEFAULT);
  else if ((tag == CORANTO_TAG_OPTION || tag == CORANTO_TAG_OPTGROUP) && open == CORANTO_TAG_OPTION)
    coranto_html_builder_pop_to (b, b->stack.depth - 1);
  else if ((tag == CORANTO_TAG_RT || tag == CORANTO_TAG_RP)
           && (open == CORANTO_TAG_RT || open == CORANTO_TAG_RP))
    coranto_html_builder_pop_to (b, b->stack.depth - 1);
  else if (tag == CORANTO_TAG_TABLE && (coranto_tag_flags (open) & CORANTO_TAG_TABLE_ROWS))
    close_in_scope (b, CORANTO_TAG_TABLE, CORANTO_HTML_SCOPE_TABLE);
}

/* Makes a row group, at least, the current element of the table at `table`. */
static void
open_row_group (CorantoHtmlBuilder *b, guint table)
{
  CorantoTag group = b->stack.depth > table + 1 ? b->stack.open[table + 1].tag : 0;

  if (group == CORANTO_TAG_TBODY || group == CORANTO_TAG_THEAD || group == CORANTO_TAG_TFOOT)
    {
      coranto_html_builder_pop_to (b, table + 2);
      return;
    }
  coranto_html_builder_pop_to (b, table + 1);
  coranto_html_builder_insert_implied (b, CORANTO_TAG_TBODY);
}

static void
open_row (CorantoHtmlBuilder *b, guint table)
{
  guint row = coranto_html_stack_find (&b->stack, CORANTO_TAG_TR, CORANTO_HTML_SCOPE_TABLE);

  if (row > table)
    {
      coranto_html_builder_pop_to (b, row + 1);
      return;
    }
  open_row_group (b, table);
  coranto_html_builder_insert_implied (b, CORANTO_TAG_TR);
}

/* FALSE when there is no table for the tag: it is ignored. */
static gboolean
prepare_table_part (CorantoHtmlBuilder *b, CorantoTag tag)
{
  guint table = coranto_html_stack_find (&b->stack, CORANTO_TAG_TABLE, CORANTO_HTML_SCOPE_TABLE);

  if (table == 0)
    return FALSE;
  if (tag == CORANTO_TAG_TR)
    open_row_group (b, table);
  else if (tag == CORANTO_TAG_TD || tag == CORANTO_TAG_TH)
    open_row (b, table);
  else if (tag != CORANTO_TAG_COL || coranto_html_stack_current (&b->stack) != CORANTO_TAG_COLGROUP)
    coranto_html_builder_pop_to (b, table + 1);
  return TRUE;
}

/* Leaves <svg> or <math> for an element that can't stand in it. */
static void
leave_foreign (CorantoHtmlBuilder *b)
{
  while (b->stack.depth > 2 && coranto_html_stack_is_foreign (&b->stack))
    coranto_html_builder_pop_to (b, b->stack.depth - 1);
}

/* <colgroup> holds columns only. */
static void
leave_column_group (CorantoHtmlBuilder *b)
{
  if (coranto_html_stack_current (&b->stack) == CORANTO_TAG_COLGROUP)
    coranto_html_builder_pop_to (b, b->stack.depth - 1);
}

static void
start_in_body (CorantoHtmlBuilder *b)
{
  CorantoTag tag = b->token.tag;
  CorantoTagFlags flags;
  gboolean is_in_table;

  if (coranto_html_stack_is_foreign (&b->stack))
    {
      if (!(coranto_tag_flags (tag) & CORANTO_TAG_BREAKOUT))
        {
          coranto_html_builder_insert_token (b, FALSE, !b->token.is_self_closing);
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
      coranto_html_builder_insert_token (
          b, FALSE, FALSE); /* it holds nothing here; the fields find it otherwise */
      return;
    }
  coranto_html_builder_insert_token (
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
handle_start_tag (CorantoHtmlBuilder *b)
{
  CorantoTag tag = b->token.tag;

  if (tag == CORANTO_TAG_HTML)
    coranto_html_builder_add_attributes (b, b->html);
  else if (tag == CORANTO_TAG_HEAD)
    {
      if (!b->body && !b->head)
        {
          ensure_head_open (b);
          coranto_html_builder_add_attributes (b, b->head);
        }
    }
  else if (tag == CORANTO_TAG_BODY)
    {
      ensure_body (b);
      coranto_html_builder_add_attributes (b, b->body);
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
close_by_name (CorantoHtmlBuilder *b, CorantoTag tag, const char *name)
{
  for (guint i = b->stack.depth; i > 1; i--)
    {
      const CorantoHtmlOpen *open = &b->stack.open[i - 1];

      if (open->tag == tag
          && (tag != CORANTO_TAG_UNKNOWN || strcmp ((const char *) open->node->name, name) == 0))
        {
          if (open->node != b->body)
            coranto_html_builder_pop_to (b, i - 1);
          return;
        }
      if (coranto_tag_flags (open->tag) & CORANTO_TAG_SPECIAL)
        return;
    }
}

static void
close_heading (CorantoHtmlBuilder *b)
{
  for (guint i = b->stack.depth; i > 1; i--)
    {
      CorantoTag open = b->stack.open[i - 1].tag;

      if (is_heading (open))
        {
          coranto_html_builder_pop_to (b, i - 1);
          return;
        }
      if (coranto_tag_flags (open) & CORANTO_TAG_SCOPE)
        return;
    }
}

/* Without an open <p> the end tag stands for an empty one. */
static void
close_paragraph (CorantoHtmlBuilder *b)
{
  guint index = coranto_html_stack_find (&b->stack, CORANTO_TAG_P, CORANTO_HTML_SCOPE_BUTTON);

  coranto_html_builder_flush (b);
  if (index == 0)
    coranto_html_builder_link (b, coranto_html_builder_new_element (b, CORANTO_TAG_P, NULL),
                               coranto_html_builder_foster_table (b));
  else
    coranto_html_builder_pop_to (b, index);
}

static void
end_in_body (CorantoHtmlBuilder *b)
{
  CorantoTag tag = b->token.tag;
  CorantoTagFlags flags = coranto_tag_flags (tag);

  if (coranto_html_stack_take_beyond (&b->stack, tag))
    coranto_html_builder_flush (b);
  else if (tag == CORANTO_TAG_P)
    close_paragraph (b);
  else if (tag == CORANTO_TAG_BR)
    {
      b->token.n_attributes = 0;
      coranto_html_builder_insert_token (b, TRUE, FALSE);
    }
  else if (is_heading (tag))
    close_heading (b);
  else if (tag == CORANTO_TAG_LI)
    close_in_scope (b, tag, CORANTO_HTML_SCOPE_LIST);
  else if (tag == CORANTO_TAG_TABLE || (flags & CORANTO_TAG_TABLE_PART))
    close_in_scope (b, tag, CORANTO_HTML_SCOPE_TABLE);
  else if (flags & CORANTO_TAG_FORMATTING)
    coranto_html_builder_close_formatting (b, tag);
  else if ((flags & CORANTO_TAG_SPECIAL) && !(flags & CORANTO_TAG_IS_VOID))
    close_in_scope (b, tag, CORANTO_HTML_SCOPE_DEFAULT);
  else if (!(flags & CORANTO_TAG_IS_VOID))
    close_by_name (b, tag, b->token.name);
}

static void
handle_end_tag (CorantoHtmlBuilder *b)
{
  CorantoTag tag = b->token.tag;

  if (tag == CORANTO_TAG_HTML || tag == CORANTO_TAG_BODY)
    return; /* what follows still belongs to <body> */
  if (tag == CORANTO_TAG_HEAD)
    {
      if (!b->body && b->stack.depth > 1)
        coranto_html_builder_pop_to (b, 1);
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
handle_text (CorantoHtmlBuilder *b, gboolean skip_newline)
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
      if (coranto_html_is_blank (text, length))
        return;
      ensure_body (b);
    }
  if (!coranto_html_is_blank (text, length))
    leave_column_group (b);
  if (b->token.type == CORANTO_HTML_TOKEN_RAW_TEXT)
    g_string_append_len (b->text, text, (gssize) length);
  else
    coranto_html_decode (b->text, text, length, FALSE);
}

static void
build (CorantoHtmlBuilder *b)
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
  g_autofree CorantoHtmlBuilder *b = g_new (CorantoHtmlBuilder, 1);
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
  b->html = coranto_html_builder_new_element (b, CORANTO_TAG_HTML, NULL);
  xmlDocSetRootElement (doc, b->html);
  coranto_html_stack_push (&b->stack, b->html, CORANTO_TAG_HTML);
  if (flags & CORANTO_HTML_BUILD_FRAGMENT)
    ensure_body (b);
  build (b);
  ensure_body (b);
  coranto_html_builder_flush (b);
  *is_cut = b->n_nodes >= b->max_nodes;
  g_string_free (b->text, TRUE);
  g_string_free (b->value, TRUE);
  return doc;
}
