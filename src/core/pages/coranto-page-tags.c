/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of elements by their names. */
#define G_LOG_DOMAIN "coranto-pages"

#include <stdlib.h>
#include <string.h>

#include "coranto-page-map-private.h"

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

void
coranto_page_node_classify (CorantoPageNode *entry)
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
