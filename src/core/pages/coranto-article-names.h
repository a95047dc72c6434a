/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names in a line such as "By Ann Lee and Tom Fox, 3 March". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How sure it is that a line names authors before it is read. */
typedef enum
{
  CORANTO_NAMES_ANY_LINE, /* only an author's word ("By") makes it one */
  CORANTO_NAMES_FACTS,    /* a line of facts: a date and a personal name will do */
  CORANTO_NAMES_MARKED,   /* its element says so: whatever can be a name is one */
} CorantoNamesPlace;

/* What a line says of its names. */
typedef enum
{
  CORANTO_BYLINE_NONE,
  CORANTO_BYLINE_WEAK,   /* "By", "von": may begin any sentence */
  CORANTO_BYLINE_STRONG, /* "Author:", "Text von", "文/" */
} CorantoByline;

/* The names of `line`, at most some: (element-type utf8); empty when it names none.  `byline`
 * (nullable) is set to the word that the line begins with.  (transfer full) */
GPtrArray *coranto_article_names (const char *line, CorantoNamesPlace place, CorantoByline *byline);

/* The reporters whom the text of a paragraph credits in brackets at its start or end:
 * "新华社济南3月29日电（记者周雨桐、何建业）…", "【文/观察者网 赵启航】",
 * "〔記者陳柏翰／花蓮報導〕": (element-type utf8).  (transfer full) */
GPtrArray *coranto_article_reporters (const char *paragraph);

G_END_DECLS
