/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A side table over a page's elements: what stands below each, counted once for all readers. */
#pragma once

#include "coranto-html-document.h"
#include "coranto-page-roles.h"

G_BEGIN_DECLS

/* Elements that readers ask for by kind.  Names of one letter more than HTML's are classes of
 * elements. */
typedef enum
{
  CORANTO_TAG_OTHER = 0,
  CORANTO_TAG_A,
  CORANTO_TAG_ARTICLE,
  CORANTO_TAG_ASIDE,
  CORANTO_TAG_BLOCKQUOTE,
  CORANTO_TAG_BODY,
  CORANTO_TAG_BR,
  CORANTO_TAG_BUTTON,
  CORANTO_TAG_DD,
  CORANTO_TAG_DIV,
  CORANTO_TAG_DL,
  CORANTO_TAG_DT,
  CORANTO_TAG_FIGCAPTION,
  CORANTO_TAG_FIGURE,
  CORANTO_TAG_FOOTER,
  CORANTO_TAG_FORM,
  CORANTO_TAG_FRAME, /* iframe, object, embed, video, audio */
  CORANTO_TAG_HEAD,
  CORANTO_TAG_HEADER,
  CORANTO_TAG_HEADING, /* h1 to h6: see level */
  CORANTO_TAG_HR,
  CORANTO_TAG_IMG,
  CORANTO_TAG_INLINE, /* b, em, font, i, span, strong, u … */
  CORANTO_TAG_INPUT,  /* input, select, textarea */
  CORANTO_TAG_LI,
  CORANTO_TAG_LIST, /* ul, ol */
  CORANTO_TAG_MAIN,
  CORANTO_TAG_NAV,
  CORANTO_TAG_NOSCRIPT,
  CORANTO_TAG_P,
  CORANTO_TAG_PRE,
  CORANTO_TAG_SECTION,
  CORANTO_TAG_TABLE,
  CORANTO_TAG_TD, /* td, th */
  CORANTO_TAG_TIME,
  CORANTO_TAG_TR,
  CORANTO_TAG_TROWS,  /* tbody, thead, tfoot */
  CORANTO_TAG_UNSEEN, /* script, style, template, svg … */
} CorantoTag;

typedef enum
{
  CORANTO_PAGE_HIDDEN = 1 << 0, /* it or an ancestor is not shown */
  CORANTO_PAGE_LINKED = 1 << 1, /* an a[href] or inside of one */
  CORANTO_PAGE_BLOCK = 1 << 2,
  CORANTO_PAGE_ASLEEP = 1 << 3, /* its style hides it until a script shows it */
  CORANTO_PAGE_HAS_TEXT = 1 << 4,
  CORANTO_PAGE_LINK_FIRST = 1 << 5, /* the first text below stands in a link */
  CORANTO_PAGE_TEASER = 1 << 6,     /* one of several alike that each lead elsewhere */
  CORANTO_PAGE_HAS_H1 = 1 << 7,
} CorantoPageFlags;

/* Ink is what text weighs: a letter or digit 1, a Han character or the like 2; white space and
 * signs nothing. */
typedef struct
{
  xmlNode *node;      /* unowned */
  guint32 parent;     /* index; the root's is its own */
  guint32 end;        /* index past the last element below it */
  guint32 ink;        /* of all shown text below */
  guint32 linked;     /* of that inside of links */
  guint32 own_ink;    /* of text that is in no block below it */
  guint32 own_linked; /* of that inside of links */
  guint32 own_marks;  /* of that text's commas, full stops and the like */
  guint32 links;      /* a[href] below (itself counts) */
  guint32 pictures;
  guint32 marks;     /* commas, full stops and the like */
  guint32 fields;    /* of forms */
  guint32 roles;     /* CorantoRole of its own class and id */
  guint32 inherited; /* of itself and all ancestors that are parts of the page */
  guint16 depth;
  guint8 tag;   /* CorantoTag */
  guint8 level; /* of a heading, 1 to 6 */
  guint8 flags; /* CorantoPageFlags */
} CorantoPageNode;

typedef struct
{
  CorantoPageNode *nodes; /* elements in document order; nodes[0] is the root */
  guint n_nodes;
  guint32 ink;               /* of the whole page */
  guint32 prose;             /* of that outside of links */
  guint32 asleep;            /* ink that was left out because its style hides it */
  guint body;                /* index of the body, 0 without one */
  guint scripts;             /* how many there are */
  CorantoHtmlDocument *page; /* unowned */
} CorantoPageMap;

/* Counts in one pass.  The tree must not change while the map lives, and a tree has one map at a
 * time.  `awake`: what a style hides counts as shown; for pages that show nothing else.
 * (transfer full) */
CorantoPageMap *coranto_page_map_new (CorantoHtmlDocument *page, gboolean awake);
void coranto_page_map_free (CorantoPageMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoPageMap, coranto_page_map_free)

/* The index of an element of the mapped tree; 0 for what is none. */
guint coranto_page_map_index (const CorantoPageMap *map, const xmlNode *node);

/* The element itself or the nearest around it that is a block; 0 for none. */
guint coranto_page_map_block (const CorantoPageMap *map, guint index);

/* Whether an element's own text is a paragraph of prose; a headline that reads like a sentence is
 * not. */
gboolean coranto_page_node_is_prose (const CorantoPageNode *entry);

/* The ink of a piece of UTF-8; `marks` (nullable) is raised by its commas, stops and the like. */
guint32 coranto_text_ink (const char *text, guint32 *marks);

/* The shown text below `node` on one line, without the subtree of `without` (nullable); at most
 * `max_chars` characters.  (transfer full) */
char *coranto_page_map_text (const CorantoPageMap *map,
                             xmlNode *node,
                             const xmlNode *without,
                             gsize max_chars);

G_END_DECLS
