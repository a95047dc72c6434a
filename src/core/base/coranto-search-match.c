/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search put to a text.  The text's elements go by once; each word of the search keeps the places
 * where it has begun and how far it has come there. */
#include "coranto-search-node.h"

#include <string.h>

#include "coranto-tokenizer.h"

/* A word that has begun. */
typedef struct
{
  guint next; /* the element that has to come */
  gsize start;
} Begun;

typedef struct
{
  const CorantoWord *word;
  guint index;
  GArray *begun; /* (element-type Begun) */
} Runner;

typedef struct
{
  GArray *runners; /* (element-type Runner) */
  guint64 found;
  GArray *ranges; /* (element-type CorantoTextRange) NULL: not asked for */
  guint limit;
} Matcher;

static void
runner_clear (gpointer data)
{
  g_array_unref (((Runner *) data)->begun);
}

static void
matcher_init (Matcher *self, const CorantoSearch *search, CorantoSearchField field, guint64 words)
{
  *self = (Matcher){ g_array_new (FALSE, FALSE, sizeof (Runner)), 0, NULL, 0 };
  g_array_set_clear_func (self->runners, runner_clear);
  for (guint i = 0; i < search->words->len; i++)
    {
      const CorantoWord *word = g_ptr_array_index (search->words, i);
      Runner runner = { word, i, NULL };

      if (!(words >> i & 1)
          || (word->field != field
              && (word->field != CORANTO_SEARCH_ANYWHERE || field == CORANTO_SEARCH_CHANNEL)))
        continue;
      runner.begun = g_array_new (FALSE, FALSE, sizeof (Begun));
      g_array_append_val (self->runners, runner);
    }
}

static inline gboolean
is_element (const CorantoElement *element, const char *text, gsize length, CorantoTokenFlags flags)
{
  return (element->is_prefix ? length >= element->length : length == element->length)
         && (!element->is_joined || flags & CORANTO_TOKEN_JOINED)
         && memcmp (text, element->text, element->length) == 0;
}

static void
note_found (Matcher *self, guint word, gsize start, gsize end)
{
  CorantoTextRange range = { start, end };

  self->found |= G_GUINT64_CONSTANT (1) << word;
  if (self->ranges && self->ranges->len < self->limit)
    g_array_append_val (self->ranges, range);
}

/* What has begun goes on or is given up. */
static void
advance (Matcher *self, Runner *runner, const char *text, gsize length, gsize end, int flags)
{
  GArray *elements = runner->word->elements;
  guint kept = 0;

  for (guint i = 0; i < runner->begun->len; i++)
    {
      Begun begun = g_array_index (runner->begun, Begun, i);

      if (!is_element (&g_array_index (elements, CorantoElement, begun.next), text, length,
                       (CorantoTokenFlags) flags))
        continue;
      if (++begun.next == elements->len)
        note_found (self, runner->index, begun.start, end);
      else
        g_array_index (runner->begun, Begun, kept++) = begun;
    }
  g_array_set_size (runner->begun, kept);
}

static gboolean
element_cb (const char *text,
            gsize length,
            gsize start,
            gsize end,
            CorantoTokenFlags flags,
            gpointer user_data)
{
  Matcher *self = user_data;

  for (guint i = 0; i < self->runners->len; i++)
    {
      Runner *runner = &g_array_index (self->runners, Runner, i);
      GArray *elements = runner->word->elements;
      Begun begun = { 1, start };

      if (!self->ranges && self->found >> runner->index & 1)
        continue;
      if (runner->begun->len > 0)
        advance (self, runner, text, length, end, (int) flags);
      /* Whatever stands before its first element. */
      if (!is_element (&g_array_index (elements, CorantoElement, 0), text, length, flags))
        continue;
      if (elements->len == 1)
        note_found (self, runner->index, start, end);
      else
        g_array_append_val (runner->begun, begun);
    }
  return !self->ranges || self->ranges->len < self->limit;
}

/* What stands there just as it was typed is found a multiple faster. */
static void
find_typed (Matcher *self, const char *text)
{
  for (guint i = self->runners->len; i > 0; i--)
    {
      const Runner *runner = &g_array_index (self->runners, Runner, i - 1);

      if (!runner->word->typed || !strstr (text, runner->word->typed))
        continue;
      self->found |= G_GUINT64_CONSTANT (1) << runner->index;
      g_array_remove_index_fast (self->runners, i - 1);
    }
}

static void
matcher_run (Matcher *self, const char *text)
{
  if (text && !self->ranges)
    find_typed (self, text);
  if (text && self->runners->len > 0)
    coranto_tokenize (text, strlen (text), CORANTO_TOKENIZE_ELEMENTS, element_cb, self);
  g_clear_pointer (&self->runners, g_array_unref);
}

guint64
coranto_search_scan (const CorantoSearch *self, CorantoSearchField field, const char *text)
{
  Matcher matcher;

  matcher_init (&matcher, self, field, G_MAXUINT64);
  matcher_run (&matcher, text);
  return matcher.found;
}

gboolean
coranto_search_matches_story (const CorantoSearch *self, const CorantoSearchStory *story)
{
  guint64 found = coranto_search_scan (self, CORANTO_SEARCH_TITLE, story->title)
                  | coranto_search_scan (self, CORANTO_SEARCH_TEXT, story->text)
                  | coranto_search_scan (self, CORANTO_SEARCH_AUTHOR, story->author)
                  | coranto_search_scan (self, CORANTO_SEARCH_SOURCE, story->source);

  for (guint i = 0; story->channels && story->channels[i]; i++)
    found |= coranto_search_scan (self, CORANTO_SEARCH_CHANNEL, story->channels[i]);
  return coranto_node_holds (self->root, found, story);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const CorantoTextRange *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end > second->end) - (first->end < second->end);
}

/* In order, those that overlap or touch as one. */
static void
tidy_ranges (GArray *ranges)
{
  guint kept = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      CorantoTextRange range = g_array_index (ranges, CorantoTextRange, i);
      CorantoTextRange *last
          = kept > 0 ? &g_array_index (ranges, CorantoTextRange, kept - 1) : NULL;

      if (last && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (ranges, CorantoTextRange, kept++) = range;
    }
  g_array_set_size (ranges, kept);
}

GArray *
coranto_search_find_words (const CorantoSearch *self,
                           CorantoSearchField field,
                           const char *text,
                           guint limit)
{
  Matcher matcher;

  matcher_init (&matcher, self, field, coranto_node_get_present (self->root));
  matcher.ranges = g_array_new (FALSE, FALSE, sizeof (CorantoTextRange));
  matcher.limit = limit;
  matcher_run (&matcher, text);
  tidy_ranges (matcher.ranges);
  return matcher.ranges;
}
