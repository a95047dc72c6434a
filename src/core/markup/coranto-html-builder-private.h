/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a tree under construction, and the insertions that its rules are made of. */
#pragma once

#include "coranto-html-builder.h"
#include "coranto-html-stack.h"
#include "coranto-html-tokenizer.h"

G_BEGIN_DECLS

/* I1: stack.open[0] is <html> from the first token on.
 * I2: `text` holds decoded text that belongs at the current position; it is flushed before the
 *     position changes. */
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
  guint n_nodes;
  guint max_nodes;
  gboolean skip_newline; /* the first one in <pre> does not count */
} CorantoHtmlBuilder;

/* Whether `text` is HTML's white space only. */
gboolean coranto_html_is_blank (const char *text, gsize length);

/* The table that content goes before when it can't stand at the current position; NULL when it
 * can. */
xmlNode *coranto_html_builder_foster_table (CorantoHtmlBuilder *b);

/* Links a fresh node as the last child of the current one, or before `before` (nullable). */
void coranto_html_builder_link (CorantoHtmlBuilder *b, xmlNode *node, xmlNode *before);
void coranto_html_builder_flush (CorantoHtmlBuilder *b);
void coranto_html_builder_pop_to (CorantoHtmlBuilder *b, guint index);

/* Adds the token's attributes that `node` does not have yet. */
void coranto_html_builder_add_attributes (CorantoHtmlBuilder *b, xmlNode *node);

/* An unlinked element; `name` is for CORANTO_TAG_UNKNOWN. */
xmlNode *coranto_html_builder_new_element (CorantoHtmlBuilder *b, CorantoTag tag, const char *name);

/* An element that no tag stands for, opened at the current position. */
xmlNode *coranto_html_builder_insert_implied (CorantoHtmlBuilder *b, CorantoTag tag);

/* The token's element at the current position. */
xmlNode *coranto_html_builder_insert_token (CorantoHtmlBuilder *b,
                                            gboolean may_foster,
                                            gboolean is_open);

/* Ends a formatting element; blocks inside it stay open, taken out of it (adoption agency). */
void coranto_html_builder_close_formatting (CorantoHtmlBuilder *b, CorantoTag tag);

G_END_DECLS
