/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a profile that was damaged. */
#include "coranto-recovery.h"

#define N_(text) text
/* Both forms, as gettext's tools find them. */
#define NP_(one, many) one, many

CorantoRecovery *
coranto_recovery_new (gint64 time, const char *kept_as)
{
  CorantoRecovery *self = g_new0 (CorantoRecovery, 1);

  self->time = time;
  self->kept_as = g_strdup (kept_as);
  return self;
}

CorantoRecovery *
coranto_recovery_copy (const CorantoRecovery *self)
{
  CorantoRecovery *copy = g_memdup2 (self, sizeof *self);

  copy->kept_as = g_strdup (self->kept_as);
  return copy;
}

void
coranto_recovery_free (CorantoRecovery *self)
{
  if (!self)
    return;
  g_free (self->kept_as);
  g_free (self);
}

char *
coranto_recovery_to_text (const CorantoRecovery *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %u %u %u %s", self->time, self->channels,
                          self->favourites, self->stories, self->kept_as);
}

static guint
get_count (const char *text)
{
  return (guint) MIN (g_ascii_strtoull (text, NULL, 10), G_MAXINT32);
}

CorantoRecovery *
coranto_recovery_from_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", " ", 5);
  CorantoRecovery *self;

  if (g_strv_length (parts) != 5)
    return NULL;
  self = coranto_recovery_new (g_ascii_strtoll (parts[0], NULL, 10), parts[4]);
  self->channels = get_count (parts[1]);
  self->favourites = get_count (parts[2]);
  self->stories = get_count (parts[3]);
  return self;
}

/* `values` take the places of the `mark`s in turn; a translation is not trusted to be a format. */
static char *
fill_in (const char *sentence, const char *mark, const char *const *values)
{
  g_auto (GStrv) parts = g_strsplit (sentence, mark, -1);
  GString *out = g_string_new (parts[0]);

  for (guint i = 1; parts[0] && parts[i]; i++)
    {
      if (*values)
        g_string_append (out, *values++);
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

static const char *
in_english (const char *one, const char *many, gulong n)
{
  return n == 1 ? one : many;
}

static char *
count (const char *words, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  return fill_in (words, "%u", (const char *const[]){ number, NULL });
}

char *
coranto_recovery_describe (const CorantoRecovery *self,
                           CorantoTranslateFunc translate,
                           CorantoTranslatePluralFunc translate_plural)
{
  /* Translators: then "3 subscriptions", "5 favourites", "900 stories", and the name of a file. */
  const char *sentence = N_ ("The profile’s database was damaged and has been rebuilt. Recovered: "
                             "%s, %s, %s. The damaged file is kept as “%s”.");
  CorantoTranslatePluralFunc plural = translate_plural ? translate_plural : in_english;
  g_autofree char *channels = count (
      plural (NP_ ("%u subscription", "%u subscriptions"), self->channels), self->channels);
  g_autofree char *favourites
      = count (plural (NP_ ("%u favourite", "%u favourites"), self->favourites), self->favourites);
  g_autofree char *stories
      = count (plural (NP_ ("%u story", "%u stories"), self->stories), self->stories);

  return fill_in (translate ? translate (sentence) : sentence, "%s",
                  (const char *const[]){ channels, favourites, stories, self->kept_as, NULL });
}
