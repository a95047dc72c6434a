/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random stories and random searches: what the store finds, what coranto_search_matches_story()
 * says and what a naive reading of the search says are the same. */
#include <string.h>

#include "coranto-search.h"
#include "store-fixture.h"

#define N_STORIES 240
#define N_SEARCHES 700

typedef struct
{
  char *title, *text, *author, *source;
  const char *channel;
  gint64 id, time;
  gboolean is_read, is_favourite;
} Story;

/* Stories
 * ------------------------------------------------------------------------------------------------
 */

static void
story_free (gpointer data)
{
  Story *story = data;

  g_free (story->title);
  g_free (story->text);
  g_free (story->author);
  g_free (story->source);
  g_free (story);
}

static int
random_below (int n)
{
  return g_test_rand_int_range (0, n);
}

/* Few signs, so that words meet by chance; traditional and other forms among them. */
static char *
random_text (int n_pieces)
{
  static const char *const pieces[]
      = { "光", "谱", "仪", "质", "譜", "器", "光谱", "Ab", "cd", "ＣＤ", "abc", "é", "a\u0301b" };
  static const char *const gaps[] = { "", "", "", " ", "，", "\n", "-", "\u200b" };
  GString *text = g_string_new ("x");

  for (int i = 0; i < n_pieces; i++)
    g_string_append_printf (text, "%s%s", gaps[random_below (G_N_ELEMENTS (gaps))],
                            pieces[random_below (G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static GPtrArray *
add_stories (StoreFixture *f)
{
  static const char *const titles[] = { "光谱频道", "Ab news" };
  GPtrArray *stories = g_ptr_array_new_with_free_func (story_free);

  for (int n = 0; n < (int) G_N_ELEMENTS (titles); n++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/feed/%d", n);
      gint64 channel = store_subscribe (f->store, NULL, url, titles[n]);
      CorantoParsedFeed *feed = store_feed (NULL, NULL);

      for (int k = 0; k < N_STORIES / 2; k++)
        {
          Story *story = g_new0 (Story, 1);
          g_autofree char *address = g_strdup_printf ("https://example.org/%d/%d", n, k);
          CorantoParsedItem *item;

          story->title = random_text (3);
          story->text = random_text (14);
          story->author = random_text (1);
          story->source = random_text (1);
          story->channel = titles[n];
          story->time = FIXTURE_NOW - (k * 2 + n) * 40000;
          item = store_item (NULL, address, story->title, story->time);
          item->content_text = g_strdup (story->text);
          item->source = g_strdup (story->source);
          g_ptr_array_add (item->authors, coranto_person_new (story->author, NULL));
          g_ptr_array_add (feed->items, item);
          g_ptr_array_add (stories, story);
        }
      store_merge (f->store, channel, feed);
    }
  return stories;
}

/* Numbers follow the dates; marks at random. */
static void
mark_stories (StoreFixture *f, GPtrArray *stories)
{
  for (guint i = 0; i < stories->len; i++)
    {
      Story *story = g_ptr_array_index (stories, i);

      story->id = story->time - G_GINT64_CONSTANT (631152000) + 1;
      story->is_read = random_below (3) == 0;
      story->is_favourite = random_below (4) == 0;
      if (story->is_read)
        g_array_unref (store_mark (f->store, story->id, CORANTO_MARK_READ));
      if (story->is_favourite)
        g_array_unref (store_mark (f->store, story->id, CORANTO_MARK_FAVOURITE));
    }
}

/* A naive reading ------------------------------------------------------------------------------ */

/* The signs that texts are made of, as they are compared; "_" for what stands between. */
static char *
naive_fold (const char *text)
{
  GString *out = g_string_new ("_");

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x200B || c == 0x0301)
        continue;
      if (c == 0x8B5C)
        c = 0x8C31; /* 譜, 谱 */
      else if (c == 0xE9)
        c = 'e';
      else if (c >= 0xFF21 && c <= 0xFF3A)
        c -= 0xFEE0;
      if (c < 0x4E00 && !g_unichar_isalpha (c))
        c = '_';
      if (c == '_' && out->str[out->len - 1] == '_')
        continue;
      g_string_append_unichar (out, g_unichar_tolower (c));
    }
  if (out->str[out->len - 1] != '_')
    g_string_append_c (out, '_');
  return g_string_free (out, FALSE);
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c);
}

/* Whether the folded `word` (without its ends' gaps) goes on from `text` on.  A gap in it may be
 * one in the text, or none where no letters would meet. */
static gboolean
naive_goes_on (const char *text, const char *word, gboolean is_prefix, char before)
{
  if (!*word)
    return is_prefix || !is_letter (before) || !is_letter (*text);
  if (*word == '_')
    {
      if (*text == '_')
        return naive_goes_on (text + 1, word + 1, is_prefix, '_');
      return !(is_letter (before) && is_letter (*text))
             && naive_goes_on (text, word + 1, is_prefix, before);
    }
  /* Between a letter and a character a text may have a gap. */
  if (*text == '_' && is_letter (before) != is_letter (*word) && before != '_')
    return naive_goes_on (text + 1, word, is_prefix, '_');
  return *text == *word && naive_goes_on (text + 1, word + 1, is_prefix, *text);
}

static gboolean
naive_contains (const char *text, const char *word)
{
  g_autofree char *folded_text = naive_fold (text);
  g_autofree char *folded_word = naive_fold (word);
  gboolean is_prefix = g_str_has_suffix (word, "*") && is_letter (word[strlen (word) - 2]);
  char *inner = folded_word + 1;

  inner[strlen (inner) - 1] = '\0';
  for (const char *p = folded_text; *p; p++)
    {
      gboolean is_within = p > folded_text && is_letter (p[-1]) && is_letter (*inner);

      if (!is_within && (*p & 0xC0) != 0x80 && naive_goes_on (p, inner, is_prefix, '_'))
        return TRUE;
    }
  return FALSE;
}

/* Searches
 * ------------------------------------------------------------------------------------------------
 */

typedef enum
{
  KIND_AND,
  KIND_OR,
  KIND_NOT,
  KIND_WORD,
  KIND_UNREAD,
  KIND_READ,
  KIND_FAVOURITE,
  KIND_BEFORE,
  KIND_AFTER,
  N_KINDS
} Kind;

typedef enum
{
  IN_ANY,
  IN_TITLE,
  IN_TEXT,
  IN_AUTHOR,
  IN_SOURCE,
  IN_CHANNEL,
  N_PLACES
} Place;

typedef struct
{
  Kind kind;
  GPtrArray *children;
  char *word;
  Place place;
  gint64 time;
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_ptr_array_unref (node->children);
  g_free (node->word);
  g_free (node);
}

static const char *
random_word (void)
{
  static const char *const words[]
      = { "光",      "谱",      "光谱",      "谱光",     "光譜仪", "光谱光谱", "质",   "ab",
          "AB",      "cd",      "a*",        "ab*",      "e",      "光ab",     "ab光", "cd-ab",
          "“ab cd”", "“光 谱”", "“光谱 ab”", "“谱仪质”", "abcd",   "仪*" };

  return words[random_below (G_N_ELEMENTS (words))];
}

static Node *
random_node (int depth)
{
  Node *node = g_new0 (Node, 1);

  node->children = g_ptr_array_new_with_free_func (node_free);
  node->kind = random_below (3) > 0 ? KIND_WORD : (Kind) random_below (N_KINDS);
  if (depth > 0 && random_below (3) > 0)
    node->kind = (Kind) random_below (KIND_WORD);
  if (depth == 0 && node->kind < KIND_WORD)
    node->kind = KIND_WORD;
  if (node->kind == KIND_WORD)
    {
      node->word = g_strdup (random_word ());
      node->place = random_below (3) > 0 ? IN_ANY : (Place) random_below (N_PLACES);
    }
  else if (node->kind >= KIND_BEFORE)
    {
      g_autoptr (GDateTime) any
          = g_date_time_new_from_unix_local (FIXTURE_NOW - random_below (N_STORIES) * 40000);
      g_autoptr (GDateTime) day
          = g_date_time_new_local (g_date_time_get_year (any), g_date_time_get_month (any),
                                   g_date_time_get_day_of_month (any), 0, 0, 0);

      node->time = g_date_time_to_unix (day);
      node->word = g_date_time_format (day, "%Y-%m-%d");
    }
  for (int n = node->kind == KIND_NOT ? 1 : 2 + random_below (2); node->kind < KIND_WORD && n > 0;
       n--)
    g_ptr_array_add (node->children, random_node (depth - 1));
  return node;
}

static void
write_node (const Node *node, GString *out)
{
  static const char *const places[] = { "", "title:", "正文：", "author:", "来源:", "channel:" };
  static const char *const kinds[] = { [KIND_UNREAD] = "is:unread",
                                       [KIND_READ] = "is:read",
                                       [KIND_FAVOURITE] = "is:favourite",
                                       [KIND_BEFORE] = "before:",
                                       [KIND_AFTER] = "after:" };

  if (node->kind == KIND_WORD)
    g_string_append_printf (out, "%s%s", places[node->place], node->word);
  else if (node->kind > KIND_WORD)
    g_string_append_printf (out, "%s%s", kinds[node->kind], node->word ? node->word : "");
  else
    {
      g_string_append (out, node->kind == KIND_NOT ? "-(" : "(");
      for (guint i = 0; i < node->children->len; i++)
        {
          g_string_append (out, i == 0 ? "" : node->kind == KIND_OR ? " OR " : " ");
          write_node (g_ptr_array_index (node->children, i), out);
        }
      g_string_append (out, ")");
    }
}

static gboolean
naive_word_holds (const Node *node, const Story *story)
{
  const char *const parts[N_PLACES] = { [IN_TITLE] = story->title,
                                        [IN_TEXT] = story->text,
                                        [IN_AUTHOR] = story->author,
                                        [IN_SOURCE] = story->source,
                                        [IN_CHANNEL] = story->channel };

  if (node->place != IN_ANY)
    return naive_contains (parts[node->place], node->word);
  for (int place = IN_TITLE; place < IN_CHANNEL; place++)
    {
      if (naive_contains (parts[place], node->word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
naive_holds (const Node *node, const Story *story)
{
  guint n_held = 0;

  for (guint i = 0; i < node->children->len; i++)
    n_held += naive_holds (g_ptr_array_index (node->children, i), story) ? 1 : 0;
  switch (node->kind)
    {
    case KIND_AND:
      return n_held == node->children->len;
    case KIND_OR:
      return n_held > 0;
    case KIND_NOT:
      return n_held == 0;
    case KIND_UNREAD:
      return !story->is_read;
    case KIND_READ:
      return story->is_read;
    case KIND_FAVOURITE:
      return story->is_favourite;
    case KIND_BEFORE:
      return story->time < node->time;
    case KIND_AFTER:
      return story->time >= node->time;
    case KIND_WORD:
    case N_KINDS:
    default:
      return naive_word_holds (node, story);
    }
}

static gboolean
matcher_holds (const CorantoSearch *search, const Story *story)
{
  const char *const channels[] = { story->channel, NULL };

  return coranto_search_matches_story (search, &(CorantoSearchStory){
                                                   .title = story->title,
                                                   .text = story->text,
                                                   .author = story->author,
                                                   .source = story->source,
                                                   .channels = channels,
                                                   .time = story->time,
                                                   .is_read = story->is_read,
                                                   .is_favourite = story->is_favourite,
                                               });
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

static guint
check_search (StoreFixture *f, GPtrArray *stories, const Node *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (CorantoSearch) search = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n_found = 0;

  write_node (node, words);
  search = coranto_search_parse (words->str);
  g_assert_nonnull (search);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, words->str);
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i - 1), >, g_array_index (ids, gint64, i));
  for (guint i = 0; i < stories->len; i++)
    {
      const Story *story = g_ptr_array_index (stories, i);
      gboolean expected = naive_holds (node, story);

      n_found += expected ? 1 : 0;
      if (matcher_holds (search, story) == expected && contains (ids, story->id) == expected)
        continue;
      g_test_message ("%s\n%s | %s | %s | %s", words->str, story->title, story->text, story->author,
                      story->source);
      g_assert_cmpint (matcher_holds (search, story), ==, expected);
      g_assert_cmpint (contains (ids, story->id), ==, expected);
    }
  g_assert_cmpuint (ids->len, ==, n_found);
  return n_found;
}

static gboolean
settled (gpointer data)
{
  return ((StoreWait *) data)->result != NULL;
}

static void
check_searches (StoreFixture *f, GPtrArray *stories, int n_searches)
{
  guint n_found = 0, n_empty = 0;

  for (int i = 0; i < n_searches; i++)
    {
      Node *node = random_node (random_below (4));
      guint found = check_search (f, stories, node);

      n_found += found;
      n_empty += found == 0 ? 1 : 0;
      node_free (node);
    }
  g_test_message ("%d searches found %u stories; %u found none", n_searches, n_found, n_empty);
  g_assert_cmpuint (n_empty, <, (guint) n_searches / 2);
}

static void
test_same_verdicts (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) stories = NULL;
  StoreWait wait = { NULL };

  store_fixture_open (f);
  stories = add_stories (f);
  mark_stories (f, stories);
  /* While some wait for the index, and when all are in it. */
  check_searches (f, stories, N_SEARCHES / 10);
  coranto_store_settle_async (f->store, NULL, store_wait_cb, &wait);
  store_wait_until (settled, &wait);
  g_clear_object (&wait.result);
  check_searches (f, stories, N_SEARCHES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/search-property/same-verdicts", StoreFixture, NULL, store_fixture_set_up,
              test_same_verdicts, store_fixture_tear_down);
  return g_test_run ();
}
