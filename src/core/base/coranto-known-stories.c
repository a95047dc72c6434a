/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories that a channel has shown lately. */
#include "coranto-known-stories.h"

#include "coranto-url.h"

struct _CorantoKnownStories
{
  GPtrArray *urls;  /* (element-type utf8) */
  GHashTable *keys; /* canonical addresses without their scheme */
};

CorantoKnownStories *
coranto_known_stories_new (void)
{
  CorantoKnownStories *self = g_atomic_rc_box_new0 (CorantoKnownStories);

  self->urls = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

CorantoKnownStories *
coranto_known_stories_ref (CorantoKnownStories *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
known_stories_clear (CorantoKnownStories *self)
{
  g_ptr_array_unref (self->urls);
  g_hash_table_unref (self->keys);
}

void
coranto_known_stories_unref (CorantoKnownStories *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) known_stories_clear);
}

void
coranto_known_stories_add (CorantoKnownStories *self, const char *url)
{
  char *key;

  if (self->urls->len >= CORANTO_KNOWN_STORIES_MAX)
    return;
  key = coranto_url_key (url);
  if (key && g_hash_table_add (self->keys, key))
    g_ptr_array_add (self->urls, g_strdup (url));
}

guint
coranto_known_stories_count (const CorantoKnownStories *self)
{
  return self ? self->urls->len : 0;
}

const char *
coranto_known_stories_get (const CorantoKnownStories *self, guint index)
{
  return g_ptr_array_index (self->urls, index);
}

gboolean
coranto_known_stories_has (const CorantoKnownStories *self, const char *url)
{
  g_autofree char *key = NULL;

  if (coranto_known_stories_count (self) == 0)
    return FALSE;
  key = coranto_url_key (url);
  return key && g_hash_table_contains (self->keys, key);
}
