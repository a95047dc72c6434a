/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting a page once: one pass down for what elements inherit, one up for what they hold. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-map.h"

#include <string.h>

#include "coranto-page-map-private.h"
#include "coranto-text.h"

#define PROSE_INK 60 /* a paragraph has so much, in itself */

guint32
coranto_text_ink (const char *text, guint32 *marks)
{
  guint32 ink = 0;
  guint32 stops = 0;

  for (const guchar *p = (const guchar *) text; *p; p++)
    {
      if (*p < 0x80)
        {
          ink += g_ascii_isalnum (*p) ? 1 : 0;
          stops += *p == ',' || *p == '.' || *p == ';' || *p == '?' || *p == '!';
        }
      else if (*p >= 0xE3 && *p <= 0xED)
        {
          /* E3 80 holds the ideographic signs, E3 81 and later kana and Han */
          gboolean is_sign = *p == 0xE3 && p[1] == 0x80;

          ink += is_sign ? 0 : 2;
          stops += is_sign && (p[2] == 0x81 || p[2] == 0x82);
        }
      else if (*p == 0xEF)
        stops += p[1] == 0xBC && (p[2] == 0x8C || p[2] == 0x81 || p[2] == 0x9F || p[2] == 0x9B);
      else if (*p == 0xF0)
        ink += 2;
      else if (*p >= 0xC3 && *p <= 0xE1)
        ink += 1;
    }
  if (marks)
    *marks += stops;
  return ink;
}

static gboolean
style_says (const char *style, const char *property, const char *value)
{
  const char *found = strstr (style, property);

  if (!found)
    return FALSE;
  found += strlen (property);
  while (*found == ' ' || *found == ':')
    found++;
  return g_str_has_prefix (found, value);
}

static gboolean
style_hides (const char *style)
{
  return style
         && (style_says (style, "display", "none") || style_says (style, "visibility", "hidden"));
}

static gboolean
is_never_shown (const CorantoPageNode *entry)
{
  return entry->tag == CORANTO_TAG_UNSEEN || entry->tag == CORANTO_TAG_NOSCRIPT
         || entry->tag == CORANTO_TAG_HEAD;
}

/* Not shown as the page comes; a script may show it. */
static gboolean
is_asleep (const CorantoPageNode *entry)
{
  return entry->node->properties
         && (style_hides (coranto_html_attribute (entry->node, "style"))
             || coranto_html_attribute (entry->node, "hidden"));
}

static guint32
own_roles (const CorantoPageNode *entry)
{
  guint32 roles = 0;

  if (entry->node->properties)
    {
      roles = coranto_page_roles (coranto_html_attribute (entry->node, "class"))
              | coranto_page_roles (coranto_html_attribute (entry->node, "id"))
              | coranto_page_roles (coranto_html_attribute (entry->node, "role"))
              | coranto_page_roles (coranto_html_attribute (entry->node, "itemprop"));
    }
  if (entry->tag == CORANTO_TAG_NAV)
    roles |= CORANTO_ROLE_NAV;
  else if (entry->tag == CORANTO_TAG_FOOTER)
    roles |= CORANTO_ROLE_FOOTER;
  else if (entry->tag == CORANTO_TAG_ASIDE)
    roles |= CORANTO_ROLE_SIDE;
  else if (entry->tag == CORANTO_TAG_HEADER)
    roles |= CORANTO_ROLE_HEADER;
  else if (entry->tag == CORANTO_TAG_TIME)
    roles |= CORANTO_ROLE_TIME | CORANTO_ROLE_META;
  return roles;
}

static void
enter_element (CorantoPageMap *map, xmlNode *node, guint parent)
{
  CorantoPageNode *entry = &map->nodes[map->n_nodes];
  const CorantoPageNode *above = &map->nodes[parent];

  *entry = (CorantoPageNode){ .node = node, .parent = parent };
  node->_private = GUINT_TO_POINTER (map->n_nodes + 1);
  coranto_page_node_classify (entry);
  entry->roles = own_roles (entry);
  if (map->n_nodes > 0)
    {
      entry->depth = MIN (above->depth + 1, G_MAXUINT16);
      entry->flags |= above->flags & (CORANTO_PAGE_HIDDEN | CORANTO_PAGE_LINKED);
    }
  if (is_never_shown (entry))
    entry->flags |= CORANTO_PAGE_HIDDEN;
  if (is_asleep (entry))
    entry->flags |= CORANTO_PAGE_ASLEEP;
  if (entry->tag == CORANTO_TAG_A && coranto_html_attribute (node, "href"))
    {
      entry->flags |= CORANTO_PAGE_LINKED;
      entry->links = 1;
    }
  entry->pictures = entry->tag == CORANTO_TAG_IMG;
  entry->fields = entry->tag == CORANTO_TAG_INPUT;
  if (entry->tag == CORANTO_TAG_BODY && map->body == 0)
    map->body = map->n_nodes;
  if (coranto_html_is (node, "script"))
    map->scripts++;
  map->n_nodes++;
}

/* The first text of an element is the first of those around it that had none before: each element
 * is passed once. */
static void
note_first_text (CorantoPageMap *map, guint index)
{
  guint8 first = CORANTO_PAGE_HAS_TEXT;

  if (map->nodes[index].flags & CORANTO_PAGE_LINKED)
    first |= CORANTO_PAGE_LINK_FIRST;
  while (!(map->nodes[index].flags & CORANTO_PAGE_HAS_TEXT))
    {
      map->nodes[index].flags |= first;
      index = map->nodes[index].parent;
    }
}

static void
enter_text (CorantoPageMap *map, const xmlNode *node, guint parent)
{
  CorantoPageNode *entry = &map->nodes[parent];
  guint32 marks = 0;
  guint32 ink;

  if ((entry->flags & CORANTO_PAGE_HIDDEN) || !node->content)
    return;
  ink = coranto_text_ink ((const char *) node->content, &marks);
  entry->marks += marks;
  entry->own_marks += marks;
  if (ink > 0)
    note_first_text (map, parent);
  entry->ink += ink;
  entry->own_ink += ink;
  if (entry->flags & CORANTO_PAGE_LINKED)
    {
      entry->linked += ink;
      entry->own_linked += ink;
    }
}

static guint
count_elements (xmlNode *root)
{
  guint n = 0;

  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    n += node->type == XML_ELEMENT_NODE;
  return n;
}

static void
walk_down (CorantoPageMap *map, xmlNode *root)
{
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    {
      guint parent = node == root ? 0 : coranto_page_map_index (map, node->parent);

      if (node->type == XML_ELEMENT_NODE)
        enter_element (map, node, parent);
      else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        enter_text (map, node, parent);
    }
}

static void
find_ends (CorantoPageMap *map)
{
  for (guint i = 0; i < map->n_nodes; i++)
    map->nodes[i].end = i + 1;
  for (guint i = map->n_nodes; i-- > 1;)
    {
      CorantoPageNode *above = &map->nodes[map->nodes[i].parent];

      above->end = MAX (above->end, map->nodes[i].end);
    }
}

static void
hide (CorantoPageMap *map, guint from)
{
  for (guint i = from; i < map->nodes[from].end; i++)
    {
      CorantoPageNode *entry = &map->nodes[i];

      map->asleep += entry->ink;
      entry->flags |= CORANTO_PAGE_HIDDEN;
      entry->ink = entry->linked = entry->marks = 0;
      entry->own_ink = entry->own_linked = entry->own_marks = 0;
    }
}

static void
hide_asleep (CorantoPageMap *map)
{
  for (guint i = 1; i < map->n_nodes;)
    {
      guint32 marks = map->nodes[i].flags & (CORANTO_PAGE_ASLEEP | CORANTO_PAGE_HIDDEN);

      if (marks != CORANTO_PAGE_ASLEEP)
        {
          i++;
          continue;
        }
      hide (map, i);
      i = map->nodes[i].end;
    }
}

/* What stands below goes up: children come after their parents in the table. */
static void
sum_up (CorantoPageMap *map)
{
  for (guint i = map->n_nodes; i-- > 1;)
    {
      CorantoPageNode *entry = &map->nodes[i];
      CorantoPageNode *above = &map->nodes[entry->parent];

      above->ink += entry->ink;
      above->linked += entry->linked;
      above->marks += entry->marks;
      above->flags |= entry->flags & CORANTO_PAGE_HAS_H1;
      if (!(entry->flags & CORANTO_PAGE_HIDDEN))
        {
          above->links += entry->links;
          above->pictures += entry->pictures;
          above->fields += entry->fields;
        }
      if (!(entry->flags & CORANTO_PAGE_BLOCK))
        {
          above->own_ink += entry->own_ink;
          above->own_linked += entry->own_linked;
          above->own_marks += entry->own_marks;
        }
    }
  map->ink = map->nodes[0].ink;
  map->prose = map->ink - map->nodes[0].linked;
}

CorantoPageMap *
coranto_page_map_new (CorantoHtmlDocument *page, gboolean awake)
{
  CorantoPageMap *map = g_new0 (CorantoPageMap, 1);
  xmlNode *root = coranto_html_document_get_root (page);

  map->page = page;
  map->nodes = g_new (CorantoPageNode, count_elements (root) + 1);
  walk_down (map, root);
  find_ends (map);
  if (!awake)
    hide_asleep (map);
  sum_up (map);
  coranto_page_map_inherit_roles (map);
  coranto_page_map_mark_teasers (map);
  return map;
}

void
coranto_page_map_free (CorantoPageMap *map)
{
  if (!map)
    return;
  g_free (map->nodes);
  g_free (map);
}

gboolean
coranto_page_node_is_prose (const CorantoPageNode *entry)
{
  return (entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink >= PROSE_INK && entry->own_marks > 0
         && entry->own_linked * 4 < entry->own_ink && (entry->level == 0 || entry->level > 2);
}

guint
coranto_page_map_index (const CorantoPageMap *map, const xmlNode *node)
{
  guint place;

  if (!node || node->type != XML_ELEMENT_NODE)
    return 0;
  place = GPOINTER_TO_UINT (node->_private);
  return place > 0 && place <= map->n_nodes && map->nodes[place - 1].node == node ? place - 1 : 0;
}

guint
coranto_page_map_block (const CorantoPageMap *map, guint index)
{
  while (index > 0 && !(map->nodes[index].flags & CORANTO_PAGE_BLOCK))
    index = map->nodes[index].parent;
  return index;
}

static gboolean
is_block (const CorantoPageMap *map, const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE
         && (map->nodes[coranto_page_map_index (map, node)].flags & CORANTO_PAGE_BLOCK);
}

char *
coranto_page_map_text (const CorantoPageMap *map,
                       xmlNode *node,
                       const xmlNode *without,
                       gsize max_chars)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize max_bytes = max_chars ? max_chars * 8 : G_MAXSIZE;
  xmlNode *walk = node;

  while (walk && text->len < max_bytes)
    {
      gboolean skip = walk == without;

      if (walk->prev && is_block (map, walk->prev))
        g_string_append_c (text, ' ');
      if (walk->type == XML_ELEMENT_NODE && !skip)
        {
          const CorantoPageNode *entry = &map->nodes[coranto_page_map_index (map, walk)];

          skip = walk != node && (entry->flags & CORANTO_PAGE_HIDDEN);
          if ((entry->flags & CORANTO_PAGE_BLOCK) || entry->tag == CORANTO_TAG_BR)
            g_string_append_c (text, ' ');
        }
      else if (skip)
        g_string_append_c (text, ' ');
      else if ((walk->type == XML_TEXT_NODE || walk->type == XML_CDATA_SECTION_NODE)
               && walk->content)
        g_string_append (text, (const char *) walk->content);
      walk = coranto_html_next (node, walk, skip);
    }
  return coranto_text_line (text->str, max_chars);
}
