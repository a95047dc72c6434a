/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Insertions into a tree under construction: text, elements, attributes, and where they go. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-builder-private.h"

#include <libxml/dict.h>
#include <string.h>

#include "coranto-html-entities.h"

#define MAX_NAMES 4096

gboolean
coranto_html_is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!strchr (" \t\n\r\f", text[i]) || text[i] == '\0')
      return FALSE;
  return TRUE;
}

static xmlNode *
current_node (CorantoHtmlBuilder *b)
{
  return b->stack.open[b->stack.depth - 1].node;
}

/* Where content goes that a table can't hold at its present place: before the table. */
xmlNode *
coranto_html_builder_foster_table (CorantoHtmlBuilder *b)
{
  if (!(coranto_tag_flags (coranto_html_stack_current (&b->stack)) & CORANTO_TAG_TABLE_ROWS))
    return NULL;
  for (guint i = b->stack.depth; i > 0; i--)
    if (b->stack.open[i - 1].tag == CORANTO_TAG_TABLE)
      return b->stack.open[i - 1].node;
  return NULL;
}

/* Links a fresh node without the merging of text that libxml2's own calls do. */
void
coranto_html_builder_link (CorantoHtmlBuilder *b, xmlNode *node, xmlNode *before)
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

void
coranto_html_builder_flush (CorantoHtmlBuilder *b)
{
  xmlNode *table;

  if (b->text->len == 0)
    return;
  table = coranto_html_is_blank (b->text->str, b->text->len)
              ? NULL
              : coranto_html_builder_foster_table (b);
  coranto_html_builder_link (
      b, xmlNewDocTextLen (b->doc, (const xmlChar *) b->text->str, (int) b->text->len), table);
  g_string_truncate (b->text, 0);
}

void
coranto_html_builder_pop_to (CorantoHtmlBuilder *b, guint index)
{
  coranto_html_builder_flush (b);
  coranto_html_stack_pop_to (&b->stack, index);
}

/* The dictionary slows down with its size: past a number that no honest page has, only names that
 * it knows already are taken. */
static const xmlChar *
intern (CorantoHtmlBuilder *b, const char *name, int length)
{
  if (xmlDictSize (b->doc->dict) >= MAX_NAMES)
    return xmlDictExists (b->doc->dict, (const xmlChar *) name, length);
  return xmlDictLookup (b->doc->dict, (const xmlChar *) name, length);
}

static const xmlChar *
intern_name (CorantoHtmlBuilder *b, CorantoTag tag, const char *name)
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
void
coranto_html_builder_add_attributes (CorantoHtmlBuilder *b, xmlNode *node)
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

xmlNode *
coranto_html_builder_new_element (CorantoHtmlBuilder *b, CorantoTag tag, const char *name)
{
  xmlNode *node = xmlNewDocNodeEatName (b->doc, NULL, (xmlChar *) intern_name (b, tag, name), NULL);

  node->_private = GUINT_TO_POINTER ((guint) tag);
  return node;
}

/* An element that no tag stands for. */
xmlNode *
coranto_html_builder_insert_implied (CorantoHtmlBuilder *b, CorantoTag tag)
{
  xmlNode *node = coranto_html_builder_new_element (b, tag, NULL);

  coranto_html_builder_flush (b);
  coranto_html_builder_link (b, node, NULL);
  coranto_html_stack_push (&b->stack, node, tag);
  return node;
}

xmlNode *
coranto_html_builder_insert_token (CorantoHtmlBuilder *b, gboolean may_foster, gboolean is_open)
{
  xmlNode *node = coranto_html_builder_new_element (b, b->token.tag, b->token.name);

  coranto_html_builder_flush (b);
  coranto_html_builder_add_attributes (b, node);
  coranto_html_builder_link (b, node, may_foster ? coranto_html_builder_foster_table (b) : NULL);
  if (is_open)
    coranto_html_stack_push (&b->stack, node, b->token.tag);
  return node;
}
