/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change sets as values. */
#include "coranto-change-set.h"

G_DEFINE_BOXED_TYPE (CorantoChangeSet,
                     coranto_change_set,
                     coranto_change_set_ref,
                     coranto_change_set_unref)

CorantoChangeSet *
coranto_change_set_new (void)
{
  CorantoChangeSet *changes = g_atomic_rc_box_new0 (CorantoChangeSet);

  changes->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->updated = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->restated = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->topic_hits = g_array_new (FALSE, FALSE, sizeof (CorantoTopicHit));
  return changes;
}

CorantoChangeSet *
coranto_change_set_ref (CorantoChangeSet *changes)
{
  return g_atomic_rc_box_acquire (changes);
}

static void
change_set_clear (CorantoChangeSet *changes)
{
  g_array_unref (changes->added);
  g_array_unref (changes->updated);
  g_array_unref (changes->restated);
  g_array_unref (changes->removed);
  g_array_unref (changes->topic_hits);
}

void
coranto_change_set_unref (CorantoChangeSet *changes)
{
  g_atomic_rc_box_release_full (changes, (GDestroyNotify) change_set_clear);
}

gboolean
coranto_change_set_is_empty (const CorantoChangeSet *changes)
{
  return changes->added->len == 0 && changes->updated->len == 0 && changes->restated->len == 0
         && changes->removed->len == 0 && !changes->channels_changed && !changes->counts_changed
         && !changes->everything;
}
