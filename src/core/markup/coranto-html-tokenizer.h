/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard in front of the tree: one linear pass that cuts UTF-8 into tokens and bounds each. */
#pragma once

#include <glib.h>

#include "coranto-html-tags.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

#define CORANTO_HTML_NAME_BYTES 64
#define CORANTO_HTML_ATTRIBUTES 256

typedef enum
{
  CORANTO_HTML_TOKEN_END, /* of the input */
  CORANTO_HTML_TOKEN_TEXT,
  CORANTO_HTML_TOKEN_RAW_TEXT, /* text without character references */
  CORANTO_HTML_TOKEN_START_TAG,
  CORANTO_HTML_TOKEN_END_TAG,
} CorantoHtmlTokenType;

/* Ranges of the input, not decoded; names in whatever case they came. */
typedef struct
{
  const char *name;
  guint name_length;
  guint value_length;
  const char *value;
} CorantoHtmlAttribute;

typedef struct
{
  CorantoHtmlTokenType type;
  const char *text;
  gsize text_length;
  CorantoTag tag;
  char name[CORANTO_HTML_NAME_BYTES]; /* lower case, NUL-terminated; unknown elements only */
  gboolean is_self_closing;
  guint n_attributes;
  CorantoHtmlAttribute attributes[CORANTO_HTML_ATTRIBUTES];
} CorantoHtmlToken;

typedef struct
{
  const char *at;
  const char *end;
  guint max_attributes;
  gsize max_value_bytes;
  CorantoTag raw;       /* inside the text of this element; UNKNOWN: not inside one */
  gboolean allow_cdata; /* inside <svg> or <math>; set by whoever builds the tree */
} CorantoHtmlTokenizer;

void coranto_html_tokenizer_init (CorantoHtmlTokenizer *tokenizer,
                                  const char *html,
                                  gsize length,
                                  const CorantoLimits *limits);

/* The next token.  Comments, DOCTYPE, processing instructions and ill-formed ends never come out.
 * After a start tag the caller may set `raw` (see CORANTO_TAG_RAW and _RCDATA). */
void coranto_html_tokenizer_next (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token);

G_END_DECLS
