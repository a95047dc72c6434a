/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of checks. */
#include "coranto-check-words.h"

#define N_(text) text
/* Both forms, as gettext's tools find them. */
#define NP_(one, many) one, many

static const struct
{
  const char *name;
  const char *sentence;
} waits[CORANTO_WAIT_LAST] = {
  [CORANTO_WAIT_NONE] = { "none", "" },
  [CORANTO_WAIT_FRESH] = { "fresh", N_ ("The server says that its answer is fresh until then.") },
  [CORANTO_WAIT_TTL] = { "ttl", N_ ("The feed says how long it need not be asked again.") },
  [CORANTO_WAIT_SKIP]
  = { "skip", N_ ("The feed names hours or days on which it is not to be asked.") },
  [CORANTO_WAIT_RETRY_AFTER] = { "retry-after", N_ ("The server asked to wait until then.") },
  [CORANTO_WAIT_BACK_OFF]
  = { "back-off", N_ ("It failed before: each time the next try waits longer.") },
  [CORANTO_WAIT_BUDGET] = { "budget", N_ ("This site was asked often enough today.") },
  [CORANTO_WAIT_RHYTHM] = { "rhythm", N_ ("This channel rarely has news sooner.") },
  [CORANTO_WAIT_GONE] = { "gone", N_ ("It has ended and is no longer checked.") },
};

static const char *
in_english (const char *one, const char *many, gulong n)
{
  return n == 1 ? one : many;
}

/* The number takes the place of the one %u; a translation is not trusted to be a format. */
static char *
fill_in (const char *sentence, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_auto (GStrv) parts = g_strsplit (sentence, "%u", 2);

  return g_strjoinv (number, parts);
}

char *
coranto_check_describe (const CorantoCheckRecord *record,
                        CorantoTranslateFunc translate,
                        CorantoTranslatePluralFunc translate_plural)
{
  const char *sentence;

  if (record->error_code != CORANTO_ERROR_NONE)
    return coranto_error_describe (record->error_code, record->error_detail, translate);
  if (record->new_stories > 0)
    {
      translate_plural = translate_plural ? translate_plural : in_english;
      return fill_in (
          translate_plural (NP_ ("%u new story", "%u new stories"), record->new_stories),
          record->new_stories);
    }
  sentence = record->is_unchanged ? N_ ("Not changed") : N_ ("Nothing new");
  return g_strdup (translate ? translate (sentence) : sentence);
}

static CorantoWaitReason
known (CorantoWaitReason reason)
{
  return (guint) reason < CORANTO_WAIT_LAST ? reason : CORANTO_WAIT_NONE;
}

const char *
coranto_wait_sentence (CorantoWaitReason reason)
{
  return waits[known (reason)].sentence;
}

const char *
coranto_wait_name (CorantoWaitReason reason)
{
  return waits[known (reason)].name;
}
