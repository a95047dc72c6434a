/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search as a tree: for those who look at it from inside (the parser, the matcher, the index). */
#pragma once

#include "coranto-search.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_NODE_AND,
  CORANTO_NODE_OR,
  CORANTO_NODE_NOT, /* of its one child */
  CORANTO_NODE_WORD,
  CORANTO_NODE_READ,
  CORANTO_NODE_UNREAD,
  CORANTO_NODE_FAVOURITE,
  CORANTO_NODE_BEFORE,
  CORANTO_NODE_AFTER,
} CorantoNodeKind;

/* One character of a script without spaces, or one word. */
typedef struct
{
  char *text;
  gsize length;
  gboolean is_joined; /* to the character before it: nothing may stand between them */
  gboolean is_prefix;
} CorantoElement;

typedef struct
{
  char *text; /* letters, digits and characters alone */
  gboolean is_prefix;
} CorantoTerm;

/* What stands between spaces or quotation marks. */
typedef struct
{
  CorantoSearchField field;
  GArray *elements;  /* (element-type CorantoElement) at least one */
  GArray *terms;     /* (element-type CorantoTerm) that a text with the word has; at least one */
  char *typed;       /* NULL, or: a text that has it just so has the word */
  gboolean is_whole; /* a text with those terms has the word */
} CorantoWord;

typedef struct
{
  CorantoNodeKind kind;
  GPtrArray *children; /* (element-type CorantoNode); NULL for those that have none */
  guint word;          /* WORD: its index */
  gint64 time;         /* BEFORE, AFTER */
} CorantoNode;

struct _CorantoSearch
{
  gatomicrefcount ref_count;
  GPtrArray *words; /* (element-type CorantoWord) */
  CorantoNode *root;
};

#define CORANTO_SEARCH_MAX_WORDS 64

CorantoNode *coranto_node_new (CorantoNodeKind kind);
/* (transfer full) of child */
CorantoNode *coranto_node_new_not (CorantoNode *child);
void coranto_node_add (CorantoNode *self, CorantoNode *child);
CorantoNode *coranto_node_copy (const CorantoNode *self);
void coranto_node_free (CorantoNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoNode, coranto_node_free)

/* NULL: there is no letter, digit or character in `text`.  (transfer full) */
CorantoWord *coranto_word_new (CorantoSearchField field,
                               const char *text,
                               gsize length,
                               gboolean is_prefix);
CorantoWord *coranto_word_copy (const CorantoWord *self, CorantoSearchField field);
void coranto_word_free (CorantoWord *self);

/* A node's verdict, given which words were found (by index). */
gboolean coranto_node_holds (const CorantoNode *self,
                             guint64 found,
                             const CorantoSearchStory *story);
/* The words below it that are not to be absent, as bits. */
guint64 coranto_node_get_present (const CorantoNode *self);

/* Whether it is of words at all: what is not is told by the status of a story and by its time. */
gboolean coranto_node_has_words (const CorantoNode *self);

/* The words of `self` that stand in the part of a story, as bits. */
guint64 coranto_search_scan (const CorantoSearch *self, CorantoSearchField field, const char *text);

/* Reads "title:" and the like at `text`: bytes, or 0. */
typedef enum
{
  CORANTO_KEY_NONE,
  CORANTO_KEY_FIELD,
  CORANTO_KEY_IS,
  CORANTO_KEY_BEFORE,
  CORANTO_KEY_AFTER,
} CorantoKey;
gsize coranto_search_read_key (const char *text, CorantoKey *key, CorantoSearchField *field);
/* What `value` means behind such a key; NULL: nothing.  (transfer full) */
CorantoNode *coranto_search_read_value (CorantoKey key, const char *value, gsize length);

G_END_DECLS
