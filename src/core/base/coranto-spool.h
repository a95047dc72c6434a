/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that are gathered before they are read: in memory while they are few, in a file without a
 * name once they are many, and mapped from there.  What reads them from front to back gives back
 * what it is done with, so that a document of any size costs the memory of a window on it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CorantoSpool CorantoSpool;

CorantoSpool *coranto_spool_new (void);
void coranto_spool_free (CorantoSpool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSpool, coranto_spool_free)

/* Room for `size` bytes more, to be written there and then told of by coranto_spool_commit(), which
 * takes as many of them as really came.  FALSE with an error of GIO when there is no room on the
 * disk. */
guint8 *coranto_spool_reserve (CorantoSpool *spool, gsize size);
gboolean coranto_spool_commit (CorantoSpool *spool, gsize size, GError **error);
gboolean coranto_spool_append (CorantoSpool *spool, const void *data, gsize size, GError **error);

/* How many there are. */
gsize coranto_spool_get_size (CorantoSpool *spool);

/* All of them; the spool is empty afterwards.  They may be shared between threads.
 * (transfer full) */
GBytes *coranto_spool_finish (CorantoSpool *spool, GError **error);

/* The reader has gone past `size` bytes at `data`, of bytes that some spool gave: they leave the
 * memory and come back from the file if they are looked at again.  Without effect on any other
 * memory.  Any thread. */
void coranto_spool_forget (const void *data, gsize size);

/* How much is read between two times of forgetting. */
#define CORANTO_SPOOL_STEP (1024 * 1024)

/* For loops from front to back: the reader is at `at` now, and what it has gone past since `*done`
 * is forgotten, in steps. */
static inline void
coranto_spool_pass (const char **done, const char *at)
{
  if (at - *done < CORANTO_SPOOL_STEP)
    return;
  coranto_spool_forget (*done, (gsize) (at - *done));
  *done = at;
}

G_END_DECLS
