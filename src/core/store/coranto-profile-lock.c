/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flock() on the profile's folder. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-profile-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#define STEP_USEC (50 * 1000)
/* Another program that saves what can be read of a large database takes its time. */
#define SHARED_WAIT_USEC (120 * G_USEC_PER_SEC)
#define ALONE_WAIT_USEC (5 * G_USEC_PER_SEC)

struct _CorantoProfileLock
{
  int folder; /* -1: not to be locked */
};

static gboolean
try_for (int folder, int kind, gint64 wait_usec, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + wait_usec;

  while (flock (folder, kind | LOCK_NB) != 0)
    {
      if (errno == EINTR)
        continue;
      if (errno != EWOULDBLOCK)
        return TRUE; /* there are no such locks here */
      if (g_get_monotonic_time () > deadline)
        {
          coranto_error_set (error, CORANTO_ERROR_BUSY, "");
          return FALSE;
        }
      g_usleep (STEP_USEC);
    }
  return TRUE;
}

CorantoProfileLock *
coranto_profile_lock_new (const char *directory, GError **error)
{
  g_autoptr (CorantoProfileLock) self = g_new0 (CorantoProfileLock, 1);

  self->folder = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder >= 0 && !try_for (self->folder, LOCK_SH, SHARED_WAIT_USEC, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
coranto_profile_lock_free (CorantoProfileLock *self)
{
  if (!self)
    return;
  if (self->folder >= 0)
    close (self->folder);
  g_free (self);
}

/* The shared lock goes first: two programs that both keep theirs would wait for each other. */
gboolean
coranto_profile_lock_take_alone (CorantoProfileLock *self, GError **error)
{
  if (self->folder < 0)
    return TRUE;
  flock (self->folder, LOCK_UN);
  return try_for (self->folder, LOCK_EX, ALONE_WAIT_USEC, error);
}

void
coranto_profile_lock_share (CorantoProfileLock *self)
{
  if (self->folder >= 0)
    flock (self->folder, LOCK_SH);
}
