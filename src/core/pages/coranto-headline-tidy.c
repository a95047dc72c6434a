/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strays out, parts together. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-tidy.h"

#include <math.h>
#include <string.h>

#include "coranto-page-text.h"

#define NEARLY_ALL 0.7
#define MUCH_DIFFERENT 0.35

typedef guint32 (*KeyFunc) (const CorantoHeadlineStory *story);

static guint32
shape_of (const CorantoHeadlineStory *story)
{
  return story->shape;
}

static guint32
kind_of (const CorantoHeadlineStory *story)
{
  return story->kind;
}

static guint32
most_frequent (const GPtrArray *stories, KeyFunc key_of, double *share)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 best = 0;
  guint most = 0;

  for (guint i = 0; i < stories->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (stories, i);
      gpointer key = GUINT_TO_POINTER (key_of (story));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          best = key_of (story);
        }
    }
  *share = stories->len > 0 ? (double) most / stories->len : 0;
  return best;
}

CorantoHeadlineProfile
coranto_headline_profile (const GPtrArray *stories)
{
  CorantoHeadlineProfile profile = { 0 };
  guint n = MAX (stories->len, 1);

  for (guint i = 0; i < stories->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (stories, i);

      profile.dates += story->date_is_stated;
      profile.summaries += story->summary != NULL;
    }
  profile.dates /= n;
  profile.summaries /= n;
  profile.shape = most_frequent (stories, shape_of, &profile.alike);
  profile.kind = most_frequent (stories, kind_of, &profile.same_kind);
  return profile;
}

static gboolean
is_number (const char *title)
{
  return strspn (title, "0123456789. <>«»[]") == strlen (title);
}

static gboolean
is_no_headline (const CorantoHeadlineProfile *profile, const CorantoHeadlineStory *story)
{
  return story->is_advert || is_number (story->title) || coranto_text_is_next_word (story->title)
         || coranto_text_is_more_word (story->title);
}

static gboolean
is_unlike (const CorantoHeadlineProfile *profile, const CorantoHeadlineStory *story)
{
  return profile->alike >= NEARLY_ALL && story->shape != profile->shape
         && profile->dates >= NEARLY_ALL && !story->date_is_stated;
}

static const char *
guessed_end (const CorantoHeadlineStory *story)
{
  return story->shown_title ? story->title + strlen (story->shown_title) : NULL;
}

/* What an attribute adds to several headlines alike is the site's name or a call to read. */
static void
undo_guesses (GPtrArray *stories)
{
  g_autoptr (GHashTable) ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < stories->len; i++)
    {
      const char *end = guessed_end (g_ptr_array_index (stories, i));
      guint n = end ? GPOINTER_TO_UINT (g_hash_table_lookup (ends, end)) : 0;

      if (end && *end)
        g_hash_table_insert (ends, g_strdup (end), GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < stories->len; i++)
    {
      CorantoHeadlineStory *story = g_ptr_array_index (stories, i);
      const char *end = guessed_end (story);

      if (end && GPOINTER_TO_UINT (g_hash_table_lookup (ends, end)) > 1)
        {
          g_free (story->title);
          story->title = g_steal_pointer (&story->shown_title);
        }
    }
}

typedef gboolean (*StrayFunc) (const CorantoHeadlineProfile *profile,
                               const CorantoHeadlineStory *story);

static void
drop (GPtrArray *stories, StrayFunc is_stray)
{
  CorantoHeadlineProfile profile = coranto_headline_profile (stories);
  guint kept = 0;

  for (guint i = 0; i < stories->len; i++)
    {
      CorantoHeadlineStory *story = g_ptr_array_index (stories, i);

      if (is_stray (&profile, story))
        coranto_headline_story_free (story);
      else
        stories->pdata[kept++] = story;
    }
  for (guint i = kept; i < stories->len; i++)
    stories->pdata[i] = NULL;
  g_ptr_array_set_size (stories, (int) kept);
}

void
coranto_headline_drop_strays (GPtrArray *stories)
{
  undo_guesses (stories);
  drop (stories, is_no_headline);
  drop (stories, is_unlike);
}

/* The shares of `part` that stand inside of `main`'s rows, and beside them in the same elements;
 * whether they have a story in common.  Both are in page order. */
static void
find_shares (const GPtrArray *main,
             const GPtrArray *part,
             double *inside,
             double *beside,
             gboolean *overlaps)
{
  g_autoptr (GHashTable) containers = g_hash_table_new (NULL, NULL);
  guint n_inside = 0;
  guint n_beside = 0;
  guint k = 0;

  for (guint i = 0; i < main->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (main, i);

      g_hash_table_add (containers, GUINT_TO_POINTER (story->container));
    }
  for (guint i = 0; i < part->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (part, i);
      const CorantoHeadlineStory *near = NULL;

      for (; k < main->len; k++)
        {
          near = g_ptr_array_index (main, k);
          if (near->row_end > story->place)
            break;
        }
      if (k < main->len && near->place == story->place)
        *overlaps = TRUE;
      if (k < main->len && near->row <= story->place)
        n_inside++;
      else if (g_hash_table_contains (containers, GUINT_TO_POINTER (story->container)))
        n_beside++;
    }
  *inside = part->len > 0 ? (double) n_inside / part->len : 0;
  *beside = part->len > 0 ? (double) n_beside / part->len : 0;
}

double
coranto_headline_share_inside (const GPtrArray *main, const GPtrArray *part)
{
  double inside;
  double beside;
  gboolean overlaps = FALSE;

  find_shares (main, part, &inside, &beside, &overlaps);
  return inside;
}

double
coranto_headline_share_known (const GPtrArray *main, const GPtrArray *part)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  double n = 0;

  for (guint i = 0; i < main->len; i++)
    g_hash_table_add (known,
                      (gpointer) ((CorantoHeadlineStory *) g_ptr_array_index (main, i))->url);
  for (guint i = 0; i < part->len; i++)
    n += g_hash_table_contains (known, ((CorantoHeadlineStory *) g_ptr_array_index (part, i))->url);
  return part->len > 0 ? n / part->len : 0;
}

gboolean
coranto_headline_belongs (const GPtrArray *main, const GPtrArray *part)
{
  CorantoHeadlineProfile one = coranto_headline_profile (main);
  CorantoHeadlineProfile two = coranto_headline_profile (part);
  double inside;
  double beside;
  gboolean overlaps = FALSE;

  if (fabs (one.dates - two.dates) >= MUCH_DIFFERENT
      || fabs (one.summaries - two.summaries) >= MUCH_DIFFERENT)
    return FALSE;
  find_shares (main, part, &inside, &beside, &overlaps);
  if (overlaps || inside > 1.0 - NEARLY_ALL)
    return FALSE;
  if (beside >= NEARLY_ALL)
    return TRUE;
  return one.kind == two.kind && one.same_kind >= NEARLY_ALL && two.same_kind >= NEARLY_ALL;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const CorantoHeadlineStory *one = *(CorantoHeadlineStory *const *) a;
  const CorantoHeadlineStory *two = *(CorantoHeadlineStory *const *) b;

  return (one->place > two->place) - (one->place < two->place);
}

void
coranto_headline_merge (GPtrArray *main, GPtrArray *part)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < main->len; i++)
    g_hash_table_add (known,
                      (gpointer) ((CorantoHeadlineStory *) g_ptr_array_index (main, i))->url);
  for (guint i = part->len; i-- > 0;)
    {
      CorantoHeadlineStory *story = g_ptr_array_index (part, i);

      if (!g_hash_table_contains (known, story->url))
        g_ptr_array_add (main, g_ptr_array_steal_index (part, i));
    }
  g_ptr_array_sort (main, compare_places);
}
