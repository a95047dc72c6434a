/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting a page once: one pass down for what elements inherit, one up for what they hold. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-map.h"

#include <stdlib.h>
#include <string.h>

#include "coranto-text.h"

#define PROSE_INK 60      /* a paragraph has so much, in itself */
#define MOST_IN_PAGER 150 /* ink outside of links */

typedef struct
{
  const char *name;
  guint8 tag;
  guint8 flags;
} TagName;

/* Sorted by name. */
static const TagName tag_names[] = {
  { "a", CORANTO_TAG_A, 0 },
  { "abbr", CORANTO_TAG_INLINE, 0 },
  { "address", CORANTO_TAG_DIV, CORANTO_PAGE_BLOCK },
  { "article", CORANTO_TAG_ARTICLE, CORANTO_PAGE_BLOCK },
  { "aside", CORANTO_TAG_ASIDE, CORANTO_PAGE_BLOCK },
  { "audio", CORANTO_TAG_FRAME, 0 },
  { "b", CORANTO_TAG_INLINE, 0 },
  { "big", CORANTO_TAG_INLINE, 0 },
  { "blockquote", CORANTO_TAG_BLOCKQUOTE, CORANTO_PAGE_BLOCK },
  { "body", CORANTO_TAG_BODY, CORANTO_PAGE_BLOCK },
  { "br", CORANTO_TAG_BR, 0 },
  { "button", CORANTO_TAG_BUTTON, 0 },
  { "canvas", CORANTO_TAG_UNSEEN, 0 },
  { "center", CORANTO_TAG_DIV, CORANTO_PAGE_BLOCK },
  { "cite", CORANTO_TAG_INLINE, 0 },
  { "code", CORANTO_TAG_INLINE, 0 },
  { "dd", CORANTO_TAG_DD, CORANTO_PAGE_BLOCK },
  { "del", CORANTO_TAG_INLINE, 0 },
  { "dialog", CORANTO_TAG_UNSEEN, CORANTO_PAGE_BLOCK },
  { "div", CORANTO_TAG_DIV, CORANTO_PAGE_BLOCK },
  { "dl", CORANTO_TAG_DL, CORANTO_PAGE_BLOCK },
  { "dt", CORANTO_TAG_DT, CORANTO_PAGE_BLOCK },
  { "em", CORANTO_TAG_INLINE, 0 },
  { "embed", CORANTO_TAG_FRAME, 0 },
  { "fieldset", CORANTO_TAG_DIV, CORANTO_PAGE_BLOCK },
  { "figcaption", CORANTO_TAG_FIGCAPTION, CORANTO_PAGE_BLOCK },
  { "figure", CORANTO_TAG_FIGURE, CORANTO_PAGE_BLOCK },
  { "font", CORANTO_TAG_INLINE, 0 },
  { "footer", CORANTO_TAG_FOOTER, CORANTO_PAGE_BLOCK },
  { "form", CORANTO_TAG_FORM, CORANTO_PAGE_BLOCK },
  { "h1", CORANTO_TAG_HEADING, CORANTO_PAGE_BLOCK },
  { "h2", CORANTO_TAG_HEADING, CORANTO_PAGE_BLOCK },
  { "h3", CORANTO_TAG_HEADING, CORANTO_PAGE_BLOCK },
  { "h4", CORANTO_TAG_HEADING, CORANTO_PAGE_BLOCK },
  { "h5", CORANTO_TAG_HEADING, CORANTO_PAGE_BLOCK },
  { "h6", CORANTO_TAG_HEADING, CORANTO_PAGE_BLOCK },
  { "head", CORANTO_TAG_HEAD, 0 },
  { "header", CORANTO_TAG_HEADER, CORANTO_PAGE_BLOCK },
  { "hr", CORANTO_TAG_HR, CORANTO_PAGE_BLOCK },
  { "i", CORANTO_TAG_INLINE, 0 },
  { "iframe", CORANTO_TAG_FRAME, 0 },
  { "img", CORANTO_TAG_IMG, 0 },
  { "input", CORANTO_TAG_INPUT, 0 },
  { "ins", CORANTO_TAG_INLINE, 0 },
  { "kbd", CORANTO_TAG_INLINE, 0 },
  { "label", CORANTO_TAG_INLINE, 0 },
  { "li", CORANTO_TAG_LI, CORANTO_PAGE_BLOCK },
  { "link", CORANTO_TAG_UNSEEN, 0 },
  { "main", CORANTO_TAG_MAIN, CORANTO_PAGE_BLOCK },
  { "mark", CORANTO_TAG_INLINE, 0 },
  { "meta", CORANTO_TAG_UNSEEN, 0 },
  { "nav", CORANTO_TAG_NAV, CORANTO_PAGE_BLOCK },
  { "noscript", CORANTO_TAG_NOSCRIPT, 0 },
  { "object", CORANTO_TAG_FRAME, 0 },
  { "ol", CORANTO_TAG_LIST, CORANTO_PAGE_BLOCK },
  { "option", CORANTO_TAG_UNSEEN, 0 },
  { "p", CORANTO_TAG_P, CORANTO_PAGE_BLOCK },
  { "pre", CORANTO_TAG_PRE, CORANTO_PAGE_BLOCK },
  { "q", CORANTO_TAG_INLINE, 0 },
  { "s", CORANTO_TAG_INLINE, 0 },
  { "script", CORANTO_TAG_UNSEEN, 0 },
  { "section", CORANTO_TAG_SECTION, CORANTO_PAGE_BLOCK },
  { "select", CORANTO_TAG_INPUT, 0 },
  { "small", CORANTO_TAG_INLINE, 0 },
  { "span", CORANTO_TAG_INLINE, 0 },
  { "strong", CORANTO_TAG_INLINE, 0 },
  { "style", CORANTO_TAG_UNSEEN, 0 },
  { "sub", CORANTO_TAG_INLINE, 0 },
  { "sup", CORANTO_TAG_INLINE, 0 },
  { "svg", CORANTO_TAG_UNSEEN, 0 },
  { "table", CORANTO_TAG_TABLE, CORANTO_PAGE_BLOCK },
  { "tbody", CORANTO_TAG_TROWS, CORANTO_PAGE_BLOCK },
  { "td", CORANTO_TAG_TD, CORANTO_PAGE_BLOCK },
  { "template", CORANTO_TAG_UNSEEN, 0 },
  { "textarea", CORANTO_TAG_INPUT, 0 },
  { "tfoot", CORANTO_TAG_TROWS, CORANTO_PAGE_BLOCK },
  { "th", CORANTO_TAG_TD, CORANTO_PAGE_BLOCK },
  { "thead", CORANTO_TAG_TROWS, CORANTO_PAGE_BLOCK },
  { "time", CORANTO_TAG_TIME, 0 },
  { "title", CORANTO_TAG_UNSEEN, 0 },
  { "tr", CORANTO_TAG_TR, CORANTO_PAGE_BLOCK },
  { "tt", CORANTO_TAG_INLINE, 0 },
  { "u", CORANTO_TAG_INLINE, 0 },
  { "ul", CORANTO_TAG_LIST, CORANTO_PAGE_BLOCK },
  { "video", CORANTO_TAG_FRAME, 0 },
};

static int
compare_tag (gconstpointer key, gconstpointer entry)
{
  return strcmp (key, ((const TagName *) entry)->name);
}

static void
classify (CorantoPageNode *entry)
{
  const char *name = (const char *) entry->node->name;
  const TagName *found
      = bsearch (name, tag_names, G_N_ELEMENTS (tag_names), sizeof tag_names[0], compare_tag);

  if (!found)
    return;
  entry->tag = found->tag;
  entry->flags = found->flags;
  if (found->tag == CORANTO_TAG_HEADING)
    entry->level = (guint8) (name[1] - '0');
  if (entry->level == 1)
    entry->flags |= CORANTO_PAGE_HAS_H1;
}

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
  classify (entry);
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

/* A word such as "sidebar" on what holds most of the page, or its headline, names the layout, not
 * the purpose; "article" and "main" say what they are.  Beside a short article a rail or a notice
 * may be most of the page: it does not hold the headline. */
static guint32
roles_in_page (const CorantoPageMap *map, const CorantoPageNode *entry, gboolean has_headline)
{
  const guint32 either_way = CORANTO_ROLE_CONTENT | CORANTO_ROLE_LIST | CORANTO_ROLE_BODY;
  const guint32 frame = CORANTO_ROLE_HEADER | CORANTO_ROLE_NAV | CORANTO_ROLE_FOOTER;
  gboolean has_h1 = (entry->flags & CORANTO_PAGE_HAS_H1) != 0;

  if (entry->tag == CORANTO_TAG_BODY || entry->depth == 0 || entry->tag == CORANTO_TAG_MAIN)
    return entry->roles & either_way;
  if (entry->tag == CORANTO_TAG_ARTICLE)
    return entry->roles & (either_way | CORANTO_ROLE_COMMENT);
  if (map->prose >= 200 && entry->ink - entry->linked > map->prose / 2 && (has_h1 || !has_headline))
    return entry->roles & (either_way | (has_h1 ? 0 : CORANTO_ROLE_PROMO));
  if (has_h1)
    return entry->roles & (either_way | frame);
  /* what a script turns the pages of holds more than the pages' numbers */
  if (entry->ink - entry->linked > MOST_IN_PAGER)
    return entry->roles & ~(guint32) CORANTO_ROLE_PAGER;
  return entry->roles;
}

/* A first heading that is no logo. */
static gboolean
find_headline (const CorantoPageMap *map)
{
  for (guint i = 1; i < map->n_nodes; i++)
    if (map->nodes[i].level == 1 && map->nodes[i].ink > 0
        && map->nodes[i].linked * 2 <= map->nodes[i].ink)
      return TRUE;
  return FALSE;
}

static void
inherit_roles (CorantoPageMap *map)
{
  gboolean has_headline = find_headline (map);

  for (guint i = 1; i < map->n_nodes; i++)
    {
      CorantoPageNode *entry = &map->nodes[i];

      entry->roles = roles_in_page (map, entry, has_headline);
      entry->inherited = entry->roles | map->nodes[entry->parent].inherited;
    }
}

#define LEAST_TEASERS 3
#define LEAST_TEASER_LINK 10  /* ink */
#define MOST_TEASER_PROSE 400 /* ink outside of links */

static gboolean
can_be_teaser (const CorantoPageNode *entry)
{
  if (!(entry->flags & CORANTO_PAGE_BLOCK) || entry->tag == CORANTO_TAG_P
      || entry->tag == CORANTO_TAG_HEADING || entry->tag == CORANTO_TAG_TD
      || entry->tag == CORANTO_TAG_BLOCKQUOTE)
    return FALSE;
  return (entry->flags & CORANTO_PAGE_LINK_FIRST) && entry->linked >= LEAST_TEASER_LINK
         && entry->ink - entry->linked < MOST_TEASER_PROSE;
}

/* Three and more children of one kind that each begin with a link, and are most of their kind. */
static void
mark_teasers_of (CorantoPageMap *map, guint parent)
{
  guint alike[CORANTO_TAG_UNSEEN + 1] = { 0 };
  guint all[CORANTO_TAG_UNSEEN + 1] = { 0 };
  guint end = map->nodes[parent].end;

  for (guint i = parent + 1; i < end; i = map->nodes[i].end)
    {
      all[map->nodes[i].tag] += map->nodes[i].ink > 0;
      alike[map->nodes[i].tag] += can_be_teaser (&map->nodes[i]);
    }
  for (guint i = parent + 1; i < end; i = map->nodes[i].end)
    {
      guint tag = map->nodes[i].tag;

      if (alike[tag] >= LEAST_TEASERS && alike[tag] * 3 >= all[tag] * 2
          && can_be_teaser (&map->nodes[i]))
        map->nodes[i].flags |= CORANTO_PAGE_TEASER;
    }
}

static void
mark_teasers (CorantoPageMap *map)
{
  for (guint i = 1; i < map->n_nodes; i++)
    {
      if (map->nodes[i].links >= LEAST_TEASERS && (map->nodes[i].flags & CORANTO_PAGE_BLOCK))
        mark_teasers_of (map, i);
      if (map->nodes[map->nodes[i].parent].flags & CORANTO_PAGE_TEASER)
        map->nodes[i].flags |= CORANTO_PAGE_TEASER;
    }
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
  inherit_roles (map);
  mark_teasers (map);
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
