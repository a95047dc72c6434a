/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the search language: whatever is typed is understood somehow, in bounds, and what it marks
 * lies within the text.  The bytes before the first line's end are the search, the rest is a text.
 */
#include <string.h>

#include "coranto-search-node.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *words = g_strndup ((const char *) data, size);
  char *text = strchr (words, '\n');
  CorantoSearchStory story = { .title = "光谱 a b", .time = 1700000000 };
  g_autoptr (CorantoSearch) search = NULL;
  g_autoptr (CorantoSearch) in_title = NULL;
  g_autoptr (GArray) found = NULL;
  gsize end = 0;

  if (text)
    *text++ = '\0';
  story.text = text;
  search = coranto_search_parse (words);
  if (!search)
    return 0;
  g_assert_cmpuint (search->words->len, <=, CORANTO_SEARCH_MAX_WORDS);
  in_title = coranto_search_in_title (search, TRUE);
  /* It asks for more. */
  if (in_title && coranto_search_matches_story (in_title, &story))
    g_assert_true (coranto_search_matches_story (search, &story));
  found = coranto_search_find_words (search, CORANTO_SEARCH_TEXT, text, 50);
  for (guint i = 0; i < found->len; i++)
    {
      CorantoTextRange range = g_array_index (found, CorantoTextRange, i);

      g_assert_cmpuint (range.start, >=, end);
      g_assert_cmpuint (range.end, >, range.start);
      end = range.end;
    }
  g_assert_cmpuint (end, <=, text ? strlen (text) : 0);
  return 0;
}
