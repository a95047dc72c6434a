/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's words as clauses over terms.
 *
 * A search is the AND of its clauses, a clause the OR of its alternatives (or the absence of them),
 * an alternative the AND of terms.  Terms are numbered, so that an alternative is a set of bits. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-search-private.h"

#include <string.h>

#include "coranto-tokenizer-private.h"

/* One bit each; what is typed beyond is not looked at. */
#define MAX_TERMS 48
#define MAX_WORDS_BYTES 4096

typedef struct
{
  char *text;
  gsize length;
  gboolean is_prefix;
} Term;

typedef struct
{
  gboolean is_absent;
  GArray *alternatives; /* (element-type guint64) sets of terms */
} Clause;

struct _CorantoSearch
{
  GArray *terms;   /* (element-type Term) */
  GArray *clauses; /* (element-type Clause) */
};

/* Parsing ------------------------------------------------------------------------------------- */

/* One word as it was typed. */
typedef struct
{
  const char *start;
  gsize length;
  gboolean is_quoted;
  gboolean is_absent;
  gboolean is_prefix;
} Word;

typedef struct
{
  CorantoSearch *search;
  guint64 set;
} TermSink;

static void
term_clear (gpointer data)
{
  g_free (((Term *) data)->text);
}

static void
clause_clear (gpointer data)
{
  g_array_unref (((Clause *) data)->alternatives);
}

static gsize
space_length (const char *p)
{
  if (strncmp (p, "\xe3\x80\x80", 3) == 0) /* U+3000, what a Chinese keyboard types */
    return 3;
  return g_ascii_isspace (*p) ? 1 : 0;
}

/* Bytes of the quotation mark at `p`; 0 when there is none. */
static gsize
quote_length (const char *p)
{
  if (*p == '"')
    return 1;
  if (strncmp (p, "\xe2\x80\x9c", 3) == 0 || strncmp (p, "\xe2\x80\x9d", 3) == 0)
    return 3;
  return 0;
}

static const char *
read_quoted (const char *p, Word *word)
{
  word->is_quoted = TRUE;
  word->start = p;
  while (*p && quote_length (p) == 0)
    p++;
  word->length = (gsize) (p - word->start);
  return p + quote_length (p);
}

/* Reads the word at `p` (no space there); returns what is behind it. */
static const char *
read_word (const char *p, Word *word)
{
  *word = (Word){ 0 };
  if (*p == '-' && p[1] && space_length (p + 1) == 0)
    {
      word->is_absent = TRUE;
      p++;
    }
  if (quote_length (p) > 0)
    return read_quoted (p + quote_length (p), word);
  word->start = p;
  while (*p && space_length (p) == 0 && quote_length (p) == 0)
    p++;
  word->length = (gsize) (p - word->start);
  word->is_prefix = word->length > 1 && p[-1] == '*';
  return p;
}

static gboolean
is_or (const Word *word)
{
  return !word->is_quoted && word->length == 2 && strncmp (word->start, "OR", 2) == 0;
}

static gboolean
add_term_cb (const char *text,
             gsize length,
             gsize start,
             gsize end,
             gboolean is_single,
             gpointer user_data)
{
  TermSink *sink = user_data;
  GArray *terms = sink->search->terms;
  Term term = { NULL, length, is_single };

  if (terms->len >= MAX_TERMS)
    return FALSE;
  term.text = g_strndup (text, length);
  sink->set |= G_GUINT64_CONSTANT (1) << terms->len;
  g_array_append_val (terms, term);
  return TRUE;
}

/* The terms of `word` as a set; 0 when there is none in it. */
static guint64
add_terms (CorantoSearch *self, const Word *word)
{
  TermSink sink = { self, 0 };

  coranto_tokenize (word->start, word->length, CORANTO_TOKENIZE_QUERY, add_term_cb, &sink);
  if (word->is_prefix && sink.set)
    g_array_index (self->terms, Term, self->terms->len - 1).is_prefix = TRUE;
  return sink.set;
}

static void
add_word (CorantoSearch *self, const Word *word, gboolean is_alternative)
{
  guint64 set = add_terms (self, word);
  Clause clause = { word->is_absent, NULL };

  if (!set)
    return;
  if (is_alternative && self->clauses->len > 0)
    {
      Clause *last = &g_array_index (self->clauses, Clause, self->clauses->len - 1);

      g_array_append_val (last->alternatives, set);
      return;
    }
  clause.alternatives = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_val (clause.alternatives, set);
  g_array_append_val (self->clauses, clause);
}

/* A search for nothing but absence would be the whole profile: its words are taken as they are. */
static void
require_presence (CorantoSearch *self)
{
  for (guint i = 0; i < self->clauses->len; i++)
    {
      if (!g_array_index (self->clauses, Clause, i).is_absent)
        return;
    }
  for (guint i = 0; i < self->clauses->len; i++)
    g_array_index (self->clauses, Clause, i).is_absent = FALSE;
}

CorantoSearch *
coranto_search_parse (const char *words)
{
  g_autoptr (CorantoSearch) self = g_new0 (CorantoSearch, 1);
  const char *end = words + strnlen (words, MAX_WORDS_BYTES);
  g_autofree char *text = g_strndup (words, (gsize) (end - words));
  gboolean is_alternative = FALSE;

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, term_clear);
  self->clauses = g_array_new (FALSE, FALSE, sizeof (Clause));
  g_array_set_clear_func (self->clauses, clause_clear);

  for (const char *p = text; *p;)
    {
      gsize space = space_length (p);
      Word word;

      if (space > 0)
        {
          p += space;
          continue;
        }
      p = read_word (p, &word);
      if (is_or (&word))
        {
          is_alternative = TRUE;
          continue;
        }
      add_word (self, &word, is_alternative && !word.is_absent);
      is_alternative = FALSE;
    }
  require_presence (self);
  return self->clauses->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
coranto_search_free (CorantoSearch *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->clauses, g_array_unref);
  g_free (self);
}

/* As FTS5 -------------------------------------------------------------------------------------- */

static void
append_alternative (const CorantoSearch *self, guint64 set, GString *out)
{
  const char *separator = "(";

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);

      if (!(set & G_GUINT64_CONSTANT (1) << i))
        continue;
      /* A term holds letters, digits and characters alone: the quotes can't be left. */
      g_string_append_printf (out, "%s\"%s\"%s", separator, term->text, term->is_prefix ? "*" : "");
      separator = " AND ";
    }
  g_string_append_c (out, ')');
}

static void
append_clause (const CorantoSearch *self, const Clause *clause, GString *out)
{
  g_string_append_c (out, '(');
  for (guint i = 0; i < clause->alternatives->len; i++)
    {
      if (i > 0)
        g_string_append (out, " OR ");
      append_alternative (self, g_array_index (clause->alternatives, guint64, i), out);
    }
  g_string_append_c (out, ')');
}

static void
append_clauses (const CorantoSearch *self, gboolean are_absent, const char *separator, GString *out)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->clauses->len; i++)
    {
      const Clause *clause = &g_array_index (self->clauses, Clause, i);

      if (clause->is_absent != are_absent)
        continue;
      if (!is_first)
        g_string_append (out, separator);
      append_clause (self, clause, out);
      is_first = FALSE;
    }
}

char *
coranto_search_to_fts5 (const CorantoSearch *self)
{
  GString *out = g_string_new ("(");
  g_autoptr (GString) absent = g_string_new (NULL);

  append_clauses (self, FALSE, " AND ", out);
  g_string_append_c (out, ')');
  append_clauses (self, TRUE, " OR ", absent);
  if (absent->len > 0)
    g_string_append_printf (out, " NOT (%s)", absent->str);
  return g_string_free (out, FALSE);
}

/* Against a text --------------------------------------------------------------------------------
 */

typedef struct
{
  const CorantoSearch *search;
  guint64 found;
} Matcher;

static gboolean
note_term_cb (const char *text,
              gsize length,
              gsize start,
              gsize end,
              gboolean is_single,
              gpointer user_data)
{
  Matcher *matcher = user_data;
  GArray *terms = matcher->search->terms;

  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      if ((term->is_prefix ? length >= term->length : length == term->length)
          && memcmp (text, term->text, term->length) == 0)
        matcher->found |= G_GUINT64_CONSTANT (1) << i;
    }
  return TRUE;
}

static gboolean
clause_holds (const Clause *clause, guint64 found)
{
  for (guint i = 0; i < clause->alternatives->len; i++)
    {
      guint64 set = g_array_index (clause->alternatives, guint64, i);

      if ((found & set) == set)
        return !clause->is_absent;
    }
  return clause->is_absent;
}

gboolean
coranto_search_matches (const CorantoSearch *self, const char *text)
{
  Matcher matcher = { self, 0 };

  coranto_tokenize (text, strlen (text), CORANTO_TOKENIZE_DOCUMENT, note_term_cb, &matcher);
  for (guint i = 0; i < self->clauses->len; i++)
    {
      if (!clause_holds (&g_array_index (self->clauses, Clause, i), matcher.found))
        return FALSE;
    }
  return TRUE;
}

gboolean
coranto_search_matches_story (const CorantoSearch *self, const CorantoSearchStory *story)
{
  const char *parts[] = { story->title, story->text, story->author, story->source };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (words, "%s\n", parts[i] ? parts[i] : "");
  return coranto_search_matches (self, words->str);
}
