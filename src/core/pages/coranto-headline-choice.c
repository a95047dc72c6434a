/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the lists of a page is the channel's.
 *
 * The place where the list was found last time weighs most: it may have been chosen by hand, and a
 * channel that is looked at seldom knows none of the stories it finds there.  Only where nothing
 * like its list is in that place do the stories it has shown say where the list went. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-choice.h"

#include "coranto-headline-story.h"
#include "coranto-page-links.h"

/* Rows of an ordinary list: a channel that knows many stories need not have shown them at once. */
#define USUAL_ROWS 15
/* A list of a sixth of its usual rows is a stray that stands in its place. */
#define THIN_PART 6
/* Known stories that make a list the channel's. */
#define ENOUGH_KNOWN 3

typedef struct
{
  guint known;    /* stories that the channel has shown */
  double alike;   /* share of the stories whose addresses have the shape of most known ones */
  gboolean right; /* its place is the remembered one */
  gboolean thin;
} Likeness;

typedef struct
{
  const CorantoKnownStories *known;
  guint n_known; /* that a list of usual length would show */
  guint32 shape; /* of most known addresses */
  gboolean has_shape;
} Past;

static Past
past_new (const CorantoKnownStories *known)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint n = coranto_known_stories_count (known);
  Past past = { known, MIN (n, USUAL_ROWS), 0, FALSE };
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      guint32 shape = coranto_address_shape (coranto_known_stories_get (known, i));
      gpointer key = GUINT_TO_POINTER (shape);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (count));
      if (count > most)
        {
          most = count;
          past.shape = shape;
        }
    }
  past.has_shape = most * 2 >= n;
  return past;
}

static Likeness
likeness_of (const CorantoHeadlineOption *list, const Past *past, const char *signature)
{
  Likeness likeness = { 0 };
  guint alike = 0;

  for (guint i = 0; i < list->stories->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (list->stories, i);

      likeness.known += coranto_known_stories_has (past->known, story->url);
      alike += story->shape == past->shape;
    }
  likeness.alike = list->stories->len > 0 ? (double) alike / list->stories->len : 0;
  likeness.right = g_strcmp0 (list->signature, signature) == 0;
  likeness.thin = list->stories->len * THIN_PART < past->n_known;
  return likeness;
}

/* Where the channel's stories have addresses of every shape, none speaks against a list. */
static gboolean
is_alike (const Likeness *likeness, const Past *past)
{
  return !past->has_shape || likeness->alike >= 0.5;
}

static gboolean
is_sure (const CorantoHeadlineOption *list)
{
  return list->confidence >= CORANTO_HEADLINE_LEAST_CONFIDENCE;
}

/* The list that moved: it has enough of the known stories, and an unlikely one (a rail, the "most
 * read") must have most of them. */
static gboolean
holds_known (const CorantoHeadlineOption *list, const Likeness *likeness, const Past *past)
{
  if (likeness->known < MIN (ENOUGH_KNOWN, past->n_known))
    return FALSE;
  return is_sure (list)
         || (list->confidence >= CORANTO_HEADLINE_LEAST_CONFIDENCE / 2
             && likeness->known * 2 >= list->stories->len && likeness->known * 2 >= past->n_known);
}

static int
find_moved (const CorantoHeadlineOption *lists,
            const Likeness *likenesses,
            guint n_lists,
            const Past *past)
{
  double best = 0;
  int found = -1;

  for (guint i = 0; i < n_lists; i++)
    {
      double weight = likenesses[i].known * lists[i].confidence;

      if (weight > best && holds_known (&lists[i], &likenesses[i], past))
        {
          best = weight;
          found = (int) i;
        }
    }
  for (guint i = 0; i < n_lists && found < 0 && past->has_shape; i++)
    if (is_sure (&lists[i]) && likenesses[i].alike >= 0.5)
      found = (int) i;
  return found;
}

static int
find_remembered (const Likeness *likenesses, guint n_lists)
{
  for (guint i = 0; i < n_lists; i++)
    if (likenesses[i].right)
      return (int) i;
  return -1;
}

/* The channel has shown stories: its list is found again, or the page has none of it. */
static int
choose_again (const CorantoHeadlineOption *lists,
              guint n_lists,
              const CorantoPageOptions *options,
              gboolean *is_relocated)
{
  Past past = past_new (options->known);
  g_autofree Likeness *likenesses = g_new (Likeness, MAX (n_lists, 1));
  const Likeness *there = NULL;
  int remembered, moved;

  for (guint i = 0; i < n_lists; i++)
    likenesses[i] = likeness_of (&lists[i], &past, options->list_signature);
  remembered = find_remembered (likenesses, n_lists);
  there = remembered >= 0 ? &likenesses[remembered] : NULL;
  if (there && !there->thin && (is_alike (there, &past) || there->known > 0))
    return remembered;
  moved = find_moved (lists, likenesses, n_lists, &past);
  if (moved >= 0)
    {
      *is_relocated = moved != remembered;
      return moved;
    }
  /* The old place with headlines of new addresses: the site was rebuilt behind the same pages. */
  if (there && !there->thin && is_sure (&lists[remembered]))
    {
      *is_relocated = TRUE;
      return remembered;
    }
  /* A list that begins anew, with a new year for example, keeps something of the old one. */
  return there && there->known > 0 && is_alike (there, &past) ? remembered : -1;
}

int
coranto_headline_choose (const CorantoHeadlineOption *lists,
                         guint n_lists,
                         const CorantoPageOptions *options,
                         gboolean *is_relocated)
{
  *is_relocated = FALSE;
  if (options->list_signature && coranto_known_stories_count (options->known) > 0)
    return choose_again (lists, n_lists, options, is_relocated);
  for (guint i = 0; i < n_lists && options->list_signature; i++)
    if (g_str_equal (lists[i].signature, options->list_signature) && lists[i].stories->len > 0)
      return (int) i;
  for (guint i = 0; i < n_lists; i++)
    if (is_sure (&lists[i]))
      return (int) i;
  return -1;
}
