/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories that a channel has shown lately, by their addresses: what its list is recognised by
 * when the page around it changed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More tell nothing more. */
#define CORANTO_KNOWN_STORIES_MAX 200

/* Atomically reference-counted; filled by its maker, immutable once shared between threads. */
typedef struct _CorantoKnownStories CorantoKnownStories;

/* (transfer full) */
CorantoKnownStories *coranto_known_stories_new (void);
CorantoKnownStories *coranto_known_stories_ref (CorantoKnownStories *self);
void coranto_known_stories_unref (CorantoKnownStories *self);

/* Newest first; what is no address, is there already or is too much is left out. */
void coranto_known_stories_add (CorantoKnownStories *self, const char *url);

/* `self` may be NULL: none. */
guint coranto_known_stories_count (const CorantoKnownStories *self);
/* Its address as it was added.  (transfer none) */
const char *coranto_known_stories_get (const CorantoKnownStories *self, guint index);
/* Whether the address is one of them, as articles are recognised: neither tracking parameters nor
 * http or https make a difference. */
gboolean coranto_known_stories_has (const CorantoKnownStories *self, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoKnownStories, coranto_known_stories_unref)

G_END_DECLS
